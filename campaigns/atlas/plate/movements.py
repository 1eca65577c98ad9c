"""Movements of a day on the page: arrows with their white casing, routes dashed with small heads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from shapely.geometry import LineString, Point, Polygon

from campaigns.atlas.plate import hatching
from campaigns.atlas.plate.canvas import directions, outline
from campaigns.atlas.plate.levels import ARROWS, ROUTES
from campaigns.atlas.plate.lines import dashes, strokes_of
from campaigns.atlas.plate.projection import OUTSIDE
from campaigns.atlas.plate.shown import Shown
from campaigns.dates import day_number
from campaigns.model import NOMINAL_MEN
from campaigns.movement import arrow_outline
from campaigns.movement.course import course
from campaigns.symbology import arrow_shape, colours, textures
from campaigns.symbology import lines as symbology_lines

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas, Properties
    from campaigns.atlas.plate.projection import Array
    from campaigns.history import History
    from campaigns.model import Axis

_STRAIGHT = 8.0
"""Points at the end of a route that give its head its direction."""


@dataclass(frozen=True, slots=True)
class Movement:
    """An arrow or route as drawn: its axis, its centreline on the page, the half-width of its shaft, and its head."""

    axis: Axis
    dossier: str
    rank: int
    centreline: Array
    half: float
    shape: Any
    head: BaseGeometry | None


def of_rows(canvas: Canvas, rows: gpd.GeoDataFrame, history: History) -> list[Movement]:
    """Everything that moves on a day and reaches into the frame, projected to the page."""
    found = []
    moving = rows[rows["layer"].isin(["arrow", "route"]) & (rows["dossier"] != "")]
    for row in moving.to_dict("records"):
        axis = axis_of(history, row)
        path = course(axis, history.places)
        on_page = canvas.plane.points(path.plane.unproject(path.upto(path.reached(day_number(row["start"])))))
        on_page = on_page[np.isfinite(on_page).all(axis=1)]
        if len(on_page) < 2:  # noqa: PLR2004 - a line has two points
            continue
        if axis.is_route:
            half, shape = 0.0, canvas.plane.project(row["geometry"])
            head: BaseGeometry | None = _head_of_route(on_page, canvas.unit)
        else:
            half, shape, head = _on_page(canvas, axis, on_page)
        if not shape.is_empty:
            found.append(Movement(axis, row["dossier"], int(row["rank"]), on_page, half, shape, head))
    return found


def _on_page(canvas: Canvas, axis: Axis, line: Array) -> tuple[float, BaseGeometry, Polygon]:
    """Half the width of an arrow's shaft along a line of the page, its outline as far as it is seen, and its head."""
    sizes = arrow_shape.on_paper(NOMINAL_MEN[axis.echelon], canvas.plane.km_per_point, canvas.unit)
    ring = arrow_outline.arrow(line, sizes)
    return sizes.neck / 2, canvas.plane.cut(Polygon(ring), OUTSIDE), Polygon([ring[0], ring[1], ring[-2]])


def axis_of(history: History, row: dict[str, Any]) -> Axis:
    """The axis a row of the layers arrow and route is a stage of."""
    name = str(row["id"]).partition("@")[0].rpartition("/")[2]
    return next(axis for axis in history.dossiers[str(row["dossier"])].axes if axis.id == name)


def draw(canvas: Canvas, movements: list[Movement]) -> list[Shown]:
    """Draw routes, then arrows, the widest lowest; gives what is to be seen in the frame."""
    routes = [each for each in movements if each.axis.is_route]
    arrows_drawn = sorted((each for each in movements if not each.axis.is_route), key=lambda each: -each.half)
    for movement in routes:
        _route(canvas, movement)
    for movement in arrows_drawn:
        _arrow(canvas, movement)
    return [_shown(each.axis) for each in (*routes, *arrows_drawn) if canvas.frame_meets(each.shape)]


def _shown(axis: Axis) -> Shown:
    return Shown("route", axis.mode, axis.side) if axis.is_route else Shown("arrow", axis.kind, axis.side)


