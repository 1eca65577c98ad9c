"""Units in position on the page: each where the scale has room for its size, else what it belonged to.

``web/names/units.ts`` decides the same on a screen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from matplotlib.patches import Circle

from campaigns import scene
from campaigns.atlas.plate import battlefield, svg_picture
from campaigns.atlas.plate.label_placement import LabelPlacer, broken, style_of
from campaigns.atlas.plate.levels import LABELS, MARKS
from campaigns.atlas.plate.paper import POINTS_PER_MM
from campaigns.atlas.plate.shown import Shown
from campaigns.formations import ECHELONS
from campaigns.movement import standing as positions_on_ground
from campaigns.symbology import colours, labels, marks, thresholds, unit_symbols

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.clutter import Edges
    from campaigns.atlas.plate.label_placement import TextStyle
    from campaigns.atlas.plate.numbers import Numbers
    from campaigns.formations import Formation
    from campaigns.history import History

_TURNS, _DISTANCES = 16, (1.0, 1.35, 1.75, 2.2, 2.7)
"""Directions in which a symbol gives way, and distances from its point in those at which it stands beside it."""
_MOST, _ACROSS = 8.0 * POINTS_PER_MM, 4.0 * POINTS_PER_MM
"""Points a symbol stands off its point at most, and where a front, border or river lies between the two."""
_ON_LINE = 2.0
"""Points from a unit within which a line is the one it stands on, and divides nothing."""
_GAP = 4.0
"""Points between a symbol and its point."""
_DOT = 1.4
"""Radius of the dot at the point of a symbol that stands beside it, points on A3."""
_LIMIT = 0.8
"""Greatest penalty of a name; one that would lie over arrows is a number."""
_NAMES = 3.0
"""Points between a symbol and its name."""
_ON_ARROW = 16.0
"""Points between a symbol and the arrow of its formation within which the name on the arrow is that of the symbol."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A formation that is to stand at a point of the page, with the kilometres within which it surely stood or 0."""

    formation: Formation
    at: tuple[float, float]
    rank: int
    radius: float


@dataclass(frozen=True, slots=True)
class Symbol:
    """A unit as it is drawn: where its symbol, or the dot that stands for it, is on the page."""

    unit: Standing
    box: Edges
    is_dot: bool


def place(placer: LabelPlacer, rows: gpd.GeoDataFrame, history: History, day: dt.date) -> list[Symbol]:
    """Draw the symbols of a day, each over its point or beside it with a leader; where no room is near, a dot."""
    canvas = placer.canvas
    dividing = _dividing_lines(canvas, rows)
    placed = []
    for unit in standing(canvas, rows, history, day):
        svg = unit_symbols.svg(unit_symbols.of_formation(unit.formation), unit.formation.side)
        box = _free_box(placer, unit, svg, dividing)
        _ring(canvas, unit)
        if box is None:
            placed.append(Symbol(unit, _dot(canvas, unit), is_dot=True))
            continue
        _leader(canvas, unit, box)
        svg_picture.draw(canvas, svg, box, zorder=LABELS - 1)
        placer.clutter.reserve(box)
        placed.append(Symbol(unit, box, is_dot=False))
    return placed


def _dividing_lines(canvas: Canvas, rows: gpd.GeoDataFrame) -> BaseGeometry:
    """Fronts, borders and rivers of the page: what a unit stands on one side of."""
    lines = rows[rows["layer"].isin(["front", "border", "claim"])].geometry
    rivers = [each.water[each.water["kind"].isin(["river", "bank"])].geometry for each in battlefield.sheets(canvas)]
    geometries = [geometry for group in (lines, *rivers) for geometry in group]
    projected = [canvas.plane.project(each) for each in geometries if each.geom_type not in {"Point", "MultiPoint"}]
    divided = shapely.union_all([shapely.boundary(each) if each.area else each for each in projected])
    shapely.prepare(divided)
    return divided


