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
import numpy.typing as npt
import shapely

from campaigns.movement.course import SAMPLES, course
from geodata import antimeridian
from geodata.ground import REGION
from geodata.problems import Problem
from geodata.projections import local_plane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from campaigns.model import Axis, Mode
    from campaigns.movement.course import Array
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
"""Degrees; see ``_Water.beyond``."""
_AROUND = 1.0
"""Degrees around a cell in which its coast is looked for; farther from it than that is far enough."""


@dataclass(frozen=True)
class _Water:
    """Where the sea is; EPSG:4326."""

    sea: shapely.Geometry
    coast: shapely.Geometry

    def offshore(self, points: Array) -> npt.NDArray[np.bool_]:
        """Whether each point, shape (n, 2), is at sea."""
        inside: npt.NDArray[np.bool_] = shapely.contains_xy(self.sea, points[:, 0], points[:, 1])
        return inside

    def beyond(self, points: Array) -> float:
        """Kilometres by which the worst of some points, shape (n, 2), is farther from the coast than is tolerated.

        Points of one cell of ``_CELL`` degrees share the coast around it, in a plane around the middle of the cell:
        over so little ground its distances are true.
        """
        tolerated = np.where(shapely.contains_xy(REGION, points[:, 0], points[:, 1]), TOLERANCE, COARSE)
        cells, cell_of = np.unique(np.floor(points / _CELL), axis=0, return_inverse=True)
        most = 0.0
        for cell, corner in enumerate(cells * _CELL):
            here = cell_of == cell
            near = shapely.clip_by_rect(self.coast, *(corner - _AROUND), *(corner + _CELL + _AROUND))
            if near.is_empty:
                return np.inf
            plane = local_plane(*(corner + _CELL / 2).tolist())
            away = shapely.distance(shapely.transform(near, plane.project), shapely.points(plane.project(points[here])))
            most = max(most, float((away - tolerated[here]).max()))
        return most


def _water(ground: Ground) -> _Water:
    sea = shapely.union_all(ground.layer("sea").shapes)
    shapely.prepare(sea)
    return _Water(sea, shapely.boundary(sea))


def problems(history: History) -> list[Problem]:
    """Legs of movements that run over what they cannot run over."""
    water = _water(history.ground)
    found = []
    for dossier in history.dossiers.values():
        for axis in dossier.axes:
            if axis.mode not in ELEMENTS:
                continue
            for before, after, distance in _astray(axis, history, water):
                element = ELEMENTS[axis.mode]
                other = "land" if element == "sea" else "sea"
                where = f"between {before} and {after}" if before != after else f"behind {before}"
                subject = f"{dossier.id}, {axis.id}"
                wrong = f"a course by {axis.mode} over {other}, {distance:.0f} km too far from the coast, {where}"
                expected = f"waypoints that keep it to the {element} ({TOLERANCE:g} km are tolerated)"
                found.append(Problem(f"campaigns/dossiers/{dossier.id}.yaml", 0, subject, wrong, expected))
    return found


def _astray(axis: Axis, history: History, water: _Water) -> Iterator[tuple[str, str, float]]:
    """Legs of an axis off its element: places at both ends, the first twice for the run-up, and kilometres."""
    path = course(axis, history.places)
    line = path.plane.unproject(path.line)
    tail = history.places[axis.waypoints[0].place].precision_km
    names = [axis.waypoints[0].place, *(waypoint.place for waypoint in axis.waypoints)]
    for leg, (before, after) in enumerate(pairwise(names)):
        points = _dense(line[leg * SAMPLES : (leg + 1) * SAMPLES + 1])
        wrong = points[water.offshore(points) != (ELEMENTS[axis.mode] == "sea")]
        if len(wrong) and (distance := water.beyond(wrong)) > (0.0 if leg else tail):
            yield before, after, distance


def _dense(line: Array) -> Array:
    """Points along a line, shape (n, 2), close enough to find the coast."""
    return shapely.get_coordinates(shapely.segmentize(shapely.LineString(antimeridian.continued(line)), _STEP))
