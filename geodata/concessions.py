"""What one side was allowed on the land and along the coast of another: oil, coal and fishing grounds, with their days.

The rows are in ``geodata/concessions.csv``, the areas in ``geodata/layers/concessions.geojson``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import holdings
from geodata.dated_table import Table

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.ground import Ground
    from geodata.problems import Problem

TABLE = Table("concessions", "area", ("claim",), geometry_layer="concessions")


def load(ground: Ground) -> gpd.GeoDataFrame:
    """Return one row an area and period; ``side`` has the right. Columns and errors as ``territories.load``."""
    return holdings.load(ground, TABLE)


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with the table."""
    return holdings.mistakes(ground, TABLE)
