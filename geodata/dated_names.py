"""What a place was called from one day to another, and which power had its seat there: two tables.

``place_names.csv``: a name of a place of the gazetteer with its days, in four languages. Where no row is valid, the
name of the gazetteer is; an empty language keeps what the gazetteer has. ``capitals.csv``: the seat of a power's
government with its days. Days are inclusive, an empty one is open.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, Self, TypeVar

from pydantic import model_validator

from geodata import csv_records
from geodata.problems import Problem
from geodata.translated import Translated
from geodata.validation import Name, OpenDay, Slug, SourceKeys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geodata.csv_records import Numbered

NAMES_FILE, CAPITALS_FILE = "place_names.csv", "capitals.csv"
"""The two tables, beside the folder of the gazetteer."""
Certainty = Literal["high", "medium", "low"]


class Dated(csv_records.Record):
    """A row that is valid on some days, both inclusive and an empty one open, and how well founded it is."""

    start: OpenDay
    end: OpenDay
    certainty: Certainty
    sources: SourceKeys
    note: str

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"an end that is not before the start {self.start}")
        return self

    def lasts_on(self, day: dt.date) -> bool:
        """Whether it is valid on a day."""
        return (self.start or dt.date.min) <= day <= (self.end or dt.date.max)


class DatedName(Dated, Translated):
    """A name of a place and its days."""

    place: Slug
    name: Name
    ru: str
    ja: str
    zh: str


class Capital(Dated):
    """A power whose government sat at a place, and its days."""

    power: Name
    place: Slug


Row = TypeVar("Row", bound=Dated)


def read_names(folder: Path) -> tuple[list[Numbered[DatedName]], list[Problem]]:
    """The dated names of a folder with their lines, and every mistake; none where the folder has no such table."""
    return _read(folder, NAMES_FILE, DatedName, "place")


def read_capitals(folder: Path) -> tuple[list[Numbered[Capital]], list[Problem]]:
    """The capitals of a folder with their lines, and every mistake; none where the folder has no such table."""
    return _read(folder, CAPITALS_FILE, Capital, "power")


def _read(folder: Path, name: str, model: type[Row], key: str) -> tuple[list[Numbered[Row]], list[Problem]]:
    """Rows of a table, of which those with the same ``key`` may not overlap in time."""
    path, file = folder / name, f"{folder.name}/{name}"
    if not path.exists():
        return [], []
    rows, problems = csv_records.read(path, file, model)
    return rows, [*problems, *_overlaps(rows, file, key)]


def _overlaps(rows: Iterable[Numbered[Row]], file: str, key: str) -> Iterator[Problem]:
    """Rows of one place, or of one power, that are valid on the same day."""
    ordered = sorted(rows, key=lambda numbered: (getattr(numbered[1], key), numbered[1].start or dt.date.min))
    for (_, before), (line, after) in pairwise(ordered):
        subject = getattr(after, key)
        if getattr(before, key) != subject:
            continue
        if before.end is None or after.start is None or after.start <= before.end:
            found = f"a row from {after.start or 'open'} beside one to {before.end or 'open'}"
            yield Problem(file, line, subject, found, "rows that do not overlap in time")
