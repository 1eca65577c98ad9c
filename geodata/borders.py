"""Boundary lines, the claims of each side to them, truce lines and fortified lines.

The rows are in ``geodata/borders.csv``, the lines in ``geodata/layers/borders.geojson``. Borders between two lands
follow from who held what: see ``frontiers``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geodata import dated_table, layer_files

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.problems import Problem

TABLE = dated_table.Table(Path(__file__).parent / "borders.csv", "geodata/borders.csv", "line", ("border", "claim"))


def load(table: dated_table.Table = TABLE) -> gpd.GeoDataFrame:
    """Return one row a line and period; ``side`` is the claimant. Columns and errors as ``territories.load``."""
    return dated_table.load(table, "borders")


def problems(table: dated_table.Table = TABLE) -> list[Problem]:
    """Everything wrong with the table."""
    return dated_table.mistakes(table, layer_files.by_id("borders"))
