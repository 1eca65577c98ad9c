"""What the columns of a table are, told from their names and from what stands in them; the user confirms it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from campaigns import column_roles
from campaigns.guests import arrows, cells, coordinates, days
from campaigns.guests.mapping import Mapping
from geodata.folding import folded, words
from geodata.validation import CellError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from campaigns.column_roles import Role
    from campaigns.guests.table import GuestTable

DATES: tuple[Role, ...] = ("date", "start", "end")
"""Roles of columns of dates."""
_SAMPLE = 200
"""Filled cells of a column that are looked at."""
_MOST, _SOME = 0.6, 0.3
"""Share of them that must be what the role wants, and where the name is the role's: others are mistakes to be told."""
_SAME_NAME, _IN_THE_NAME = 3.0, 1.0
"""How much a name counts that is one of the role's, and one with such a word in it."""
_EARLIER = 0.01
"""Taken off for each less usual name."""


def guess(table: GuestTable) -> Mapping:
    """What the columns of a table are.

    A role that is not clear from name and content has no column. Of a table with geometry no column is a position.
    """
    samples = {name: _sample(cells) for name, cells in table.columns.items()}
    taken: dict[Role, str] = {}
    for score, role, name in sorted(_scores(table, samples), key=lambda found: -found[0]):
        if score > 0 and role not in taken and name not in taken.values():
            taken[role] = name
    if "coordinates" in taken and {"latitude", "longitude"} <= taken.keys():
        del taken["coordinates"]
    if not taken.keys() & set(DATES) and (column := _called_date(samples, taken.values())):
        taken["date"] = column
    if {"start", "date"} <= taken.keys() and _are_filled_together(table, taken["start"], taken["date"]):
        del taken["date"]
    taken = _unswapped(taken, samples)
    pairs = [found for cell in samples.get(taken.get("coordinates", ""), []) if (found := coordinates.pair(cell))]
    dates = [cell for role in DATES for cell in samples.get(taken.get(role, ""), [])]
    return Mapping(
        columns=taken,
        day_first=days.order(dates),
        longitude_first=any(abs(first.degrees) > 90 or first.axis == "lon" for first, _ in pairs),  # noqa: PLR2004
        arrows=_are_positions(table, taken),
        title=table.file.rpartition(".")[0] or table.file,
        colour_by=next((role for role in ("side", "kind") if role in taken), ""),
    )


def questions(table: GuestTable, mapping: Mapping) -> list[str]:
    """What only the user can tell: where things are, and how dates are meant that can be read in two ways."""
    asked = []
    if table.geometry is None and not mapping.places_rows:
        asked.append("Which columns say where: latitude and longitude, coordinates in one column, or names of places?")
    if mapping.day_first is None and (example := ambiguous_date(table, mapping)):
        asked.append(f"Does the day or the month come first in {example}?")
    return asked


def ambiguous_date(table: GuestTable, mapping: Mapping) -> str:
    """The first date that can be read with the day or the month first; empty where there is none."""
    dates = (cell for role in DATES for cell in mapping.column(role, table))
    return next(filter(days.is_ambiguous, dates), "")


def _scores(table: GuestTable, samples: dict[str, list[str]]) -> Iterable[tuple[float, Role, str]]:
    for role, names in column_roles.words().items():
        if table.geometry is not None and role in {"latitude", "longitude", "coordinates", "place"}:
            continue
        for column in table.columns:
            score = _name_score(column, names)
            test = _TESTS.get(role)
            if test is not None and score:
                share = _share(samples[column], test)
                wanted = _SOME if score > _IN_THE_NAME else _MOST
                score = score * share if share >= wanted else score if not samples[column] else 0.0
            elif role == "coordinates" and _share(samples[column], _is_marked_pair) >= _MOST:
                score = 0.5
            yield score, role, column


def _are_positions(table: GuestTable, taken: dict[Role, str]) -> bool:
    """Whether the rows are positions of formations on their way, not events that formations took part in.

    Numbers that begin anew with each formation are an order of its positions; others number the rows of the table.
    """
    if "formation" not in taken or "kind" in taken or table.geometry is not None:
        return False
    count = Counter(cell for cell in table.columns[taken["formation"]] if cell)
    if not count or sum(count.values()) < 2 * len(count) or max(count.values()) > arrows.MOST_POSITIONS:
        return False
    if "order" not in taken:
        return bool(taken.keys() & set(DATES)) and "text" not in taken
    numbers = [cell for cell in table.columns[taken["order"]] if cell]
    return len(count) == 1 or len(set(numbers)) < len(numbers)


def _called_date(samples: dict[str, list[str]], taken: Collection[str]) -> str:
    """A column that is called the date although no date stands in it: each row is told so, instead of shown always."""
    names = column_roles.words()["date"]
    free = (name for name, cells in samples.items() if cells and name not in taken)
    return next((name for name in free if _name_score(name, names) > _IN_THE_NAME), "")


def _are_filled_together(table: GuestTable, *names: str) -> bool:
    """Whether any of the first rows has something in each of some columns."""
    return any(map(all, zip(*(table.columns[name][: 20 * _SAMPLE] for name in names), strict=True)))


def _name_score(column: str, names: Sequence[str]) -> float:
    name, parts = folded(column), words(column)
    for position, each in enumerate(names):
        if name == each or column.strip().lower() == each:
            return _SAME_NAME - _EARLIER * position
    for position, each in enumerate(names):
        if each in parts or (len(each) > 3 and name.startswith(each)):  # noqa: PLR2004 - shorter ones begin other words
            return _IN_THE_NAME - _EARLIER * position
    return 0.0


def _sample(cells: Sequence[str]) -> list[str]:
    filled = [cell for cell in cells[: 20 * _SAMPLE] if cell]
    return filled[:: max(len(filled) // _SAMPLE, 1)][:_SAMPLE]


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_coordinate(cell: str) -> bool:
    return coordinates.one(cell) is not None


def _is_pair(cell: str) -> bool:
    return coordinates.pair(cell) is not None


def _is_marked_pair(cell: str) -> bool:
    found = coordinates.pair(cell)
    return found is not None and bool(found[0].axis or found[1].axis)


def _is_day(cell: str) -> bool:
    try:
        days.read(cell, day_first=True)
    except CellError:
        return bool(days.meant(cell))
    return True


def _is_number(cell: str) -> bool:
    return cells.as_number(cell) is not None


def _unswapped(taken: dict[Role, str], samples: dict[str, list[str]]) -> dict[Role, str]:
    """Latitude and longitude the other way round where only that way they are on earth."""
    if not {"latitude", "longitude"} <= taken.keys():
        return taken
    latitudes = [coordinates.one(cell) for cell in samples[taken["latitude"]]]
    longitudes = [coordinates.one(cell) for cell in samples[taken["longitude"]]]
    beyond = sum(angle is not None and not coordinates.is_within(angle.degrees, "lat") for angle in latitudes)
    below = all(angle is None or coordinates.is_within(angle.degrees, "lat") for angle in longitudes)
    if beyond > _MOST * len(latitudes) and below:
        return taken | {"latitude": taken["longitude"], "longitude": taken["latitude"]}
    return taken


_TESTS: dict[Role, Callable[[str], bool]] = {
    "latitude": _is_coordinate,
    "longitude": _is_coordinate,
    "coordinates": _is_pair,
    "date": _is_day,
    "start": _is_day,
    "end": _is_day,
    "number": _is_number,
    "order": _is_number,
}
"""What must stand in the cells of a role."""
