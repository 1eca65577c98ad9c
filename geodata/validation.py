"""What pydantic finds wrong, reported as problems; and cells of tables as types that it validates.

A cell is ``Annotated[type, cell type]``. The cell type knows what to expect, so that a historian can mend the cell:
``one_of(("high", "low"))`` gives ``expected one of high, low``.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import core_schema

from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from pydantic import GetCoreSchemaHandler, ValidationError
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema, ErrorDetails

LONGEST_LINE = 200
"""Characters of a name, title or question: it stands on one line of a list, a label or a cell of a table."""
FARTHEST_NORTH = 85.0
"""Degrees of latitude at which the ground of the atlas ends, north and south."""
LATITUDE_EXPECTED = f"lat from -{FARTHEST_NORTH:g} to {FARTHEST_NORTH:g}, where the atlas ends, in decimal degrees"
LONGITUDE_EXPECTED = "lon from -180 to 180, in decimal degrees"
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
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "finite_number": "a number that is not infinite",
}
"""What was expected by the type of pydantic's error, in plain words."""
_LIMITS = {
    "greater_than": ("a number greater than", "gt"),
    "greater_than_equal": ("a number of at least", "ge"),
    "less_than": ("a number less than", "lt"),
    "less_than_equal": ("a number of at most", "le"),
}
"""The same of errors that have a limit, and the limit's name among what pydantic tells."""


class CellError(ValueError):
    """What a validator refuses: what was expected, and where it is not the value itself, what was found.

    ``needs`` is what the cell names and its table does not have, see ``Problem.needs``; ``within`` are the keys that
    lead from the value that is validated to the mistake.
    """

    def __init__(self, expected: str, *, found: str = "", needs: str = "", within: tuple[str | int, ...] = ()) -> None:
        super().__init__(expected)
        self.found, self.needs, self.within = found, needs, within


def listed(words: Collection[str], what: str = "one of", file: str = "") -> str:
    """A list of what is expected, as messages give it; of none, that ``file`` has none."""
    if not words:
        return f"a row of {file}, which has none" if file else "nothing: there is none"
    return f"{what} " + ", ".join(words) + (f" ({file})" if file else "")


def found_and_expected(detail: ErrorDetails) -> tuple[str, str]:
    """What one error of pydantic found, shortened to a line, and what was expected instead."""
    given, context = detail["input"], detail.get("ctx", {})
    expected = _EXPECTED.get(detail["type"], detail["msg"].removeprefix("Input should be "))
    found = "nothing" if given in ("", None) else repr(given)
    if detail["type"] == "value_error":
        error = context.get("error", expected)
        expected = str(error)
        found = error.found if isinstance(error, CellError) and error.found else found
    if detail["type"] == "string_type" and given is None:
        expected = "a text, or no such key"
    if detail["type"] in {"literal_error", "enum"}:
        expected = "one of " + str(context["expected"]).replace(" or ", ", ")
    if detail["type"] == "too_short" and context["min_length"] > 1:
        expected = f"{context['min_length']} items at least"
    if detail["type"] in _LIMITS:
        words, limit = _LIMITS[detail["type"]]
        expected = f"{words} {context[limit]:g}"
    if len(found) > _LONGEST:
        found = found[: _LONGEST - 3] + "…"
    return found, expected


def needs_of(detail: ErrorDetails) -> str:
    """What the value of one error of pydantic names and its table lacks, see ``Problem.needs``; else an empty text."""
    error = detail.get("ctx", {}).get("error")
    return error.needs if isinstance(error, CellError) else ""


def within(detail: ErrorDetails) -> tuple[str | int, ...]:
    """The keys that lead from what one error of pydantic is about to the mistake in it."""
    error = detail.get("ctx", {}).get("error")
    return error.within if isinstance(error, CellError) else ()


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
    return Problem(file, line, f"{subject}, {columns.get(field, field)}", found, expected, needs=needs_of(detail))


@dataclass(frozen=True, slots=True)
class RowOf:
    """That a text names a row of a table, ``noun`` is what it is; an editor is told the rows there are."""

    noun: str
    description: str
    known: Callable[[], Iterable[str]]
    file: str

    def validated(self, text: object) -> object:
        """The text. Raises CellError where no row has it."""
        known = tuple(self.known())
        if text not in known:
            raise CellError(listed([repr(each) for each in known], "one of", self.file), needs=f"{self.noun} {text}")
        return text

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The type's own schema, after the text was looked for."""
        return core_schema.no_info_before_validator_function(self.validated, handler(source))

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: object) -> JsonSchemaValue:
        """The texts, as the table has them when the schema is made."""
        return {"type": "string", "enum": [*self.known()], "description": f"{self.description} ({self.file})."}


def required(expected: str) -> AfterValidator:
    """A cell that may not be empty."""

    def validate(text: str) -> str:
        if not text:
            raise ValueError(expected)
        return text

    return AfterValidator(validate)


def _is_latin(text: str) -> bool:
    """Whether every letter of a text is Latin, with or without accents."""
    return text.isascii() or all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())


def name(expected: str) -> AfterValidator:
    """A cell that may not be empty, in Latin letters, and fits on a line of a map or list."""

    def validate(text: str) -> str:
        if not text:
            raise ValueError(expected)
        if not _is_latin(text):
            raise ValueError(f"{expected}, in Latin letters")
        if len(text) > LONGEST_LINE:
            raise ValueError(f"{expected}, at most {LONGEST_LINE} characters")
        return text

    return AfterValidator(validate)


def _listing(text: str) -> str:
    """A list joined by semicolons; the empty text where nothing stands between them."""
    return text if text.strip("; ") else ""


def one_of(allowed: Collection[str]) -> BeforeValidator:
    """A cell that has one of a few texts."""

    def validate(text: str) -> str:
        if text not in allowed:
            raise ValueError(listed(allowed))
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


def is_slug(text: str) -> bool:
    """Whether a text is an id: lower-case words joined by hyphens."""
    return _SLUG.fullmatch(text) is not None


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
Name = Annotated[str, name("a name")]
Longitude = Annotated[float, number(LONGITUDE_EXPECTED, -180, 180)]
Latitude = Annotated[float, number(LATITUDE_EXPECTED, -FARTHEST_NORTH, FARTHEST_NORTH)]
Colour = Annotated[str, matching(_COLOUR, _COLOUR_EXPECTED)]
ColourOrNone = Annotated[str, AfterValidator(_colour_or_none)]
Yes = Annotated[bool, BeforeValidator(_yes)]
Day = Annotated[date, BeforeValidator(_day)]
OpenDay = Annotated[date | None, BeforeValidator(_open_day)]
"""A day, or None where the cell is empty: open."""
SourceKeys = Annotated[str, AfterValidator(_listing), required("keys of campaigns/sources.bib, joined by ;")]
SourceKey = Annotated[str, required("a key of campaigns/sources.bib")]
