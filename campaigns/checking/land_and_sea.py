"""Whether movements by sea keep to the water and movements by land to the land, as they are drawn.

A course may leave its element by ``TOLERANCE`` kilometres: so far a coast is generalised, a port lies up its river and
a narrow strait is crossed by ferry; outside the region of the atlas, where coasts are coarse, by ``COARSE``. The tail
that an arrow has behind its first place may do so by the precision of that place as well. Aircraft are free, and a
river is not on the ground's map of land and sea; a convoy that goes on by train or canal is another axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.movement.course import SAMPLES, course
from geodata import antimeridian
from geodata.ground import REGION
from geodata.problems import Problem
from geodata.projections import local_plane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from campaigns.history import History
    from campaigns.model import Axis, Mode
    from campaigns.movement.course import Array
    from geodata.gazetteer import Place
    from geodata.ground import Ground

TOLERANCE = 5.0
"""Kilometres from the coast to which a course may leave its element."""
COARSE = 30.0
"""The same outside ``geodata.ground.REGION``."""
ELEMENTS: dict[Mode, str] = {
    **dict.fromkeys(("foot", "cavalry", "mechanised", "rail"), "land"),
    "sea": "sea",
}
"""What each mode must keep to; those not named are free."""
_STEP = 0.02
"""Degrees between the points at which a course is looked at: some 2 km."""
_CELL = 0.5
"""Degrees; see ``_from_coast``."""
_AROUND = 1.0
"""Degrees around a cell in which its coast is looked for; farther from it than that is far enough."""


@dataclass(frozen=True, slots=True)
class _Leg:
    """A leg of a movement, or the run-up behind its first place.

    ``before`` and ``after`` are the places at its ends, of a run-up the first twice; ``points`` have longitude and
    latitude, shape (SAMPLES + 1, 2).
    """

    dossier: str
    axis: Axis
    before: Place
    after: Place
    points: Array

    @property
    def room(self) -> float:
        """Kilometres by which it may leave its element more than others."""
        return self.before.precision_km if self.before is self.after else 0.0


def problems(history: History) -> list[Problem]:
    """Legs of movements that run over what they cannot run over."""
    legs = list(_legs(history))
    found = []
    for leg, distance in zip(legs, _beyond(legs, history.ground), strict=True):
        if distance > leg.room:
            before, after, mode = leg.before.id, leg.after.id, leg.axis.mode
            element = ELEMENTS[mode]
            other = "land" if element == "sea" else "sea"
            where = f"between {before} and {after}" if before != after else f"behind {before}"
            wrong = f"a course by {mode} over {other}, {distance:.0f} km too far from the coast, {where}"
            expected = f"waypoints that keep it to the {element} ({TOLERANCE:g} km are tolerated)"
            file, subject = f"campaigns/dossiers/{leg.dossier}.yaml", f"{leg.dossier}, {leg.axis.id}"
            found.append(Problem(file, 0, subject, wrong, expected))
    return found


def _legs(history: History) -> Iterator[_Leg]:
    """Every leg that must keep to an element."""
    for dossier in history.dossiers.values():
        for axis in dossier.axes:
            if axis.mode in ELEMENTS:
                path = course(axis, history.places)
                points = antimeridian.continued(path.plane.unproject(path.line))
                stops = [history.places[waypoint.place] for waypoint in axis.waypoints]
                for leg, (before, after) in enumerate(pairwise([stops[0], *stops])):
                    yield _Leg(dossier.id, axis, before, after, points[leg * SAMPLES : (leg + 1) * SAMPLES + 1])


def _beyond(legs: Sequence[_Leg], ground: Ground) -> Array:
    """Kilometres by which each leg leaves its element farther than is tolerated, shape (n,); 0 where it does not."""
    seas = ground.layer("sea").shapes
    sea = seas[0] if len(seas) == 1 else shapely.union_all(seas)
    coast = shapely.boundary(sea)
    shapely.prepare([sea, coast])
    lines = np.array([shapely.LineString(leg.points) for leg in legs], dtype=object)
    keeps_to_sea = np.array([ELEMENTS[leg.axis.mode] == "sea" for leg in legs], dtype=bool)
    # A leg that begins in its element and does not cross the coast never leaves it.
    begins_astray = shapely.contains(sea, shapely.get_point(lines, 0)) != keeps_to_sea
    suspects = np.flatnonzero(begins_astray | shapely.intersects(coast, lines))
    points, suspect_of = shapely.get_coordinates(shapely.segmentize(lines[suspects], _STEP), return_index=True)
    leg_of = suspects[suspect_of]
    astray = shapely.contains_xy(sea, *points.T) != keeps_to_sea[leg_of]
    beyond = np.zeros(len(legs))
    np.maximum.at(beyond, leg_of[astray], _from_coast(points[astray], coast))
    return beyond


def _from_coast(points: Array, coast: shapely.Geometry) -> Array:
    """Kilometres by which each point, shape (n, 2), is farther from the coast than is tolerated, shape (n,).

    Points of one cell of ``_CELL`` degrees share the coast around it, in a plane around the middle of the cell: over so
    little ground its distances are true.
    """
    away = np.full(len(points), np.inf)
    cells, cell_of = np.unique(np.floor(points / _CELL), axis=0, return_inverse=True)
    for cell, corner in enumerate(cells * _CELL):
        here = cell_of == cell
        near = shapely.clip_by_rect(coast, *(corner - _AROUND), *(corner + _CELL + _AROUND))
        if not near.is_empty:
            plane = local_plane(*(corner + _CELL / 2).tolist())
            spots = shapely.points(plane.project(points[here]))
            away[here] = shapely.distance(shapely.transform(near, plane.project), spots)
    return away - np.where(shapely.contains_xy(REGION, *points.T), TOLERANCE, COARSE)
