"""What the maps of formations and of dossiers share: the frame, the ground below, the bar of scale; as SVG.

Equidistant cylindrical, true at the middle of the map.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.symbology import colours
from campaigns.tables.locator import path_data
from geodata import finest_waters
from geodata.projections import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from geodata.ground import Ground

WIDTH, HEIGHT = 640, 400
"""Pixels of the picture."""
ROUND = 'stroke-linejoin="round" stroke-linecap="round"'
_MARGIN = 0.16
"""Of the picture on each side of what it shows."""
_LEAST = 0.2
"""Degrees of latitude that a map shows at least."""
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Kilometres a bar of scale can have."""
_DRAWN = frozenset({"Polygon", "LineString"})


@dataclass(frozen=True)
class Frame:
    """What is shown: west and north in degrees, pixels of a degree of longitude and of latitude, pixels in all."""

    west: float
    north: float
    across: float
    down: float
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        return self.west, self.north - self.height / self.down, self.west + self.width / self.across, self.north

    @property
    def zoom(self) -> float:
        """The zoom of a map in Web Mercator, tiles of 256 pixels, whose degrees are as wide."""
        return math.log2(self.across * 360 / 256)

    def pixels(self, geometry: BaseGeometry) -> BaseGeometry:
        """Longitude and latitude to pixels, y downwards."""

        def move(
            points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
        ) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
            return np.column_stack([(points[:, 0] - self.west) * self.across, (self.north - points[:, 1]) * self.down])

        moved: BaseGeometry = shapely.transform(geometry, move)
        return moved


def around(
    points: Sequence[tuple[float, float]], least: float = _LEAST, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> Frame:
    """The frame around points, longitude and latitude in degrees; ``least`` degrees of latitude at least.

    ``size`` are pixels of the picture, across and down.
    """
    width, height = size
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    middle = ((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
    slant = math.cos(math.radians(middle[1]))
    room = 1 - 2 * _MARGIN
    tall = max(max(lats) - min(lats), (max(lons) - min(lons)) * slant * height / width, least * room) / room
    down = height / tall
    across = down * slant
    return Frame(middle[0] - width / across / 2, middle[1] + tall / 2, across, down, width, height)


class SmallGround:
    """Draws the land and waters below small maps; what many maps need of the ground is made once."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._coarse: dict[int, np.ndarray[tuple[int], np.dtype[np.object_]]] = {}

    @cached_property
    def _land(self) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
        found: np.ndarray[tuple[int], np.dtype[np.object_]] = self._ground.land.geometry.to_numpy()
        return found

    def _land_of(self, frame: Frame) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
        """The land, valid and no finer than half a pixel: made once for all frames of about one scale."""
        step = math.floor(math.log2(0.5 / frame.down))
        if step not in self._coarse:
            self._coarse[step] = shapely.make_valid(shapely.simplify(self._land, 2.0**step))
        return self._coarse[step]

    def parts(self, frame: Frame) -> list[str]:
        """SVG of water, land, rivers and lakes, from below."""
        waters = finest_waters.of_map(self._ground, frame.zoom, frame.box)
        coast = f'stroke="{colours.of("coast")}" stroke-width=".6"'
        river = f'fill="none" stroke="{colours.of("river")}" stroke-width="1.1"'
        land = _within(self._land_of(frame), frame)
        return [
            f'<rect width="{frame.width}" height="{frame.height}" fill="{colours.of("water")}"/>',
            f'<path d="{land}" fill="{colours.of("land")}" {coast} fill-rule="evenodd"/>',
            f'<path d="{clipped(waters.rivers, frame)}" {river}/>',
            f'<path d="{clipped(waters.areas, frame)}" fill="{colours.of("water")}" {coast}/>',
        ]


def clipped(geometries: Iterable[BaseGeometry], frame: Frame) -> str:
    """Path data of what of some geometries lies in the frame, no finer than half a pixel."""
    found = np.array([*geometries], dtype=object)
    found = found[shapely.intersects(found, shapely.box(*frame.box))]
    return _within(shapely.make_valid(shapely.simplify(found, 0.5 / frame.down)), frame)


def _within(valid: np.ndarray[tuple[int], np.dtype[np.object_]], frame: Frame) -> str:
    """Path data of what of valid geometries lies in the frame."""
    inside = shapely.clip_by_rect(valid[shapely.intersects(valid, shapely.box(*frame.box))], *frame.box)
    parts = [part for part in shapely.get_parts(shapely.get_parts(inside)) if part.geom_type in _DRAWN]
    return path_data(frame.pixels(shapely.GeometryCollection(parts)))


def below_bar(frame: Frame) -> shapely.Polygon:
    """What the bar of scale and its number cover, pixels."""
    return shapely.box(0, frame.height - 26, frame.width / 4 + 70, frame.height)


def bar(frame: Frame) -> str:
    """A bar of scale, at most a quarter of the map long."""
    per_km = frame.down / KM_PER_DEGREE
    kilometres = max((each for each in _SCALES if each * per_km <= frame.width / 4), default=_SCALES[0])
    long, y, ink = kilometres * per_km, frame.height - 14, colours.of("text")
    return (
        f'<path d="M14 {y - 5}V{y}H{14 + long:.1f}V{y - 5}" fill="none" stroke="{ink}" stroke-width="1.2"/>'
        f'<text x="{18 + long:.1f}" y="{y}" font-family="serif" font-size="12" fill="{ink}">{kilometres} km</text>'
    )
