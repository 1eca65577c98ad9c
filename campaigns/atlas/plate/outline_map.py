"""An outline map for a classroom: ground, coasts and borders without a name, with numbers for names, or with names.

It is printed in black and white as often as not, and copied: no relief and no washes lie under it, numbers are black.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from campaigns.atlas.plate import (
    battlefield,
    fonts,
    graticule,
    labels,
    land_labels,
    lines,
    marks,
    movements,
    natural_labels,
    page,
    pdf_paths,
    projection,
    terrain,
)
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.label_placement import LabelPlacer, broken, style_of
from campaigns.atlas.plate.levels import LABELS
from campaigns.model import NOMINAL_MEN
from campaigns.symbology import colours

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.clutter import Edges
    from campaigns.atlas.plate.extent import Box
    from campaigns.atlas.plate.movements import Movement
    from campaigns.history import History

Kind = Literal["event", "place", "movement"]
Lettering = Literal["blank", "ground", "numbers", "names"]
"""Without names, with those of lands and waters alone, with numbers for names, with all names."""

TYPE = 9.0
"""Points: nothing on the map is written smaller."""
UNIT = 1.5
"""Of the lettering, beside that of an A3 sheet held in both hands: a pupil's map lies on the desk."""
_SCREEN_DPI = 160
_LINES = 1.0
"""Of arrows and lines."""
_DISC = 7.4
"""Radius of the disc or half the side of the square that a number stands in, points."""
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
"""Where on its arrow a number may stand, in order of preference; shares of what the map shows of it."""
_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))
_FAR = (2.0, 2.8, 3.8, 5.0, 6.5)
"""Radii from a thing to its number, with a line that leads there."""
_PER_RADIUS, _OVER_ARROWS = 0.15, 1.5
"""Penalty for each radius that a number is off its thing, and for one that lies wholly over arrows."""
_LONG = 7.0
"""Radii of an arrow from which on its number stands on it."""
_RIVER = 80.0
"""Points on the map from which on a river is named."""
_OUTLINES = frozenset({"border", "claim"})
_FOUGHT = frozenset({"border", "claim", "front"})
_FULL = frozenset({"numbers", "names"})


class Item(NamedTuple):
    """Something that has a number: an event or a place with its position, or a movement with its dossier and axis.

    ``longitude`` and ``latitude`` are decimal degrees, 0 of a movement, which is known by ``id``, ``dossier/axis``.
    """

    kind: Kind
    id: str
    name: str
    side: str = ""
    mark: str = ""
    longitude: float = 0.0
    latitude: float = 0.0


Spot = tuple[Item, tuple[float, float]]
"""A thing, and the middle of its number on the page."""


@dataclass(frozen=True, slots=True)
class OutlineMap:
    """What a map shows: a day, a box (west, south, east, north in degrees), width and height in points, a language."""

    day: dt.date
    box: Box
    size: tuple[float, float]
    language: str

    @property
    def plane(self) -> projection.Plane:
        """The frame of the map within the degrees around it, and the projection that fills it."""
        neat = graticule.NEAT * UNIT
        return projection.fit(self.box, (neat, neat, self.size[0] - neat, self.size[1] - neat))


def shown(outline: OutlineMap, rows: gpd.GeoDataFrame, history: History) -> list[Movement]:
    """The arrows of a day that have some length on the map, of the largest formations first, of equals the longest.

    Parameters
    ----------
    rows
        Rows of the scene valid on the day, EPSG:4326.
    """
    canvas = Canvas(Figure().add_axes((0, 0, 1, 1)), outline.plane, _LINES, history.ground)
    found = [each for each in movements.of_rows(canvas, rows, history) if not each.axis.is_route]
    lengths = {id(each): _within(each, canvas).length for each in found}
    seen = [each for each in found if lengths[id(each)] > 2 * _DISC]
    return sorted(seen, key=lambda each: (-NOMINAL_MEN[each.axis.echelon], -lengths[id(each)]))


