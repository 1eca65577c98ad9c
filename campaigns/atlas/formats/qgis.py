"""A style and temporal settings for the layer ``atlas`` in QGIS, kept in the GeoPackage where QGIS finds it.

The style is rules by layer and side; by the temporal settings QGIS shows on each day what is valid on it.
"""

from __future__ import annotations

import uuid
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from campaigns import chapters
from campaigns.atlas.formats import qgis_symbols
from campaigns.symbology import layers, legend, marks

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Iterator, Mapping

    import geopandas as gpd

    from campaigns.atlas.formats.qgis_symbols import Symbol

TABLE = "layer_styles"
WRITTEN = "2000-01-01T00:00:00.000Z"
"""Stands where the format asks when something was written."""
_NAME = "atlas"
_KEYS = uuid.UUID("6f3c5f0e-6a57-4d5c-9f6c-5c0d6b6a1904")
"""Namespace of the rules' keys, so that the same atlas gives the same file."""
_CREATE = f"""
CREATE TABLE {TABLE} (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30),
  ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
)
"""
_REGISTER = f"""
INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
VALUES ('{TABLE}', 'attributes', '{TABLE}', '{WRITTEN}')
"""  # noqa: S608 - our own name of the table
_INSERT = f"""
INSERT INTO {TABLE} (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
  useAsDefault, description, update_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608 - our own name of the table
_BY_KIND = frozenset(
    {"event", "phase", "place", "border", "claim", "railway", "road", "route", "unit", "front", "cover"}
)
"""Layers in which what a thing looks like depends on its kind."""


def _time(column: str, open_end: dt.date, hour: str) -> str:
    """A column of days as a time of QGIS; NULL, an open end, is the first or last day of the atlas."""
    day = f'coalesce(to_date("{column}"), make_date({open_end.year},{open_end.month},{open_end.day}))'
    return f"to_datetime(format_date({day}, 'yyyy-MM-dd') || 'T{hour}')"


_TEMPORAL = {
    "enabled": "1",
    "mode": "4",  # start and end from expressions
    "startExpression": _time("start", chapters.FIRST_DAY, "00:00:00"),
    "endExpression": _time("end", chapters.LAST_DAY, "23:59:59"),
    "limitMode": "1",  # the end is shown too
    "startField": "start",
    "endField": "end",
    "durationField": "",
    "durationUnit": "d",
    "fixedDuration": "0",
    "accumulate": "0",
}
"""The temporal settings of the layer: shown are the features whose days meet those of the clock.

Start and end straight from the columns (mode 2) would be a day off: QGIS compares a date with a time as texts then.
"""


def style_layer(
    connection: sqlite3.Connection,
    table: gpd.GeoDataFrame,
    column: str = "geom",
    guests: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write the style of the features of a table into a GeoPackage that holds them as its layer ``atlas``.

    ``guests`` are the titles of layers that users brought, by their ids.
    """
    connection.execute(_CREATE)
    connection.execute(_REGISTER)
    row = ("", "", _NAME, column, _NAME, qml(table, guests), 1, "The symbology of the atlas", WRITTEN)
    connection.execute(_INSERT, row)


def qml(table: gpd.GeoDataFrame, guests: Mapping[str, str] = MappingProxyType({})) -> str:
    """A QGIS style with one rule for each kind of feature of a table; ``guests`` as of ``style_layer``."""
    root = ET.Element("qgis", version="3.34.0", styleCategories="Symbology|Labeling|Temporal")
    temporal = ET.SubElement(root, "temporal", _TEMPORAL)
    fixed = ET.SubElement(temporal, "fixedRange")
    for edge in ("start", "end"):
        ET.SubElement(fixed, edge)
    renderer = ET.SubElement(
        root, "renderer-v2", type="RuleRenderer", forceraster="0", symbollevels="0", enableorderby="0"
    )
    rules = ET.SubElement(renderer, "rules", key=_key("root"))
    symbols = ET.SubElement(renderer, "symbols")
    number = 0
    for layer, title in ({layer: layers.titles()[layer] for layer in layers.upwards()} | dict(guests)).items():
        present = table[table["layer"] == layer]
        if present.empty:
            continue
        parent = ET.SubElement(rules, "rule", key=_key(layer), label=title, filter=f'"layer" = {_quoted(layer)}')
        for label, condition, symbol in _guest_rules(present, title) if layer in guests else _rules(layer, present):
            attributes = {
                "key": _key(f"{layer}{condition}"),
                "label": label,
                "filter": condition,
                "symbol": str(number),
            }
            ET.SubElement(parent, "rule", attributes)
            qgis_symbols.write(symbols, str(number), symbol)
            number += 1
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(root, encoding="unicode")


def _rules(layer: str, present: gpd.GeoDataFrame) -> Iterator[tuple[str, str, Symbol]]:
    """Label, condition and symbol of each rule of a layer; labels are those of the legend."""
    closed = present.geometry.geom_type.isin(["Polygon", "MultiPolygon"])
    columns = zip(present["kind"].astype(str), present["side"].astype(str), closed, strict=True)
    wanted = {
        (kind if layer in _BY_KIND else "", side if qgis_symbols.needs_side(layer, kind) else "", area)
        for kind, side, area in columns
    }
    for kind, side, area in sorted(wanted):
        conditions = [f'"{name}" = {_quoted(value)}' for name, value in (("side", side), ("kind", kind)) if value]
        if (kind, side, not area) in wanted:
            conditions.append(f"geometry_type($geometry) = '{'Polygon' if area else 'Line'}'")
        symbol = qgis_symbols.of_rows(layer, kind, side, closed=area)
        yield _label(layer, kind, side), " AND ".join(conditions) or "TRUE", symbol


def _guest_rules(present: gpd.GeoDataFrame, title: str) -> Iterator[tuple[str, str, Symbol]]:
    """Rules of a layer that a user brought: one for each colour of points, lines and areas."""
    shapes = present.geometry.geom_type.str.removeprefix("Multi").str.replace("LineString", "Line")
    for shape, colour in sorted(set(zip(shapes, present["colour"].astype(str), strict=True))):
        condition = f"geometry_type($geometry) = '{shape}' AND \"colour\" = {_quoted(colour)}"
        yield f"{title}, {colour}", condition, qgis_symbols.of_guest(shape, colour)


def _label(layer: str, kind: str, side: str) -> str:
    without_dot = layer == "place" and not marks.has_dot(kind)  # a sea is no town; the legend has no entry for it
    text = kind.capitalize() if without_dot else legend.of_row(layer, kind).en
    event = legend.of_row("event", kind).en if layer == "phase" else ""
    gauge = kind.replace("gauge-", "gauge ") if layer == "railway" else ""
    return ": ".join(part for part in (text, event, side, gauge) if part)


def _quoted(text: str) -> str:
    """A text in an expression of QGIS."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def _key(text: str) -> str:
    return "{" + str(uuid.uuid5(_KEYS, text)) + "}"
