"""Mistakes in roads and crossings that a table alone does not show: ends that are nowhere, crossings far from water."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geodata import crossings, roads
from geodata.problems import Problem
from geodata.projections import distance_km, local_plane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from geodata.ground import Ground

NEAR_KM = 3.0
"""Kilometres within which a road that ends at no place has to end by one, or by another road."""
FARTHEST_KM = 2.0
"""Kilometres from a crossing to the nearest water of the layers at most."""
_WATERS = frozenset({"river", "stream", "bank", "lake"})
_AROUND = 0.1
"""Degrees around a crossing in which waters are looked for: more than ``FARTHEST_KM`` as far north as 75 degrees."""


def problems(history: History) -> list[Problem]:
    """Everything wrong with roads and crossings, mistakes of their tables included."""
    tables = [*history.ground.roads(history.places)[1], *history.ground.crossings[1]]
    return sorted([*tables, *_loose_ends(history), *_dry(history.ground)])


def _loose_ends(history: History) -> Iterator[Problem]:
    """Roads that begin or end at no place of the gazetteer, near none and near no other road."""
    known = history.ground.roads(history.places)[0]
    points = [(place.longitude, place.latitude) for place in history.places.values()]
    for road in known:
        others = [point for other in known if other is not road for point in other.points]
        for stop, (lon, lat) in ((road.course[0], road.points[0]), (road.course[-1], road.points[-1])):
            if isinstance(stop, str) or any(_are_near(lon, lat, *other) for other in (*points, *others)):
                continue
            found = f"an end at {roads.written(stop)}, where nothing is"
            expected = f"the id of a place, or a point within {NEAR_KM:g} km of one or of another road"
            yield Problem(roads.FILE, road.line, f"{road.id}, course", found, expected)


def _are_near(lon: float, lat: float, other_lon: float, other_lat: float) -> bool:
    return abs(lat - other_lat) < _AROUND and distance_km(lon, lat, other_lon, other_lat) <= NEAR_KM


def _dry(ground: Ground) -> Iterator[Problem]:
    """Crossings that stand far from every river and lake of the layers."""
    waters = [*ground.rivers.geometry, *ground.lakes.geometry]
    for each in ground.sheets:
        waters += each.water.geometry[each.water["kind"].isin(_WATERS)].tolist()
    tree = shapely.STRtree(waters)
    for row in ground.crossings[0]:
        plane = local_plane(round(row.longitude, 2), round(row.latitude, 2))
        point = shapely.Point(row.longitude, row.latitude)
        near = tree.geometries.take(tree.query(point.buffer(_AROUND)))
        here = shapely.transform(point, plane.project)
        off = min((shapely.distance(here, shapely.transform(each, plane.project)) for each in near), default=None)
        if off is None or off > FARTHEST_KM:
            found = "no river or lake near it" if off is None else f"the nearest water {off:.1f} km off"
            expected = f"a river or lake of geodata/layers within {FARTHEST_KM:g} km"
            yield Problem(crossings.FILE, row.line, f"{row.id}, lon", found, expected)
