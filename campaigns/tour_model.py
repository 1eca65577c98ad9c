"""A guided tour: a chapter told in a few steps, each with a day, a view of the map, a text and what is emphasised.

The types mirror the YAML of ``campaigns/tours`` key by key (see the README there); unknown keys are refused.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads it
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from campaigns.dates import parse
from campaigns.facts import Citations, Name, Text  # noqa: TC001 - pydantic reads them
from campaigns.model import ChapterId, Slug  # noqa: TC001 - pydantic reads them
from geodata.validation import FARTHEST_NORTH

FEWEST_STEPS, MOST_STEPS = 5, 10
FEWEST_WORDS, MOST_WORDS = 40, 90
"""Of a step's text: half a minute to a minute when read aloud."""
FARTHEST, CLOSEST = 2.0, 12.0
"""Zooms of the map; it stops at halves."""
_VIEW = f"zoom/latitude/longitude such as 6/45/127, with a zoom of {FARTHEST:g} to {CLOSEST:g} in halves"


def _day(value: object) -> object:
    when = parse(value)  # type: ignore[arg-type]
    if when.earliest != when.latest or "/" in when.text:
        raise ValueError("a single day such as 1945-08-09")
    return when.earliest


def _view(value: object) -> object:
    try:
        zoom, latitude, longitude = (float(part) for part in str(value).split("/"))
    except ValueError:
        raise ValueError(_VIEW) from None
    if not FARTHEST <= zoom <= CLOSEST or zoom * 2 % 1 or abs(latitude) > FARTHEST_NORTH or abs(longitude) > 180:  # noqa: PLR2004 - degrees
        raise ValueError(_VIEW)
    return zoom, latitude, longitude


def _prose(value: object) -> object:
    words = value.split() if isinstance(value, str) else []
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        raise ValueError(f"{FEWEST_WORDS} to {MOST_WORDS} words; these are {len(words)}")
    return " ".join(words)


def _few(value: object) -> object:
    if not isinstance(value, list) or not FEWEST_STEPS <= len(value) <= MOST_STEPS:
        count = f"; these are {len(value)}" if isinstance(value, list) else ""
        raise ValueError(f"a list of {FEWEST_STEPS} to {MOST_STEPS} steps{count}")
    return value


_AsDay = WithJsonSchema(
    {
        "type": "string",
        "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
        "patternErrorMessage": "expected a single day such as 1945-08-09",
    }
)
_AsView = WithJsonSchema(
    {
        "type": "string",
        "pattern": r"^(([2-9]|1[01])(\.[05])?|12(\.0)?)/-?\d+(\.\d+)?/-?\d+(\.\d+)?$",
        "patternErrorMessage": f"expected {_VIEW}",
    }
)
_AsProse = WithJsonSchema(
    {
        "type": "string",
        "pattern": rf"^\s*(\S+\s+){{{FEWEST_WORDS - 1},{MOST_WORDS - 1}}}\S+\s*$",
        "patternErrorMessage": f"expected {FEWEST_WORDS} to {MOST_WORDS} words",
    }
)
"""What an editor accepts; the functions above say the same and more to ``check``."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Step(_Record):
    """One stop of a tour."""

    date: Annotated[dt.date, BeforeValidator(_day), _AsDay]
    """The day the map shows: a day of the chapter."""
    view: Annotated[tuple[float, float, float], BeforeValidator(_view), _AsView]
    """Zoom/latitude/longitude, the latter in decimal degrees, of the middle of what the panel leaves free."""
    title: Name
    """What the step is about, in a few words."""
    text: Annotated[str, BeforeValidator(_prose), _AsProse]
    """40 to 90 words, to be read aloud."""
    dossiers: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Ids (file names) of what the text rests on; emphasised on the map, the first is selected."""
    highlights: tuple[Text, ...] = ()
    """Ids of features emphasised beside the dossiers, such as khasan-crest or cer-*; once loaded, without wildcards."""


class Question(_Record):
    """A question for pupils, which the worksheet of the chapter asks before all others."""

    question: Text
    """In plain words; answered by what the dossiers tell."""
    answer: Text
    """What the solutions say."""
    source: Citations
    """Key of campaigns/sources.bib on which the answer rests, if need be with the place in it, or a list of them;
    one that dossiers of the chapter cite."""


class Tour(_Record):
    """A guided tour of one chapter."""

    id: Slug
    title: Name
    """Title of the tour."""
    chapter: ChapterId
    steps: Annotated[
        tuple[Step, ...],
        BeforeValidator(
            _few, json_schema_input_type=Annotated[list[Step], Field(min_length=FEWEST_STEPS, max_length=MOST_STEPS)]
        ),
    ]
    """5 to 10."""
    questions: tuple[Question, ...] = ()
    """Questions of the chapter's worksheet, in their order."""
    only_these_questions: bool = False
    """Whether the worksheet asks nothing else about text and atlas: true or false."""
