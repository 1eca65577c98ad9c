"""Words of the printed atlas, the book, in each language: rows of ``book_words.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from campaigns.symbology.printed_words import PrintedWord
from geodata import csv_records
from geodata.read_once import read_once
from geodata.validation import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "campaigns/symbology/book_words.csv"
READING = ("read-plates", "read-spreads", "read-squares", "read-sources", "read-certainty", "read-names")
"""Paragraphs on how the book is read, in their order."""
WORDS = (
    *("contents", "reading", "plates", "plate", "chapter", "story", "events", "outcome", "sides", "phases", "figures"),
    *("part-of", "certainty", "high", "medium", "low", "orders", "chronology", "gazetteer", "disagreements"),
    *("see-disagreements", "dates", "terms", "sources", "books", "articles", "documents", "cited", "about", "edition"),
    *("paper-note", *READING),
)
"""Ids of what the table has a row for."""


class BookWord(PrintedWord):
    """A word, heading or paragraph of the book."""

    id: Annotated[str, one_of(WORDS)]


@read_once
def read() -> Mapping[str, BookWord]:
    """Rows of the table by id. Raises VocabularyError where anything is wrong with it."""
    return csv_records.vocabulary(FILE, BookWord, ["id"], WORDS)


def of(word: str, language: str) -> str:
    """A word by its id, in a language, else in English."""
    return read()[word].told(language)
