"""A guided tour: a chapter told in a few steps, each with a day, a view of the map, a text and what is emphasised.

The types mirror the YAML of ``campaigns/tours`` key by key (see the README there); unknown keys are refused.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads it
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from campaigns.dates import parse
from campaigns.model import Chapter, Slug, Text  # noqa: TC001 - pydantic reads them

FEWEST_STEPS, MOST_STEPS = 5, 10
FEWEST_WORDS, MOST_WORDS = 40, 90
"""Of a step's text: half a minute to a minute when read aloud."""
FARTHEST, CLOSEST = 2.0, 12.0
"""Zooms of the map; it stops at halves."""
_LATITUDES, _LONGITUDES = 85.0, 180.0


def _day(value: object) -> object:
    when = parse(value)  # type: ignore[arg-type]
    if when.earliest != when.latest:
        raise ValueError(f"{value!r} is no single day such as 1945-08-09")
    return when.earliest


def _view(value: object) -> object:
    expected = f"zoom/latitude/longitude such as 6/45/127, with a zoom of {FARTHEST:g} to {CLOSEST:g} in halves"
    try:
        zoom, latitude, longitude = (float(part) for part in str(value).split("/"))
    except ValueError:
        raise ValueError(expected) from None
    if not FARTHEST <= zoom <= CLOSEST or zoom * 2 % 1 or abs(latitude) > _LATITUDES or abs(longitude) > _LONGITUDES:
        raise ValueError(expected)
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


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Record):
    """One stop of a tour.

    Attributes
    ----------
    date
        The day the map shows.
    view
        Zoom, latitude, longitude, the latter in decimal degrees.
    dossiers
        What the text rests on; the first is selected.
    highlights
        Ids of features emphasised beside the dossiers; once loaded, without wildcards.
    """

    date: Annotated[dt.date, BeforeValidator(_day)]
    view: Annotated[tuple[float, float, float], BeforeValidator(_view)]
    title: Text
    text: Annotated[str, BeforeValidator(_prose)]
    dossiers: Annotated[tuple[Slug, ...], Field(min_length=1)]
    highlights: tuple[Text, ...] = ()


class Tour(_Record):
    """A guided tour of one chapter."""

    id: Slug
    title: Text
    chapter: Chapter
    steps: Annotated[tuple[Step, ...], BeforeValidator(_few)]
