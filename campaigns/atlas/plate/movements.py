"""Movements of a day on the sheet: arrows with their white casing, routes dashed with small heads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from campaigns.atlas.plate.canvas import outline
from campaigns.atlas.plate.terrain import ARROWS, ROUTES
from campaigns.dates import day_number
from campaigns.movement import arrows
from campaigns.movement.course import course
from campaigns.symbology import style, textures

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.legend import Legend
    from campaigns.atlas.plate.projection import Array
    from campaigns.history import History
    from campaigns.model import Axis

ROUTE_DASHES = {"air": (1.2, 3.0), "rail": (6.0, 1.6, 1.0, 1.6)}
"""Points of dash and gap of a route by its mode; others have ``_DASHES``."""
_DASHES = (4.4, 2.8)
_ROUTE = 1.35
"""Width of a route in points."""
_SPECK = 5.0
"""Square points below which an arrow is too small to be seen."""


@dataclass(frozen=True, slots=True)
class Movement:
    """An arrow or route as drawn: its axis, its centreline on the sheet and the half-width of its shaft, points."""

    axis: Axis
    dossier: str
    rank: int
    centreline: Array
    half: float
    shape: Any
    tip: tuple[float, float]


def of_rows(canvas: Canvas, rows: gpd.GeoDataFrame, history: History) -> list[Movement]:
    """Everything that moves on a day and reaches into the frame, laid on the sheet."""
    found = []
    moving = rows[rows["layer"].isin(["arrow", "route"]) & (rows["dossier"] != "")]
    for row in moving.to_dict("records"):
        laid = canvas.plane.place(row["geometry"])
        if laid.is_empty:
            continue
        axis = axis_of(history, row)
        path = course(axis, history.places)
        line = path.plane.unproject(path.upto(path.reached(day_number(row["start"]))))
        on_sheet = canvas.plane.points(line)
        length = float(np.linalg.norm(np.diff(on_sheet, axis=0), axis=1).sum())
        half = 0.0
        if not axis.is_route:
            wide = arrows.tail_width(axis, path.length) / canvas.plane.km_a_point
            half = min(wide, length / 4) * 0.4
        tip = (float(on_sheet[-1][0]), float(on_sheet[-1][1]))
        found.append(Movement(axis, row["dossier"], int(row["rank"]), on_sheet, half, laid, tip))
    return found


def axis_of(history: History, row: dict[str, Any]) -> Axis:
    """The axis a row of the layers arrow and route is a stage of."""
    name = str(row["id"]).partition("@")[0].rpartition("/")[2]
    return next(axis for axis in history.dossiers[str(row["dossier"])].axes if axis.id == name)


def draw(canvas: Canvas, movements: list[Movement], legend: Legend | None) -> None:
    """Draw routes, then arrows, the widest lowest."""
    for movement in (each for each in movements if each.axis.is_route):
        _route(canvas, movement)
        if legend is not None and legend.sees(movement.shape):
            legend.route(str(movement.axis.side), movement.axis.mode)
    advancing = [each for each in movements if not each.axis.is_route]
    for movement in sorted(advancing, key=lambda each: -each.half):
        _arrow(canvas, movement)
        if legend is not None and legend.sees(movement.shape):
            legend.advance(str(movement.axis.side), withdrawal=movement.axis.kind == "withdrawal")


def _arrow(canvas: Canvas, movement: Movement) -> None:
    path = outline(movement.shape)
    if path is None:
        return
    axis = movement.axis
    if movement.shape.area < _SPECK * canvas.unit**2:  # a formation that has not moved: a point, not a splinter
        x, y = movement.tip
        size = 2.2 * canvas.unit
        path = Outline.circle((x, y), size)
    casing: dict[str, Any] = {
        "facecolor": "none",
        "edgecolor": textures.CASING,
        "linewidth": 2.6 * canvas.unit,
        "joinstyle": "round",
    }
    canvas.add(PathPatch(path, zorder=ARROWS, **casing))
    doubtful = all(waypoint.certainty == "low" for waypoint in axis.waypoints)
    look = textures.arrow(str(axis.side), canvas.unit, withdrawal=axis.kind == "withdrawal", doubtful=doubtful)
    canvas.add(PathPatch(path, zorder=ARROWS + 0.01, joinstyle="miter", **look))


def _route(canvas: Canvas, movement: Movement) -> None:
    axis, colour = movement.axis, style.side_colour(str(movement.axis.side))
    dash = route_dash(axis.mode)
    canvas.lines([movement.shape], {"colors": textures.CASING, "linewidth": 3.2, "alpha": 0.9}, zorder=ROUTES)
    pen: dict[str, Any] = {"colors": colour, "linewidth": _ROUTE, "linestyle": dash}
    canvas.lines([movement.shape], pen, zorder=ROUTES + 0.01)
    head(canvas, movement.centreline, colour)


def route_dash(mode: str) -> tuple[int, tuple[float, ...]]:
    """Dashes of a route by its mode, in widths of its line."""
    return (0, tuple(length / _ROUTE for length in ROUTE_DASHES.get(mode, _DASHES)))


def head(
    canvas: Canvas,
    line: Array,
    colour: str,
    clip: Any = None,  # noqa: ANN401 - a path or patch of matplotlib
    zorder: float = ROUTES + 0.02,
) -> None:
    """The small head at the end of a route."""
    tip = line[-1]
    back = line[np.linalg.norm(line - tip, axis=1) > 8 * canvas.unit]
    if not len(back):
        return
    forward = (tip - back[-1]) / np.linalg.norm(tip - back[-1])
    across = np.array([-forward[1], forward[0]])
    size = canvas.unit
    points = [
        tip + forward * 3.4 * size,
        tip - forward * 4.4 * size + across * 3.6 * size,
        tip - forward * 2.4 * size,
        tip - forward * 4.4 * size - across * 3.6 * size,
    ]
    look: dict[str, Any] = {
        "facecolor": colour,
        "edgecolor": textures.CASING,
        "linewidth": 0.9 * size,
        "joinstyle": "round",
    }
    canvas.add(PathPatch(Outline([*points, points[0]], closed=True), zorder=zorder, **look), clip)
