"""Files of maps: KML and KMZ, GPX, GeoPackage, zipped Shapefile, GeoParquet; GDAL reads them."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from campaigns.guests.json_files import text_of
from campaigns.guests.table import MOST_ROWS, GuestFileError, GuestTable
from campaigns.guests.xlsx_files import refuse_bomb
from geodata.projections import GEOGRAPHIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = {
    ".kml": "KML",
    ".kmz": "KMZ",
    ".gpx": "GPX",
    ".gpkg": "GeoPackage",
    ".zip": "zipped Shapefile",
    ".parquet": "GeoParquet",
    ".geoparquet": "GeoParquet",
}
_PARTS_OF_OTHERS = {"route_points", "track_points"}
"""Layers of GPX that have again what its routes and tracks have."""
_OF_NO_USE = {
    *(
        "altitudemode",
        "tessellate",
        "extrude",
        "visibility",
        "draworder",
        "icon",
        "magvar",
        "geoidheight",
        "fix",
        "sat",
    ),
    *("hdop", "vdop", "pdop", "ageofdgpsdata", "dgpsid"),
}
"""Columns that GDAL makes of every KML and GPX, which say how a device measured and how a program draws."""


def read(data: bytes, file: str, suffix: str) -> GuestTable:
    """The features of all layers of a file, each a row.

    Parameters
    ----------
    data, file, suffix
        The bytes, the name that messages have, and its suffix, one of ``KINDS``.

    Raises
    ------
    GuestFileError
        If it cannot be read, has no feature, or more than are read.
    """
    kind = KINDS[suffix]
    expected = f"a {kind} that is whole"
    if suffix in {".kmz", ".zip"}:
        refuse_bomb(data, expected)
    try:
        frames = [in_degrees(frame) for frame in _frames(data, suffix)]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, OSError) as error:
        raise GuestFileError(f"no {kind} that can be read ({str(error)[:120]})", expected) from None
    rows = sum(map(len, frames))
    if not rows:
        raise GuestFileError("no feature", "a feature for each thing")
    if rows > MOST_ROWS:
        raise GuestFileError(f"{rows:,} features", f"at most {MOST_ROWS:,}")
    return table_of(frames, file, kind)


def table_of(frames: Sequence[gpd.GeoDataFrame], file: str, kind: str) -> GuestTable:
    """The features of some layers in EPSG:4326, which have any, each a row."""
    rows = sum(map(len, frames))
    whole = gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), geometry="geometry", crs=GEOGRAPHIC)
    names = [name for name in whole.columns if name != "geometry" and name.lower() not in _OF_NO_USE]
    columns = {str(name): [as_text(value) for value in whole[name]] for name in names}
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    geometry = [None if shape is None or shape.is_empty else shapely.force_2d(shape) for shape in whole.geometry]
    return GuestTable(file, f"{kind}, {rows:,} features", filled, range(1, rows + 1), geometry)


def _frames(data: bytes, suffix: str) -> Iterator[gpd.GeoDataFrame]:
    if suffix in {".parquet", ".geoparquet"}:
        yield gpd.read_parquet(io.BytesIO(data))
        return
    with tempfile.TemporaryDirectory() as folder:  # GDAL tells kinds of files by their names
        path = Path(folder) / f"data{suffix}"
        path.write_bytes(data)
        for layer, shape in pyogrio.list_layers(path):
            if shape is not None and layer not in _PARTS_OF_OTHERS:
                frame = pyogrio.read_dataframe(path, layer=layer)
                if len(frame):
                    yield frame


def in_degrees(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """A layer in EPSG:4326; one that names no reference system is taken to be."""
    frame = frame.rename_geometry("geometry") if frame.geometry.name != "geometry" else frame
    return frame.set_crs(GEOGRAPHIC) if frame.crs is None else frame.to_crs(GEOGRAPHIC)


def as_text(value: object) -> str:
    """A value of a column as a cell has it."""
    if value is pd.NaT:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(timespec="minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None or value != value else text_of(value)  # noqa: PLR0124 - not a number
