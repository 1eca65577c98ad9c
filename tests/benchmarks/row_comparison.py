"""What differs between the rows of two data exports, each kind of difference named, counted and shown by an example."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Row = dict[str, object]
"""A row by column: texts, numbers, None, and in ``GEOMETRY`` its geometry, EPSG:4326."""

GEOMETRY = "geometry"
TOLERANCE = 1e-6
"""Degrees by which a coordinate may differ and still be the same: a tenth of the last decimal that is written."""
_BOUND_TO_CHANGE = {"version", "hasversion", "digest", "identifier", "description", "last_change"}
"""Last words of the names of what a file tells of itself that every new version or data changes, in small letters."""
_SHOWN = 70
"""Letters shown of a long value."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of an export, in the order of the file.

    Attributes
    ----------
    key
        The column that tells rows apart; rows that share a key are told apart by their order.
    head
        What the file tells outside its rows, by name: title, version, types of columns.
    """

    name: str
    key: str
    rows: list[Row]
    head: dict[str, object] = field(default_factory=dict)

    def by_key(self) -> dict[str, Row]:
        """The rows by their keys; of those that share one, the second is called ``key (2)``."""
        found: dict[str, Row] = {}
        seen: dict[str, int] = defaultdict(int)
        for row in self.rows:
            key = str(row.get(self.key))
            seen[key] += 1
            found[key if seen[key] == 1 else f"{key} ({seen[key]})"] = row
        return found

    def columns(self) -> list[str]:
        """Every column that some row has, in order of appearance."""
        return list(dict.fromkeys(column for row in self.rows for column in row))


class Change(NamedTuple):
    """What changed in one row, or in what the file tells of itself."""

    key: str
    what: str


class Difference(NamedTuple):
    """A kind of difference, and all that show it; never none."""

    kind: str
    changes: list[Change]

    @property
    def example(self) -> str:
        """The first of them, and how many others there are that are not the same in another row."""
        key, what = self.changes[0]
        ways = len({change.what for change in self.changes} - {""})
        return ": ".join(filter(None, (key, what))) + (f" (one of {ways} such changes)" if ways > 1 else "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counts of rows of two versions of a table, and every kind of difference."""

    before: int
    now: int
    equal: int
    changed: int
    added: int
    gone: int
    differences: tuple[Difference, ...]


class _Absent:
    """Stands where a row has no value in a column that others have."""

    def __repr__(self) -> str:
        return "absent"


_ABSENT = _Absent()


def compare(before: Table, now: Table) -> Comparison:
    """Compare two versions of a table: what they tell of themselves, columns, rows and their order, values, geometry.

    Values are the same if type and value are; geometries if type, order of rings and vertices are, and coordinates
    within ``TOLERANCE``. The same points in another order are a difference of their own kind. Rows that differ in
    nothing but a renamed column are equal, and the renaming is told.
    """
    old, new = before.by_key(), now.by_key()
    common = [key for key in old if key in new]
    renamed = _renamed(before, now, [(old[key], new[key]) for key in common])
    old = {key: {renamed.get(column, column): value for column, value in row.items()} for key, row in old.items()}
    columns, columns_before = now.columns(), [renamed.get(column, column) for column in before.columns()]

    found: dict[str, list[Change]] = defaultdict(list)
    equal = 0
    for key in common:
        changes = dict(_of_rows(old[key], new[key], set(columns), set(columns_before)))
        equal += not changes
        for kind, what in changes.items():
            found[kind].append(Change(key, what))
    gone, added = [key for key in old if key not in new], [key for key in new if key not in old]
    differences = [
        *_of_heads(before.head, now.head),
        *(Difference("column renamed", [Change(a, f"now {b}")]) for a, b in renamed.items()),
        *_of_order("columns", columns_before, columns),
        *(
            Difference(f"row {what}", [Change(key, "") for key in keys])
            for what, keys in (("gone", gone), ("added", added))
            if keys
        ),
        *_of_order("rows", list(old), list(new)),
        *(Difference(kind, changes) for kind, changes in found.items()),
    ]
    return Comparison(len(old), len(new), equal, len(common) - equal, len(added), len(gone), tuple(differences))


