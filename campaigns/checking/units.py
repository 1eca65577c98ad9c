"""What units and fronts must be beyond their form: known, within their battle, in order of time.

One with a mistake is left out; the rest of its dossier stays.
"""

from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns import formations
from campaigns.checking import consistency, naming
from campaigns.checking.consistency import Mistake
from campaigns.movement import standing
from campaigns.reading import yaml_records
from campaigns.unit_model import RING, Point
from geodata.projections import distance_km, local_plane

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from campaigns.checking.consistency import Path
    from campaigns.formations import Formation
    from campaigns.model import Dossier
    from campaigns.unit_model import Faces, Front, Position, Unit
    from geodata.gazetteer import Place

    Found = tuple[Path, str, str, str]
    Lonlat = tuple[float, float]

LISTS = ("units", "fronts")
"""Keys of a dossier whose items can be left out one by one."""
FARTHEST = 150.0
"""Kilometres from the place of its dossier within which a unit stands, unless a note says why it is farther off."""
FARTHEST_NOTED = 5000.0
"""Kilometres beyond which no note says why: a base of bombers lies 2,500 km off, a wrong sign puts a unit farther."""
LONGEST_STEP = 300.0
"""Kilometres between two points of a front; the longest that is told is half of it."""
DAYS_AROUND = dt.timedelta(days=10)
"""By how much the days of a unit or front may reach beyond those of its dossier."""
_SQUARELY = math.cos(math.radians(70))
"""How squarely a front looks across its line at least; of eight points of the compass one is within 22.5 degrees."""
_ID = f"an id of {formations.FILE}"


def check(
    dossiers: Iterable[Dossier],
    places: Mapping[str, Place],
    sources: Collection[str],
    known: Mapping[str, Formation],
) -> list[Mistake]:
    """Every mistake of units, fronts, and formations that movements name, in dossiers that are valid in form."""
    return [
        Mistake(dossier.id, path, found, expected, needs)
        for dossier in dossiers
        for path, found, expected, needs in (
            *_units(dossier, places, sources, known),
            *_fronts(dossier, places, sources),
            *_moving(dossier, known),
        )
    ]


def without(dossier: Dossier, mistakes: Iterable[Mistake]) -> Dossier:
    """A dossier without its units and fronts that have a mistake, and its movements without wrong formations."""
    wrong = {mistake.path[:2] for mistake in mistakes if mistake.dossier == dossier.id}
    if not wrong:
        return dossier
    kept: dict[str, object] = {
        key: tuple(item for index, item in enumerate(getattr(dossier, key)) if (key, index) not in wrong)
        for key in LISTS
    }
    kept["axes"] = tuple(
        axis.model_copy(update={"unit": None}) if ("axes", index) in wrong else axis
        for index, axis in enumerate(dossier.axes)
    )
    return dossier.model_copy(update=kept)


def subject(dossier: Dossier, path: Path) -> str:
    """What a message calls a key: units and fronts by their names, all else by its path."""
    if path[0] not in LISTS or len(path) == 1:
        return yaml_records.in_words(path, "dossier")
    item = getattr(dossier, str(path[0]))[int(path[1])]
    name = f"unit {item.formation}" if path[0] == "units" else f"front {item.id}"
    return ", ".join([name, *([yaml_records.in_words(path[2:], "")] if path[2:] else [])])


def _units(
    dossier: Dossier, places: Mapping[str, Place], sources: Collection[str], known: Mapping[str, Formation]
) -> Iterator[Found]:
    seen = {axis.id: "an axis" for axis in dossier.axes}
    for number, unit in enumerate(dossier.units):
        path: Path = ("units", number)
        if unit.formation not in known:
            needs = f"{formations.NOUN} {unit.formation}"
            yield (*path, "formation"), f"the unknown formation {unit.formation!r}", _ID, needs
        if unit.formation in seen:
            found = f"{unit.formation!r} again, the id of {seen[unit.formation]} too"
            yield (*path, "formation"), found, "each formation once in a dossier, with all its positions", ""
        seen[unit.formation] = "a unit"
        for position, where in enumerate(unit.positions):
            here = (*path, "positions", position)
            yield from _places([((*here, "place"), where.place)], places)
            yield from _founded(here, where, sources)
            yield from _days(here, where, dossier)
            noted = bool(unit.note or where.note)
            here = (*here, "point" if where.point else "place")
            yield from _distance(here, dossier, [where.spot], places, noted=noted)
        yield from _order(path, unit)


