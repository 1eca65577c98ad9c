"""What is written on the map: places, lands, seas, ranges and rivers with their names in each language."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.dates import day_number
from campaigns.symbology import marks
from geodata import antimeridian, map_names, translated
from geodata.curves import catmull_rom
from geodata.ground import REGION
from geodata.projections import areas_km2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.document.dossier_types import Names
    from campaigns.atlas.document.feature_types import LandLabel, Point
    from campaigns.atlas.document.payload_types import MapPlace, NaturalName
    from campaigns.history import History
    from geodata.gazetteer import Place
    from geodata.ground import Ground
    from geodata.heights import Height

LAST_NAMED = 5
"""Rank from which on a place is a mere point of a line."""
_ROOM = ((2_000_000, 3.0), (400_000, 3.5), (100_000, 4.5), (25_000, 5.5), (2_500, 6.5), (600, 7.0), (0, 8.0))
"""Square kilometres of a land, and the zoom from which there is room for its name."""
_STRETCH = (12.0, 7.0)
"""Degrees of longitude and latitude after which the name of a wide land is written once more."""
_REACH = 1.6
"""Radius in degrees of the circle that must fit into a stretch of land that is to bear the name again."""
_LEAST = math.pi * _REACH**2
"""Square degrees of a stretch in which such a circle can fit."""
_BEND = 8
"""Points a leg of the line of a name is drawn with."""


def places(history: History) -> list[MapPlace]:
    """Named places, most important first, and after them the named hills that are none.

    A sea that has its name along a line is no place of the map; a town keeps its name beside the river it is called by.
    """
    natural = {name.name for name in history.ground.natural_names}
    islands = shapely.STRtree(list(history.ground.layer("islands").by_id.values()))
    hills = history.ground.heights(history.places)[0]
    by_place = {hill.place: hill for hill in hills if hill.place}
    named = [
        place
        for place in sorted(history.places.values(), key=lambda place: (place.rank, place.id))
        if place.kind != "battlefield"
        and place.rank <= LAST_NAMED
        and (place.name not in natural or marks.has_dot(place.kind))
    ]
    known = {place.id for place in named}
    written = [_with_hill(_place(place), by_place.get(place.id)) for place in named]
    for place, each in zip(named, written, strict=True):
        if place.kind == "island" and len(islands.query(place.point, predicate="within")):
            each["isLand"] = True
    return written + [_hill_alone(hill) for hill in hills if hill.place not in known]


def _with_hill(place: MapPlace, hill: Height | None) -> MapPlace:
    """A place with what it has beyond others if it is a hill."""
    if hill:
        place["hill"] = hill.rank
    if hill and hill.metres is not None:
        place["metres"] = round(hill.metres)
    return place


def _hill_alone(hill: Height) -> MapPlace:
    """A hill that is no place of the map."""
    assert hill.longitude is not None and hill.latitude is not None  # noqa: S101, PT018 - the reader saw to it
    place: MapPlace = {
        "name": hill.name,
        "modern": "",
        "names": _foreign(hill.names),
        "kind": "height",
        "rank": LAST_NAMED,
        "lon": round(hill.longitude, 4),
        "lat": round(hill.latitude, 4),
    }
    return _with_hill(place, hill)


def _place(place: Place) -> MapPlace:
    written: MapPlace = {
        "name": place.name,
        "modern": "" if place.modern == place.name and not place.dated else place.modern,
        "names": _foreign(place.names),
        "kind": place.kind,
        "rank": place.rank,
        "lon": round(place.point.x, 4),
        "lat": round(place.point.y, 4),
    }
    stages = place.stages()
    if len(stages) > 1:
        written["stages"] = [
            {
                "start": None if start is None else day_number(start),
                "end": None if end is None else day_number(end),
                "name": then.name,
                "names": _foreign(then.names),
                "kind": then.kind,
            }
            for start, end, then in stages
        ]
    return written


def _foreign(names: Mapping[str, str]) -> Names:
    return {language: names[language] for language in translated.LANGUAGES if names.get(language)}


def natural(ground: Ground) -> list[NaturalName]:
    """Seas, ranges, regions and rivers, each with its line or, a river, with its number."""
    numbers = {identity: number for number, identity in enumerate(ground.rivers["id"])}
    return [_natural_name(name, numbers) for name in ground.natural_names]


def _natural_name(name: map_names.NaturalName, rivers: Mapping[str, int]) -> NaturalName:
    written: NaturalName = {
        "name": name.name,
        "names": dict(name.names),
        "kind": name.kind,
        "minZoom": name.min_zoom,
        "maxZoom": name.max_zoom,
    }
    if name.kind == "river":
        written["river"] = rivers[name.id]
    else:
        written["path"] = _path(name.path)
    return written


def _path(points: Iterable[tuple[float, float]]) -> list[Point]:
    control = antimeridian.continued(np.asarray([*points]))
    line = catmull_rom(control, _BEND) if len(control) > 2 else control  # noqa: PLR2004 - a straight line has two ends
    return [(round(float(x), 2), round(float(y), 2)) for x, y in line]


def land(name: str, geometry: BaseGeometry, names: Mapping[str, map_names.LandName]) -> LandLabel:
    """Where a land's name stands (``anchors``, longitude and latitude), from which zoom, and what it is.

    ``names`` are the short and foreign names of lands by their English name.
    """
    anchors, area = _anchors(shapely.to_wkb(geometry))
    known = names.get(name, map_names.LandName(name))
    return {
        "anchors": [*anchors],
        "minZoom": next(zoom for limit, zoom in _ROOM if area >= limit),
        "label": known.label,
        "names": dict(known.names),
    }


@cache
def _anchors(wkb: bytes) -> tuple[tuple[tuple[float, float], ...], float]:
    """Middle of a land, then of each wide stretch of it; and its area, square kilometres."""
    geometry = shapely.from_wkb(wkb)
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    simple = shapely.simplify(largest, max(0.002, largest.area**0.5 / 60))
    middle, _ = _inside(simple)
    found = [middle]
    west, south, east, north = shapely.intersection(simple, REGION).bounds if simple.area > 1 else simple.bounds
    wide, tall = _STRETCH
    if east - west > wide or north - south > tall:
        for left in np.arange(west, east, wide):
            for low in np.arange(south, north, tall):
                part = shapely.intersection(simple, shapely.box(left, low, left + wide, low + tall))
                pieces = [piece for piece in shapely.get_parts(part) if piece.area > _LEAST]
                circles = [_inside(piece) for piece in pieces]
                found += [spot for spot, reach in circles if reach > _REACH]
    return tuple(found), areas_km2([simple])[0]


def _inside(shape: BaseGeometry) -> tuple[tuple[float, float], float]:
    """Centre and radius, degrees, of the largest circle in a shape."""
    circle = shapely.maximum_inscribed_circle(shape, tolerance=max(0.01, shape.area**0.5 / 40))
    x, y = shapely.get_coordinates(circle)[0]
    return (round(float(x), 3), round(float(y), 3)), float(shapely.length(circle))
