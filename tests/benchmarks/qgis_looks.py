"""How QGIS draws each row of a GeoPackage by the style inside it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import shapely
from shapely.geometry.base import BaseGeometry

from tests.benchmarks.row_comparison import GEOMETRY, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COLUMNS = ("id", "layer", "kind", "side", "geometry_type")
_CLASSES = {0: "Point", 1: "Line", 2: "Polygon"}
"""What QGIS calls geometries, by their dimension."""


def of_rows(qml: str, rows: list[Row]) -> list[Row]:
    """Key, label and symbol of each row, symbol layer by symbol layer; of a row that no rule is for, the key.

    The filters of rules are read as SQL: both write columns, values, AND, IN and TRUE the same way.
    """
    root = ET.fromstring(qml.partition("\n")[2])  # noqa: S314 - a file that is compared by who made it
    symbols = {symbol.get("name"): dict(_settings(symbol)) for symbol in root.iter("symbol")}
    looks: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE rows ({', '.join(_COLUMNS)})")
        connection.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?)", map(_filtered_by, rows))
        for parent in root.findall("renderer-v2/rules/rule"):
            for rule in parent:
                where = f"({parent.get('filter')}) AND ({rule.get('filter')})"
                where = where.replace("geometry_type($geometry)", "geometry_type")
                for (key,) in connection.execute(f"SELECT id FROM rows WHERE {where}"):  # noqa: S608 - in memory
                    looks[key].append({"label": rule.get("label"), **symbols[rule.get("symbol")]})
    return [{"key": row["id"], **dict(_numbered(looks[str(row["id"])]))} for row in rows]


def _filtered_by(row: Row) -> tuple[str, ...]:
    geometry = row[GEOMETRY]
    dimension = int(shapely.get_dimensions(geometry)) if isinstance(geometry, BaseGeometry) else -1
    return (*(str(row[column]) for column in _COLUMNS[:-1]), _CLASSES.get(dimension, ""))


def _settings(symbol: ET.Element, within: str = "") -> Iterator[tuple[str, object]]:
    """Type of a symbol, class and options of its symbol layers, and of the symbols that these repeat."""
    yield f"{within}type", symbol.get("type")
    for number, layer in enumerate(symbol.findall("layer"), 1):
        name = f"{within}symbol layer {number}"
        yield name, layer.get("class")
        for option in layer.findall("Option/Option"):
            yield f"{name} {option.get('name')}", option.get("value")
        for repeated in layer.findall("symbol"):
            yield from _settings(repeated, f"{name} repeated ")


def _numbered(looks: list[Mapping[str, object]]) -> Iterator[tuple[str, object]]:
    for number, look in enumerate(looks, 1):
        for name, value in look.items():
            yield (name if number == 1 else f"rule {number} {name}"), value
