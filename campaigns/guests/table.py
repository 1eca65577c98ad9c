"""The rows of a file as they came, whatever kind of file it was."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

LARGEST = 512 * 2**20
"""Bytes of the largest file that is read."""
MOST_ROWS = 1_000_000
MOST_COLUMNS = 1_000
LIMITS = (
    f"up to {LARGEST // 2**20} MB, {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns, "
    "and of lines and areas 20,000 in all"
)
"""What may be brought, in words."""


_LONGEST_TOLD = 200


def shortened(text: str) -> str:
    """A text as a message quotes it: its end is left out where it is long."""
    return text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"


class GuestFileError(ValueError):
    """A file that cannot be read at all: what was found, and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        self.found = shortened(" ".join(found.split()))
        super().__init__(f"found {self.found}; expected {expected}")
        self.expected = expected


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row that is refused, or doubtful in one that is placed.

    Attributes
    ----------
    line
        Where it stands: the line of a text, the row of a sheet, the number of a feature, each counted from 1.
    column
        The column that is wrong; empty where it is the row.
    found, expected
        What stands there, and what should.
    suggestion
        What was probably meant; empty where nobody can tell.
    row
        Number of the row in the table, from 0; None of a line that is no row.
    text
        Such a line as it came.
    """

    line: int
    column: str
    found: str
    expected: str
    suggestion: str = ""
    row: int | None = None
    text: str = ""

    def __str__(self) -> str:
        """As a sentence without the name of the file."""
        where = f"line {self.line}" + (f", {self.column}" if self.column else "")
        meant = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"{where}: found {self.found}; expected {self.expected}{meant}"


@dataclass(frozen=True, slots=True)
class GuestTable:
    """Rows and columns of texts, with the geometry of each row where the file has geometry.

    Attributes
    ----------
    file, kind
        Name of the file, and what it was read as, in words: ``CSV, UTF-8, semicolons, header on line 3``.
    columns
        The cells by their column, all of one length.
    lines
        Where each row stands in the file, counted from 1.
    geometry
        EPSG:4326, longitude first; None of a row that has none, or of all where the file has no geometry.
    refused
        What could not be read as a row.
    delimiter
        What separates the cells of a text; a comma where the file is none.
    """

    file: str
    kind: str
    columns: dict[str, list[str]]
    lines: Sequence[int]
    geometry: Sequence[BaseGeometry | None] | None = None
    refused: tuple[RowProblem, ...] = ()
    delimiter: str = ","

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.lines)

    def row(self, number: int) -> list[str]:
        """Cells of a row, by its number from 0."""
        return [cells[number] for cells in self.columns.values()]

    def first(self, number: int) -> GuestTable:
        """Its first rows, so many at most: to see what becomes of them before all are placed."""
        if len(self) <= number:
            return self
        return replace(
            self,
            columns={name: cells[:number] for name, cells in self.columns.items()},
            lines=self.lines[:number],
            geometry=None if self.geometry is None else self.geometry[:number],
            refused=tuple(problem for problem in self.refused if problem.line <= self.lines[number - 1]),
        )

    def corrected(self, cells: Mapping[tuple[int, str], str]) -> GuestTable:
        """The table with other texts in some cells, by number of the row and name of the column."""
        columns = self.columns | {name: [*self.columns[name]] for _, name in cells}
        for (row, name), text in cells.items():
            columns[name][row] = text
        return replace(self, columns=columns)

    def as_it_came(self, refused: Iterable[RowProblem]) -> str:
        """The header and the rows that were refused, each once, in the table's own form: to be corrected and added."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator="\n")
        writer.writerow(self.columns)
        told: set[int] = set()
        for problem in sorted(refused, key=lambda each: each.line):
            if problem.row is None:
                text.write(problem.text.rstrip("\r\n") + "\n")
            elif problem.row not in told:
                told.add(problem.row)
                writer.writerow(self.row(problem.row))
        return text.getvalue()


@dataclass(slots=True)
class Grid:
    """Lines of cells before it is known which of them is the header."""

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    refused: list[RowProblem] = field(default_factory=list)


def unique(names: Iterable[str]) -> list[str]:
    """Names of columns: those without one are numbered, a name that comes again has its number behind it."""
    found: list[str] = []
    for number, given in enumerate(names, start=1):
        name = " ".join(given.split()) or f"column {number}"
        found.append(name if name not in found else f"{name} ({number})")
    return found
