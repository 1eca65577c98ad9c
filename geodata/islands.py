"""The Kuril islands one by one, with Moneron and Tyuleniy: who held each from when to when.

The days are in ``geodata/islands.csv``, the outlines in ``geodata/layers/islands.geojson``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import holdings
from geodata.dated_table import Table

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.ground import Ground
    from geodata.problems import Problem

TABLE = Table("islands", "island", ("island",), geometry_layer="islands", exclusive=("island",))


def outlines(ground: Ground) -> gpd.GeoDataFrame:
    """Return every island once: columns ``id, name, name_ru, name_ja, source, geometry``; EPSG:4326."""
    return ground.layer("islands").frame()


def load(ground: Ground) -> gpd.GeoDataFrame:
    """Return one row an island and holder, in file order; as ``territories.load`` in all else."""
    known = ground.layer("islands").by_id
    return holdings.frame(holdings.valid_rows(ground, TABLE), lambda row: known[row.geometry_ids[0]])


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with the table, an island held twice or by nobody included."""
    found = holdings.mistakes(ground, TABLE)
    if not found:
        rows, _ = ground.table(TABLE)
        found += holdings.clashes(rows, TABLE)
        found += holdings.absent(
            TABLE, set(ground.layer("islands").by_id) - {key for row in rows for key in row.geometry_ids}
        )
    return sorted(found)
