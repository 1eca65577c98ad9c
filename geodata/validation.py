"""What pydantic finds wrong, reported as problems; and cells of tables as types that it validates.

A cell is ``Annotated[type, cell type]``. The cell type knows what to expect, so that a historian can mend the cell:
``one_of(("high", "low"))`` gives ``expected one of high, low``.
"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator

from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_LONGEST = 120
"""Characters of what was found that a message repeats: a line of a terminal."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_COLOUR_EXPECTED = "a colour such as #b3202c, six hexadecimal digits in lower case"


_EXPECTED = {
    "string_type": "a text",
    "string_too_short": "a text",
    "string_pattern_mismatch": "an id: a-z, 0-9 and hyphens, such as lake-khasan",
    "tuple_type": "a list, each item on a line of its own that begins with -",
    "list_type": "a list, each item on a line of its own that begins with -",
    "model_type": "keys and values, each key on a line of its own",
    "model_attributes_type": "keys and values, each key on a line of its own",
    "dict_type": "keys and values, each key on a line of its own",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "too_short": "one item at least",
}
"""What was expected by the type of pydantic's error, in plain words."""


def found_and_expected(detail: ErrorDetails) -> tuple[str, str]:
    """What one error of pydantic found, shortened to a line, and what was expected instead."""
    given = detail["input"]
    expected = _EXPECTED.get(detail["type"], detail["msg"].removeprefix("Input should be "))
    if detail["type"] == "value_error":
        expected = str(detail.get("ctx", {}).get("error", expected))
    if detail["type"] == "string_type" and given is None:
        expected = "a text, or no such key"
    if detail["type"] in {"literal_error", "enum"}:
        expected = "one of " + str(detail["ctx"]["expected"]).replace(" or ", ", ")
    found = "nothing" if given in ("", None) else repr(given)
    if len(found) > _LONGEST:
        found = found[: _LONGEST - 3] + "…"
    return found, expected


def problems(
    error: ValidationError, file: str, line: int, subject: str, columns: Mapping[str, str] | None = None
) -> list[Problem]:
    """A problem for each wrong cell of one row.

    Parameters
    ----------
    error
        What pydantic raised.
    file, line, subject
        How messages name the row.
    columns
        Column of each field that is not named as its column.
    """
    return [_problem(detail, file, line, subject, columns or {}) for detail in error.errors(include_url=False)]


def _problem(detail: ErrorDetails, file: str, line: int, subject: str, columns: Mapping[str, str]) -> Problem:
    found, expected = found_and_expected(detail)
    if not detail["loc"]:
        return Problem(file, line, subject, "the row", expected)
    field = str(detail["loc"][0])
    return Problem(file, line, f"{subject}, {columns.get(field, field)}", found, expected)


def required(expected: str) -> AfterValidator:
    """A cell that may not be empty."""

    def validate(text: str) -> str:
        if not text:
            raise ValueError(expected)
        return text

    return AfterValidator(validate)


def one_of(allowed: Collection[str]) -> BeforeValidator:
    """A cell that has one of a few texts."""

    def validate(text: str) -> str:
        if text not in allowed:
            raise ValueError("one of " + ", ".join(allowed))
        return text

    return BeforeValidator(validate)


def matching(pattern: re.Pattern[str], expected: str) -> AfterValidator:
    """A cell whose whole text fits a pattern."""

    def validate(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(expected)
        return text

    return AfterValidator(validate)


def number(expected: str, low: float, high: float) -> BeforeValidator:
    """A cell with a number from ``low`` to ``high``."""

    def validate(text: str) -> float:
        value = as_number(text)
        if not low <= value <= high:
            raise ValueError(expected)
        return value

    return BeforeValidator(validate)


def as_number(text: str) -> float:
    """The number a text is, or one (not a number) for which no comparison holds."""
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError("a day YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("a day that exists, YYYY-MM-DD") from None


def _open_day(text: str) -> date | None:
    if text and not _DAY.fullmatch(text):
        raise ValueError("a day YYYY-MM-DD, or nothing for open")
    return _day(text) if text else None


def _colour_or_none(text: str) -> str:
    if text and not _COLOUR.fullmatch(text):
        raise ValueError(_COLOUR_EXPECTED)
    return text


def _yes(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValueError("yes or no")
    return text == "yes"


Slug = Annotated[str, matching(_SLUG, "lower-case words joined by hyphens")]
"""An id such as ``lake-khasan``."""
Text = Annotated[str, required("a text")]
Colour = Annotated[str, matching(_COLOUR, _COLOUR_EXPECTED)]
ColourOrNone = Annotated[str, AfterValidator(_colour_or_none)]
Yes = Annotated[bool, BeforeValidator(_yes)]
Day = Annotated[date, BeforeValidator(_day)]
OpenDay = Annotated[date | None, BeforeValidator(_open_day)]
"""A day, or None where the cell is empty: open."""
SourceKeys = Annotated[str, required("keys of campaigns/sources.bib, joined by ;")]
SourceKey = Annotated[str, required("a key of campaigns/sources.bib")]
