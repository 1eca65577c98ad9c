"""Where a formation stood: the position of its head on each day, and the waypoint it had come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from campaigns.dates import day_number
from campaigns.movement.arrows import last_day_of
from campaigns.movement.course import course

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.model import Axis, Waypoint
    from geodata.gazetteer import Place


@dataclass(frozen=True, slots=True)
class Position:
    """Where the head stood from one day of the clock to another, both inclusive; decimal degrees.

    ``waypoint`` is the last one it had reached.
    """

    start: int
    end: int
    longitude: float
    latitude: float
    waypoint: Waypoint


def positions(axis: Axis, places: Mapping[str, Place], last_day: int | None = None) -> list[Position]:
    """The positions of the head of an axis, one for each day on which it moved; parameters as of ``arrows.stages``."""
    path = course(axis, places)
    halts = path.halts(last_day_of(axis, path, last_day))
    tips = path.lonlat(np.array([path.upto(halt.distance)[-1] for halt in halts]))
    return [
        Position(halt.start, halt.end, float(longitude), float(latitude), axis.waypoints[reached(axis, halt.start)])
        for halt, (longitude, latitude) in zip(halts, tips, strict=True)
    ]


def reached(axis: Axis, day: int) -> int:
    """Index of the last waypoint the head had reached on a day of the clock; before that, of the first."""
    return max(sum(day_number(waypoint.when.earliest) <= day for waypoint in axis.waypoints) - 1, 0)