def _arrow(canvas: Canvas, movement: Movement) -> None:
    path = outline(movement.shape)
    if path is None:
        return
    axis = movement.axis
    casing: Properties = {
        "facecolor": "none",
        "edgecolor": colours.of("casing"),
        "linewidth": textures.spec().arrow.casing * canvas.unit,
        "joinstyle": "round",
    }
    canvas.add(PathPatch(path, zorder=ARROWS, **casing))
    if axis.kind == "landing":
        landing_tail(canvas, movement.centreline, colours.of_side(axis.side))
    doubtful = all(waypoint.certainty == "low" for waypoint in axis.waypoints)
    arrow = textures.arrow(axis.side, withdrawal=axis.kind == "withdrawal", doubtful=doubtful)
    canvas.add(PathPatch(path, zorder=ARROWS + 0.01, joinstyle="miter", **properties_of(arrow, canvas.unit)))


def landing_tail(
    canvas: Canvas,
    line: Array,
    colour: str,
    clip: Any = None,  # noqa: ANN401 - a path or patch of matplotlib
    zorder: float = ARROWS + 0.005,
) -> None:
    """The tail of a landing at the beginning of its line: the bar and the ring of an anchor."""
    tail, unit = arrow_shape.spec().landing_tail, canvas.unit
    forward, across = directions(line[0], line[1])
    bar = LineString([line[0] - across * tail.bar * unit, line[0] + across * tail.bar * unit])
    ring = Point(line[0] - forward * tail.ring * unit).buffer(tail.ring * unit).exterior
    strokes: list[Properties] = [
        {"colors": colours.of("casing"), "linewidth": tail.casing, "capstyle": "round"},
        {"colors": colour, "linewidth": tail.width, "capstyle": "round"},
    ]
    canvas.lines([bar, LineString(ring.coords)], *strokes, zorder=zorder, clip=clip)


def properties_of(arrow: textures.Arrow, unit: float) -> Properties:
    """Fill and edge of an arrow as matplotlib's properties."""
    properties: Properties = {
        "facecolor": arrow.fill,
        "edgecolor": arrow.edge,
        "linewidth": arrow.width * unit,
        "linestyle": dashes(arrow.dash, arrow.width),
    }
    if arrow.stripes:
        stripes = hatching.lines("upright", arrow.stripes)
        properties |= {"hatch": stripes, "hatch_linewidth": textures.spec().arrow.stripe}
    return properties


def _route(canvas: Canvas, movement: Movement) -> None:
    axis = movement.axis
    layer, kind, side, _ = _shown(axis)
    _, (casing, *strokes) = strokes_of(layer, kind, side, canvas.plane.km_per_point)
    canvas.lines([movement.shape], casing, zorder=ROUTES)
    canvas.lines([movement.shape], *strokes, zorder=ROUTES + 0.01)
    route_head(canvas, movement.centreline, colours.of_side(axis.side))


def route_head(
    canvas: Canvas,
    line: Array,
    colour: str,
    clip: Any = None,  # noqa: ANN401 - a path or patch of matplotlib
    zorder: float = ROUTES + 0.02,
) -> None:
    """The small head at the end of a route."""
    head = _head_of_route(line, canvas.unit)
    if head is None:
        return
    properties: Properties = {
        "facecolor": colour,
        "edgecolor": colours.of("casing"),
        "linewidth": symbology_lines.spec().route_head.casing * canvas.unit,
        "joinstyle": "round",
    }
    canvas.add(PathPatch(Outline(np.asarray(head.exterior.coords), closed=True), zorder=zorder, **properties), clip)


def _head_of_route(line: Array, unit: float) -> Polygon | None:
    """The head at the end of a route on the page; None of one that is too short to have a direction."""
    tip = line[-1]
    back = line[np.linalg.norm(line - tip, axis=1) > _STRAIGHT * unit]
    if not len(back):
        return None
    forward, across = directions(back[-1], tip)
    shape = symbology_lines.spec().route_head
    return Polygon(
        [
            tip + forward * shape.tip * unit,
            tip + forward * shape.barbs * unit + across * shape.across * unit,
            tip + forward * shape.notch * unit,
            tip + forward * shape.barbs * unit - across * shape.across * unit,
        ]
    )