def write(
    out: Path,
    history: History,
    rows: gpd.GeoDataFrame,
    outline: OutlineMap,
    *,
    lettering: Lettering,
    items: Sequence[Item] = (),
) -> list[str]:
    """Draw a map as a PDF for a page that is set around it, or as a PNG to be looked at; the suffix is the format.

    Parameters
    ----------
    rows
        Rows of the scene valid on the day, EPSG:4326.
    items
        What has a number, from 1, in this order; a blank map shows none of it.

    Returns
    -------
    list
        The names that were written: of lands and waters, then of items for which there was room.
    """
    with fonts.setting(outline.language):
        width, height = outline.size
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(0, height)
        canvas = Canvas(axes, outline.plane, _LINES, history.ground)
        placer = LabelPlacer(Canvas(axes, outline.plane, UNIT, history.ground), outline.language)
        _ground(canvas, placer.canvas, rows, lettering)
        spots = _items(canvas, placer, history, rows, items) if lettering in _FULL else []
        if lettering in {"ground", "names"}:
            if not spots:
                page.weigh(placer, rows[rows["layer"].isin(_OUTLINES)], [])
            land_labels.write(placer, rows)
            labels.waters(placer)
            _great_rivers(placer)
        if lettering == "names":
            _names(placer, spots)
        FigureCanvasAgg(figure)
        with out.open("wb") as file, pdf_paths.rounded():
            if out.suffix == ".png":
                figure.savefig(file, format="png", facecolor="white", dpi=_SCREEN_DPI)
            else:
                figure.savefig(file, format="pdf", facecolor="none", metadata={"CreationDate": None})
    return [text for text, _ in placer.written]


def _ground(canvas: Canvas, lettered: Canvas, rows: gpd.GeoDataFrame, lettering: Lettering) -> None:
    terrain.draw_water(canvas)
    battlefield.draw_waters(canvas)
    graticule.draw(lettered, gridded=False)
    lines.draw(canvas, rows[rows["layer"].isin(_FOUGHT if lettering in _FULL else _OUTLINES)])


def _items(
    canvas: Canvas,
    placer: LabelPlacer,
    history: History,
    rows: gpd.GeoDataFrame,
    items: Sequence[Item],
) -> list[Spot]:
    """Draw arrows, marks and dots with their numbers; gives where the numbers stand."""
    moving = [each for each in movements.of_rows(canvas, rows, history) if not each.axis.is_route]
    movements.draw(canvas, moving)
    at_hand = {f"{each.dossier}/{each.axis.id}": each for each in moving}
    page.weigh(placer, rows, moving)
    points = {item.id: _point(canvas, placer, item) for item in items if item.kind != "movement"}
    spots: list[Spot] = []
    for number, item in enumerate(items, 1):
        if item.id in points:
            spots.append((item, _number_beside(placer, points[item.id], number, item.kind)))
    for number, item in enumerate(items, 1):
        if item.kind == "movement":
            spots.append((item, _number_along(placer, at_hand[item.id], number)))
    return spots


def _point(canvas: Canvas, placer: LabelPlacer, item: Item) -> tuple[float, float]:
    """Draw the mark of an event or the dot of a place, over which no number stands; gives where it is on the page."""
    x, y = canvas.plane.points(np.array([[item.longitude, item.latitude]]))[0]
    point, size = (float(x), float(y)), marks.radius(2, _LINES)
    if item.kind == "event":
        marks.draw(canvas, item.mark, point, size, colours.of_side(item.side))
    else:
        canvas.add(marks.dot("town", point, UNIT))
    placer.clutter.reserve((point[0] - size, point[1] - size, point[0] + size, point[1] + size))
    return point


