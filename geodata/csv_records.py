"""A CSV table read into a model, and every mistake of form in it named with its line and column."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from geodata import csv_rows, validation
from geodata.errors import VocabularyError
from geodata.problems import ALL, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


class Record(BaseModel):
    """A row of a table: its fields are the columns, in order, and those it shares with other tables the last."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Model = TypeVar("Model", bound=Record)
_ROOT = Path(__file__).parent.parent
Numbered = tuple[int, Model]
"""Line of a row, counted from 1, and the row."""


def columns(model: type[Record]) -> tuple[str, ...]:
    """The header a table of a model has."""
    shared = {name for base in model.__bases__ if issubclass(base, Record) for name in base.model_fields}
    return tuple(sorted(model.model_fields, key=shared.__contains__))


def read(path: Path, file: str, model: type[Model], noun: str = "") -> tuple[list[Numbered[Model]], list[Problem]]:
    """Read a table; a row with any mistake is left out and each of its mistakes named.

    Parameters
    ----------
    path, file
        The table, and how its mistakes name it.
    model
        What each row must be; the first column is what a row is called in messages.
    noun
        What a row is, such as ``power``: what names the row is spoilt with it, see ``Problem.spoils``.

    Returns
    -------
    rows, problems
        In file order. A header that is not the model's yields no rows.
    """
    header = columns(model)
    lines, problems = csv_rows.read(path, file, header)
    problems = [replace(problem, spoils=f"{noun} {ALL}" if noun else "") for problem in problems]
    rows: list[Numbered[Model]] = []
    for line, cells in lines:
        try:
            rows.append((line, model.model_validate(cells)))
        except ValidationError as error:
            subject = cells[header[0]] or f"(no {header[0]})"
            wrong = validation.problems(error, file, line, subject)
            problems += [replace(problem, spoils=f"{noun} {subject}" if noun else "") for problem in wrong]
    return rows, problems


def vocabulary(
    file: str, model: type[Model], unique: Sequence[str], needed: Iterable[str], noun: str = ""
) -> dict[str, Model]:
    """Rows of a table that the atlas cannot do without, by what the first of some columns has.

    Parameters
    ----------
    file
        The table, from the project's folder.
    model, noun
        As of ``read``.
    unique
        Columns in which no two rows have the same.
    needed
        What there must be a row for.

    Raises
    ------
    VocabularyError
        Where anything is wrong with the table.
    """
    rows, problems = read(_ROOT / file, file, model, noun)
    problems += [problem for column in unique for problem in repeated(rows, file, column)]
    found = {str(getattr(row, unique[0])): row for _, row in rows}
    if not problems:
        problems = missing(found, needed, file)
    if problems:
        raise VocabularyError(problems)
    return found


def repeated(rows: Iterable[Numbered[Model]], file: str, column: str) -> list[Problem]:
    """Rows that have in a column what an earlier row has there too."""
    return csv_rows.repeated(((line, str(getattr(row, column))) for line, row in rows), file, column)


def missing(known: Collection[str], needed: Iterable[str], file: str) -> list[Problem]:
    """Rows by their name that the atlas cannot do without and the table does not have."""
    return [
        Problem(file, 0, name, "no row", "a row for it: the atlas needs it") for name in needed if name not in known
    ]
