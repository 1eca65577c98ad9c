"""Projections of the atlas: true distances around a place, true areas over the whole region.

All geometry of the atlas is stored in EPSG:4326 with axis order longitude, latitude (degrees). Lengths and
areas are never taken from degrees; they are taken in one of the projections here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Geod, Transformer

if TYPE_CHECKING:
    from collections.abc import Iterable

GEOGRAPHIC = CRS.from_epsg(4326)
WGS84 = Geod(ellps="WGS84")
KM_PER_DEGREE = 111.2
"""Kilometres in a degree of latitude, and of longitude on the equator, of a sphere of the earth's size."""

EQUAL_AREA = CRS.from_proj4(
    "+proj=aea +lat_1=35 +lat_2=60 +lat_0=47 +lon_0=120 +datum=WGS84 +units=m +no_defs",
)
"""Albers equal-area conic for North-East Asia, metres; standard parallels 35°N and 60°N (Snyder 1987, ch. 14)."""


class LocalPlane:
    """An azimuthal equidistant plane around one point, in kilometres.

    Distances from the centre are true; within 1,000 km of it the scale error across the radius stays below
    0.5 % (Snyder 1987, ch. 25).

    Parameters
    ----------
    longitude, latitude
        Centre in decimal degrees (WGS 84).
    """

    def __init__(self, longitude: float, latitude: float) -> None:
        self._centre = f"+lat_0={latitude:.6f} +lon_0={longitude:.6f}"
        # A pipeline, as looking for the best of all ways between two reference systems takes a hundred times as long.
        self._forward = Transformer.from_pipeline(
            "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
            f"+step +proj=aeqd {self._centre} +ellps=WGS84 +units=km",
        )

    @property
    def crs(self) -> CRS:
        """The plane as a coordinate reference system."""
        return CRS.from_proj4(f"+proj=aeqd {self._centre} +datum=WGS84 +units=km +no_defs")

    def project(self, lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Longitude/latitude in degrees, shape (n, 2), to x/y in kilometres, shape (n, 2)."""
        x, y = self._forward.transform(lonlat[:, 0], lonlat[:, 1])
        return np.column_stack([x, y])

    def unproject(self, xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """x/y in kilometres, shape (n, 2), to longitude/latitude in degrees, shape (n, 2)."""
        lon, lat = self._forward.transform(xy[:, 0], xy[:, 1], direction="INVERSE")
        return np.column_stack([lon, lat])


@cache
def local_plane(longitude: float, latitude: float) -> LocalPlane:
    """Return the (cached) plane around a point given in decimal degrees."""
    return LocalPlane(longitude, latitude)


_LONGEST_EDGE = 0.1
"""Degrees; a longer edge would be drawn as a chord by the projection, and along a parallel lose much of the land."""


def areas_km2(shapes: Iterable[shapely.Geometry]) -> list[float]:
    """Area of each geometry (EPSG:4326) in square kilometres, in ``EQUAL_AREA``; 0 for lines and points."""
    dense = shapely.segmentize(np.array([*shapes], dtype=object), _LONGEST_EDGE)
    square_metres: list[float] = shapely.area(shapely.transform(dense, _in_equal_area)).tolist()
    return [area / 1e6 for area in square_metres]


def _in_equal_area(lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.column_stack(_equal_area().transform(lonlat[:, 0], lonlat[:, 1]))


@cache
def _equal_area() -> Transformer:
    return Transformer.from_crs(GEOGRAPHIC, EQUAL_AREA, always_xy=True)


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Geodesic distance in kilometres between two points in decimal degrees (WGS 84; Karney 2013)."""
    _, _, metres = WGS84.inv(lon1, lat1, lon2, lat2)
    return float(metres) / 1000.0
