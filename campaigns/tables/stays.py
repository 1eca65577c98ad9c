"""Where a formation was, day by day: its positions as a unit, and where the head of its movements stood."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from campaigns.dates import day_number, from_day_number
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.movement import positions, standing
from campaigns.tables import runs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from campaigns.facts import Citation
    from campaigns.history import History
    from campaigns.model import Axis, Dossier, Waypoint
    from campaigns.unit_model import Unit

STOOD, ON_THE_WAY = later("in position"), later("on the way")
_LANDING = "landing"


@dataclass(frozen=True)
class Stay:
    """Where a formation was from one day to another, both inclusive; decimal degrees.

    ``feature`` is the id of what shows it on the map; ``place`` is empty of a mere point; ``radius`` are kilometres
    within which it surely was, ``how`` says whether it stood in position or how it moved, and ``days`` are its days in
    words.
    """

    formation: str
    dossier: str
    feature: str
    start: dt.date
    end: dt.date
    days: str
    place: str
    lon: float
    lat: float
    radius: float
    how: str
    certainty: str
    citations: tuple[Citation, ...]
    note: str


def of_formation(history: History, formation: str) -> list[Stay]:
    """Every place a formation stood at or came to, in order of time."""
    found: list[Stay] = []
    for dossier in history.dossiers.values():
        for unit in dossier.units:
            found += of_unit(history, dossier, unit) if unit.formation == formation else ()
        for axis in dossier.axes:
            found += _of_axis(history, dossier, axis) if axis.unit == formation else ()
    return sorted(found, key=lambda stay: (stay.start, stay.end, stay.dossier))


def on_day(history: History, day: dt.date, dossiers: Iterable[Dossier]) -> dict[str, Stay]:
    """Where formations were on a day, by id: in position, else where the head of a movement stood."""
    found: dict[str, Stay] = {}
    for dossier in dossiers:
        for axis in dossier.axes:
            if axis.unit and (stay := _head(history, dossier, axis, day)):
                found.setdefault(axis.unit, stay)
    for dossier in dossiers:
        for unit in dossier.units:
            for stay in of_unit(history, dossier, unit):
                if stay.start <= day <= stay.end:
                    found[unit.formation] = stay
    return found


def runs_of(found: Iterable[Stay]) -> list[list[Stay]]:
    """Stays at one point whose days meet, together: what stood and what came to stand there."""
    return runs.runs(found, lambda stay: (stay.lon, stay.lat), lambda stay: (stay.start, stay.end))


def commanders(history: History, formation: str) -> list[tuple[str, str, tuple[Citation, ...]]]:
    """Who led a formation: name, days in words and sources, in order of time; days of one name that meet are one."""
    told = [
        (row.commander, (row.first.earliest, row.last.latest), row.citations)
        for row in history.orders_of_battle
        if row.formation == formation and row.commander
    ]
    for dossier in history.dossiers.values():
        for axis in dossier.axes:
            if axis.unit == formation and axis.commander:
                first, last = axis.waypoints[0].when.earliest, axis.waypoints[-1].when.latest
                told.append((axis.commander, (first, last), axis.sources))
    return [
        (run[0][0], runs.span(run, itemgetter(1)), tuple(dict.fromkeys(cited for row in run for cited in row[2])))
        for run in runs.runs(told, itemgetter(0), itemgetter(1))
    ]


def of_unit(history: History, dossier: Dossier, unit: Unit) -> Iterator[Stay]:
    """Where a formation of a dossier stood in position, in order of time."""
    for position in unit.positions:
        point = standing.point_of(position.spot, history.places)
        yield Stay(
            unit.formation,
            dossier.id,
            f"{dossier.id}/{unit.formation}",
            position.when.earliest,
            position.when.latest,
            spoken.when(position.when),
            standing.place_name(position, history.places),
            round(point.x, 5),
            round(point.y, 5),
            standing.radius_of(position, history.places),
            STOOD,
            str(position.certainty),
            position.source,
            " ".join(spoken.sentence(note) for note in (position.note, unit.note) if note),
        )


def _of_axis(history: History, dossier: Dossier, axis: Axis) -> Iterator[Stay]:
    for waypoint in axis.waypoints:
        place = history.places[waypoint.place]
        yield Stay(
            str(axis.unit),
            dossier.id,
            f"{dossier.id}/{axis.id}",
            waypoint.when.earliest,
            waypoint.when.latest,
            spoken.when(waypoint.when),
            place.on(waypoint.when.earliest).name,
            round(place.point.x, 5),
            round(place.point.y, 5),
            place.precision_km,
            _how(axis, waypoint),
            str(waypoint.certainty),
            waypoint.source,
            waypoint.note,
        )


def _head(history: History, dossier: Dossier, axis: Axis, day: dt.date) -> Stay | None:
    """Where the head of a movement stood on a day; None before it set out and after its last waypoint."""
    last = day_number(axis.waypoints[-1].when.latest)
    number = day_number(day)
    for position in positions.positions(axis, history.places, last):
        if position.start <= number <= min(position.end, last):
            place = history.places[position.waypoint.place]
            reached = position.waypoint.when.earliest <= day <= position.waypoint.when.latest
            return Stay(
                str(axis.unit),
                dossier.id,
                f"{dossier.id}/{axis.id}",
                from_day_number(position.start),
                from_day_number(position.end),
                "",
                place.on(day).name if reached else t("beyond {place}", place=place.on(day).name),
                round(position.longitude, 5),
                round(position.latitude, 5),
                place.precision_km,
                _how(axis, position.waypoint),
                str(position.waypoint.certainty),
                position.waypoint.source,
                position.waypoint.note,
            )
    return None


def _how(axis: Axis, waypoint: Waypoint) -> str:
    """How a formation moved at a waypoint; it lands where its way ends."""
    return ON_THE_WAY if axis.kind == _LANDING and waypoint != axis.waypoints[-1] else axis.kind
