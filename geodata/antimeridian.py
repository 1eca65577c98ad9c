"""Longitudes round the earth: where they begin, and shapes and boxes that reach beyond an end.

Within the atlas longitudes run from ``SEAM``, 30 degrees west in the Atlantic, eastwards to ``SEAM`` + 360, so that the
Pacific is in one piece: what is compared as plain numbers goes through ``continued`` or ``joined`` first. What is
written for other programs is cut at 180 degrees, as RFC 7946, section 3.1.9, asks. ``web/base/longitudes.ts`` has the
same seam.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from shapely import affinity
from shapely.geometry.base import BaseMultipartGeometry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
"""West, south, east, north in decimal degrees."""

_HALF, _WHOLE = 180.0, 360.0
SEAM = -30.0
"""Longitude at which the atlas begins and, once round the earth, ends: 30 degrees west, in the Atlantic."""
END = SEAM + _WHOLE
"""Longitude at which it ends."""
FARTHEST = _WHOLE
"""Degrees, to either side of 0, beyond which a longitude that is typed is taken for a mistake."""


def longitude(degrees: float) -> float:
    """A longitude as the atlas has it, from ``SEAM`` to just below ``END``."""
    if SEAM <= degrees < END:
        return degrees
    found = (degrees - SEAM) % _WHOLE + SEAM
    return found if found < END else SEAM  # what lies hardly west of the seam is rounded up to its end


def written(degrees: float) -> float:
    """A longitude as other programs have it, from -180 to 180."""
    return degrees if -_HALF <= degrees <= _HALF else (degrees + _HALF) % _WHOLE - _HALF


def continued(lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Positions with longitudes from ``SEAM`` to ``END``, shape (n, 2), so that the Pacific is in one piece."""
    given = lonlat[:, 0]
    turned = np.where((given >= SEAM) & (given < END), given, (given - SEAM) % _WHOLE + SEAM)
    return np.column_stack([turned, lonlat[:, 1]])


def point(degrees: float, latitude: float) -> shapely.Point:
    """A position with a longitude from ``SEAM`` to ``END``."""
    return shapely.Point(longitude(degrees), latitude)


def joined(geometry: BaseGeometry) -> BaseGeometry:
    """The same geometry with every longitude from ``SEAM`` to ``END``: in one piece where it was cut at 180 degrees.

    Parameters
    ----------
    geometry
        Longitude first, decimal degrees, any number of turns round the earth.
    """
    west, _, east, _ = _bounds(geometry)
    return geometry if west >= SEAM and east <= END else _turned(geometry, SEAM)


def unrolled_shape(geometry: BaseGeometry) -> BaseGeometry:
    """The same geometry where no edge runs more than half round the earth: it goes on across the antimeridian instead.

    A line or ring from 179 to -179 goes on to 181. A geometry without such an edge is given back itself, and so is a
    ring round a pole, and an edge from -180 to 180, which is meant as it stands.
    """
    if isinstance(geometry, BaseMultipartGeometry):
        parts = list(geometry.geoms)
        found = [unrolled_shape(part) for part in parts]
        is_same = all(one is other for one, other in zip(found, parts, strict=True))
        return geometry if is_same else type(geometry)(found)  # type: ignore[call-arg]
    if isinstance(geometry, shapely.Polygon):
        rings = [geometry.exterior, *geometry.interiors]
        exterior, *holes = (_unrolled_line(np.asarray(ring.coords)) for ring in rings)
        if all(line is None for line in (exterior, *holes)):
            return geometry
        outer = np.asarray(geometry.exterior.coords) if exterior is None else exterior
        inner = [np.asarray(ring.coords) if line is None else line for ring, line in zip(rings[1:], holes, strict=True)]
        return shapely.Polygon(outer, [_near(line, outer) for line in inner])
    if isinstance(geometry, shapely.LineString):
        line = _unrolled_line(np.asarray(geometry.coords))
        return geometry if line is None else type(geometry)(line)
    return geometry


