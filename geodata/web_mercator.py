"""The grid of pictures in Web Mercator (EPSG:3857), and the colour that plain land has in them."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

LAND_COLOUR = "#efe9dc"


def mercator(latitude: Array | float) -> Array:
    """Ordinate of the spherical Mercator for a latitude in degrees (Snyder 1987, eq. 7-2), radians."""
    ordinate: Array = np.log(np.tan(np.pi / 4 + np.radians(latitude) / 2))
    return ordinate


def latitudes(south: float, north: float, rows: int) -> Array:
    """Latitude of the middle of each row of a picture, row 0 in the north, degrees."""
    top, bottom = mercator(north), mercator(south)
    ordinates = top + (bottom - top) * (np.arange(rows) + 0.5) / rows
    found: Array = np.degrees(2 * np.arctan(np.exp(ordinates)) - np.pi / 2)
    return found


def rows_of(south: float, west: float, north: float, east: float, columns: int) -> int:
    """Rows of a picture whose pixels are as high as they are wide."""
    return round(columns * float(mercator(north) - mercator(south)) / math.radians(east - west))
