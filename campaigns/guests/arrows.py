"""Dated or numbered positions of a formation, joined: each row becomes its arrow as it stood on the row's days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from campaigns.guests.table import GuestFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_POSITIONS = 500
"""Positions that one arrow may have."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A position of a formation: number of its row, order and days, None where it has none."""

    row: int
    lonlat: tuple[float, float]
    order: float | None
    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class Stage:
    """What a row becomes: its last day, and the line along which the arrow has come, None where it is a point still."""

    row: int
    line: shapely.LineString | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class NotJoined:
    """A row that stays a point beside the arrow of its formation, and why."""

    row: int
    found: str
    expected: str


def stages(formation: str, waypoints: Iterable[Waypoint], *, has_order: bool) -> list[Stage | NotJoined]:
    """What the rows of a formation become.

    They are joined in their order, or else by their days. A position is shown until the day before the next; one
    without days is part of the way alone, and the last of all.

    Parameters
    ----------
    formation
        As messages name it.
    waypoints
        Its positions, longitude first: EPSG:4326, longitudes as ``geodata.antimeridian`` has them.
    has_order
        Whether they have a column of it.

    Raises
    ------
    GuestFileError
        If there are more of them than an arrow has.
    """
    found: list[Stage | NotJoined] = []
    way: list[Waypoint] = []
    ordered = _in_order(waypoints, found, has_order=has_order)
    if len(ordered) > MOST_POSITIONS:
        raise GuestFileError(f"{len(ordered):,} positions of {formation}", f"at most {MOST_POSITIONS} for an arrow")
    for each in ordered:
        before = next((other for other in reversed(way) if other.start), None)
        if before and before.start and each.start and each.start < before.start:
            told = f"{each.start}, which is before {before.start} of the position before it"
            found.append(NotJoined(each.row, told, "days in the order of the positions; it is no part of the arrow"))
        else:
            way.append(each)
    return [*found, *_along(way)]


def _in_order(waypoints: Iterable[Waypoint], left: list[Stage | NotJoined], *, has_order: bool) -> list[Waypoint]:
    def key(each: Waypoint) -> float | None:
        return each.order if has_order else each.start.toordinal() if each.start else None

    given = list(waypoints)
    expected = f"{'a number' if has_order else 'a date'}, to be joined with the others of its formation"
    left += [NotJoined(each.row, "no place in the order", expected) for each in given if key(each) is None]
    return sorted((each for each in given if key(each) is not None), key=lambda each: (key(each), each.row))


def _along(way: Sequence[Waypoint]) -> Iterable[Stage]:
    places = [each.lonlat for each in way]
    for number, each in enumerate(way):
        following = next((other.start for other in way[number + 1 :] if other.start), None)
        end = max(following - _DAY, each.start) if following and each.start else each.end
        is_part_alone = each.start is None and number + 1 < len(way)
        has_come = number > 0 and not is_part_alone and len({*places[: number + 1]}) > 1
        yield Stage(each.row, shapely.LineString(places[: number + 1]) if has_come else None, end)
