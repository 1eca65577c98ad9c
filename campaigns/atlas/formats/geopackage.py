"""GeoPackage with a style for QGIS and, in its metadata tables, where it comes from."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from campaigns.atlas.formats import qgis

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.provenance import Provenance

_DAY = "2000-01-01T00:00:00.000Z"
"""Stands where the format asks when something was written: the same atlas gives the same file."""


def write(out: Path, table: gpd.GeoDataFrame, provenance: Provenance) -> None:
    """Write the rows of a data export, see ``table.of_rows``, as layer ``atlas``."""
    table.to_file(
        out,
        driver="GPKG",
        engine="pyogrio",
        layer="atlas",
        GEOMETRY_NAME="geom",
        DESCRIPTION=provenance.statement,
        dataset_metadata={key.upper(): text for key, text in provenance.fields().items()},
    )
    qgis.style_layer(out, table)
    with closing(sqlite3.connect(out)) as connection, connection:
        connection.execute("UPDATE gpkg_contents SET last_change = ?", (_DAY,))
        connection.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (_DAY,))
