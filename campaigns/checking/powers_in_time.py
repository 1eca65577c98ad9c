"""Powers named outside their time: sides of dossiers, seats of government, roads on land of another."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.checking.place_in_land import lands_of, reached
from geodata import dated_names, dated_table, powers, railways, territories
from geodata.problems import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping

    from campaigns.checking.place_in_land import Land
    from campaigns.formations import Formation
    from campaigns.history import History
    from campaigns.model import Dossier

_NAMES, _CAPITALS = f"geodata/{dated_names.NAMES_FILE}", f"geodata/{dated_names.CAPITALS_FILE}"
_ROAD = "road"


def problems(history: History) -> list[Problem]:
    """Everything that names a power, or its seat, on a day on which it was not."""
    lands = lands_of(history.ground, territories.TABLE)
    found = [problem for dossier in history.dossiers.values() for problem in _sides(dossier, history.formations)]
    found += [*_cited(history), *_seats(history, lands), *_roads(history, lands)]
    return sorted(found)


def _sides(dossier: Dossier, formations: Mapping[str, Formation]) -> Iterator[Problem]:
    """Sides of a dossier that did not exist on any of its days."""
    claimed = [dossier.when, *(phase.when for phase in dossier.phases), *(date.when for date in dossier.dates)]
    first, last = min(when.earliest for when in claimed), max(when.latest for when in claimed)
    named = [("belligerents", belligerent.side, first, last) for belligerent in dossier.belligerents]
    named += [("claims", claim.side, first, last) for claim in dossier.claims]
    named += [
        (f"axes, {axis.id}", axis.side, axis.waypoints[0].when.earliest, axis.waypoints[-1].when.latest)
        for axis in dossier.axes
    ]
    named += [
        (f"fronts, {front.id}", side, front.when.earliest, front.when.latest)
        for front in dossier.fronts
        for side in front.side
    ]
    named += [
        (f"units, {unit.formation}", formations[unit.formation].side, position.when.earliest, position.when.latest)
        for unit in dossier.units
        for position in unit.positions
    ]
    for key, side, start, end in dict.fromkeys(named):
        power = powers.by_name()[side]
        if (power.start and end < power.start) or (power.end and start > power.end):
            days = f"{power.start or 'open'} to {power.end or 'open'} ({powers.FILE})"
            file, subject = f"campaigns/dossiers/{dossier.id}.yaml", f"{dossier.id}, {key}"
            yield Problem(file, 0, subject, f"{side}, {start} to {end}", f"a side of those days; {side}: {days}")


def _cited(history: History) -> Iterator[Problem]:
    """Sources of names and capitals that are not in the bibliography."""
    for place in history.places.values():
        for file, rows in ((_NAMES, place.dated), (_CAPITALS, place.capitals)):
            for row in rows:
                for key in (part.strip() for part in row.sources.split(";")):
                    if key not in history.sources:
                        expected, needs = "a key of campaigns/sources.bib", f"source {key}"
                        yield Problem(file, 0, place.id, f"the unknown source {key!r}", expected, needs=needs)


def _seats(history: History, lands: list[Land]) -> Iterator[Problem]:
    """Capitals of powers there are not, and capitals outside the land their power held."""
    ruled = [land for land in lands if land.layer == "territory"]
    for place in history.places.values():
        around = reached(place, ruled) if place.capitals else []
        for seat in place.capitals:
            subject = f"{seat.power}, {place.id}"
            if seat.power not in powers.holders():
                yield Problem(_CAPITALS, 0, subject, repr(seat.power), f"a holder of {powers.FILE}")
            elif wrong := _stranger(seat.power, around, seat.start, seat.end):
                day, holders = wrong
                found = f"{place.on(day).name} on {day}, held by {holders}"
                yield Problem(_CAPITALS, 0, subject, found, f"a place on land of {seat.power}")


def _roads(history: History, lands: list[Land]) -> Iterator[Problem]:
    """Roads whose holder neither ruled nor occupied any land they run over; a railway can outlive its owner's rule."""
    known = history.ground.layer(railways.TABLE.geometry_layer).by_id
    shapes = np.array([land.shape for land in lands], dtype=object)
    for row in history.ground.table(railways.TABLE)[0]:
        if row.kind != _ROAD or not known.keys() >= set(row.geometry_ids):
            continue
        line = shapely.union_all([known[key] for key in row.geometry_ids])
        over = list(compress(lands, shapely.intersects(shapes, line)))
        if wrong := _stranger(row.holder, over, row.start, row.end):
            day, holders = wrong
            found, expected = f"{row.holder} on {day}, on land of {holders}", "a row for each who held the land"
            yield Problem(railways.TABLE.file, row.line, f"{row.id}, holder", found, expected)


def _stranger(
    power: str, lands: Collection[Land], first: dt.date | None, last: dt.date | None
) -> tuple[dt.date, str] | None:
    """The first of some days on which a power held none of some lands, and who held them; None if there is none."""
    start = max(first or dated_table.FIRST_DAY, dated_table.FIRST_DAY)
    end = min(last or dated_table.LAST_DAY, dated_table.LAST_DAY)
    for day in sorted({start, end, *(land.start for land in lands if start < land.start < end)}):
        holders = {land.holder for land in lands if land.start <= day <= land.end}
        if power not in holders:
            return day, " and ".join(sorted(holders)) or "nobody"
    return None
