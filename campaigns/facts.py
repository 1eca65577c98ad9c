"""What every record of the history rests on: ids, sides, dates, citations, and how well a fact is attested."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from campaigns import dates
from campaigns.dates import When
from geodata import powers
from geodata.validation import LONGEST_LINE, RowOf

Slug = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        json_schema_extra={"patternErrorMessage": "expected an id: a-z, 0-9 and hyphens, such as lake-khasan"},
    ),
]
_LINE = f"a text on one line, at most {LONGEST_LINE} characters"
_NOT_BLANK = r"\S"


def _shown(text: str) -> str:
    """A text of which something is seen."""
    if not text.strip():
        raise ValueError("a text")
    return text


def _one_line(text: str) -> str:
    """A text without what is blank around it. Raises ValueError where it is more than a line."""
    line = text.strip()
    if "\n" in line or len(line) > LONGEST_LINE:
        raise ValueError(_LINE)
    return line


Text = Annotated[str, AfterValidator(_shown), Field(json_schema_extra={"minLength": 1, "pattern": _NOT_BLANK})]
Line = Annotated[str, AfterValidator(_one_line), Field(json_schema_extra={"maxLength": LONGEST_LINE})]
"""One line, or nothing."""
Name = Annotated[
    str,
    AfterValidator(_one_line),
    AfterValidator(_shown),
    Field(json_schema_extra={"maxLength": LONGEST_LINE, "minLength": 1, "pattern": _NOT_BLANK}),
]
"""One line that is not empty."""


class Certainty(StrEnum):
    """How well a fact is attested."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


Side = Annotated[
    str, RowOf("power", "Who fought, signed or held: a power that may be a side", powers.sides, powers.FILE)
]
Echelon = Literal[
    "front",
    "army",
    "corps",
    "division",
    "brigade",
    "regiment",
    "battalion",
    "company",
    "detachment",
]
"""Size of a formation, the greatest first; a detachment may be of any."""


class Citation(BaseModel):
    """A source and, where known, the place in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    locator: str = ""


def _citations(value: object) -> object:
    """``glantz1983 p. 83`` or a list of such texts, as key and locator."""
    texts = value if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        raise ValueError("a source is a key of campaigns/sources.bib, or a list of keys")
    return tuple(map(_citation, texts))


@cache
def _citation(text: str) -> Citation:
    key, _, locator = text.strip().partition(" ")
    return Citation(key=key.rstrip(","), locator=locator.strip())


_CITATION = {
    "type": "string",
    "pattern": r"^\s*\S",
    "patternErrorMessage": "expected a key of campaigns/sources.bib, with a page if need be: glantz1983 p. 83",
}
_AsCitations = WithJsonSchema({"anyOf": [_CITATION, {"type": "array", "items": _CITATION, "minItems": 1}]})

Citations = Annotated[tuple[Citation, ...], BeforeValidator(_citations), Field(min_length=1), _AsCitations]
OptionalCitations = Annotated[tuple[Citation, ...], BeforeValidator(_citations), _AsCitations]
Date = Annotated[When, BeforeValidator(dates.parse), WithJsonSchema(dates.JSON_SCHEMA)]


def citations_of(text: str) -> tuple[Citation, ...]:
    """The citations of a cell of a table, joined by semicolons: ``glantz1983 p. 83; tretyak``; none of an empty one."""
    parts = [part.strip() for part in text.split(";")]
    return tuple(_citations([part for part in parts if part])) if any(parts) else ()  # type: ignore[arg-type]


class Record(BaseModel):
    """Keys and values of a YAML file; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        use_attribute_docstrings=True,
        defer_build=True,  # most records are only ever read as a part of another
    )


class Fact(Record):
    """What some source says: which, on whose authority, and how well it is attested."""

    source: Citations
    """Key of campaigns/sources.bib, if need be with the place in it (glantz1983 p. 83), or a list of them."""
    certainty: Certainty
    """high: a scholarly work or document, or two independent sources that agree; medium: one source of ordinary
    quality; low: not verified, or inferred (a note says how)."""
    via: str = ""
    """Whom the source cites."""
    note: str = ""
    """What the reader should know about this."""
