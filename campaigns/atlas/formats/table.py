"""The rows of a data export: the columns that other people build on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.scene import COLUMNS

if TYPE_CHECKING:
    import geopandas as gpd

CONTRACT = COLUMNS[:11]
"""Columns of a data export: ``id, layer, kind, name, side, start, end, certainty, sources, dossier, note``."""


def of_rows(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Rows of the scene with the columns of the contract as text: days as ISO dates, empty = open; EPSG:4326."""
    table = rows[[*CONTRACT, "geometry"]].copy()
    for column in ("start", "end"):
        table[column] = table[column].map(lambda day: "" if day is None else day.isoformat())
    for column in CONTRACT:
        table[column] = table[column].map(lambda value: "" if value is None else str(value))
    return table
