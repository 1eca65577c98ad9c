"""Words of worksheets in each language: headings and what is asked; rows of ``worksheet_words.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from campaigns.symbology.printed_words import PrintedWord
from geodata import csv_records
from geodata.read_once import read_once
from geodata.validation import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "campaigns/symbology/worksheet_words.csv"
HEADINGS = (
    *("worksheet", "name", "class", "date", "map", "blank", "numbered", "named", "event", "place", "movement", "story"),
    *("on-maps", "to-begin", "in-story", "in-atlas", "solutions", "for-teachers", "in-english"),
)
QUESTIONS = (
    *("ask-label", "ask-numbers", "ask-days", "ask-order", "ask-held", "ask-way", "ask-reached", "ask-lasted"),
    *("ask-sides", "ask-dispute", "days-counted", "see-map"),
)
WORDS = (*HEADINGS, *QUESTIONS)
"""Ids of what the table has a row for."""


class WorksheetWord(PrintedWord):
    """A heading or question of a worksheet."""

    id: Annotated[str, one_of(WORDS)]


@read_once
def read() -> Mapping[str, WorksheetWord]:
    """Rows of the table by id. Raises VocabularyError where anything is wrong with it."""
    return csv_records.vocabulary(FILE, WorksheetWord, ["id"], WORDS)


def of(word: str, language: str) -> str:
    """A word by its id, in a language, else in English."""
    return read()[word].told(language)
