"""The course of a formation: a smooth line through its dated waypoints, and where its head stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from campaigns.dates import day_number
from geodata import antimeridian
from geodata.curves import catmull_rom
from geodata.projections import LocalPlane, local_plane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.model import Axis
    from geodata.gazetteer import Place

Array = npt.NDArray[np.float64]

SAMPLES = 16
"""Points drawn per leg of the smooth line."""
RUN_UP = 0.06
"""Length of the run-up behind the first waypoint, as a share of the course: an arrow has a tail on its first day."""
LONGEST_RUN_UP = 2.0
"""Kilometres. No source tells of the ground behind the first waypoint: behind a ship may be land, behind a train sea.
Where this is too short to be seen, the outline is made as long as the shortest arrow (``arrow_outline``)."""

_STANDS = 1e-6
"""Kilometres below which the head has not moved."""


@dataclass(frozen=True, slots=True)
class Halt:
    """Where the head stood from one day of the clock to another, both inclusive; distance as ``Course.reached``."""

    start: int
    end: int
    distance: float


@dataclass(frozen=True)
class Course:
    """The smoothed centreline of an axis.

    Attributes
    ----------
    plane
        Local plane of the axis, kilometres.
    line
        Centreline in that plane, shape (n, 2), from the end of the run-up to the last waypoint.
    along
        Distance of each point from the first waypoint along the line, kilometres; negative on the run-up.
    waypoints
        The same distance for each waypoint.
    knots
        Days (of the clock) and distances between which the head moves, shape (k, 2), both increasing.
    """

    plane: LocalPlane
    line: Array
    along: Array
    waypoints: Array
    knots: Array

    @property
    def length(self) -> float:
        """Kilometres from the first waypoint to the last."""
        return float(self.along[-1])

    @property
    def first_day(self) -> int:
        """Day of the clock on which the head stood at the first waypoint."""
        return int(self.knots[0, 0])

    @property
    def last_day(self) -> int:
        """Day on which the head left, or was last seen at, the last waypoint."""
        return int(self.knots[-1, 0])

    def reached(self, day: float) -> float:
        """Distance of the head from the first waypoint on a day, kilometres; it eases into and out of halts."""
        days, distances = self.knots[:, 0], self.knots[:, 1]
        if day <= days[0] or len(days) == 1:
            return float(distances[0])
        if day >= days[-1]:
            return float(distances[-1])
        index = int(np.searchsorted(days, day, side="right")) - 1
        return _hermite(days, distances, index, day)

    def halts(self, end: int, step: int = 1) -> list[Halt]:
        """The days on which the head stood farther on than before; the last lasts to ``end``.

        With a ``step`` only the first of so many days, and those on which it came to a waypoint or left one.
        """
        marks: list[tuple[int, float]] = []
        for day in range(self.first_day, self.last_day + 1):
            distance = self.reached(day)
            if not marks or distance - marks[-1][1] > _STANDS:
                marks.append((day, distance))
        if step > 1:
            first_of_step = {(day - self.first_day) // step: day for day, _ in reversed(marks)}.values()
            kept = {*first_of_step, *self.knots[:, 0].astype(int).tolist(), marks[-1][0]}
            marks = [mark for mark in marks if mark[0] in kept]
        ends = [*(start - 1 for start, _ in marks[1:]), end]
        return [Halt(start, until, distance) for (start, distance), until in zip(marks, ends, strict=True)]

    def lonlat(self, xy: Array) -> Array:
        """Points of the plane in longitude/latitude, shape (n, 2); beyond the antimeridian longitudes go on."""
        return antimeridian.continued(self.plane.unproject(xy))

    def upto(self, distance: float) -> Array:
        """The centreline from its tail to a distance from the first waypoint, shape (m, 2), kilometres."""
        return self.between(float(self.along[0]), distance)

    def between(self, start: float, end: float) -> Array:
        """The centreline between two distances from the first waypoint, with both ends, shape (m, 2), kilometres."""
        inside = (self.along > start + 1e-9) & (self.along < end - 1e-9)
        ends = [np.interp([start, end], self.along, self.line[:, axis]) for axis in (0, 1)]
        first, last = np.column_stack(ends)
        return np.vstack([first, self.line[inside], last])


def course(axis: Axis, places: Mapping[str, Place]) -> Course:
    """Lay a smooth line through the waypoints of an axis.

    The line passes through every waypoint and makes neither cusps nor loops within a leg (``geodata.curves``).

    Raises
    ------
    KeyError
        If a waypoint names a place that is not in ``places``.
    """
    positions = [places[waypoint.place] for waypoint in axis.waypoints]
    lonlat = antimeridian.continued(np.array([(place.longitude, place.latitude) for place in positions]))
    centre = (lonlat.min(axis=0) + lonlat.max(axis=0)) / 2
    plane = local_plane(round(float(centre[0]), 3), round(float(centre[1]), 3))
    points = plane.project(lonlat)
    legs = np.linalg.norm(np.diff(points, axis=0), axis=1)
    run_up = min(RUN_UP * float(legs.sum()), 0.7 * float(legs[0]), LONGEST_RUN_UP)
    tail = points[0] - (points[1] - points[0]) / legs[0] * run_up
    control = np.vstack([tail, points])
    line = catmull_rom(control, SAMPLES)
    steps = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    along = steps - steps[SAMPLES]
    at = along[SAMPLES::SAMPLES]
    return Course(plane, line, along, at, _knots(axis, at))


def _knots(axis: Axis, at: Array) -> Array:
    """Day and distance of each arrival and departure; of several on one day the last counts."""
    by_day: dict[int, float] = {}
    for waypoint, distance in zip(axis.waypoints, at, strict=True):
        by_day[day_number(waypoint.when.earliest)] = float(distance)
        by_day[day_number(waypoint.when.latest)] = float(distance)
    return np.array(sorted(by_day.items()), dtype=float)


def _hermite(days: Array, distances: Array, index: int, day: float) -> float:
    """Monotone cubic between two knots (Fritsch and Carlson 1980): no overshoot, no motion during a halt."""
    secants = np.diff(distances) / np.diff(days)
    width, rise = days[index + 1] - days[index], secants[index]
    if rise <= 0:
        return float(distances[index])
    slopes = (_slope(secants, index), _slope(secants, index + 1))
    u = (day - days[index]) / width
    value = (
        distances[index] * (1 + 2 * u) * (1 - u) ** 2
        + distances[index + 1] * u**2 * (3 - 2 * u)
        + width * u * (1 - u) * (slopes[0] * (1 - u) - slopes[1] * u)
    )
    return float(value)


def _slope(secants: Array, knot: int) -> float:
    """Speed at a knot: the harmonic mean of the speeds beside it, 0 where either is a halt."""
    if knot == 0 or knot == len(secants):
        return float(secants[min(knot, len(secants) - 1)])
    left, right = float(secants[knot - 1]), float(secants[knot])
    return 0.0 if left <= 0 or right <= 0 else 2 * left * right / (left + right)
