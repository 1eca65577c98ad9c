"""Boundary lines, the claims of each side to them, truce lines and fortified lines.

The rows are in ``geodata/borders.csv``, the lines in ``geodata/layers/borders.geojson``. Borders between two lands
follow from who held what: see ``frontiers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import holdings
from geodata.dated_table import Table

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.ground import Ground
    from geodata.problems import Problem

TABLE = Table("borders", "line", ("border", "claim"), geometry_layer="borders")


def load(ground: Ground) -> gpd.GeoDataFrame:
    """Return one row a line and period; ``side`` is the claimant. Columns and errors as ``territories.load``."""
    return holdings.load(ground, TABLE)


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with the table."""
    return holdings.mistakes(ground, TABLE)
