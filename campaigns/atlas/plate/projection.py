"""The projection of a printed map, chosen for what it shows, and the way from degrees to points on the page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer

from campaigns.symbology import languages, wording
from geodata import antimeridian
from geodata.projections import GEOGRAPHIC, KM_PER_DEGREE

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.extent import Box

Array = npt.NDArray[np.float64]

_LOCAL_KM = 700.0
"""Height of a map up to which an azimuthal equidistant projection is as good as conformal."""
_UTM_KM, _UTM_WIDE_KM = 200.0, 400.0
"""Height and width of a map up to which one zone of UTM is used: its scale is true there within a five-hundredth."""
_CONIC_DEGREES = 45.0
"""Degrees of latitude up to which one cone fits."""
_UTM_LATITUDE = 80.0
"""Degrees up to which UTM is used."""
_EDGE_SAMPLES = 48
OUTSIDE = 14.0
"""Points around the frame within which geometry is still kept, so that no cut edge shows."""


@dataclass(frozen=True)
class Plane:
    """A frame on the page and the projection that fills it.

    Attributes
    ----------
    left, bottom, right, top
        The frame, points on the page.
    scale
        Points on the page for one metre of the projection.
    name, terms
        What the projection is called, a text of ``wording``, and what is written into it.
    """

    left: float
    bottom: float
    right: float
    top: float
    x0: float
    y0: float
    scale: float
    name: str
    terms: tuple[str, ...]
    transformer: Transformer
    zone: str
    """The zone of UTM whose coordinates ``x0`` and ``y0`` and all others of the projection are; empty = of none."""
    middle: float
    """Longitude in the middle of the frame, degrees, from ``antimeridian.SEAM`` to ``antimeridian.END``."""

    def note(self, language: str = languages.ENGLISH) -> str:
        """The projection in words of a language."""
        return wording.of(self.name, language).format(*self.terms)

    def points(self, lonlat: Array) -> Array:
        """Longitude and latitude in degrees, shape (n, 2), to points on the page, shape (n, 2)."""
        x, y = self.transformer.transform(lonlat[:, 0], lonlat[:, 1])
        return np.column_stack([self.left + (x - self.x0) * self.scale, self.bottom + (y - self.y0) * self.scale])

    def lonlat(self, points: Array) -> Array:
        """Points on the page, shape (n, 2), to longitude and latitude in degrees, shape (n, 2).

        Longitudes lie within half a turn of ``middle``: across 180 degrees and the seam they go on.
        """
        x = (points[:, 0] - self.left) / self.scale + self.x0
        y = (points[:, 1] - self.bottom) / self.scale + self.y0
        longitude, latitude = self.transformer.transform(x, y, direction="INVERSE")
        return np.column_stack([self.middle + (longitude - self.middle + 180) % 360 - 180, latitude])

    @property
    def km_per_point(self) -> float:
        """Kilometres of the projection in one point of the page."""
        return 1 / self.scale / 1000

    @cached_property
    def box(self) -> Box:
        """Degrees that enclose the frame, with a little room; its longitudes increase, see ``lonlat``."""
        room = OUTSIDE * 2
        edge = rectangle(self.left - room, self.bottom - room, self.right + room, self.top + room)
        degrees = self.lonlat(edge)
        degrees = degrees[np.isfinite(degrees).all(axis=1)]
        west, south = degrees.min(axis=0)
        east, north = degrees.max(axis=0)
        return (float(west), max(-84.0, float(south)), float(east), min(84.0, float(north)))

    def project(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in degrees, cut to the frame and projected to points of the page."""
        if geometry.is_empty:
            return geometry
        west, _, east, _ = self.box
        inside = antimeridian.clipped(geometry, self.box)
        if inside.is_empty:
            return inside
        dense = shapely.segmentize(inside, max(0.02, (east - west) / 60))
        return self.cut(shapely.transform(dense, self.points), OUTSIDE)

    def cut(self, projected: BaseGeometry, room: float = 0.0) -> BaseGeometry:
        """What of a projected geometry lies in the frame, or within some room around it."""
        return shapely.clip_by_rect(projected, self.left - room, self.bottom - room, self.right + room, self.top + room)

    def holds(self, point: Array, margin: float = 0.0) -> bool:
        """Whether a point of the page lies in the frame, at least ``margin`` points from its edge."""
        x, y = float(point[0]), float(point[1])
        return self.left + margin <= x <= self.right - margin and self.bottom + margin <= y <= self.top - margin


