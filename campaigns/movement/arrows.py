"""Dated axes of advance as arrow polygons, one stage for each day on which the head moved.

The arrow is the axis of advance of military maps (MIL-STD-2525D, appendix H): a shaft that tapers from tail to neck and
a barbed head whose point stands where the formation stood. It is built in a local plane in kilometres and is always
one valid polygon. Movements other than attacks are routes: plain lines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon

from campaigns.dates import day_number
from campaigns.model import NOMINAL_MEN, Axis
from campaigns.movement.course import Array, Course, course
from campaigns.symbology import arrow_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from geodata.gazetteer import Place

MOST_STAGES = 120
"""A movement of many months is drawn in at most about this many stages."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An axis as it stood from one day to another, both inclusive (days of the clock).

    ``geometry`` is a Polygon (arrow) or LineString (route) in longitude/latitude, ``tip`` the position of the head.
    """

    start: int
    end: int
    geometry: BaseGeometry
    tip: tuple[float, float]


def tail_width(axis: Axis, length: float) -> float:
    """Width of an arrow's tail in kilometres: it follows the cube root of the formation's men.

    ``length`` is that of the whole course; it bounds the width so that no arrow is a thread or a wedge.
    """
    base, ratio = arrow_shape.spec().width[axis.scale], arrow_shape.spec().ratio
    width = base.km * (NOMINAL_MEN[axis.echelon] / base.men) ** (1 / 3)
    return float(min(max(width, length / ratio.slimmest), length / ratio.stoutest))


def stages(axis: Axis, places: Mapping[str, Place], last_day: int | None = None) -> list[Stage]:
    """Draw an axis for each day on which its head moved.

    Parameters
    ----------
    axis, places
        The movement, and the gazetteer its waypoints refer to.
    last_day
        Day of the clock to which the last stage is shown when the axis itself does not say ``until``.

    Returns
    -------
    list of Stage
        In order of time, without gaps or overlaps between days.
    """
    path = course(axis, places)
    halts = path.halts(last_day_of(axis, path, last_day), _step(path))
    width = tail_width(axis, path.length)
    shapes = [_shape(axis, path, halt.distance, width) for halt in halts]
    counts = [len(shape) for shape in shapes]
    lonlat = np.split(path.lonlat(np.vstack(shapes)), np.cumsum(counts)[:-1])
    drawn = []
    for halt, ring in zip(halts, lonlat, strict=True):
        geometry: BaseGeometry = LineString(ring) if axis.is_route else Polygon(ring)
        tip = ring[-1] if axis.is_route else ring[0]
        drawn.append(Stage(halt.start, halt.end, geometry, (float(tip[0]), float(tip[1]))))
    return drawn


def last_day_of(axis: Axis, path: Course, last_day: int | None = None) -> int:
    """Day of the clock to which an axis is shown: what it says itself, else the last its dossier or course has."""
    return day_number(axis.until.latest) if axis.until else max(path.last_day, last_day or path.last_day)


@dataclass(frozen=True, slots=True)
class Growth:
    """What it takes to draw an arrow between two of its stages, as its head moves on.

    ``line`` is the centreline in longitude/latitude from tail to last waypoint, ``reach`` the share of it that is drawn
    on each of the days asked for, ``width`` that of the tail as a share of its length, ``step`` the days from stage to
    stage.
    """

    line: LineString
    reach: tuple[float, ...]
    width: float
    step: int


def growth(axis: Axis, places: Mapping[str, Place], days: Iterable[int]) -> Growth:
    """The centreline of an axis, and how much of it is drawn on days of the clock."""
    path = course(axis, places)
    length = float(path.along[-1] - path.along[0])
    width = tail_width(axis, path.length)
    simple = shapely.simplify(LineString(path.line), width / 40)
    line = LineString(path.lonlat(np.asarray(simple.coords)))
    reach = tuple((path.reached(day) - float(path.along[0])) / length for day in days)
    return Growth(line, reach, width / length, _step(path))


def _step(path: Course) -> int:
    return max(1, math.ceil((path.last_day - path.first_day) / MOST_STAGES))


def _shape(axis: Axis, path: Course, distance: float, width: float) -> Array:
    """Ring (arrow, beginning at the tip) or line (route, ending at the tip) in the plane of the course."""
    line = path.upto(distance)
    if axis.is_route:
        simple = shapely.simplify(LineString(line), path.length / 1500)
        return np.asarray(simple.coords)
    return arrow(line, width)


def arrow(line: Array, width: float) -> Array:
    """Outline of an arrow along a line.

    Parameters
    ----------
    line
        Centreline from tail to tip, shape (n, 2), kilometres.
    width
        Width of the tail, kilometres; a line shorter than four widths narrows the whole arrow.

    Returns
    -------
    array of shape (m, 2)
        A closed ring that begins and ends at the tip; it never crosses itself.
    """
    steps = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    length = float(steps[-1])
    width = min(width, length / 4)
    neck_at = length - min(arrow_shape.spec().proportions.head_length * width, 0.5 * length)
    shaft = np.linspace(0.0, neck_at, max(8, min(70, int(neck_at / width * 3))))
    centre = np.column_stack([np.interp(shaft, steps, line[:, axis]) for axis in (0, 1)])
    half = width * (
        arrow_shape.spec().proportions.tail
        + (arrow_shape.spec().proportions.neck - arrow_shape.spec().proportions.tail) * shaft / neck_at
    )
    head = _head(line, steps, neck_at, width)
    left, right, notch = _sides(centre, half, width)
    ring = np.vstack([head[1], head[2], right[::-1], notch, left, head[0], head[1]])
    polygon = shapely.simplify(Polygon(ring), width / 40)
    if polygon.is_valid and isinstance(polygon, Polygon):
        outline = _from_tip(polygon, head[1])
        if Polygon(outline).is_valid:
            return outline
    return _from_tip(_swept(centre, half, head, np.vstack([left[:2], right[1::-1], notch])), head[1])


def _head(line: Array, steps: Array, neck_at: float, width: float) -> Array:
    """Left barb, tip and right barb, shape (3, 2)."""
    neck = np.array([np.interp(neck_at, steps, line[:, axis]) for axis in (0, 1)])
    tip = line[-1]
    forward = tip - neck
    size = float(np.hypot(*forward))
    forward = forward / size
    left = np.array([-forward[1], forward[0]])
    back = neck - forward * arrow_shape.spec().proportions.sweep * size
    return np.vstack(
        [
            back + left * arrow_shape.spec().proportions.head * width,
            tip,
            back - left * arrow_shape.spec().proportions.head * width,
        ]
    )


def _sides(centre: Array, half: Array, width: float) -> tuple[Array, Array, Array]:
    """Both edges of the shaft, offset along its normals, and the notch of the tail."""
    tangent = np.gradient(centre, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1), 1e-12)[:, None]
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]]) * half[:, None]
    return centre + normal, centre - normal, centre[0] + tangent[0] * arrow_shape.spec().proportions.notch * width


def _swept(centre: Array, half: Array, head: Array, tail: Array) -> Polygon:
    """Robust outline for tight bends: what discs of the shaft's width sweep, together with tail and head."""
    discs = [Point(xy).buffer(radius, quad_segs=8) for xy, radius in zip(centre[1:], half[1:], strict=True)]
    hulls = [shapely.union(a, b).convex_hull for a, b in pairwise(discs)]
    parts = [*hulls, Polygon([head[1], head[2], centre[-1], head[0]]), Polygon(tail).buffer(0)]
    whole = shapely.union_all(parts)
    assert isinstance(whole, Polygon)  # noqa: S101 - each part overlaps the next
    return Polygon(whole.exterior)


def _from_tip(polygon: Polygon, tip: Array) -> Array:
    """The exterior ring, beginning and ending at its vertex nearest the tip, which becomes the tip exactly."""
    ring = np.asarray(polygon.exterior.coords)[:-1]
    nearest = int(np.argmin(np.linalg.norm(ring - tip, axis=1)))
    ring = np.roll(ring, -nearest, axis=0)
    ring[0] = tip
    return np.vstack([ring, ring[:1]])