def _great_rivers(placer: LabelPlacer) -> None:
    """Name beside it a river that bends too much for letters along it, where it is long on the map."""
    names = natural_labels.names(placer.canvas.ground, placer.language)
    rivers = placer.canvas.ground.rivers.sort_values("rank")
    written = {text for text, _ in placer.written}
    for identity, geometry in zip(rivers["id"], rivers.geometry, strict=True):
        name = names.get(str(identity), "")
        course = placer.canvas.plane.cut(placer.canvas.plane.project(geometry))
        if not name or name in written or course.length < _RIVER:
            continue
        run = max(shapely.get_parts(shapely.line_merge(course)).ravel(), key=lambda part: part.length)
        for share in _ALONG:
            point = run.interpolate(share, normalized=True)
            if placer.beside((point.x, point.y), broken(name, 12), style_of("river", TYPE), 5.0, 0.9):
                written.add(name)
                break


def _names(placer: LabelPlacer, spots: list[Spot]) -> None:
    """Write beside each number what it stands for, where there is room."""
    for item, at in spots:
        style = replace(style_of("place", TYPE), weight="bold" if item.kind == "event" else "normal")
        style = replace(style, slant="italic") if item.kind == "movement" else style
        text = broken(item.name, 20 if item.name.isascii() else 14)
        if not placer.beside(at, text, style, _DISC + 2, 1.1):
            placer.with_leader(at, text, style, _DISC + 2, 6 * _DISC)


def _number_beside(placer: LabelPlacer, at: tuple[float, float], number: int, kind: Kind) -> tuple[float, float]:
    """Write the number of a point near it, where least lies below, and give the middle of the number."""
    tried = [
        (far * _PER_RADIUS + _OVER_ARROWS * placer.clutter.weight(_box(middle)), middle)
        for far in _FAR
        for right, up in _AROUND
        if placer.clutter.free([_box(middle := (at[0] + far * _DISC * right, at[1] + far * _DISC * up))])
    ]
    middle = min(tried, default=(0.0, at))[1]
    placer.leader(at, middle, colours.of("text"))
    _number(placer, middle, number, kind)
    return middle


def _number_along(placer: LabelPlacer, movement: Movement, number: int) -> tuple[float, float]:
    """Write the number of a movement on its arrow, of a short one beside it; give the middle of the number."""
    line = _within(movement, placer.canvas)
    points = [
        (float(point.x), float(point.y)) for point in (line.interpolate(each, normalized=True) for each in _ALONG)
    ]
    middle = next((each for each in points if placer.clutter.free([_box(each)])), None)
    if middle is None or line.length < _LONG * _DISC:
        return _number_beside(placer, points[0], number, "movement")
    _number(placer, middle, number, "movement")
    return middle


def _number(placer: LabelPlacer, middle: tuple[float, float], number: int, kind: Kind) -> None:
    """White on black for events, black on white for places, in a square for movements: told apart in any print."""
    edge, fill = colours.of("text"), colours.of("text" if kind == "event" else "white")
    box = _box(middle)
    if kind == "movement":
        side = box[2] - box[0]
        canvas_patch = Rectangle(box[:2], side, side, facecolor=fill, edgecolor=edge, linewidth=1.1, zorder=LABELS - 1)
        placer.canvas.axes.add_patch(canvas_patch)
    else:
        disc = Outline.circle(middle, _DISC)
        placer.canvas.axes.add_patch(PathPatch(disc, facecolor=fill, edgecolor=edge, linewidth=1.1, zorder=LABELS - 1))
    placer.canvas.axes.text(
        *middle,
        str(number),
        fontsize=TYPE,
        weight="bold",
        color=colours.of("white") if kind == "event" else edge,
        ha="center",
        va="center_baseline",
        zorder=LABELS,
    )
    placer.clutter.reserve(box)


def _box(middle: tuple[float, float]) -> Edges:
    x, y = middle
    return (x - _DISC, y - _DISC, x + _DISC, y + _DISC)


def _within(movement: Movement, canvas: Canvas) -> BaseGeometry:
    """The longest stretch of a movement's middle line on the map."""
    parts = shapely.get_parts(canvas.plane.cut(shapely.LineString(movement.centreline), -_DISC)).ravel()
    return max(parts, key=lambda part: part.length, default=shapely.LineString())