def _unrolled_line(lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64] | None:
    """A line without edges more than half round the earth; None if it has none, or is a ring round a pole."""
    steps = np.diff(lonlat[:, 0], prepend=lonlat[0, 0])
    turns = np.where((np.abs(steps) > _HALF) & (np.abs(steps) < _WHOLE), -np.sign(steps), 0.0).cumsum()
    is_closed = np.array_equal(lonlat[0], lonlat[-1])
    if not turns.any() or (is_closed and turns[-1]):
        return None
    return np.column_stack([lonlat[:, 0] + _WHOLE * turns, lonlat[:, 1]])


def _near(line: npt.NDArray[np.float64], outer: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A hole moved round the earth to where its polygon is."""
    turns = np.round((outer[:, 0].mean() - line[:, 0].mean()) / _WHOLE)
    return np.column_stack([line[:, 0] + _WHOLE * turns, line[:, 1]])


def cut(geometry: BaseGeometry) -> BaseGeometry:
    """The same geometry with every longitude from -180 to 180.

    Parameters
    ----------
    geometry
        Longitude first, decimal degrees; where it crosses the antimeridian its longitudes go on beyond 180 or -180.

    Returns
    -------
    geometry
        The geometry itself where it does not cross; else its parts on both sides, of the same dimension.
    """
    west, _, east, _ = _bounds(geometry)
    return geometry if west >= -_HALF and east <= _HALF else _turned(geometry, -_HALF)


def clipped(geometry: BaseGeometry, box: Box) -> BaseGeometry:
    """What of a geometry lies in a box, whose longitudes may run beyond ``SEAM`` or ``END``: it goes on there.

    The box is less than once round the earth; its longitudes increase, and so do those of what is given back.
    """
    west, south, east, north = box
    inside = [
        shapely.clip_by_rect(moved, west, south, east, north)
        for turn in _turns(geometry, west, east)
        for moved in [affinity.translate(geometry, _WHOLE * turn) if turn else geometry]
    ]
    return _together([part for part in inside if not part.is_empty])


def box(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """The area of a box in degrees, see ``unrolled``, with every longitude from -180 to 180."""
    return cut(shapely.box(*unrolled((west, south, east, north))))


def unrolled(box: Box) -> Box:
    """A box that begins between ``SEAM`` and ``END`` and whose longitudes increase.

    One whose west lies east of its east crosses the antimeridian.
    """
    west, south, east, north = box
    wide = east - west + (_WHOLE if east < west else 0.0)
    begins = longitude(west)
    return begins, south, begins + wide, north


def _bounds(geometry: BaseGeometry) -> Box:
    return geometry.bounds if not geometry.is_empty else (0.0, 0.0, 0.0, 0.0)


def _turns(geometry: BaseGeometry, west: float, east: float) -> range:
    """By how many turns round the earth a geometry has to be moved so that it meets a span of longitudes."""
    least, _, most, _ = _bounds(geometry)
    return range(math.ceil((west - most) / _WHOLE), math.floor((east - least) / _WHOLE) + 1)


def _turned(geometry: BaseGeometry, begins: float) -> BaseGeometry:
    """A geometry with longitudes from one on, once round the earth; what meets when it is moved is joined."""
    frame = shapely.box(begins, -90.0, begins + _WHOLE, 90.0)
    dimension = int(shapely.get_dimensions(geometry))
    moved = [
        affinity.translate(geometry, _WHOLE * turn).intersection(frame)
        for turn in _turns(geometry, begins, begins + _WHOLE)
    ]
    # A shape that only touches an end leaves a part of a lower dimension there.
    found = [[part for part in shapely.get_parts(each) if shapely.get_dimensions(part) == dimension] for each in moved]
    parts = [_together(each) for each in found if each]
    if len(parts) > 1:
        whole = shapely.union_all(parts)
        return _together(shapely.get_parts(shapely.line_merge(whole) if dimension == 1 else whole).tolist())
    return parts[0] if parts else type(geometry)()


def _together(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    """Geometries as one, of the highest dimension among them."""
    flat = [piece for part in parts for piece in shapely.get_parts(part).tolist()]
    if len(flat) == 1:
        only: BaseGeometry = flat[0]
        return only
    if not flat:
        return shapely.GeometryCollection()
    dimensions = [int(shapely.get_dimensions(piece)) for piece in flat]
    kind = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)[max(dimensions)]
    whole: BaseGeometry = kind([piece for piece, each in zip(flat, dimensions, strict=True) if each == max(dimensions)])
    return whole
