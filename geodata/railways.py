"""Railways with their owners and gauges over time, and the roads of the campaigns.

The rows are in ``geodata/railways.csv``: a line is one or more sections, a section the smallest stretch that changes
owner, gauge or opening together. ``kind`` is the gauge in millimetres (``gauge-1524``), or ``road``. The sections run
smoothly through the stations of ``geodata/build/stations.csv`` and are in ``geodata/layers/railways.geojson``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geodata import dated_table, layer_files

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.problems import Problem

TABLE = dated_table.Table(Path(__file__).parent / "railways.csv", "geodata/railways.csv", "line", ("railway", "route"))


def load(table: dated_table.Table = TABLE) -> gpd.GeoDataFrame:
    """Return one row a line, owner and gauge; ``side`` is the owner. Columns and errors as ``territories.load``."""
    return dated_table.load(table, "railways", TABLE.layers)


def problems(table: dated_table.Table = TABLE) -> list[Problem]:
    """Everything wrong with the table, a section that has two owners on a day included."""
    known = layer_files.by_id("railways")
    rows, _ = dated_table.read(table)
    return sorted([*dated_table.mistakes(table, known), *dated_table.overlaps(rows, table)])
