"""What a dossier must be beyond its own form: known places and sources, time that runs forward, possible speeds."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from campaigns.checking import phases
from campaigns.facts import Record
from campaigns.model import FASTEST, Axis, Certainty, Citation, Dossier
from campaigns.reading.bibliography import UNVERIFIED
from geodata.projections import WGS84, distance_km

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from campaigns.dates import When
    from campaigns.reading.bibliography import Source
    from geodata.gazetteer import Place

Path = tuple[str | int, ...]
Field = tuple[Path, object]
"""A value of a record, with the path of keys that leads to it."""
Cited = tuple[Path, tuple[Citation, ...], Certainty | None]
"""Citations with their path of keys, and the certainty of the fact they support, if that fact states one."""

EXPECTED = {
    "place": "an id of geodata/gazetteer/*.csv",
    "source": "a key of campaigns/sources.bib",
    "dossier": "the id (file name) of a dossier",
}
"""What was expected in place of an unknown id."""

_CITING = frozenset({"source", "sources", "further_reading"})
_DATING = frozenset({"when", "until"})
"""Names of the fields that cite sources, and of those that are dates."""
FIRST_DAY, LAST_DAY = dt.date(1850, 1, 1), dt.date(1992, 12, 31)
SHARPEST_TURN = 155.0
"""Degrees between two legs beyond which a line doubles back on itself."""
BEYOND_NOTES = 5.0
"""How many times as fast as its mode allows a leg may be with a note that explains it; the fastest there is: 2.8."""
NEAREST = 0.05
"""Kilometres below which two waypoints are one place."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a dossier, with the path of keys that leads to it."""

    dossier: str
    path: Path
    found: str
    expected: str
    needs: str = ""
    """What it lacks, such as ``place harbin``; see ``geodata.problems``."""
    against: Path = ()
    """Path of keys to what it contradicts, which may be the one that is wrong; none where it is wrong by itself."""


def check(
    dossiers: Mapping[str, Dossier],
    places: Mapping[str, Place],
    sources: Mapping[str, Source],
    names: Collection[str],
) -> list[Mistake]:
    """Every mistake in a set of dossiers that are valid in form.

    ``names`` are the ids of all dossiers there are, those with a mistake of form too: to be part of one is none.
    """
    mistakes = []
    for dossier in dossiers.values():
        fields = list(_walk(dossier))
        cited = list(_citations(fields))
        for path, found, expected in (*_unfounded(cited), *_mistakes(dossier, fields)):
            mistakes.append(Mistake(dossier.id, path, found, expected))
        if circle := _circle(dossier, dossiers):
            found, needs = " → ".join((*circle, dossier.id)), f"circle of {min(circle)}"
            mistakes.append(Mistake(dossier.id, ("part_of",), found, "a dossier that is not part of itself", needs))
        for path, found, expected, against in phases.mistakes(dossier):
            mistakes.append(Mistake(dossier.id, path, found, expected, against=against))
        for number, axis in enumerate(dossier.axes):
            if all(waypoint.place in places for waypoint in axis.waypoints):
                for path, found, expected, against in _movement(axis, ("axes", number), places):
                    mistakes.append(Mistake(dossier.id, path, found, expected, against=against))
        for path, kind, key in _unknown(dossier, cited, places, sources, names):
            found = f"the unknown {kind} {key!r}"
            mistakes.append(Mistake(dossier.id, path, found, EXPECTED[kind], f"{kind} {key}"))
    return mistakes


def _mistakes(dossier: Dossier, fields: Iterable[Field]) -> Iterator[tuple[Path, str, str]]:
    for path, when in _dates(fields):
        if when.earliest < FIRST_DAY or when.latest > LAST_DAY:
            yield path, when.text, f"a date between {FIRST_DAY.year} and {LAST_DAY.year}"
    seen: set[str] = set()
    for number, axis in enumerate(dossier.axes):
        if axis.id in seen:
            yield ("axes", number, "id"), f"the id {axis.id!r} again", "an id used once in the dossier"
        seen.add(axis.id)


def unfounded(record: Record) -> Iterator[tuple[Path, str, str]]:
    """Facts of a record that are called certain and rest on general knowledge alone: path of keys, found, expected."""
    return _unfounded(_citations(list(_walk(record))))


def _unfounded(cited: Iterable[Cited]) -> Iterator[tuple[Path, str, str]]:
    for path, citations, certainty in cited:
        if certainty not in {None, Certainty.LOW} and all(c.key == UNVERIFIED for c in citations):
            yield path, f"certainty {certainty} on {UNVERIFIED} alone", "certainty low, or a source that was consulted"


