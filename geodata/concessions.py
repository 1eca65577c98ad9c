"""What one side was allowed on the land and along the coast of another: oil, coal and fishing grounds, with their days.

The rows are in ``geodata/concessions.csv``, the areas in ``geodata/layers/concessions.geojson``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geodata import dated_table, layer_files

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.problems import Problem

TABLE = dated_table.Table(Path(__file__).parent / "concessions.csv", "geodata/concessions.csv", "area", ("claim",))


def load(table: dated_table.Table = TABLE) -> gpd.GeoDataFrame:
    """Return one row an area and period; ``side`` has the right. Columns and errors as ``territories.load``."""
    return dated_table.load(table, "concessions")


def problems(table: dated_table.Table = TABLE) -> list[Problem]:
    """Everything wrong with the table."""
    return dated_table.mistakes(table, layer_files.by_id("concessions"))
