"""Marks of events, the same shapes as the document's: each kind is told apart without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from campaigns.atlas.plate.terrain import MARKS
from campaigns.symbology import style
from campaigns.symbology.textures import CASING

if TYPE_CHECKING:
    from campaigns.atlas.plate.canvas import Canvas

Points = tuple[tuple[float, float], ...]


def _polygon(*points: tuple[float, float]) -> Outline:
    return Outline([*points, points[0]], closed=True)


def _strokes(*lines: Points) -> Outline:
    return Outline.make_compound_path(*(Outline(np.array(line)) for line in lines))


def _circle(radius: float) -> Outline:
    return Outline.circle((0, 0), radius)


_CROSS = _strokes(((-0.5, -0.5), (0.5, 0.5)), ((0.5, -0.5), (-0.5, 0.5)))
_PLUS = _strokes(((-0.45, 0), (0.45, 0)), ((0, -0.45), (0, 0.45)))
_ANCHOR = _strokes(
    ((0, 0.6), (0, -0.55)),
    ((-0.5, -0.1), (-0.3, -0.45), (0, -0.58), (0.3, -0.45), (0.5, -0.1)),
    ((-0.28, 0.25), (0.28, 0.25)),
)
_CANOPY = _strokes(
    ((-0.55, 0.05), (-0.4, 0.4), (0, 0.58), (0.4, 0.4), (0.55, 0.05), (-0.55, 0.05), (0, -0.6), (0.55, 0.05)),
)
_FLAG = _strokes(((-0.3, -0.6), (-0.3, 0.55), (0.5, 0.3), (-0.3, 0.05)))

SHAPES: dict[str, tuple[Outline, Outline]] = {
    "swords": (_circle(1), _CROSS),
    "square": (_polygon((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)), _PLUS),
    "anchor": (_circle(1), _ANCHOR),
    "parachute": (_circle(1), _CANOPY),
    "triangle": (
        _polygon((0, 1.05), (1, -0.75), (-1, -0.75)),
        _strokes(((0, 0.35), (0, -0.2)), ((0, -0.42), (0, -0.5))),
    ),
    "ring": (_circle(1), _circle(0.45)),
    "diamond": (_polygon((0, 1.15), (1.15, 0), (0, -1.15), (-1.15, 0)), _strokes(((-0.4, 0), (0.4, 0)))),
    "flag": (_circle(1), _FLAG),
    "dot": (_circle(0.8), _circle(0.15)),
}
"""Body and sign of each mark at radius 1, y upwards."""


def radius(rank: int, unit: float) -> float:
    """Radius of an event's mark in points, by its rank from 1 to 4."""
    return (7.6 - 1.05 * rank) * unit


def draw(
    canvas: Canvas,
    kind: str,
    at: tuple[float, float],
    size: float,
    colour: str,
    *,
    vague: bool = False,
    zorder: float = MARKS,
    clip: Any = None,  # noqa: ANN401 - a path or patch of matplotlib
) -> None:
    """Draw the mark of a kind of event; ``vague`` breaks its outline: its day is not known for sure."""
    body, sign = SHAPES[style.MARKS.get(kind, "dot")]
    place = Affine2D().scale(size).translate(*at)
    outline = place.transform_path(body)
    casing: dict[str, Any] = {"facecolor": colour, "edgecolor": CASING, "linewidth": size * 0.34, "joinstyle": "round"}
    canvas.add(PathPatch(outline, zorder=zorder, **casing), clip)
    if vague:
        broken: dict[str, Any] = {
            "facecolor": "none",
            "edgecolor": colour,
            "linewidth": size * 0.16,
            "linestyle": (0, (2.2, 1.6)),
        }
        wider = Affine2D().scale(size * 1.42).translate(*at).transform_path(body)
        canvas.add(PathPatch(wider, zorder=zorder, **broken), clip)
    pen: dict[str, Any] = {"facecolor": "none", "edgecolor": CASING, "linewidth": size * 0.2, "capstyle": "round"}
    canvas.add(PathPatch(place.transform_path(sign), zorder=zorder + 0.01, **pen), clip)


def ring(canvas: Canvas, at: tuple[float, float], size: float, colour: str) -> None:
    """The ring within which an event surely took place, ``size`` its radius in points."""
    edge: dict[str, Any] = {"facecolor": "none", "edgecolor": colour, "linewidth": 0.8 * canvas.unit, "alpha": 0.6}
    canvas.add(PathPatch(Outline.circle(at, size), zorder=MARKS - 0.1, **edge))


def dot(kind: str, at: tuple[float, float], unit: float) -> Circle | Polygon | Rectangle:
    """The dot of a place: a square for a capital, a triangle for a height or pass, else a circle."""
    x, y = at
    look: dict[str, Any] = {
        "facecolor": "#ffffff",
        "edgecolor": style.INK,
        "linewidth": 0.75 * unit,
        "zorder": MARKS - 0.3,
    }
    if kind == "capital":
        return Rectangle((x - 2.1 * unit, y - 2.1 * unit), 4.2 * unit, 4.2 * unit, **look)
    if kind in {"height", "pass"}:
        size = 2.2 * unit
        corners = [(x, y + size), (x + size, y - 0.75 * size), (x - size, y - 0.75 * size)]
        return Polygon(corners, closed=True, **look)
    return Circle(at, (1.9 if kind in {"city", "port"} else 1.45) * unit, **look)
