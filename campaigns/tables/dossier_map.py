"""The map of a dossier as an SVG picture: the ground, borders of its first day, movements, fronts, units and places."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns import chapters
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.movement import standing
from campaigns.movement.course import course
from campaigns.scene import select
from campaigns.symbology import colours, marks, pictures
from campaigns.tables import point_labels, small_map
from campaigns.tables.locator import path_data
from campaigns.tables.small_map import HEIGHT, ROUND, WIDTH, SmallGround

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.tables.small_map import Frame

_LEAST = 1.0
"""Degrees of latitude that a map shows at least."""
_HEAD = 11.0
"""Pixels of the head of an arrow."""
_MARK = 9.0
"""Pixels of half of the mark of the event."""
_MOST_MOVES = 6
"""Movements that are named to those who do not see it."""
_MOST_NAMES = 14
"""Places that are named beside that of the event."""


class DossierMaps:
    """Draws the maps of the dossiers of one history, of ``size`` pixels; ``scene`` are the rows of the whole atlas."""

    def __init__(
        self, history: History, scene: gpd.GeoDataFrame, ground: SmallGround, size: tuple[int, int] = (WIDTH, HEIGHT)
    ) -> None:
        self._size = size
        self._history = history
        self._ground = ground
        self._borders = scene[scene["layer"] == "border"]

    def picture(self, dossier: Dossier) -> str:
        """The map of a dossier: ``data:image/svg+xml;base64,…``."""
        return pictures.address(self.svg(dossier))

    def svg(self, dossier: Dossier) -> str:
        """The map of a dossier as SVG."""
        moved = [(axis, self._line(dossier, number)) for number, axis in enumerate(dossier.axes)]
        held = [
            (front, standing.front_line(front, dossier, self._history.places, self._history.formations))
            for front in dossier.fronts
        ]
        stood = [
            (self._history.formations[unit.formation].side, standing.point_of(position.spot, self._history.places))
            for unit in dossier.units
            for position in unit.positions
        ]
        place = self._history.places[dossier.place].point
        shown = [place, *(line for _, line in moved), *(line for _, line in held), *(point for _, point in stood)]
        corners = [tuple(point) for shape in shown for point in shapely.get_coordinates(shape)]
        frame = small_map.around(corners, _LEAST, self._size)
        parts = [*self._ground.parts(frame), self._border(dossier, frame)]
        for front, line in held:
            parts += _cased(frame.pixels(line), colours.of_side(front.side[0]), 2.6)
        for axis, way in moved:
            parts += _movement(
                shapely.LineString(shapely.get_coordinates(frame.pixels(way))),
                colours.of_side(axis.side),
                is_route=axis.is_route,
            )
        for side, point in stood:
            [(x, y)] = shapely.get_coordinates(frame.pixels(point)).tolist()
            box = f'x="{x - 4:.1f}" y="{y - 3:.1f}" width="8" height="6"'
            parts.append(f'<rect {box} fill="{colours.of_side(side)}" stroke="{colours.of("casing")}"/>')
        parts += [*self._names(dossier, frame), self._mark(dossier, frame), small_map.bar(frame)]
        return pictures.svg("".join(parts), (0.0, 0.0, *self._size), self._size)

    def in_words(self, dossier: Dossier) -> str:
        """What the map shows, for those who do not see it."""
        place = self._history.places[dossier.place].on(dossier.when.earliest).name
        told = [t("Map of {place}", place=place)]
        moves = [f"{axis.formation} ({_listed(axis.side, axis.kind)})" for axis in dossier.axes[:_MOST_MOVES]]
        more = len(dossier.axes) - len(moves)
        if more:
            told.append(t("with the movements of {names} and {number} more", names=spoken.listed(moves), number=more))
        elif moves:
            told.append(t("with the movements of {names}", names=spoken.listed(moves)))
        if dossier.fronts:
            told.append(t("and the lines {names}", names=spoken.listed(front.name for front in dossier.fronts)))
        return "; ".join(told)

    def _line(self, dossier: Dossier, number: int) -> shapely.LineString:
        path = course(dossier.axes[number], self._history.places)
        return shapely.LineString(path.lonlat(path.line))

    def _border(self, dossier: Dossier, frame: Frame) -> str:
        day = min(max(dossier.when.earliest, chapters.FIRST_DAY), chapters.LAST_DAY)
        path = small_map.clipped(select(self._borders, day, day).geometry, frame)
        stroke = f'stroke="{colours.of("border")}" stroke-width="1.2" stroke-dasharray="6 3 1.5 3"'
        return f'<path d="{path}" fill="none" {stroke}/>'

    def _mark(self, dossier: Dossier, frame: Frame) -> str:
        [(x, y)] = shapely.get_coordinates(frame.pixels(self._history.places[dossier.place].point)).tolist()
        side = dossier.belligerents[0].side if dossier.belligerents else ""
        shapes, strokes = marks.spec().marks[marks.of_kind(dossier.kind)], marks.spec().strokes
        casing = colours.of("casing")
        body = pictures.drawn(shapes.body, fill=colours.of_side(side), stroke=casing, width=strokes.casing)
        sign = pictures.drawn(shapes.sign, fill="none", stroke=casing, width=strokes.sign)
        return f'<g transform="translate({x:.1f} {y:.1f}) scale({_MARK:g})">{body}{sign}</g>'

    def _names(self, dossier: Dossier, frame: Frame) -> Iterator[str]:
        """Dots and names of the places it moved through, its own first."""
        stops = [waypoint.place for axis in dossier.axes for waypoint in axis.waypoints]
        keys = list(dict.fromkeys([dossier.place, *stops]))[: _MOST_NAMES + 1]
        places = [self._history.places[key] for key in keys]
        points = [
            (x, y) for x, y in shapely.get_coordinates(frame.pixels(shapely.MultiPoint([p.point for p in places])))
        ]
        dot = f'fill="{colours.of("white")}" stroke="{colours.of("text")}"'
        for x, y in points[1:]:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" {dot}/>'
        texts = [("", place.on(dossier.when.earliest).name) for place in places]
        whole, bar = shapely.box(0, 0, *self._size), small_map.below_bar(frame)
        halo = f'paint-order="stroke" stroke="{colours.of("casing")}" stroke-width="3" fill="{colours.of("text")}"'
        for label in point_labels.placed(points, texts, whole, bar):
            at = f'x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}"'
            yield f'<text {at} font-family="serif" font-size="{point_labels.SIZE:g}" {halo}>{escape(label.text)}</text>'


def _listed(side: str, kind: str) -> str:
    """Who moved, and how."""
    return spoken.listed([spoken.told(side), spoken.kind(kind)])


def _cased(shape: BaseGeometry, colour: str, width: float, dash: str = "") -> Iterator[str]:
    """A line with its casing, pixels."""
    path = path_data(shapely.simplify(shape, 0.4))
    yield f'<path d="{path}" fill="none" stroke="{colours.of("casing")}" stroke-width="{width + 2:g}" {ROUND}/>'
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dash} {ROUND}/>'


def _movement(line: shapely.LineString, colour: str, *, is_route: bool) -> Iterator[str]:
    """A movement with a head; a route is dashed and has none, pixels."""
    if is_route:
        yield from _cased(line, colour, 1.8, ' stroke-dasharray="5 4"')
        return
    points = shapely.get_coordinates(line)
    tip = points[-1]
    behind = shapely.get_coordinates(shapely.line_interpolate_point(line, max(line.length - _HEAD, 0.0)))[0]
    yield from _cased(line, colour, 3.0)
    way = tip - behind
    length = float(np.hypot(*way))
    if length > 0:
        along, across = way / length, np.array([-way[1], way[0]]) / length
        head = [tip + along * 2, behind + across * _HEAD * 0.55, behind - across * _HEAD * 0.55]
        text = " ".join(f"{x:.1f},{y:.1f}" for x, y in head)
        yield f'<path d="M{text}Z" fill="{colour}" stroke="{colours.of("casing")}" stroke-width="1"/>'
