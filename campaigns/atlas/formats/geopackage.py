"""GeoPackage with a style and temporal settings for QGIS and, in its metadata tables, where it comes from."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pyogrio.raw

from campaigns.atlas.formats import qgis
from geodata.projections import GEOGRAPHIC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from campaigns.atlas.provenance import Provenance

_DAYS = ("start", "end")
"""Columns of dates; an open end is NULL."""


def write(
    out: Path, table: gpd.GeoDataFrame, provenance: Provenance, guests: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Write the rows of a data export, see ``table.of_rows``, as layer ``atlas``; ``guests`` are titles by layer.

    It is made in memory: of a disk that fills up only Python tells in a way that can be understood.
    """
    stream = io.BytesIO()
    columns = [column for column in table.columns if column != "geometry"]
    pyogrio.raw.write(
        stream,
        table.geometry.to_wkb().to_numpy(),
        [_values(table[column]) for column in columns],
        columns,
        driver="GPKG",
        layer="atlas",
        geometry_type="Unknown",
        crs=GEOGRAPHIC.to_string(),
        dataset_options={"VERSION": "1.3"},  # readers older than GDAL 3.7 find fault with later ones
        layer_options={"GEOMETRY_NAME": "geom", "DESCRIPTION": provenance.statement},
        dataset_metadata={key.upper(): text for key, text in provenance.fields().items()},
    )
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(stream.getvalue())
        with connection:
            qgis.style_layer(connection, table, guests=guests)
            # The same atlas gives the same file, whenever it is written.
            connection.execute("UPDATE gpkg_contents SET last_change = ?", (qgis.WRITTEN,))
            connection.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (qgis.WRITTEN,))
        out.write_bytes(connection.serialize())


def _values(column: pd.Series) -> np.ndarray:
    if column.name not in _DAYS:
        return column.to_numpy(dtype=object)
    return np.array([day or "NaT" for day in column], dtype="datetime64[D]")
