"""A look for the layer ``atlas`` in QGIS: rules by layer and side, kept in the GeoPackage where QGIS finds it."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from campaigns.symbology import style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd

TABLE = "layer_styles"
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
VALUES ('{TABLE}', 'attributes', '{TABLE}', '2000-01-01T00:00:00Z')
"""  # noqa: S608 - our own name of the table
_INSERT = f"""
INSERT INTO {TABLE} (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
  useAsDefault, description, update_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608 - our own name of the table
_SHAPES = {
    "swords": "cross_fill",
    "square": "square",
    "anchor": "pentagon",
    "parachute": "hexagon",
    "triangle": "triangle",
    "ring": "circle",
    "diamond": "diamond",
    "flag": "star",
    "dot": "circle",
}
"""Markers of QGIS nearest to the marks of the document."""
_ORDER = ("territory", "occupation", "claim", "island", "border", "railway", "route", "arrow", "place", "event")
"""From the lowest upwards."""

Symbol = tuple[str, str, dict[str, str]]
"""Kind of symbol (fill, line or marker), class of its layer, and that layer's properties."""


def style_layer(out: Path, table: gpd.GeoDataFrame, column: str = "geom") -> None:
    """Write the look of the features of a table into a GeoPackage that holds them as its layer ``atlas``."""
    with closing(sqlite3.connect(out)) as connection, connection:
        connection.execute(_CREATE)
        connection.execute(_REGISTER)
        row = ("", "", _NAME, column, _NAME, qml(table), 1, "Colours by side and layer", "2000-01-01T00:00:00Z")
        connection.execute(_INSERT, row)


def qml(table: gpd.GeoDataFrame) -> str:
    """A QGIS style with one rule for each kind of feature of a table."""
    root = ET.Element("qgis", version="3.34.0", styleCategories="Symbology|Labeling")
    renderer = ET.SubElement(
        root, "renderer-v2", type="RuleRenderer", forceraster="0", symbollevels="0", enableorderby="0"
    )
    rules = ET.SubElement(renderer, "rules", key=_key("root"))
    symbols = ET.SubElement(renderer, "symbols")
    number = 0
    for layer in _ORDER:
        present = table[table["layer"] == layer]
        if present.empty:
            continue
        title = style.LAYER_TITLES[layer]
        parent = ET.SubElement(rules, "rule", key=_key(layer), label=title, filter=f"\"layer\" = '{layer}'")
        for label, condition, symbol in _rules(layer, present):
            attributes = {"key": _key(f"{layer}{label}"), "label": label, "filter": condition, "symbol": str(number)}
            ET.SubElement(parent, "rule", attributes)
            _symbol(symbols, str(number), symbol)
            number += 1
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(root, encoding="unicode")


def _rules(layer: str, present: gpd.GeoDataFrame) -> Iterator[tuple[str, str, Symbol]]:
    """Label, condition and symbol of each rule of a layer."""
    if layer == "place":
        look = {"name": "circle", "color": _rgba("#ffffff"), "outline_color": _rgba(style.INK), "size": "1.6"}
        yield "Place", "TRUE", ("marker", "SimpleMarker", look)
        return
    pairs = {(str(kind), str(side)) for kind, side in zip(present["kind"], present["side"], strict=True)}
    if layer not in {"event", "border", "claim"}:
        pairs = {("", side) for _, side in pairs}
    areas = set(present.geometry.geom_type) & {"Polygon", "MultiPolygon"}
    for kind, side in sorted(pairs):
        label = ": ".join(part for part in (kind, side) if part) or layer
        condition = f'"side" = {_quoted(side)}' + (f' AND "kind" = {_quoted(kind)}' if kind else "")
        if layer == "claim" and areas:
            fill = (
                "fill",
                "PointPatternFill",
                {"distance_x": "1.6", "distance_y": "1.6", "color": _rgba(style.side_colour(side))},
            )
            yield f"{label} (area)", f"{condition} AND geometry_type($geometry) = 'Polygon'", fill
            condition += " AND geometry_type($geometry) = 'Line'"
        yield label, condition, _look(layer, kind, style.side_colour(side))


def _look(layer: str, kind: str, colour: str) -> Symbol:
    edge = {"outline_color": _rgba(colour), "outline_width": "0.3", "outline_style": "solid"}
    if layer in {"territory", "island"}:
        share = style.WASH if layer == "territory" else 0.4
        return "fill", "SimpleFill", {"color": _rgba(colour, share), "style": "solid", **edge}
    if layer == "occupation":
        return (
            "fill",
            "SimpleFill",
            {"color": _rgba(colour, 0.6), "style": "b_diagonal", **edge, "outline_style": "dash"},
        )
    if layer == "arrow":
        return (
            "fill",
            "SimpleFill",
            {"color": _rgba(colour), "style": "solid", "outline_color": _rgba("#ffffff"), "outline_width": "0.35"},
        )
    if layer == "event":
        shape = _SHAPES[style.MARKS.get(kind, "dot")]
        return (
            "marker",
            "SimpleMarker",
            {"name": shape, "color": _rgba(colour), "outline_color": _rgba("#ffffff"), "size": "4"},
        )
    if layer == "border" and kind in style.FIRM_BORDERS:
        dash = "dash" if kind == "approximate-border" else "solid"
        return "line", "SimpleLine", {"line_color": _rgba(style.BORDER), "line_width": "0.4", "line_style": dash}
    dash = {"route": "dash", "claim": "dash", "railway": "solid", "border": "dash dot"}[layer]
    return "line", "SimpleLine", {"line_color": _rgba(colour), "line_width": "0.5", "line_style": dash}


def _symbol(symbols: ET.Element, name: str, symbol: Symbol) -> None:
    kind, layer_class, properties = symbol
    element = ET.SubElement(
        symbols, "symbol", {"type": kind, "name": name, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"}
    )
    layer = ET.SubElement(element, "layer", {"class": layer_class, "enabled": "1", "locked": "0", "pass": "0"})
    options = ET.SubElement(layer, "Option", type="Map")
    for key, value in properties.items():
        ET.SubElement(options, "Option", name=key, value=value, type="QString")
    if layer_class == "PointPatternFill":
        dot = {"name": "circle", "color": properties["color"], "outline_style": "no", "size": "0.5"}
        _symbol(layer, f"@{name}@0", ("marker", "SimpleMarker", dot))


def _rgba(colour: str, opacity: float = 1.0) -> str:
    return ",".join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5)) + f",{round(opacity * 255)}"


def _quoted(text: str) -> str:
    """A text in an expression of QGIS."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def _key(text: str) -> str:
    return "{" + str(uuid.uuid5(_KEYS, text)) + "}"