def _unknown(
    dossier: Dossier,
    cited: Iterable[Cited],
    places: Mapping[str, Place],
    sources: Mapping[str, Source],
    names: Collection[str],
) -> Iterator[tuple[Path, str, str]]:
    """What a dossier names and nobody knows: path of keys, kind, id."""
    if dossier.part_of is not None and dossier.part_of not in names:
        yield ("part_of",), "dossier", dossier.part_of
    yield from ((path, "place", key) for path, key in _place_ids(dossier) if key not in places)
    for path, citations, _ in cited:
        yield from ((path, "source", citation.key) for citation in citations if citation.key not in sources)


def _circle(dossier: Dossier, dossiers: Mapping[str, Dossier]) -> list[str]:
    """Dossiers that a dossier is part of, from itself back to itself; none where it is not in the circle, if below."""
    chain, parent = [dossier.id], dossier.part_of
    while parent in dossiers and parent not in chain:
        chain.append(str(parent))
        parent = dossiers[str(parent)].part_of
    return chain if parent == dossier.id else []


def _place_ids(dossier: Dossier) -> Iterator[tuple[Path, str]]:
    yield ("place",), dossier.place
    for number, phase in enumerate(dossier.phases):
        if phase.place is not None:
            yield ("phases", number, "place"), phase.place
    for number, axis in enumerate(dossier.axes):
        for position, waypoint in enumerate(axis.waypoints):
            yield ("axes", number, "waypoints", position, "place"), waypoint.place


def _walk(record: Record, path: Path = ()) -> Iterator[Field]:
    """Every date, certainty and citation of a record and of the records within it."""
    for name, value in vars(record).items():
        if name in _CITING or name in _DATING or name == "certainty":
            yield (*path, name), value
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    yield from _walk(item, (*path, name, index))
        elif isinstance(value, Record):
            yield from _walk(value, (*path, name))


def _citations(fields: Collection[Field]) -> Iterator[Cited]:
    """Every citation among the fields of a record."""
    certainties = {path[:-1]: value for path, value in fields if path[-1] == "certainty"}
    for path, value in fields:
        if path[-1] in _CITING and isinstance(value, tuple) and value:
            certainty = None if path[-1] == "further_reading" else certainties.get(path[:-1])
            yield path, value, certainty  # type: ignore[misc]


def _dates(fields: Iterable[Field]) -> Iterator[tuple[Path, When]]:
    for path, value in fields:
        if path[-1] in _DATING and value is not None:
            yield path, value  # type: ignore[misc]


def _length(when: When) -> dt.timedelta:
    return when.latest - when.earliest


def _movement(axis: Axis, path: Path, places: Mapping[str, Place]) -> Iterator[tuple[Path, str, str, Path]]:
    """Time must run forward, speed be possible, and the line not double back.

    Path of keys, found, expected, and the path to what it is measured against.
    """
    bearings: list[float | None] = []
    is_in_order = True
    for number, (before, after) in enumerate(pairwise(axis.waypoints), start=1):
        here, before_here = (*path, "waypoints", number), (*path, "waypoints", number - 1)
        if after.when.earliest < before.when.latest:
            found = f"{after.place} on {after.when.text} after {before.place} on {before.when.text}"
            is_vaguer = before.when.earliest <= after.when.earliest and _length(before.when) > _length(after.when)
            pair = [(*path, "waypoints", each, "when") for each in (number - 1, number)]
            yield pair[not is_vaguer], found, "waypoints in order of time", pair[is_vaguer]
            is_in_order = False
            continue
        start, end = places[before.place], places[after.place]
        ends = (start.longitude, start.latitude, end.longitude, end.latitude)
        length = distance_km(*ends)
        if length < NEAREST:
            expected = "two places apart; a stay is written as from/to in one waypoint"
            yield (*here, "place"), f"{after.place} {length * 1000:.0f} m from {before.place}", expected, before_here
            continue
        days = max((after.when.earliest - before.when.latest).days, 1)
        fastest = FASTEST[axis.mode]
        allowed = fastest * (BEYOND_NOTES if after.note else 1)
        if length / days > allowed:
            found = f"{length:.0f} km in {days} day(s) from {before.place} to {after.place}"
            explained = "whatever a note says" if after.note else "or a note that explains it"
            yield here, found, f"at most {allowed:.0f} km a day for {axis.mode}, {explained}", before_here
        azimuth = float(WGS84.inv(*ends)[0])
        if bearings and bearings[-1] is not None:
            turn = abs((azimuth - bearings[-1] + 180) % 360 - 180)
            if turn > SHARPEST_TURN:
                found = f"a turn of {turn:.0f}° at {before.place}"
                yield (*here, "place"), found, "a line that does not double back: begin another axis there", before_here
        bearings.append(float(azimuth) if math.isfinite(azimuth) else None)
    if is_in_order and axis.until is not None and axis.until.latest < axis.waypoints[-1].when.latest:
        found = f"{axis.until.text}, before the last waypoint on {axis.waypoints[-1].when.text}"
        last = (*path, "waypoints", len(axis.waypoints) - 1, "when")
        yield (*path, "until"), found, "a day not before the last waypoint", last