def name(
    placer: LabelPlacer, placed: list[Symbol], on_arrows: Mapping[str, BaseGeometry], numbers: Numbers
) -> list[Shown]:
    """Write the names of symbols beside them, or numbers where they have no room; gives what the legend explains.

    ``on_arrows`` are the arrows that have the name of their formation on them, by its id.
    """
    shown, unit_of_page = [], placer.canvas.unit
    for symbol in placed:
        unit, (left, bottom, right, top) = symbol.unit, symbol.box
        formation = unit.formation
        middle = ((left + right) / 2, (bottom + top) / 2)
        text = formation.names.get(placer.language) or formation.name
        arrow = on_arrows.get(formation.id)
        named = arrow is not None and is_on(shapely.Point(middle), arrow, unit_of_page)
        reach = (right - left) / 2 + _NAMES * unit_of_page
        if not named and (
            symbol.is_dot or not placer.beside(middle, broken(text, 20), _name_style(placer, formation), reach, _LIMIT)
        ):
            numbers.beside(symbol.box, text, formation.side)
        shown.append(Shown("unit", formation.branch, formation.side))
        if _ring_radius(placer.canvas, unit):
            shown.append(Shown("unit", "unit-uncertain"))
    return shown


def points(placed: list[Symbol]) -> dict[str, shapely.Point]:
    """Middles of symbols on the page by the id of their formation."""
    return {each.unit.formation.id: shapely.box(*each.box).centroid for each in placed}


def is_on(symbol: shapely.Point | None, arrow: BaseGeometry, unit: float) -> bool:
    """Whether a symbol stands on or close to an arrow."""
    return symbol is not None and arrow.distance(symbol) < _ON_ARROW * unit


def _name_style(placer: LabelPlacer, formation: Formation) -> TextStyle:
    """The type of a name, by the size of the formation."""
    spec, rank = labels.spec().unit_symbol, ECHELONS.index(formation.echelon)
    style = style_of("formation", spec.paper_names.of(rank + 1) * placer.canvas.unit, formation.side)
    return style if rank <= ECHELONS.index(spec.paper_bold) else replace(style, weight="normal")


def standing(canvas: Canvas, rows: gpd.GeoDataFrame, history: History, day: dt.date) -> list[Standing]:
    """What stands in the frame at its scale, the greatest first; each formation once."""
    own: dict[str, Standing] = {}
    groups: dict[str, list[Standing]] = {}
    for row in rows[rows["layer"] == "unit"].sort_values(["rank", "id"]).to_dict("records"):
        key = scene.formation_of(str(row["id"]))
        formation = history.formations[key]
        point = canvas.plane.points(np.array([[row["geometry"].x, row["geometry"].y]]))[0]
        if not np.isfinite(point).all() or not canvas.plane.holds(point, _GAP * canvas.unit):
            continue
        at = (float(point[0]), float(point[1]))
        unit = Standing(formation, at, int(row["rank"]), _radius(history, row, key, day))
        if _is_drawn(canvas, formation):
            own.setdefault(key, unit)
            continue
        parent = next((above for above in _parents(history, key, day) if _is_drawn(canvas, above)), None)
        if parent:
            groups.setdefault(parent.id, []).append(unit)
    for key, members in groups.items():
        own.setdefault(key, Standing(history.formations[key], _place_of(members), members[0].rank, 0.0))
    return sorted(own.values(), key=_size)


def _place_of(members: list[Standing]) -> tuple[float, float]:
    """At whose place a formation stands that has none itself: of its greatest members the one nearest their middle."""
    middle = np.mean([unit.at for unit in members], axis=0)
    return min(members, key=lambda unit: (_size(unit), math.dist(unit.at, middle))).at


def _size(unit: Standing) -> int:
    """The greater a formation, the lower."""
    return ECHELONS.index(unit.formation.echelon)


def _is_drawn(canvas: Canvas, formation: Formation) -> bool:
    return thresholds.drawn_in_print(f"unit-{formation.echelon}", canvas.plane.km_per_point)


def _parents(history: History, key: str, day: dt.date) -> Iterator[Formation]:
    """What a formation belonged to on a day, and that in turn, the nearest first."""
    seen = {key}
    while True:
        rows = (row for row in history.orders_of_battle if row.formation == key and row.holds_on(day))
        key = next((row.parent for row in rows if row.parent), "")
        if not key or key in seen:
            return
        seen.add(key)
        yield history.formations[key]


