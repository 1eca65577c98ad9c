"""Squares of a map in a book: letters along its upper and lower edge, numbers along the sides; an index names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import patheffects

from campaigns.atlas.plate.levels import LABELS
from campaigns.atlas.plate.paper import POINTS_PER_MM, legible
from campaigns.symbology import colours

if TYPE_CHECKING:
    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.clutter import Edges
    from campaigns.atlas.plate.projection import Plane

_SIDE_MM = 40.0
"""Millimetres that a square is wide and tall, about."""
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
"""Without I, which is read as 1."""
_TICK = 5.0
"""Points on A3 of the strokes at the edge between two squares."""


def counts(plane: Plane) -> tuple[int, int]:
    """How many squares a map has across and down."""
    side = _SIDE_MM * POINTS_PER_MM
    across, down = round((plane.right - plane.left) / side), round((plane.top - plane.bottom) / side)
    return min(max(across, 2), len(_LETTERS)), max(down, 2)


def square_of(plane: Plane, longitude: float, latitude: float) -> str:
    """The square of a position in degrees, such as ``C4``, letters from the left, numbers from above; else empty."""
    [[x, y]] = plane.points(np.array([[longitude, latitude]]))
    if not (plane.left <= x < plane.right and plane.bottom < y <= plane.top):  # nor where it has no point at all
        return ""
    across, down = counts(plane)
    column = int((x - plane.left) / (plane.right - plane.left) * across)
    row = int((plane.top - y) / (plane.top - plane.bottom) * down)
    return f"{_LETTERS[column]}{row + 1}"


def draw(canvas: Canvas) -> list[Edges]:
    """Write letters and numbers inside the frame; gives the boxes they take, points of the page."""
    plane, unit, colour = canvas.plane, canvas.unit, colours.of("text")
    for ends in _strokes(plane, _TICK * unit):
        canvas.axes.plot(*zip(*ends, strict=True), color=colour, linewidth=0.8 * unit, zorder=LABELS)
    size = legible(7.6 * unit)
    halo = [patheffects.withStroke(linewidth=2.4 * unit, foreground=colours.of("casing"))]
    properties: dict[str, Any] = {"fontsize": size, "weight": "bold", "color": colour, "path_effects": halo}
    properties |= {"ha": "center", "va": "center_baseline", "zorder": LABELS + 1}
    boxes: list[Edges] = []
    for text, x, y in _texts(plane, size * 0.85):
        canvas.axes.text(x, y, text, **properties)
        boxes.append((x - size * 0.6, y - size * 0.7, x + size * 0.6, y + size * 0.7))
    return boxes


def _strokes(plane: Plane, long: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Between two squares, from the frame inwards."""
    across, down = counts(plane)
    wide, tall = (plane.right - plane.left) / across, (plane.top - plane.bottom) / down
    upright = [plane.left + wide * number for number in range(1, across)]
    level = [plane.bottom + tall * number for number in range(1, down)]
    from_ends = ((plane.bottom, long), (plane.top, -long))
    from_sides = ((plane.left, long), (plane.right, -long))
    return [
        *(((x, edge), (x, edge + inward)) for x in upright for edge, inward in from_ends),
        *(((edge, y), (edge + inward, y)) for y in level for edge, inward in from_sides),
    ]


def _texts(plane: Plane, inward: float) -> list[tuple[str, float, float]]:
    """Letters and numbers and where their middles stand."""
    across, down = counts(plane)
    wide, tall = (plane.right - plane.left) / across, (plane.top - plane.bottom) / down
    letters = [(_LETTERS[number], plane.left + wide * (number + 0.5)) for number in range(across)]
    numbers = [(str(number + 1), plane.top - tall * (number + 0.5)) for number in range(down)]
    return [
        *((text, x, y) for text, x in letters for y in (plane.bottom + inward, plane.top - inward)),
        *((text, x, y) for text, y in numbers for x in (plane.left + inward, plane.right - inward)),
    ]
