"""Where units stood and fronts ran: positions of the gazetteer or points of a dossier, as geometry.

Longitudes and latitudes are decimal degrees (WGS 84), longitude first; see ``geodata.antimeridian``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.unit_model import INSIDE, RING, Point
from geodata import antimeridian, powers
from geodata.projections import local_plane

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from campaigns.formations import Formation
    from campaigns.model import Dossier
    from campaigns.movement.course import Array
    from campaigns.unit_model import Faces, Front, Position
    from geodata.gazetteer import Place
    from geodata.projections import LocalPlane

_WINDS: tuple[Faces, ...] = (
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
)  # fmt: skip
_BEARINGS = {wind: 45.0 * number for number, wind in enumerate(_WINDS)}
"""Degrees clockwise from north."""


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

    On which side the enemy was is told by ``faces``, else by what stood or moved on days of the front. Where neither
    tells, a ring has him outside, and another line runs as it is written.
    """
    points = [point_of(spot, places) for spot in front.line]
    if front.kind == RING and points[0] != points[-1]:
        points.append(points[0])
    line = shapely.LineString(points)
    plane = local_plane(round(line.centroid.x, 3), round(line.centroid.y, 3))
    flat = plane.project(shapely.get_coordinates(line))
    if front.faces and not front.is_closed:
        is_left = across(flat, front.faces) > 0
    elif front.faces:
        is_left = (front.faces == INSIDE) == shapely.LinearRing(flat).is_ccw
    else:
        is_left = _voted(front, flat, plane, list(_around(front, dossier, places, known)))
    return shapely.LineString(points if is_left else points[::-1])


def across(line: Array, faces: Faces) -> float:
    """How squarely a point of the compass looks across a line (N, 2) that is not closed: easting and northing.

    1 is straight to the left of its way from the first to the last point, -1 straight to the right, 0 along it.
    """
    east, north = line[-1] - line[0]
    bearing = np.radians(_BEARINGS[faces])
    return float((east * np.cos(bearing) - north * np.sin(bearing)) / np.hypot(east, north))


def _voted(front: Front, line: Array, plane: LocalPlane, around: Sequence[tuple[str, shapely.Point]]) -> bool:
    """Whether the enemy is on the left of a line, by where he and those who held it were."""
    ours = [_camp(side) == _camp(front.side[0]) for side, _ in around]
    own, enemies = (
        _projected((point for (_, point), is_own in zip(around, ours, strict=True) if is_own == wanted), plane)
        for wanted in (True, False)
    )
    if front.kind == RING:
        return _is_inside(line, enemies, own) == shapely.LinearRing(line).is_ccw
    return _is_left(line, enemies)


def _camp(side: str) -> str:
    """Allies share a texture."""
    return powers.by_name()[side].texture


def _around(
    front: Front, dossier: Dossier, places: Mapping[str, Place], known: Mapping[str, Formation]
) -> Iterator[tuple[str, shapely.Point]]:
    """Sides and positions of all that stood or moved in a dossier on days of a front."""
    for unit in dossier.units:
        for position in unit.positions:
            if position.when.overlaps(front.when):
                yield known[unit.formation].side, point_of(position.spot, places)
    for axis in dossier.axes:
        for waypoint in axis.waypoints:
            if waypoint.when.overlaps(front.when):
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
