"""Plain CSV tables of the history: read row by row, every mistake told with its line, a wrong row left out."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def read(path: Path, file: str, columns: tuple[str, ...]) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    """Line and cells, by column and stripped, of every row of a table.

    ``file`` is the table's name in problems. A header other than ``columns`` yields no rows.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            header = tuple(next(reader, ()))
            if header != columns:
                return [], [Problem(file, 1, "header", ",".join(header), ",".join(columns))]
            lines = [(reader.line_num, cells) for cells in reader if any(cells)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return [], [Problem(file, 0, "file", str(error), "CSV in UTF-8")]
    rows: list[tuple[int, dict[str, str]]] = []
    problems: list[Problem] = []
    for line, cells in lines:
        if len(cells) == len(columns):
            rows.append((line, {key: cell.strip() for key, cell in zip(columns, cells, strict=True)}))
            continue
        expected = f"{len(columns)} columns; a cell with a comma stands in double quotes"
        problems.append(Problem(file, line, cells[0], f"{len(cells)} columns", expected))
    return rows, problems


def unless_one_of(allowed: Collection[str], value: str, file: str, line: int, subject: str) -> list[Problem]:
    """The problem that a cell has a value that is not allowed, if it has."""
    return [] if value in allowed else [Problem(file, line, subject, repr(value), "one of " + ", ".join(allowed))]
