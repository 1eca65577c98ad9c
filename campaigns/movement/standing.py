"""Where units stood and fronts ran: positions of the gazetteer or points of a dossier, as geometry.

Longitudes and latitudes are decimal degrees (WGS 84), longitude first; see ``geodata.antimeridian``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.unit_model import RING, Point
from geodata import antimeridian, powers
from geodata.projections import local_plane

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from campaigns.formations import Formation
    from campaigns.model import Dossier
    from campaigns.movement.course import Array
    from campaigns.unit_model import Front, Position
    from geodata.gazetteer import Place
    from geodata.projections import LocalPlane


def point_of(spot: Point | str, places: Mapping[str, Place]) -> shapely.Point:
    """A point of a dossier, or the position of a place. Raises KeyError where nobody knows the place."""
    return antimeridian.point(spot.longitude, spot.latitude) if isinstance(spot, Point) else places[spot].point


def radius_of(position: Position, places: Mapping[str, Place]) -> float:
    """Kilometres within which a formation surely stood: its own figure, else the precision of its place."""
    return position.radius or places[str(position.place)].precision_km


def place_name(position: Position, places: Mapping[str, Place]) -> str:
    """English name of the place of a position on its first day; empty of a point."""
    return places[position.place].on(position.when.earliest).name if position.place else ""


def front_line(
    front: Front, dossier: Dossier, places: Mapping[str, Place], known: Mapping[str, Formation]
) -> shapely.LineString:
    """The line of a front, with the enemy on its left; a ring ends where it begins.

    On which side the enemy was is told by the units and movements of the dossier. Where they do not tell, a ring has
    him outside, and another line runs as it is written.
    """
    points = [point_of(spot, places) for spot in front.line]
    line = shapely.LineString(points)
    plane = local_plane(round(line.centroid.x, 3), round(line.centroid.y, 3))
    flat = plane.project(shapely.get_coordinates(line))
    around = [(_camp(side) == _camp(front.side[0]), point) for side, point in _around(dossier, places, known)]
    own, enemies = (_projected((point for ours, point in around if ours == wanted), plane) for wanted in (True, False))
    is_left = _is_inside(flat, enemies, own) if front.kind == RING else _is_left(flat, enemies)
    if front.kind == RING:
        points = [*points, points[0]] if points[0] != points[-1] else points
        is_left = is_left == shapely.LinearRing(points).is_ccw
    return shapely.LineString(points if is_left else points[::-1])


def _camp(side: str) -> str:
    """Allies share a texture."""
    return powers.by_name()[side].texture


def _around(
    dossier: Dossier, places: Mapping[str, Place], known: Mapping[str, Formation]
) -> Iterator[tuple[str, shapely.Point]]:
    """Sides and positions of all that stood or moved in a dossier."""
    for unit in dossier.units:
        for position in unit.positions:
            yield known[unit.formation].side, point_of(position.spot, places)
    for axis in dossier.axes:
        for waypoint in axis.waypoints:
            yield axis.side, places[waypoint.place].point


def _projected(points: Iterable[shapely.Point], plane: LocalPlane) -> Array:
    lonlat = np.array([(point.x, point.y) for point in points], dtype=float).reshape(-1, 2)
    return plane.project(lonlat) if len(lonlat) else lonlat


def _is_inside(ring: Array, enemies: Array, own: Array) -> bool:
    """Whether a ring is around the enemy rather than around those who held it."""
    area = shapely.Polygon(ring)
    inside = [int(np.count_nonzero(shapely.contains_xy(area, group))) if len(group) else 0 for group in (enemies, own)]
    return inside[0] > inside[1]


def _is_left(line: Array, enemies: Array) -> bool:
    """Whether the enemy is on the left of a line, the nearest of him counting most; also where nothing tells."""
    vote = 0.0
    for x, y in enemies:
        starts, steps = line[:-1], np.diff(line, axis=0)
        lengths = (steps**2).sum(axis=1)
        along = np.clip(((np.array([x, y]) - starts) * steps).sum(axis=1) / lengths, 0, 1)
        away = np.array([x, y]) - (starts + along[:, None] * steps)
        distances = np.hypot(*away.T)
        nearest = int(distances.argmin())
        across = steps[nearest, 0] * away[nearest, 1] - steps[nearest, 1] * away[nearest, 0]
        vote += float(np.sign(across)) / (1 + float(distances[nearest]))
    return vote >= 0
