"""Which part of the earth a picture shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from campaigns.scene import is_short
from geodata import antimeridian
from geodata.validation import FARTHEST_NORTH

if TYPE_CHECKING:
    import geopandas as gpd

Box = tuple[float, float, float, float]
"""West, south, east, north in decimal degrees."""

THEATRE: Box = (110.0, 36.0, 152.0, 55.0)
"""What a picture shows when nothing moves, or what moves lies all over the theatre."""
_REACH: Box = (104.0, 30.0, 162.0, 60.0)
"""Movements outside of this are off the map of a day unless a view is asked for."""
CLOSEST = 0.16
"""Degrees of latitude a picture shows at least."""
_SCREEN = (1440, 810)
"""Pixels of the window a view ``zoom/latitude/longitude`` is taken to fill."""
_METRES_PER_PIXEL = 156_543.034
"""On the equator at zoom 0 of Web Mercator, tiles of 256 pixels."""
_METRES_PER_DEGREE = 111_320.0
_ROOM, _MORE, _MANY = 1.2, 1.75, 4
"""How much larger than what moves a picture is; more where no more than so many formations move: they need context."""
_WIDEST = 120.0
"""Degrees of longitude a view ``zoom/latitude/longitude`` shows at most."""
MOST: tuple[float, float] = (140.0, 110.0)
"""Degrees of longitude and latitude a picture shows at most: its projections bend more than that beyond reading."""


def of_rows(rows: gpd.GeoDataFrame) -> Box:
    """The movements of a day with some room around them; its battles where nothing moves; else the theatre.

    What lasts for years, as the seizing of fishing boats, is not what a day is about.

    Parameters
    ----------
    rows
        Rows of the scene valid on the day, EPSG:4326.
    """
    west, south, east, north = _REACH
    for layers, kinds in (({"arrow"}, None), ({"event"}, {"battle", "siege", "landing", "airborne", "incident"})):
        moving = rows[rows["layer"].isin(layers)]
        if kinds is not None:
            moving = moving[moving["kind"].isin(kinds) & is_short(moving)]
        inside = moving.cx[west:east, south:north] if len(moving) else moving
        if len(inside):
            return around(inside.total_bounds, _ROOM if len(inside) > _MANY else _MORE)
    return THEATRE


def of_view(zoom: float, latitude: float, longitude: float) -> Box:
    """What a window shows of the map at a zoom, decimal degrees; west before east, see ``antimeridian.unrolled``."""
    metres = _METRES_PER_PIXEL * math.cos(math.radians(latitude)) / 2**zoom
    tall = min(_SCREEN[1] * metres / _METRES_PER_DEGREE, 100.0)
    wide = min(_SCREEN[0] * metres / _METRES_PER_DEGREE / max(0.1, math.cos(math.radians(latitude))), _WIDEST)
    south, north = max(latitude - tall / 2, -FARTHEST_NORTH), min(latitude + tall / 2, FARTHEST_NORTH)
    return antimeridian.unrolled((longitude - wide / 2, south, longitude + wide / 2, north))


def around(bounds: npt.NDArray[np.float64], room: float) -> Box:
    """A box in the shape of a page, so many times as large as bounds (west, south, east, north in degrees)."""
    left, low, right, high = (float(edge) for edge in bounds)
    middle = (low + high) / 2
    narrow = float(np.cos(np.radians(middle)))
    tall = max(CLOSEST, (high - low) * room, (right - left) * narrow * room * 0.62)
    wide = tall * 1.45 / narrow
    centre = (left + right) / 2
    return (centre - wide / 2, middle - tall / 2, centre + wide / 2, middle + tall / 2)
