"""Tables of who held what from when to when: plain CSV a historian edits, read and checked the same way everywhere.

Every table has the columns ``id, name, holder, layer, kind, <what>, start, end, certainty, sources, note``, where
``<what>`` names the geometry: ``cells``, ``island`` or ``line``. Days are ISO, both inclusive; empty is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geodata import csv_rows, powers
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST_DAY = date(1904, 1, 1)
LAST_DAY = date(1973, 12, 31)
CERTAINTIES = ("high", "medium", "low")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One holder and period. ``what`` is the ids of the geometry: cells, one island or one line."""

    id: str
    name: str
    holder: str
    layer: str
    kind: str
    what: tuple[str, ...]
    start: date | None
    end: date | None
    certainty: str
    sources: str
    note: str
    line: int

    def holds_on(self, day: date) -> bool:
        """Whether the row is valid on a day."""
        return (self.start or date.min) <= day <= (self.end or date.max)


@dataclass(frozen=True, slots=True)
class Table:
    """What a table is called and what its rows may say.

    Attributes
    ----------
    name
        Of the file in ``geodata``, without suffix.
    what
        Column that names the geometry, and ``geometry`` the layer it is in.
    layers
        What a row may have in its column ``layer``.
    exclusive
        Those of ``layers`` in which no geometry may have two holders on a day.
    """

    name: str
    what: str
    layers: tuple[str, ...]
    geometry: str
    exclusive: tuple[str, ...] = ()

    @property
    def path_name(self) -> str:
        """Name of the file."""
        return f"{self.name}.csv"

    @property
    def file(self) -> str:
        """Name of the file as messages give it."""
        return f"geodata/{self.path_name}"

    @property
    def header(self) -> tuple[str, ...]:
        """Columns of the file, in order."""
        after = ("start", "end", "certainty", "sources", "note")
        return ("id", "name", "holder", "layer", "kind", self.what, *after)


def _day(text: str) -> date | None:
    """Read an ISO day; None where the cell is empty. Raises ValueError on anything else."""
    if not text:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _period(
    cells: dict[str, str],
    report: Callable[[str, str], None],
) -> tuple[date | None, date | None]:
    """First and last day of a row; a wrong one is reported and left open."""
    days: dict[str, date | None] = {}
    for column in ("start", "end"):
        try:
            days[column] = _day(cells[column])
        except ValueError:
            report(column, "a day YYYY-MM-DD, or nothing for open")
    start, end = days.get("start"), days.get("end")
    if start and end and end < start:
        report("end", f"a day not before the start {start}")
    return start, end


def _parsed(cells: dict[str, str], table: Table, line: int) -> Row | list[Problem]:
    subject = cells["id"] or "(no id)"
    wrong: list[Problem] = []

    def report(column: str, expected: str) -> None:
        found = repr(cells[column]) if cells[column] else "nothing"
        wrong.append(Problem(table.file, line, f"{subject}, {column}", found, expected))

    if not _ID.fullmatch(cells["id"]):
        report("id", "lower-case words joined by hyphens")
    for column in ("name", "holder", "kind", "sources", table.what):
        if not cells[column]:
            expected = "keys of campaigns/sources.bib, joined by ;" if column == "sources" else "a value"
            report(column, expected)
    if cells["holder"] and cells["holder"] not in powers.HOLDERS:
        report("holder", f"a holder of {powers.FILE}: " + ", ".join(sorted(powers.HOLDERS)))
    if cells["layer"] not in table.layers:
        report("layer", "one of " + ", ".join(table.layers))
    if cells["certainty"] not in CERTAINTIES:
        report("certainty", "one of " + ", ".join(CERTAINTIES))
    start, end = _period(cells, report)
    if wrong:
        return wrong
    return Row(
        id=cells["id"],
        name=cells["name"],
        holder=cells["holder"],
        layer=cells["layer"],
        kind=cells["kind"],
        what=tuple(cells[table.what].split()),
        start=start,
        end=end,
        certainty=cells["certainty"],
        sources=cells["sources"],
        note=cells["note"],
        line=line,
    )


def read(table: Table, path: Path) -> tuple[list[Row], list[Problem]]:
    """Rows of a table, read from a file, and everything wrong with it; a wrong row is left out of the rows.

    Returns
    -------
    rows, problems
        Both in file order. A header that is not the expected one yields no rows.
    """
    rows: list[Row] = []
    first_seen: dict[str, int] = {}
    lines, problems = csv_rows.read(path, table.file, table.header)
    for line, cells in lines:
        entry = _parsed(cells, table, line)
        if isinstance(entry, list):
            problems.extend(entry)
        elif entry.id in first_seen:
            expected = f"an id used once (it stands on line {first_seen[entry.id]} too)"
            problems.append(Problem(table.file, line, entry.id, "the id again", expected))
        else:
            first_seen[entry.id] = line
            rows.append(entry)
    return rows, problems
