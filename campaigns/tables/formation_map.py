"""A small map of everywhere a formation was: one path through numbered places, as an SVG picture.

Equidistant cylindrical, true at the middle of the map.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.symbology import colours, pictures
from campaigns.tables import point_labels
from campaigns.tables.locator import path_data
from geodata import finest_waters
from geodata.projections import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from campaigns.tables.stays import Stay
    from geodata.ground import Ground

WIDTH, HEIGHT = 640, 400
"""Pixels of the picture."""
_MARGIN = 0.16
"""Of the picture on each side of the path."""
_LEAST = 0.2
"""Degrees of latitude that a map shows at least."""
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Kilometres a bar of scale can have."""


@dataclass(frozen=True)
class _Frame:
    """What is shown: west and north in degrees, pixels of a degree of longitude and of latitude."""

    west: float
    north: float
    across: float
    down: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        return self.west, self.north - HEIGHT / self.down, self.west + WIDTH / self.across, self.north

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


def numbered(stays: Sequence[Stay]) -> list[int]:
    """The number of each stay on the map: from 1 in order of time, the same wherever the place is the same."""
    known: dict[tuple[float, float], int] = {}
    return [known.setdefault((stay.lon, stay.lat), len(known) + 1) for stay in stays]


def picture(stays: Sequence[Stay], side: str, ground: Ground) -> str:
    """The map of the stays of a formation, one at least, in order of time: ``data:image/svg+xml;base64,…``."""
    frame = _frame(stays)
    colour, dark = colours.of_side(side), colours.darkened(colours.of_side(side))
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours.of("water")}"/>']
    coast = f'stroke="{colours.of("coast")}" stroke-width=".6"'
    waters = finest_waters.of_map(ground, frame.zoom, frame.box)
    parts.append(
        f'<path d="{_clipped(ground.land.geometry, frame)}" fill="{colours.of("land")}" {coast} fill-rule="evenodd"/>'
    )
    river = f'fill="none" stroke="{colours.of("river")}" stroke-width="1.1"'
    parts.append(f'<path d="{_clipped(waters.rivers, frame)}" {river}/>')
    parts.append(f'<path d="{_clipped(waters.areas, frame)}" fill="{colours.of("water")}" {coast}/>')
    points = [(stay.lon, stay.lat) for stay in stays]
    if len(set(points)) > 1:
        line = path_data(frame.pixels(shapely.LineString(points)))
        for stroke, width in ((colours.of("casing"), 4.6), (colour, 2.2)):
            parts.append(f'<path d="{line}" fill="none" stroke="{stroke}" stroke-width="{width}" {_ROUND}/>')
    parts += _places(stays, frame, colour, dark)
    parts.append(_bar(frame))
    return pictures.address(pictures.svg("".join(parts), (0.0, 0.0, WIDTH, HEIGHT), (WIDTH, HEIGHT)))


_ROUND = 'stroke-linejoin="round" stroke-linecap="round"'


def _frame(stays: Sequence[Stay]) -> _Frame:
    lons, lats = [stay.lon for stay in stays], [stay.lat for stay in stays]
    middle = ((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
    slant = math.cos(math.radians(middle[1]))
    room = 1 - 2 * _MARGIN
    tall = max(max(lats) - min(lats), (max(lons) - min(lons)) * slant * HEIGHT / WIDTH, _LEAST * room) / room
    down = HEIGHT / tall
    across = down * slant
    return _Frame(middle[0] - WIDTH / across / 2, middle[1] + tall / 2, across, down)


def _clipped(geometries: Iterable[BaseGeometry], frame: _Frame) -> str:
    """Path data of what of some geometries lies in the frame, no finer than half a pixel."""
    found = np.array([*geometries], dtype=object)
    found = found[shapely.intersects(found, shapely.box(*frame.box))]
    inside = shapely.clip_by_rect(shapely.make_valid(shapely.simplify(found, 0.5 / frame.down)), *frame.box)
    parts = [part for part in shapely.get_parts(shapely.get_parts(inside)) if part.geom_type in _DRAWN]
    return path_data(frame.pixels(shapely.GeometryCollection(parts)))


_DRAWN = frozenset({"Polygon", "LineString"})


def _places(stays: Sequence[Stay], frame: _Frame, colour: str, dark: str) -> list[str]:
    """A dot for each place, with its number and its name where they lie over no other."""
    first = dict(reversed([*zip(numbered(stays), stays, strict=True)]))
    shown = sorted(first.items())
    spots = frame.pixels(shapely.MultiPoint([(stay.lon, stay.lat) for _, stay in shown]))
    points = [(point.x, point.y) for point in shapely.get_parts(spots)]
    dot = f'r="4" fill="{colour}" stroke="{colours.of("casing")}"'
    parts = [f'<circle cx="{x:.1f}" cy="{y:.1f}" {dot}/>' for x, y in points]
    whole, bar = shapely.box(0, 0, WIDTH, HEIGHT), shapely.box(0, HEIGHT - 26, WIDTH / 4 + 70, HEIGHT)
    texts = [(str(number), stay.place) for number, stay in shown]
    halo = f'paint-order="stroke" stroke="{colours.of("casing")}" stroke-width="3" fill="{dark}"'
    for label in point_labels.placed(points, texts, whole, bar):
        at = f'x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}"'
        style = f'font-family="serif" font-size="{point_labels.SIZE:g}" {halo}'
        parts.append(f"<text {at} {style}>{escape(label.text)}</text>")
    return parts


def _bar(frame: _Frame) -> str:
    """A bar of scale, at most a quarter of the map long."""
    per_km = frame.down / KM_PER_DEGREE
    kilometres = max((each for each in _SCALES if each * per_km <= WIDTH / 4), default=_SCALES[0])
    long, y, ink = kilometres * per_km, HEIGHT - 14, colours.of("text")
    return (
        f'<path d="M14 {y - 5}V{y}H{14 + long:.1f}V{y - 5}" fill="none" stroke="{ink}" stroke-width="1.2"/>'
        f'<text x="{18 + long:.1f}" y="{y}" font-family="serif" font-size="12" fill="{ink}">{kilometres} km</text>'
    )
