"""GeoJSON (RFC 7946), with where it comes from as a member ``metadata`` of the collection."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.provenance import Provenance

_DECIMALS = 5
"""Of a degree: about a metre."""


def write(out: Path, table: gpd.GeoDataFrame, provenance: Provenance) -> None:
    """Write the rows of a data export, see ``table.of_rows``; one feature a row, an open end is ``null``.

    It is made in memory: of a disk that fills up only Python tells in a way that can be understood.
    """
    # A reader passes over members it does not know (section 6.1); GDAL writes those of the "native" collection.
    collection = {"type": "FeatureCollection", "metadata": provenance.fields(), "features": []}
    stream = io.BytesIO()
    table.assign(**{column: table[column].replace("", None) for column in ("start", "end")}).to_file(
        stream,
        driver="GeoJSON",
        engine="pyogrio",
        layer="atlas",
        RFC7946="YES",
        COORDINATE_PRECISION=_DECIMALS,
        NATIVE_DATA=json.dumps(collection, ensure_ascii=False),
        NATIVE_MEDIA_TYPE="application/vnd.geo+json",
    )
    out.write_bytes(stream.getvalue())
