"""Where elevations are written along contours of a page: on straight stretches, apart from one another, in a gap.

The same rule as on a screen: ``web/scene/contour-numbers.ts``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from matplotlib.text import Text
from shapely.geometry import LineString

from campaigns.atlas.plate import fonts
from campaigns.atlas.plate.canvas import parts
from campaigns.atlas.plate.levels import CONTOURS
from campaigns.atlas.plate.paper import legible
from campaigns.symbology import colours, ground, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas

_STRAIGHT = 0.965
"""Least chord of the stretch below a number, in its length."""
_STEP = 0.08
"""Steps in which places along a line are tried, in the distance between numbers."""


@dataclass(frozen=True, slots=True)
class ContourNumber:
    """An elevation on its contour: middle of the text in points, degrees it is turned by, and the gap of the lines."""

    text: str
    x: float
    y: float
    angle: float
    gap: shapely.Polygon


def place(
    canvas: Canvas, contours: Iterable[tuple[str, BaseGeometry]], written: Sequence[ContourNumber]
) -> list[ContourNumber]:
    """Places for elevations along projected contours, apart from those that are written already."""
    spec = ground.spec().contour.text
    size = type_size(canvas)
    distance, gap = spec.distance * canvas.unit, spec.gap * canvas.unit
    found: list[ContourNumber] = []
    for text, geometry in contours:
        width = fonts.width(text, size, "normal", "normal", languages.ENGLISH)
        length = width + 2 * gap
        for line in (part for part in parts(geometry) if isinstance(part, LineString)):
            for begin in np.arange(distance * _STEP, line.length - length, distance * _STEP):
                ends = shapely.get_coordinates(
                    shapely.line_interpolate_point(line, [begin, begin + length / 2, begin + length])
                )
                (x0, y0), (xm, ym), (x1, y1) = ends
                x, y = (x0 + x1) / 2, (y0 + y1) / 2
                if math.hypot(x1 - x0, y1 - y0) < _STRAIGHT * length or math.hypot(xm - x, ym - y) > gap:
                    continue
                if not canvas.plane.holds(np.array([x, y]), length):
                    continue
                if any(math.hypot(each.x - x, each.y - y) < distance for each in (*written, *found)):
                    continue
                angle = _readable(math.degrees(math.atan2(y1 - y0, x1 - x0)))
                found.append(ContourNumber(text, x, y, angle, _gap(x, y, length, 0.9 * size, angle)))
    return found


def type_size(canvas: Canvas) -> float:
    """Size of the elevations, points."""
    return legible(ground.spec().contour.text.points * canvas.unit)


def write(canvas: Canvas, numbers: Iterable[ContourNumber]) -> None:
    """Write elevations where they were placed."""
    for number in numbers:
        canvas.add(
            Text(
                number.x,
                number.y,
                number.text,
                fontsize=type_size(canvas),
                color=colours.of("contour-text"),
                rotation=number.angle,
                rotation_mode="anchor",
                ha="center",
                va="center_baseline",
                zorder=CONTOURS + 0.2,
            )
        )


def _readable(angle: float) -> float:
    """Degrees of a text along a line, so that it is not upside down."""
    return angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle  # noqa: PLR2004 - degrees


def _gap(x: float, y: float, long: float, tall: float, angle: float) -> shapely.Polygon:
    box = shapely.box(x - long / 2, y - tall / 2, x + long / 2, y + tall / 2)
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turned = np.array([[cosine, -sine], [sine, cosine]])
    return shapely.transform(box, lambda points: (points - (x, y)) @ turned.T + (x, y))
