"""A CSV table read into a model, and every mistake of form in it named with its line and column."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from geodata import csv_rows
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic_core import ErrorDetails


class Record(BaseModel):
    """A row of a table: its fields are the columns, in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Model = TypeVar("Model", bound=Record)
Numbered = tuple[int, Model]
"""Line of a row, counted from 1, and the row."""


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError("lower-case words joined by hyphens")
    return text


def _text(text: str) -> str:
    if not text:
        raise ValueError("a text")
    return text


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise ValueError("a colour such as #b3202c, six hexadecimal digits in lower case")
    return text


def _colour_or_none(text: str) -> str:
    return _colour(text) if text else ""


def _yes(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValueError("yes or no")
    return text == "yes"


def _day(text: str) -> dt.date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("a day YYYY-MM-DD")
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError("a day that exists, YYYY-MM-DD") from None


def _open_day(text: str) -> dt.date | None:
    return _day(text) if text else None


Slug = Annotated[str, BeforeValidator(_slug)]
Text = Annotated[str, BeforeValidator(_text)]
Colour = Annotated[str, BeforeValidator(_colour)]
ColourOrNone = Annotated[str, BeforeValidator(_colour_or_none)]
Yes = Annotated[bool, BeforeValidator(_yes)]
Day = Annotated[dt.date, BeforeValidator(_day)]
OpenDay = Annotated[dt.date | None, BeforeValidator(_open_day)]
"""A day, or None where the cell is empty: open."""


def columns(model: type[Record]) -> tuple[str, ...]:
    """The header a table of a model has."""
    return tuple(model.model_fields)


def read(path: Path, file: str, model: type[Model]) -> tuple[list[Numbered[Model]], list[Problem]]:
    """Read a table; a row with any mistake is left out and each of its mistakes named.

    Parameters
    ----------
    path, file
        The table, and how its mistakes name it.
    model
        What each row must be; the first column is what a row is called in messages.

    Returns
    -------
    rows, problems
        In file order. A header that is not the model's yields no rows.
    """
    header = columns(model)
    lines, problems = csv_rows.read(path, file, header)
    rows: list[Numbered[Model]] = []
    for line, cells in lines:
        try:
            rows.append((line, model.model_validate(cells)))
        except ValidationError as error:
            subject = cells[header[0]] or f"(no {header[0]})"
            problems += [_problem(file, line, subject, detail) for detail in error.errors()]
    return rows, problems


def _problem(file: str, line: int, subject: str, detail: ErrorDetails) -> Problem:
    column = ".".join(map(str, detail["loc"]))
    expected = str(detail.get("ctx", {}).get("error", detail["msg"]))
    if detail["type"] == "literal_error":
        expected = "one of " + str(detail["ctx"]["expected"]).replace(" or ", ", ")
    if not column:  # the row as a whole
        return Problem(file, line, subject, "the row", expected)
    found = repr(detail["input"]) if detail["input"] not in {"", None} else "nothing"
    return Problem(file, line, f"{subject}, {column}", found, expected)


def repeated(rows: Iterable[Numbered[Model]], file: str, column: str) -> list[Problem]:
    """Rows that have in a column what an earlier row has there too."""
    seen: dict[object, int] = {}
    found = []
    for line, row in rows:
        value = getattr(row, column)
        if value in seen:
            expected = f"a value used once (it stands on line {seen[value]} too)"
            found.append(Problem(file, line, f"{value}, {column}", f"{value!r} again", expected))
        else:
            seen[value] = line
    return found
