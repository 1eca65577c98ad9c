"""Rows of a CSV file a historian edits, each with its line; a wrong row is named and left out, nothing else."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Protocol, TypeVar

from pydantic import ValidationError

from geodata import validation
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pydantic import TypeAdapter

Row = TypeVar("Row")
Cells = tuple[int, dict[str, str]]
"""Line of a row, counted from 1, and its cells by column, stripped of blanks around them."""


class _HasId(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def line(self) -> int: ...


Identified = TypeVar("Identified", bound=_HasId)


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


def by_id(cells: Mapping[str, str]) -> str:
    """How messages name a row: by its id."""
    return cells["id"] or "(no id)"


def read_as(
    row_type: TypeAdapter[Row],
    path: Path,
    file: str,
    columns: Sequence[str],
    *,
    subject: Callable[[Mapping[str, str]], str] = by_id,
    fields: Mapping[str, str] | None = None,
    derived: Callable[[Mapping[str, str]], Mapping[str, object]] = lambda _: {},
    context: Mapping[str, object] | None = None,
) -> tuple[list[Row], list[Problem]]:
    """Read a table and validate each row.

    Parameters
    ----------
    row_type
        A dataclass with a field for each column, and for ``file`` and ``line`` if a row is to know where it stands.
    path, file, columns
        As of ``read``.
    subject
        How messages name a row, from its cells.
    fields
        Column of each field that is not named as its column.
    derived
        Fields that are made of several cells.
    context
        What the validators of cells need to know beside their cell.

    Returns
    -------
    rows, problems
        In file order. A row with a wrong cell is left out, each of its wrong cells is a problem.
    """
    fields = fields or {}
    found: list[Row] = []
    rows, problems = read(path, file, columns)
    for line, cells in rows:
        renamed = {field: cells[column] for field, column in fields.items()}
        try:
            values = {**cells, **renamed, **derived(cells), "file": file, "line": line}
            row = row_type.validate_python(values, context=dict(context or {}))
        except ValidationError as error:
            problems += validation.problems(error, file, line, subject(cells), fields)
        else:
            found.append(row)
    return found, problems


def unique_by_id(rows: Iterable[Identified], file: str) -> tuple[list[Identified], list[Problem]]:
    """The rows, of those with one id only the first; and a problem for each of the others."""
    first: dict[str, Identified] = {}
    problems = []
    for row in rows:
        if row.id in first:
            expected = f"an id used once (it stands on line {first[row.id].line} too)"
            problems.append(Problem(file, row.line, row.id, "the id again", expected))
        else:
            first[row.id] = row
    return list(first.values()), problems
