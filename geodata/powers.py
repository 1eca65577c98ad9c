"""Every state, colony and coalition the atlas speaks of, once: ``powers.csv``.

A power may hold land, islands, railways and claims (``holder``), or fight and sign (``side``), or both; what is neither
is a land off the map that a dossier may name. ``start`` and ``end`` are the first and last day on which it can do so;
an empty one is open. Without a ``colour`` it takes no part and is drawn in a neutral one. ``texture`` tells the sides
apart where colour cannot. The order of the rows is that of lists and keys.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator

from geodata import csv_records
from geodata.errors import VocabularyError
from geodata.problems import Problem
from geodata.read_once import read_once
from geodata.translated import Translated
from geodata.validation import ColourOrNone, OpenDay, Slug, Text, Yes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from geodata.csv_records import Numbered

TABLE = Path(__file__).parent / "powers.csv"
FILE = "geodata/powers.csv"

Texture = Literal["solid", "open", "striped"]


class Power(Translated):
    """A state, colony or coalition; ``name`` is what tables and dossiers call it, ``predecessor`` an id."""

    id: Slug
    name: Text
    short: str
    ru: Text
    ja: Text
    zh: Text
    colour: ColourOrNone
    texture: Texture
    holder: Yes
    side: Yes
    start: OpenDay
    end: OpenDay
    predecessor: str
    source: str
    note: str

    @model_validator(mode="after")
    def _dates_are_founded(self) -> Power:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"an end that is not before the start {self.start}")
        if (self.start or self.end) and not self.source:
            raise ValueError("a source of its dates: keys of campaigns/sources.bib, joined by ;")
        return self

    def lasts_on(self, day: dt.date) -> bool:
        """Whether it can hold land or take sides on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def read(path: Path = TABLE) -> tuple[list[Numbered[Power]], list[Problem]]:
    """Every power with its line, in file order, and everything wrong with the table; a wrong row is left out."""
    rows, problems = csv_records.read(path, FILE, Power, "power")
    problems += [problem for column in ("id", "name") for problem in csv_records.repeated(rows, FILE, column)]
    problems += _succession(rows)
    return rows, problems


def _succession(rows: Sequence[Numbered[Power]]) -> Iterator[Problem]:
    """Predecessors that are not in the table, or that do not come before."""
    known = {power.id: power for _, power in rows}
    for line, power in rows:
        if not power.predecessor:
            continue
        subject, before = f"{power.id}, predecessor", known.get(power.predecessor)
        if before is None:
            expected = f"the id of another row of {FILE}, or nothing"
            needs = f"power {power.predecessor}"
            yield Problem(FILE, line, subject, repr(power.predecessor), expected, needs=needs)
        elif power.start is None or (before.start is not None and before.start >= power.start):
            begins = f"{before.id}, from {before.start or 'before 1904'}"
            yield Problem(FILE, line, subject, begins, f"a power older than {power.id} ({power.start or 'open'})")


@read_once
def by_name() -> Mapping[str, Power]:
    """Every power by its name, in file order. Raises VocabularyError where anything is wrong with the table."""
    rows, problems = read()
    if problems:
        raise VocabularyError(problems)
    return {power.name: power for _, power in rows}


@read_once
def holders() -> tuple[str, ...]:
    """Names the tables of the ground may use; errors as ``by_name``."""
    return tuple(power.name for power in by_name().values() if power.holder)


@read_once
def sides() -> tuple[str, ...]:
    """Names a dossier may give to a side; errors as ``by_name``."""
    return tuple(power.name for power in by_name().values() if power.side)
