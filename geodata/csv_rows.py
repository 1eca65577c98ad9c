"""Rows of a CSV file a historian edits, each with its line; a wrong row is told and left out, nothing else."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

Cells = tuple[int, dict[str, str]]
"""Line of a row, counted from 1, and its cells by column, stripped of blanks around them."""


def read(path: Path, file: str, columns: Sequence[str]) -> tuple[list[Cells], list[Problem]]:
    """Read a table whose first line names exactly the given columns.

    Parameters
    ----------
    path, file
        The file, and how its mistakes name it.
    columns
        The header that is expected.

    Returns
    -------
    rows, problems
        In file order; empty lines are passed over.
    """
    rows: list[Cells] = []
    problems: list[Problem] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            header = next(reader, [])
            if tuple(header) != tuple(columns):
                return [], [Problem(file, 1, "header", ",".join(header), ",".join(columns))]
            for cells in reader:
                if not any(cells):
                    continue
                if len(cells) == len(columns):
                    named = {key: cell.strip() for key, cell in zip(columns, cells, strict=True)}
                    rows.append((reader.line_num, named))
                    continue
                expected = f"{len(columns)} columns; a cell with a comma stands in double quotes"
                problems.append(Problem(file, reader.line_num, cells[0], f"{len(cells)} columns", expected))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return [], [Problem(file, 0, "file", str(error), "CSV in UTF-8")]
    return rows, problems


def unless_one_of(allowed: Collection[str], value: str, file: str, line: int, subject: str) -> list[Problem]:
    """The problem that a cell has a value that is not allowed, if it has."""
    return [] if value in allowed else [Problem(file, line, subject, repr(value), "one of " + ", ".join(allowed))]
