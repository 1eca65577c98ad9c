"""The Kuril islands one by one, with Moneron and Tyuleniy: who held each from when to when.

The days are in ``geodata/islands.csv``, the outlines in ``geodata/layers/islands.geojson``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from geodata import dated_table, layer_files

if TYPE_CHECKING:
    from geodata.problems import Problem

TABLE = dated_table.Table(Path(__file__).parent / "islands.csv", "geodata/islands.csv", "island", ("island",))


def outlines() -> gpd.GeoDataFrame:
    """Return every island once: columns ``id, name, name_ru, name_ja, source, geometry``; EPSG:4326."""
    properties, shapes = layer_files.read("islands")
    return gpd.GeoDataFrame(pd.DataFrame(properties), geometry=shapes, crs="EPSG:4326")


def load(table: dated_table.Table = TABLE) -> gpd.GeoDataFrame:
    """Return one row an island and holder, in file order; as ``territories.load`` in all else."""
    known = layer_files.by_id("islands")
    return dated_table.frame(dated_table.sound(table, known, TABLE.layers), lambda row: known[row.what[0]])


def problems(table: dated_table.Table = TABLE) -> list[Problem]:
    """Everything wrong with the table, an island held twice or by nobody included."""
    known = set(layer_files.by_id("islands"))
    rows, found = dated_table.read(table)
    found += dated_table.unknown(rows, table, known)
    if not found:
        found += dated_table.clashes(rows, table)
        found += dated_table.absent(table, known - {key for row in rows for key in row.what})
    return sorted(found)
