"""Small maps of dossiers: the ground around each one's place and the movements on it, as SVG pictures.

One picture of the world's land lies below all of them, moved so that each place is in the middle; what is drawn of a
dossier is a second picture over it. Equidistant cylindrical, true at ``LATITUDE``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.movement.course import course
from campaigns.symbology import colours, pictures
from campaigns.tables.locator import path_data
from geodata import antimeridian

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.history import History
    from campaigns.model import Dossier

WIDTH, HEIGHT = 96, 54
"""Pixels of a small map."""
PER_DEGREE = 4.0
"""Pixels of a degree of longitude: a small map shows some 24 degrees."""
LATITUDE = 46.0
"""Degrees; at this latitude shapes are as they are on the ground."""
_NORTH, _SOUTH = 82.0, -60.0
_TALL = PER_DEGREE / math.cos(math.radians(LATITUDE))
"""Pixels of a degree of latitude."""
_GRAIN = 0.2
"""Degrees; the land is drawn no finer."""
_SPECK = 0.2
"""Square degrees of the smallest land that is drawn."""
_LEAST_RANK = 7
"""Rank of the least rivers and lakes that are drawn."""

WORLD = (round(360 * PER_DEGREE), round((_NORTH - _SOUTH) * _TALL))
"""Width and height of the picture of the land in pixels; it repeats to the east."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A small map: where its left upper corner lies in the picture of the land, pixels, and what is drawn over it."""

    left: float
    top: float
    picture: str


def _pixels(geometry: BaseGeometry) -> BaseGeometry:
    """Longitude and latitude to pixels of the picture of the land, y downwards."""

    def move(
        points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        return np.column_stack([(points[:, 0] - antimeridian.SEAM) * PER_DEGREE, (_NORTH - points[:, 1]) * _TALL])

    moved: BaseGeometry = shapely.transform(geometry, move)
    return moved


def _parts(frame: gpd.GeoDataFrame) -> BaseGeometry:
    """Simple shapes of a layer, no finer than the land is drawn."""
    return shapely.GeometryCollection(shapely.get_parts(shapely.simplify(frame.geometry.to_numpy(), _GRAIN)).tolist())


class SmallMaps:
    """Draws small maps of the dossiers of one history."""

    def __init__(self, history: History) -> None:
        self._history = history

    @cached_property
    def land(self) -> str:
        """The land of the world, ``WORLD`` pixels in size, as ``data:image/svg+xml;base64,…``."""
        land = self._history.ground.land.geometry.to_numpy()
        large = shapely.multipolygons(land[shapely.area(land) > _SPECK])
        path = path_data(_pixels(shapely.simplify(large, _GRAIN)))
        coast = f'stroke="{colours.of("coast")}" stroke-width=".5"'
        content = f'<path d="{path}" fill="{colours.of("land")}" {coast} fill-rule="evenodd"/>'
        ground = self._history.ground
        rivers, lakes = (frame[frame["rank"] <= _LEAST_RANK] for frame in (ground.rivers, ground.lakes))
        courses = path_data(_pixels(_parts(rivers)))
        content += f'<path d="{courses}" fill="none" stroke="{colours.of("river")}" stroke-width=".6"/>'
        shores = path_data(_pixels(_parts(lakes)))
        content += f'<path d="{shores}" fill="{colours.of("water")}" {coast}/>'
        width, height = WORLD
        return pictures.address(pictures.svg(content, (0.0, 0.0, width, height), WORLD))

    def around(self, dossier: Dossier) -> Surroundings:
        """The small map of a dossier: its movements, and a dot in the colour of its first side."""
        place = self._history.places[dossier.place]
        [(x, y)] = shapely.get_coordinates(_pixels(place.point)).tolist()
        left, top = x - WIDTH / 2, min(max(y - HEIGHT / 2, 0.0), WORLD[1] - HEIGHT)
        parts = []
        for axis in dossier.axes:
            path = course(axis, self._history.places)
            line = shapely.LineString(path.lonlat(path.line))
            shape = shapely.transform(shapely.simplify(_pixels(line), 0.3), lambda points: points - (left, top))
            dash = ' stroke-dasharray="2.5 1.5"' if axis.is_route else ""
            stroke = f'stroke="{colours.of_side(axis.side)}" stroke-width="1.5"{dash}'
            parts.append(f'<path d="{path_data(shape)}" fill="none" {stroke}/>')
        side = dossier.belligerents[0].side if dossier.belligerents else ""
        dot = f'cx="{WIDTH / 2:g}" cy="{y - top:.1f}" r="3.4" fill="{colours.of_side(side)}"'
        parts.append(f'<circle {dot} stroke="{colours.of("casing")}" stroke-width="1.4"/>')
        drawn = pictures.svg("".join(parts), (0.0, 0.0, WIDTH, HEIGHT), (WIDTH, HEIGHT))
        return Surroundings(round(left, 1), round(top, 1), pictures.address(drawn))