def _radius(history: History, row: dict[str, object], key: str, day: dt.date) -> float:
    """Kilometres within which a unit surely stood on a day."""
    units = history.dossiers[str(row["dossier"])].units
    positions = (position for unit in units if unit.formation == key for position in unit.positions)
    return next(
        (
            positions_on_ground.radius_of(each, history.places)
            for each in positions
            if each.when.earliest <= day <= each.when.latest
        ),
        0.0,
    )


def _free_box(placer: LabelPlacer, unit: Standing, svg: str, dividing: BaseGeometry) -> Edges | None:
    """Where a symbol stands: over its point, else around it, the nearer the better; None where all is taken.

    It stays on its side of a front, border or river (``dividing``), or near it where that side is full.
    """
    scale = labels.spec().unit_symbol.paper_width / unit_symbols.FRAME * placer.canvas.unit
    wide, tall = (each * scale for each in svg_picture.size(svg))
    gap = _GAP * placer.canvas.unit
    around = [(0.0, 0.0)] + [
        (float(np.cos(turn)) * (wide / 2 + gap) * distance, float(np.sin(turn)) * (tall / 2 + gap) * distance)
        for distance in _DISTANCES
        for turn in np.linspace(0, 2 * np.pi, _TURNS, endpoint=False)
    ]
    beyond: Edges | None = None
    for right, up in around:
        off = math.hypot(right, up)
        x, y = unit.at[0] + right, unit.at[1] + up
        box = (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
        if off > _MOST or not placer.clutter.free([box]):
            continue
        if off <= _ON_LINE or not dividing.intersects(_way(unit.at, (x, y), _ON_LINE / off)):
            return box
        if beyond is None and off <= _ACROSS:
            beyond = box
    return beyond


def _way(start: tuple[float, float], end: tuple[float, float], skipped: float) -> shapely.LineString:
    """The way from one point to another but for a share of it at the start."""
    first = (start[0] + (end[0] - start[0]) * skipped, start[1] + (end[1] - start[1]) * skipped)
    return shapely.LineString([first, end])


def _dot(canvas: Canvas, unit: Standing) -> Edges:
    """Draw the dot of a unit that has no room for its symbol; gives the box it fills."""
    x, y, size = *unit.at, 1.7 * _DOT * canvas.unit
    colour = colours.darkened(colours.of_side(unit.formation.side))
    edge = {"edgecolor": colours.of("casing"), "linewidth": labels.spec().leader.width * canvas.unit}
    canvas.add(Circle(unit.at, size, facecolor=colour, zorder=MARKS, **edge))
    return (x - size, y - size, x + size, y + size)


def _leader(canvas: Canvas, unit: Standing, box: Edges) -> None:
    """A dot at the point of a symbol that stands beside it, and a fine line to the symbol."""
    x, y = unit.at
    meets = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    if meets == unit.at:
        return
    colour, drawn = colours.darkened(colours.of_side(unit.formation.side)), labels.spec().leader
    casing = {"colors": colours.of("casing"), "linewidth": drawn.casing, "alpha": drawn.casing_opacity}
    canvas.lines(
        [shapely.LineString([unit.at, meets])], casing, {"colors": colour, "linewidth": drawn.width}, zorder=MARKS
    )
    canvas.add(Circle(unit.at, _DOT * canvas.unit, facecolor=colour, edgecolor="none", zorder=MARKS))


def _ring_radius(canvas: Canvas, unit: Standing) -> float:
    """Radius of the ring of a unit in points; 0 where it tells nothing."""
    radii, points = marks.spec().unit_ring.radii, unit.radius / canvas.plane.km_per_point
    return points if radii.least * canvas.unit < points < radii.most * canvas.unit else 0.0


def _ring(canvas: Canvas, unit: Standing) -> None:
    radius, drawn = _ring_radius(canvas, unit), marks.spec().unit_ring
    if not radius:
        return
    edge = {
        "edgecolor": colours.of_side(unit.formation.side),
        "linewidth": drawn.width * canvas.unit,
        "linestyle": (0, tuple(each / drawn.width for each in drawn.dash)),
        "alpha": drawn.opacity,
    }
    canvas.add(Circle(unit.at, radius, fill=False, zorder=MARKS - 0.2, **edge))
