"""Longitudes beyond 180 degrees: the shape is cut at the antimeridian, as RFC 7946, section 3.1.9, asks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from shapely import affinity

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
"""West, south, east, north in decimal degrees."""

_HALF, _WHOLE = 180.0, 360.0
SEAM = -30.0
"""Longitude at which a shape that goes on beyond the antimeridian would be cut: 30 degrees west, in the Atlantic."""


def continued(lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Positions with longitudes from ``SEAM`` to ``SEAM`` + 360, shape (n, 2), so that the Pacific is in one piece."""
    longitude = (lonlat[:, 0] - SEAM) % _WHOLE + SEAM
    return np.column_stack([longitude, lonlat[:, 1]])


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
    west, _, east, _ = geometry.bounds if not geometry.is_empty else (0.0, 0.0, 0.0, 0.0)
    if west >= -_HALF and east <= _HALF:
        return geometry
    frames = [
        shapely.box(_WHOLE * turn - _HALF, -90.0, _WHOLE * turn + _HALF, 90.0)
        for turn in range(math.floor((west + _HALF) / _WHOLE), math.ceil((east - _HALF) / _WHOLE) + 1)
    ]
    inside = [affinity.translate(geometry.intersection(frame), -frame.centroid.x) for frame in frames]
    dimension = int(shapely.get_dimensions(geometry))
    # A shape that only touches the antimeridian leaves a part of a lower dimension beyond it.
    parts = [part for part in shapely.get_parts(inside) if shapely.get_dimensions(part) == dimension]
    together = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)[dimension]
    found: BaseGeometry = parts[0] if len(parts) == 1 else together(parts)
    return found


def box(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """The area of a box in degrees, see ``unrolled``, with every longitude from -180 to 180."""
    return cut(shapely.box(*unrolled((west, south, east, north))))


def unrolled(box: Box) -> Box:
    """A box whose longitudes increase: one whose west lies east of its east crosses the antimeridian."""
    west, south, east, north = box
    return west, south, east + (_WHOLE if east < west else 0.0), north