def _order(path: Path, unit: Unit) -> Iterator[Found]:
    for number, (before, after) in enumerate(pairwise(unit.positions), start=1):
        if after.when.earliest <= before.when.latest:
            found = f"{after.when.text} after {before.when.text}"
            expected = "positions in order of time, whose days do not overlap"
            yield (*path, "positions", number, "when"), found, expected, ""


def _fronts(dossier: Dossier, places: Mapping[str, Place], sources: Collection[str]) -> Iterator[Found]:
    seen = {axis.id for axis in dossier.axes} | {unit.formation for unit in dossier.units}
    for number, front in enumerate(dossier.fronts):
        path: Path = ("fronts", number)
        if front.id in seen:
            yield (*path, "id"), f"the id {front.id!r} again", "an id used once in the dossier", ""
        seen.add(front.id)
        named = [
            ((*path, key, index), spot) for key in ("line", "forts") for index, spot in enumerate(getattr(front, key))
        ]
        yield from _places(named, places)
        yield from _founded(path, front, sources)
        yield from _days(path, front, dossier)
        yield from _distance((*path, "line"), dossier, front.line, places, noted=bool(front.note))
        points = [_lonlat(spot, places) for spot in front.line]
        yield from _course((*path, "line"), front, points)
        yield from _forts((*path, "forts"), front, places)
        if front.faces and not front.is_closed:
            yield from _facing((*path, "faces"), front.faces, points)


def _forts(path: Path, front: Front, places: Mapping[str, Place]) -> Iterator[Found]:
    """Works that stand twice, or farther from the line than it and they may be off."""
    points = [point for spot in front.line if (point := _lonlat(spot, places))]
    ring = [points[0]] if front.kind == RING and points else []
    for index, fort in enumerate(front.forts):
        place = places.get(fort)
        if fort in front.forts[:index]:
            yield (*path, index), f"{fort!r} again", "each work once", ""
        elif place and len(points) == len(front.line):
            plane = local_plane(place.longitude, place.latitude)
            line = shapely.LineString(plane.project(np.array([*points, *ring], dtype=float)))
            away, most = line.distance(shapely.Point(0.0, 0.0)), (front.radius or 0.0) + place.precision_km
            if away > most:
                expected = f"a work on the line: within {most:g} km, by radius of the front and precision of the place"
                yield (*path, index), f"{fort}, {away:.1f} km from the line", expected, ""


def _course(path: Path, front: Front, points: Iterable[Lonlat | None]) -> Iterator[Found]:
    """Points of a front that repeat each other or lie too far apart, and a line or ring that crosses itself."""
    known = [point for point in points if point]
    steps = [distance_km(*before, *after) for before, after in pairwise(known)]
    if any(step < consistency.NEAREST for step in steps):
        yield path, "the same point twice in succession", "points apart from each other", ""
    elif max(steps, default=0) > LONGEST_STEP:
        found = f"{max(steps):.0f} km from one point to the next"
        yield path, found, f"at most {LONGEST_STEP:g} km: is a coordinate mistyped?", ""
    elif len(known) == len(front.line) and _crosses_itself(front, known):
        if front.kind == RING:
            yield path, "a ring that crosses or touches itself", "points in order around what it encloses", ""
        else:
            yield path, "a line that crosses or touches itself", "points in order along the line", ""


