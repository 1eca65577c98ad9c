"""Boundary lines and the claims of each side to them.

The rows are in ``geodata/borders.csv``, the lines in ``geodata/layers/borders.geojson``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geodata import dated_table, layer_files

if TYPE_CHECKING:
    import geopandas as gpd
    import shapely

    from geodata.problems import Problem

TABLE = dated_table.Table(Path(__file__).parent / "borders.csv", "geodata/borders.csv", "line", ("border", "claim"))


@cache
def _lines() -> dict[str, shapely.Geometry]:
    properties, shapes = layer_files.read("borders")
    return {str(said["id"]): shape for said, shape in zip(properties, shapes, strict=True)}


def load(table: dated_table.Table = TABLE) -> gpd.GeoDataFrame:
    """Return one row a line and period; ``side`` is the claimant. Columns and errors as ``territories.load``."""
    rows = dated_table.sound(table, _lines())
    return dated_table.frame(rows, lambda row: _lines()[row.what[0]])


def problems(table: dated_table.Table = TABLE) -> list[Problem]:
    """Everything wrong with the table."""
    rows, found = dated_table.read(table)
    found += dated_table.unknown(rows, table, _lines())
    return sorted(found)
