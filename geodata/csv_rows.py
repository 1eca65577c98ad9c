"""Rows of a CSV file a historian edits, each with its line; a wrong row is named and left out, nothing else."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from pydantic import ValidationError

from geodata import characters, text_files, validation
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pydantic import TypeAdapter

Row = TypeVar("Row")
Cells = tuple[int, dict[str, str]]
"""Line of a row, counted from 1, and its cells by column, stripped of blanks around them."""


_LONGEST = 120
"""Characters of a line that a message repeats."""

_MOST_OF_CELL = 131_072
"""Characters of a cell at most."""
_MOST_BROKEN = 5
"""Lines that one row is followed over when a cell of it breaks."""
_BREAK_FOUND = "a line break within a cell"
_END_FOUND = "the end of the file in the middle of a row"
_END_EXPECTED = "whole rows, the last of them too: what came after this is lost"
_BREAK_EXPECTED = "each row on one line; a paragraph in a cell becomes a blank"


class _HasId(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def line(self) -> int: ...


WHOLE = frozenset({"file", "header"})
"""Subjects of problems of a table as a whole: it has no rows, or not those that are meant."""
Identified = TypeVar("Identified", bound=_HasId)


def read(path: Path, file: str, columns: Sequence[str]) -> tuple[list[Cells], list[Problem]]:
    """Read a table whose first line names exactly the given columns; each row stands on one line.

    A row that does not read is left out and named; so are the rows with a character that no text may have.

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
    try:
        found = text_files.read(path)
    except text_files.TextFileError as error:
        return [], [Problem(file, 0, "file", error.found, error.expected)]
    header, *lines = found.lines
    if not (width := _width(header, columns)):
        return [], [Problem(file, 1, "header", _shortened(header), _header_expected(header, columns))]
    rows: list[Cells] = []
    problems: list[Problem] = []
    if found.encoding:
        told = f"{found.encoding}, the first of them this"
        problems.append(Problem(file, min(found.faults), "file", told, "CSV in UTF-8 (Excel: save as “CSV UTF-8”)"))
    passed = 0
    for number, line in enumerate(lines, start=2):
        if number <= passed or not line.strip(" \t,"):
            continue
        if fault := found.faults.get(number):
            if not found.encoding:
                problems.append(Problem(file, number, _subject(line), fault, characters.EXPECTED))
            continue
        try:
            rows.append((number, _row(line, columns, width)))
        except csv.Error as error:
            broken_over = _broken_over(lines[number - 2 : number + _MOST_BROKEN], len(columns))
            passed = number + broken_over
            if number == len(lines) + 1:
                problems.append(Problem(file, number, "file", _END_FOUND, _END_EXPECTED))
                break
            wrong = (_BREAK_FOUND, _BREAK_EXPECTED) if broken_over else _not_a_row(line, str(error), len(columns))
            problems.append(Problem(file, number, _subject(line), *wrong))
    return rows, _of_one_cause(problems, len(rows))


def _of_one_cause(problems: list[Problem], rows: int) -> list[Problem]:
    """The problems of a table; where most rows have the same wrong number of columns, the first stands for all."""
    found, count = Counter(problem.found for problem in problems).most_common(1)[0] if problems else ("", 0)
    if count <= max(rows, 1) or not found.endswith("columns"):
        return problems
    first, *others = [problem for problem in problems if problem.found == found]
    cause = replace(first, follows=tuple(others))
    return [cause if problem is first else problem for problem in problems if problem not in others]


def _width(line: str, columns: Sequence[str]) -> int:
    """Cells of the header: one for each column, and behind them empty ones of spreadsheets; 0 where it is none."""
    try:
        cells = _cells(line)
    except csv.Error:
        return 0
    return len(cells) if cells[: len(columns)] == [*columns] and not any(cells[len(columns) :]) else 0


def _row(line: str, columns: Sequence[str], width: int) -> dict[str, str]:
    """Cells of one line by column, without empty ones under none of the header. Raises csv.Error where it is no row."""
    cells = _cells(line)
    if any(len(cell) > _MOST_OF_CELL for cell in cells):
        raise csv.Error("beyond the limit")
    if len(cells) == width and not any(cells[len(columns) :]):
        cells = cells[: len(columns)]
    if len(cells) != len(columns):
        raise csv.Error(f"{len(cells)} columns")
    return {key: cell.strip() for key, cell in zip(columns, cells, strict=True)}


def _cells(line: str) -> list[str]:
    """Cells of one line. Raises csv.Error where its quotation marks do not pair."""
    return next(csv.reader([line], strict=True), [])


def _broken_over(lines: Sequence[str], width: int) -> int:
    """How many lines a row goes on for that breaks within a cell; none of them is a row by itself."""
    for count in range(1, len(lines)):
        try:
            if len(_cells(lines[count])) == width:
                return 0
        except csv.Error:
            pass
        try:
            if len(next(csv.reader(["\n".join(lines[: count + 1])], strict=True), [])) == width:
                return count
        except csv.Error:
            continue
    return 0


def _not_a_row(line: str, error: str, width: int) -> tuple[str, str]:
    """Why a line is no row: found and expected."""
    if error.endswith("columns"):
        return error, f"{width} columns; a cell with a comma stands in double quotes"
    if "limit" in error:
        return f"a cell of {len(line)} characters or so", f"at most {_MOST_OF_CELL}"
    if "unexpected end" in error:
        return 'a quotation mark (") that nothing closes', "each row on one line, its quotation marks in pairs"
    return 'a quotation mark (") within a cell', 'the cell in double quotes, and "" for a quotation mark in it'


def _subject(line: str) -> str:
    return _shortened(line.partition(",")[0].strip(' "\t')) or "(no id)"


def _shortened(text: str) -> str:
    """A text as a message repeats it: short, and without what cannot be seen."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _header_expected(header: str, columns: Sequence[str]) -> str:
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if header.count(mark) > header.count(","):
            return f"commas between the columns, not {name}: {','.join(columns)}"
    return ",".join(columns)


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


def repeated(values: Iterable[tuple[int, str]], file: str, column: str) -> list[Problem]:
    """Values of a column, each with its line, that stand on an earlier line too."""
    seen: dict[str, int] = {}
    found = []
    for line, value in values:
        if value in seen:
            expected = f"a value used once (it stands on line {seen[value]} too)"
            found.append(Problem(file, line, f"{value}, {column}", f"{value!r} again", expected))
        else:
            seen[value] = line
    return found


def unique_by_id(rows: Iterable[Identified], file: str) -> tuple[list[Identified], list[Problem]]:
    """The rows, of those with one id only the first; and a problem for each of the others."""
    given = list(rows)
    first: dict[str, Identified] = {}
    for row in given:
        first.setdefault(row.id, row)
    return list(first.values()), repeated(((row.line, row.id) for row in given), file, "id")
