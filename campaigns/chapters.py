"""The chapters of the atlas, ``chapters.csv``: a span of days and the view of the map that shows it.

Chapters may overlap, as theatres of war do.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, model_validator

from geodata import csv_records
from geodata.dated_table import FIRST_DAY, LAST_DAY
from geodata.errors import VocabularyError
from geodata.read_once import read_once
from geodata.translated import Translated
from geodata.validation import Day, Slug, Text

if TYPE_CHECKING:
    from geodata.problems import Problem

__all__ = ["FIRST_DAY", "LAST_DAY", "OPENING", "WHOLE_THEATRE", "Chapter", "in_order", "read"]

TABLE = Path(__file__).parent / "chapters.csv"
FILE = "campaigns/chapters.csv"
OPENING = dt.date(1945, 8, 15)
"""The day the atlas opens on."""
WHOLE_THEATRE = (5.0, 46.0, 128.0)
"""The view it opens with: zoom, latitude, longitude."""


def _view(text: object) -> tuple[float, ...]:
    """A view as addresses write it: ``zoom/latitude/longitude``."""
    try:
        zoom, latitude, longitude = (float(part) for part in str(text).split("/"))
    except ValueError:
        zoom, latitude, longitude = -1.0, 0.0, 0.0
    if not (0 <= zoom <= 20 and abs(latitude) <= 85 and abs(longitude) <= 180):  # noqa: PLR2004 - where a web map ends
        raise ValueError("zoom/latitude/longitude such as 5/46/128")
    return zoom, latitude, longitude


class Chapter(Translated):
    """A chapter: its days, both inclusive, the day it opens on, and the view (zoom, latitude, longitude)."""

    id: Slug
    title: Text
    ru: Text
    ja: Text
    zh: Text
    years: Text
    first: Day
    last: Day
    opens: Day
    view: Annotated[tuple[float, float, float], BeforeValidator(_view)]

    @model_validator(mode="after")
    def _opens_within(self) -> Chapter:
        if not FIRST_DAY <= self.first <= self.opens <= self.last <= LAST_DAY:
            raise ValueError(f"days of the atlas, {FIRST_DAY} to {LAST_DAY}, in the order first, opens, last")
        return self


def read(path: Path = TABLE) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """Chapters in file order, and everything wrong with the table; a wrong row is left out."""
    rows, problems = csv_records.read(path, FILE, Chapter, "chapter")
    problems += csv_records.repeated(rows, FILE, "id")
    return tuple(chapter for _, chapter in rows), problems


@read_once
def in_order() -> tuple[Chapter, ...]:
    """The chapters in file order. Raises VocabularyError where anything is wrong with the table."""
    found, problems = read()
    if problems:
        raise VocabularyError(problems)
    return found
