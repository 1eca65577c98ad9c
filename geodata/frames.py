"""GeoDataFrames of what was read. Reading and checking need none: geopandas, half of their imports, waits till then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    import shapely


def frame(
    columns: Mapping[str, object] | Sequence[Mapping[str, object]], shapes: Sequence[shapely.Geometry]
) -> gpd.GeoDataFrame:
    """Columns, or rows, and their geometry as a GeoDataFrame; EPSG:4326, longitude first."""
    import geopandas  # noqa: PLC0415 - see above

    return geopandas.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")
