"""Railways with their owners and gauges over time, and the roads of the campaigns.

The rows are in ``geodata/railways.csv``: a line is one or more sections, a section the smallest stretch that changes
owner, gauge or opening together. ``kind`` is the gauge in millimetres (``gauge-1524``), or ``road``. The sections run
smoothly through the stations of ``geodata/build/stations.csv`` and are in ``geodata/layers/railways.geojson``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import holdings
from geodata.dated_table import Table

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.ground import Ground
    from geodata.problems import Problem

TABLE = Table("railways", "line", ("railway", "route"), geometry_layer="railways", exclusive=("railway", "route"))


def load(ground: Ground) -> gpd.GeoDataFrame:
    """Return one row a line, owner and gauge; ``side`` is the owner. Columns and errors as ``territories.load``."""
    return holdings.load(ground, TABLE)


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with the table, a section that has two owners on a day included."""
    rows, _ = ground.table(TABLE)
    return sorted([*holdings.mistakes(ground, TABLE), *holdings.overlaps(rows, TABLE)])
