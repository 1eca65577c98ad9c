"""Dated axes of advance as arrow polygons, one stage for each day on which the head moved.

The arrow is the axis of advance of military maps (MIL-STD-2525D, appendix H): a shaft from tail to neck and a barbed
head whose point stands where the formation stood. The polygons here are those of data exports, built in a local plane
in kilometres, each valid; screen and page draw their own along the same centreline, for the scale at which it is seen.
Movements other than attacks are routes: plain lines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon

from campaigns.dates import day_number
from campaigns.model import NOMINAL_MEN, Axis
from campaigns.movement import arrow_outline
from campaigns.movement.course import Array, Course, course
from campaigns.symbology import arrow_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from geodata.gazetteer import Place

MOST_STAGES = 120
"""A movement of many months is drawn in at most about this many stages."""
FINEST, FINEST_SHARE = 0.25, 4000
"""Kilometres by which a simplified centreline may be off, and the share of its length that is allowed at most."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An axis as it stood from one day to another, both inclusive (days of the clock).

    ``geometry`` is a Polygon (arrow) or LineString (route) in longitude/latitude, ``tip`` the position of the head.
    """

    start: int
    end: int
    geometry: BaseGeometry
    tip: tuple[float, float]


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
    shapes = [_shape(axis, path, halt.distance) for halt in halts]
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
class Centreline:
    """What it takes to draw a movement on any of its days at any scale.

    ``line`` is the middle line in longitude/latitude from the tail to the last of the days asked for, shape (n, 2),
    ``ends`` the number of its point at which the head stood on each of them, ``strength`` that of
    ``arrow_shape.strength``, ``step`` the days from stage to stage.
    """

    line: Array
    ends: tuple[int, ...]
    strength: float
    step: int


def centreline(axis: Axis, places: Mapping[str, Place], days: Iterable[int]) -> Centreline:
    """The middle line of an axis, with a point wherever its head stood on days of the clock, in order of time."""
    path = course(axis, places)
    finest = min(path.length / FINEST_SHARE, FINEST)
    pieces = [path.line[:1]]
    ends: list[int] = []
    before = float(path.along[0])
    for distance in (path.reached(day) for day in days):
        if distance > before:
            between = shapely.simplify(LineString(path.between(before, distance)), finest)
            pieces.append(np.asarray(between.coords)[1:])
            before = distance
        ends.append(sum(map(len, pieces)) - 1)
    return Centreline(path.lonlat(np.vstack(pieces)), tuple(ends), strength(axis), _step(path))


def strength(axis: Axis) -> float:
    """Weight of the formation in the width of its arrow."""
    return arrow_shape.strength(NOMINAL_MEN[axis.echelon])


def _step(path: Course) -> int:
    return max(1, math.ceil((path.last_day - path.first_day) / MOST_STAGES))


def _shape(axis: Axis, path: Course, distance: float) -> Array:
    """Ring (arrow, beginning at the tip) or line (route, ending at the tip) in the plane of the course."""
    line = path.upto(distance)
    if axis.is_route:
        simple = shapely.simplify(LineString(line), path.length / 1500)
        return np.asarray(simple.coords)
    return arrow_outline.arrow(line, arrow_shape.on_ground(NOMINAL_MEN[axis.echelon], axis.scale, path.length))