def of_geometries(before: BaseGeometry, now: BaseGeometry) -> tuple[str, str] | None:
    """Kind of difference and what changed, None where there is none; distances in degrees."""
    types = [
        f"{each.geom_type}{' Z' if each.has_z else ''}{' EMPTY' if each.is_empty else ''}" for each in (before, now)
    ]
    if types[0] != types[1]:
        return "geometry: other type", " → ".join(types)
    if shapely.equals_exact(before, now, TOLERANCE):
        return None
    points = f"{shapely.get_num_coordinates(before)} → {shapely.get_num_coordinates(now)} points"
    if shapely.equals_exact(shapely.normalize(before), shapely.normalize(now), TOLERANCE):
        return "geometry: same points, other order of parts, rings or vertices", points
    distance = shapely.hausdorff_distance(before, now)
    return "geometry: other coordinates", f"{points}, at most {distance:.2g}° away"


def _renamed(before: Table, now: Table, pairs: list[tuple[Row, Row]]) -> dict[str, str]:
    """Columns gone whose values all stand in a new column, with its name."""
    old, new = before.columns(), now.columns()
    found: dict[str, str] = {}
    for gone in (column for column in old if column not in new):
        for added in (column for column in new if column not in old and column not in found.values()):
            if any(a.get(gone) for a, _ in pairs) and all(
                _same(a.get(gone, _ABSENT), b.get(added, _ABSENT)) for a, b in pairs
            ):
                found[gone] = added
                break
    return found


def _same(before: object, now: object) -> bool:
    return type(before) is type(now) and before == now


def _of_rows(before: Row, now: Row, columns: set[str], columns_before: set[str]) -> Iterable[tuple[str, str]]:
    """Kinds of difference of two rows, with what changed."""
    for column in dict.fromkeys((*before, *now)):
        old, new = before.get(column, _ABSENT), now.get(column, _ABSENT)
        if isinstance(old, BaseGeometry) and isinstance(new, BaseGeometry):
            difference = of_geometries(old, new)
            if difference:
                yield difference
        elif column not in columns:
            yield f"column gone: {column}", show(old)
        elif column not in columns_before:
            yield f"column added: {column}", show(new)
        elif not _same(old, new):
            yield f"column {column}: other value", change(old, new)


def _of_heads(before: Mapping[str, object], now: Mapping[str, object]) -> Iterable[Difference]:
    found: dict[str, list[Change]] = defaultdict(list)
    for name in dict.fromkeys((*before, *now)):
        old, new = before.get(name, _ABSENT), now.get(name, _ABSENT)
        if _same(old, new):
            continue
        kind = "gone" if name not in now else "added" if name not in before else "other value"
        bound = ", bound to change" if re.split(r"[.: ]", name)[-1].lower() in _BOUND_TO_CHANGE else ""
        what = {"gone": show(old), "added": show(new)}.get(kind, change(old, new))
        found[f"file's head, {kind}{bound}: {name}"].append(Change("", what))
    yield from itertools.starmap(Difference, found.items())


def _of_order(what: str, before: list[str], now: list[str]) -> Iterable[Difference]:
    """A difference where those that both have follow each other otherwise."""
    here, there = set(now), set(before)
    old, new = [each for each in before if each in here], [each for each in now if each in there]
    moved = [Change(a, f"{b} stands there now") for a, b in zip(old, new, strict=True) if a != b]
    if moved:
        yield Difference(f"order of {what}", moved)


def show(value: object) -> str:
    """A value, shortened; what is text stands in quotation marks."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def change(before: object, now: object) -> str:
    """Both values; of long texts what stands where they begin to differ."""
    if isinstance(before, str) and isinstance(now, str) and max(len(before), len(now)) > _SHOWN:
        pairs = enumerate(zip(before, now, strict=False))
        start = max(0, next((at for at, (a, b) in pairs if a != b), min(len(before), len(now))) - _SHOWN // 4)
        return f"from letter {start}: {show(before[start:])} → {show(now[start:])}"
    return f"{show(before)} → {show(now)}"