def _crosses_itself(front: Front, points: Sequence[Lonlat]) -> bool:
    """Whether a front, a ring being closed, meets itself elsewhere than where it ends."""
    closing = [points[0]] if front.kind == RING else []
    return not shapely.LineString([*points, *closing]).is_simple


def _facing(path: Path, faces: Faces, points: Sequence[Lonlat | None]) -> Iterator[Found]:
    """A point of the compass that looks along a line rather than across it."""
    known = [point for point in points if point]
    if len(known) < len(points):
        return
    flat = local_plane(*known[0]).project(np.array(known, dtype=float))
    if abs(standing.across(flat, faces)) < _SQUARELY:
        yield path, f"{faces!r}, along the line", "a point of the compass across the line", ""


def _moving(dossier: Dossier, known: Mapping[str, Formation]) -> Iterator[Found]:
    for number, axis in enumerate(dossier.axes):
        path: Path = ("axes", number, "unit")
        if axis.unit is None:
            continue
        if axis.unit not in known:
            yield path, f"the unknown formation {axis.unit!r}", _ID, f"{formations.NOUN} {axis.unit}"
        elif known[axis.unit].side != axis.side:
            found = f"{axis.unit} of {known[axis.unit].side}"
            yield path, found, f"a formation of {axis.side}, the side of the movement", ""
        else:
            yield from naming.mistakes(number, axis, known[axis.unit], known)


def _places(named: Iterable[tuple[Path, Point | str | None]], places: Mapping[str, Place]) -> Iterator[Found]:
    for path, key in named:
        if isinstance(key, str) and key not in places:
            yield path, f"the unknown place {key!r}", consistency.EXPECTED["place"], f"place {key}"


def _founded(path: Path, fact: Position | Front, sources: Collection[str]) -> Iterator[Found]:
    """Sources that nobody knows, and certainty that rests on nothing."""
    for citation in fact.source:
        if citation.key not in sources:
            found, expected = f"the unknown source {citation.key!r}", consistency.EXPECTED["source"]
            yield (*path, "source"), found, expected, f"source {citation.key}"
    for key, found, expected in consistency.unfounded(fact):
        yield (*path, *key), found, expected, ""


def _days(path: Path, fact: Position | Front, dossier: Dossier) -> Iterator[Found]:
    """Days too long before or after those of the dossier."""
    spans = [date.when for date in dossier.dates]
    first, last = min(when.earliest for when in spans), max(when.latest for when in spans)
    if fact.when.earliest < first - DAYS_AROUND or fact.when.latest > last + DAYS_AROUND:
        expected = (
            f"days from {first - DAYS_AROUND} to {last + DAYS_AROUND}: within {DAYS_AROUND.days} of the dossier's"
        )
        yield (*path, "when"), fact.when.text, expected, ""


def _distance(
    path: Path, dossier: Dossier, spots: Sequence[Point | str], places: Mapping[str, Place], *, noted: bool
) -> Iterator[Found]:
    """What lies with all its points too far from the place of the dossier."""
    around, points = _lonlat(dossier.place, places), [_lonlat(spot, places) for spot in spots]
    known = [point for point in points if point]
    if around is None or len(known) < len(points):
        return
    nearest = min(distance_km(*around, *point) for point in known)
    if nearest > (FARTHEST_NOTED if noted else FARTHEST):
        found = f"{nearest:.0f} km from {dossier.place}"
        expected = f"at most {FARTHEST:g} km from the dossier's place, or a note that says why"
        if nearest > FARTHEST_NOTED:
            expected = f"at most {FARTHEST_NOTED:g} km from the dossier's place, whatever a note says: is it mistyped?"
        yield path, found, expected, ""


def _lonlat(spot: Point | str, places: Mapping[str, Place]) -> Lonlat | None:
    """Longitude and latitude; None of a place that nobody knows."""
    if isinstance(spot, Point):
        return spot.longitude, spot.latitude
    place = places.get(spot)
    return (place.longitude, place.latitude) if place else None
