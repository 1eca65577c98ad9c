"""The kilometre grid of a battle map: squares of its zone of UTM, numbered in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from campaigns.atlas.plate.levels import GRID, LABELS
from campaigns.atlas.plate.paper import POINTS_PER_MM, legible
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import colours, ground, legend

if TYPE_CHECKING:
    from collections.abc import Collection

    from campaigns.atlas.plate.canvas import Canvas, Properties
    from campaigns.atlas.plate.projection import Plane

_STEPS = (1, 2, 5, 10)
"""Kilometres a square can be wide."""
_LEAST_MM = 12.0
"""Millimetres of the page a square is wide at least."""


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line of the grid: kilometres east or north in its zone, and where it stands on the page, points."""

    kilometres: int
    at: float


def step_of(plane: Plane) -> int:
    """Kilometres from one line to the next; 0 on a map whose scale is too small, or that is not laid in UTM."""
    least = _LEAST_MM * POINTS_PER_MM * plane.km_per_point
    return next((step for step in _STEPS if plane.zone and step >= least), 0)


def eastings(plane: Plane, step: int) -> list[GridLine]:
    """The upright lines in the frame, from the left."""
    return _lines(plane.left, plane.right, plane.x0, plane.scale, step)


def northings(plane: Plane, step: int) -> list[GridLine]:
    """The level lines in the frame, from the lowest."""
    return _lines(plane.bottom, plane.top, plane.y0, plane.scale, step)


def _lines(start: float, end: float, origin: float, scale: float, step: int) -> list[GridLine]:
    first, last = origin / 1000, origin / 1000 + (end - start) / scale / 1000
    numbers = np.arange(np.ceil(first / step), np.floor(last / step) + 1) * step
    return [GridLine(int(number), start + (float(number) - first) * 1000 * scale) for number in numbers]


def draw(canvas: Canvas) -> list[Shown]:
    """Draw the grid where the scale of the map asks for one; gives what the legend explains."""
    plane, step = canvas.plane, step_of(canvas.plane)
    if not step:
        return []
    upright = [((line.at, plane.bottom), (line.at, plane.top)) for line in eastings(plane, step)]
    level = [((plane.left, line.at), (plane.right, line.at)) for line in northings(plane, step)]
    canvas.lines([shapely.LineString(ends) for ends in (*upright, *level)], stroke(), zorder=GRID)
    return [Shown(legend.GROUND, "grid", interval=step)]


def stroke() -> Properties:
    """How its lines are drawn."""
    drawn = ground.spec().grid
    return {"colors": colours.of("grid"), "linewidth": drawn.width, "alpha": drawn.opacity}


def number(canvas: Canvas, side: str, middle: float, taken: Collection[float]) -> None:
    """Write the numbers of the lines along a side of the map, in its margin.

    Parameters
    ----------
    side
        ``bottom``, ``top``, ``left`` or ``right``.
    middle
        Points from the frame to the middle of the margin.
    taken
        Points of the page along the side where degrees are written: a line that comes out there has no number.
    """
    plane, step = canvas.plane, step_of(canvas.plane)
    size = legible(6.0 * canvas.unit)
    upright = side in {"bottom", "top"}
    for line in (eastings if upright else northings)(plane, step) if step else ():
        if any(abs(line.at - each) < 3.7 * size for each in taken):
            continue
        x, y, turn = {
            "bottom": (line.at, plane.bottom - middle, 0),
            "top": (line.at, plane.top + middle, 0),
            "left": (plane.left - middle, line.at, 90),
            "right": (plane.right + middle, line.at, 270),
        }[side]
        properties: dict[str, Any] = {"ha": "center", "va": "center_baseline", "rotation": turn}
        properties |= {"rotation_mode": "anchor", "fontsize": size, "color": colours.of("grid"), "zorder": LABELS + 2}
        canvas.axes.text(x, y, str(line.kilometres), **properties)