def rectangle(left: float, bottom: float, right: float, top: float, samples: int = _EDGE_SAMPLES) -> Array:
    """Points along the edge of a rectangle, counter-clockwise from its lower left, closed; shape (4 n + 1, 2)."""
    corners = np.array([[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]])
    steps = np.linspace(0, 1, samples, endpoint=False)[:, None]
    sides = [corners[i] + (corners[i + 1] - corners[i]) * steps for i in range(4)]
    return np.vstack([*sides, corners[:1]])


def fit(box: Box, frame: tuple[float, float, float, float]) -> Plane:
    """Choose a projection for a box of degrees and fill a frame of the page (left, bottom, right, top) with it."""
    box = antimeridian.unrolled(box)
    west, south, east, north = box
    left, bottom, right, top = frame
    crs, name, terms, zone = _projection(box)
    forward = Transformer.from_crs(GEOGRAPHIC, crs, always_xy=True)
    edge = rectangle(west, south, east, north)
    x, y = forward.transform(edge[:, 0], edge[:, 1])
    middle_x, middle_y = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
    middle_of_sides = np.array([[west, (south + north) / 2], [east, (south + north) / 2]])
    sides_x, _ = forward.transform(middle_of_sides[:, 0], middle_of_sides[:, 1])
    wide = float(sides_x[1] - sides_x[0])
    tall = float(y.max() - y.min())
    scale = min((right - left) / wide, (top - bottom) / tall)
    x0, y0 = middle_x - (right - left) / 2 / scale, middle_y - (top - bottom) / 2 / scale
    middle = antimeridian.longitude((west + east) / 2)
    return Plane(left, bottom, right, top, float(x0), float(y0), float(scale), name, terms, forward, zone, middle)


def _projection(box: Box) -> tuple[CRS, str, tuple[str, ...], str]:
    """Projection of a box, what it is called and the terms of that, and its zone of UTM or an empty text."""
    west, south, east, north = box
    longitude, latitude = round((west + east) / 2, 2), round((south + north) / 2, 2)
    tall_km = (north - south) * KM_PER_DEGREE
    wide_km = (east - west) * KM_PER_DEGREE * math.cos(math.radians(latitude))
    if tall_km < _UTM_KM and wide_km < _UTM_WIDE_KM and abs(latitude) < _UTM_LATITUDE:
        crs, zone = _utm(longitude, latitude)
        return crs, wording.UTM, (zone,), zone
    at = f"+lat_0={latitude} +lon_0={longitude} +datum=WGS84 +units=m +no_defs"
    centre = _degrees(latitude, "NS"), _meridian(longitude)
    if tall_km < _LOCAL_KM:
        return CRS.from_proj4(f"+proj=aeqd {at}"), wording.EQUIDISTANT, centre, ""
    if north - south > _CONIC_DEGREES or south < 0:
        return CRS.from_proj4(f"+proj=laea {at}"), wording.EQUAL_AREA, centre, ""
    low, high = round(south + (north - south) / 6), round(north - (north - south) / 6)
    terms = str(low), str(high), _meridian(longitude)
    return CRS.from_proj4(f"+proj=lcc +lat_1={low} +lat_2={high} {at}"), wording.CONIC, terms, ""


def _utm(longitude: float, latitude: float) -> tuple[CRS, str]:
    """The zone of UTM in which a point lies, and its name: ``50N``."""
    number = int((antimeridian.written(longitude) + 180) // 6) % 60 + 1
    north = latitude >= 0
    return CRS.from_epsg((32600 if north else 32700) + number), f"{number}{'N' if north else 'S'}"


def _meridian(longitude: float) -> str:
    return _degrees(round(antimeridian.written(longitude), 2), "EW")


def _degrees(value: float, letters: str) -> str:
    return f"{abs(value):g}°{letters[0] if value >= 0 else letters[1]}"
