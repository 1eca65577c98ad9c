"""What a place was called from one day to another, and which power had its seat there: two tables.

``place_names.csv``: a name of a place of the gazetteer with its days, in four languages. Where no row is valid, the
name of the gazetteer is; an empty language keeps what the gazetteer has. ``capitals.csv``: the seat of a power's
government with its days. Days are inclusive, an empty one is open.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import model_validator

from geodata import csv_records
from geodata.problems import Problem
from geodata.translated import Translated
from geodata.validation import OpenDay, Slug, SourceKeys, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geodata.csv_records import Numbered

NAMES_FILE, CAPITALS_FILE = "place_names.csv", "capitals.csv"
"""The two tables, beside the folder of the gazetteer."""
Certainty = Literal["high", "medium", "low"]


def _ordered(start: dt.date | None, end: dt.date | None) -> None:
    if start and end and end < start:
        raise ValueError(f"an end that is not before the start {start}")


class DatedName(Translated):
    """A name of a place and its days."""

    place: Slug
    name: Text
    ru: str
    ja: str
    zh: str
    start: OpenDay
    end: OpenDay
    certainty: Certainty
    sources: SourceKeys
    note: str

    @model_validator(mode="after")
    def _in_order(self) -> DatedName:
        _ordered(self.start, self.end)
        return self


class Capital(csv_records.Record):
    """A power whose government sat at a place, and its days."""

    power: Text
    place: Slug
    start: OpenDay
    end: OpenDay
    certainty: Certainty
    sources: SourceKeys
    note: str

    @model_validator(mode="after")
    def _in_order(self) -> Capital:
        _ordered(self.start, self.end)
        return self


def lasts_on(row: DatedName | Capital, day: dt.date) -> bool:
    """Whether a row is valid on a day."""
    return (row.start or dt.date.min) <= day <= (row.end or dt.date.max)


def read_names(folder: Path) -> tuple[list[Numbered[DatedName]], list[Problem]]:
    """The dated names of a folder with their lines, and every mistake; none where the folder has no such table."""
    path = folder / NAMES_FILE
    if not path.exists():
        return [], []
    rows, problems = csv_records.read(path, f"{folder.name}/{NAMES_FILE}", DatedName)
    spans = [_Span(line, row.place, row.start, row.end) for line, row in rows]
    return rows, [*problems, *_overlaps(spans, f"{folder.name}/{NAMES_FILE}")]


def read_capitals(folder: Path) -> tuple[list[Numbered[Capital]], list[Problem]]:
    """The capitals of a folder with their lines, and every mistake; none where the folder has no such table."""
    path = folder / CAPITALS_FILE
    if not path.exists():
        return [], []
    rows, problems = csv_records.read(path, f"{folder.name}/{CAPITALS_FILE}", Capital)
    spans = [_Span(line, row.power, row.start, row.end) for line, row in rows]
    return rows, [*problems, *_overlaps(spans, f"{folder.name}/{CAPITALS_FILE}")]


class _Span(NamedTuple):
    line: int
    key: str
    start: dt.date | None
    end: dt.date | None


def _overlaps(spans: Iterable[_Span], file: str) -> Iterator[Problem]:
    """Rows of one place, or of one power, that are valid on the same day."""
    ordered = sorted(spans, key=lambda span: (span.key, span.start or dt.date.min))
    for before, after in pairwise(ordered):
        if before.key != after.key:
            continue
        if before.end is None or after.start is None or after.start <= before.end:
            found = f"a row from {after.start or 'open'} beside one to {before.end or 'open'}"
            yield Problem(file, after.line, after.key, found, "rows that do not overlap in time")
