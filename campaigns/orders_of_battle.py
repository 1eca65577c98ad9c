"""Who belonged to whom, and when: ``orders_of_battle.csv``.

Where a second source differs on commander or strength, it has a row of its own with the same parent and days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, TypeAdapter

from campaigns import dates
from campaigns.dates import When, day_number
from campaigns.facts import Certainty, citations_of
from geodata import csv_rows, validation
from geodata.problems import Problem
from geodata.validation import CellError, one_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from campaigns.facts import Citation

TABLE = Path(__file__).parent / "orders_of_battle.csv"
FILE = "campaigns/orders_of_battle.csv"
COLUMNS = (
    *("formation", "parent", "from", "to", "commander", "men", "strength", "role"),
    *("dossier", "source", "certainty", "note"),
)
_FIELDS = {"first": "from", "last": "to"}
_NUMBERS = re.compile(r"(\d{1,9})(?:[-–](\d{1,9}))?", re.ASCII)


def _men(text: str) -> tuple[int, int] | None:
    """A number, or two joined by a hyphen; None where the cell is empty."""
    if not text:
        return None
    match = _NUMBERS.fullmatch(text)
    low, high = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if not 0 < low <= high:
        raise CellError("a number in digits, 1 or more, low-high, or nothing")
    return low, high


def _slug_or_none(text: str) -> str:
    if text and not validation.is_slug(text):
        raise CellError("an id of campaigns/formations.csv, or nothing for the top of what is told")
    return text


def _day_or_month(text: str) -> When:
    """A date that has its other end in another column."""
    when = dates.parse(text)
    if "/" in when.text:
        raise CellError("one date: the first day stands in from, the last in to", found=repr(text))
    return when


@dataclass(frozen=True, slots=True)
class Subordination:
    """What one source says of a formation's place in the order of battle.

    ``parent`` is empty at the top of what is told; ``first`` and ``last`` are its days, both inclusive; ``men`` lowest
    and highest number; ``file`` and ``line`` say where the row stands.
    """

    formation: validation.Slug
    parent: Annotated[str, BeforeValidator(_slug_or_none)]
    first: Annotated[When, BeforeValidator(_day_or_month)]
    last: Annotated[When, BeforeValidator(_day_or_month)]
    commander: str
    men: Annotated[tuple[int, int] | None, BeforeValidator(_men)]
    strength: str
    role: str
    dossier: validation.Slug
    source: validation.SourceKeys
    certainty: Annotated[Certainty, one_of([str(level) for level in Certainty])]
    note: str = ""
    file: str = ""
    line: int = 0

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it rests on."""
        return citations_of(self.source)

    @property
    def days(self) -> tuple[int, int]:
        """First and last day as numbers of the clock."""
        return day_number(self.first.earliest), day_number(self.last.latest)

    def holds_on(self, day: dt.date) -> bool:
        """Whether it is told of a day."""
        return self.first.earliest <= day <= self.last.latest


_ROW = TypeAdapter(Subordination)


def read(path: Path = TABLE) -> tuple[list[Subordination], list[Problem]]:
    """Rows in file order, and everything wrong with the form of the table; a wrong row is left out."""
    file = f"{path.parent.name}/{path.name}"
    rows, problems = csv_rows.read_as(_ROW, path, file, COLUMNS, subject=_subject, fields=_FIELDS)
    kept = []
    for row in rows:
        if row.last.latest < row.first.earliest:
            found = f"{row.first.text} to {row.last.text}"
            problems.append(Problem(file, row.line, f"{row.formation}, to", found, "the earlier day first"))
        else:
            kept.append(row)
    return kept, problems


def _subject(cells: Mapping[str, str]) -> str:
    return cells["formation"] or "(no formation)"
