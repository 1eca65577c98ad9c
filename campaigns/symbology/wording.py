"""Words of the printed page in other languages: rows of ``wording.csv``; what is not in it stays English.

Powers are named in ``geodata/powers.csv``, chapters and kinds of event in their own tables, lands in
``geodata/land_names.csv``.
"""

from __future__ import annotations

from campaigns import chapters, event_kinds
from campaigns.symbology.files import FOLDER, SymbologyError
from geodata import csv_records
from geodata.translated import Translated
from geodata.validation import Text

FILE = "campaigns/symbology/wording.csv"


class Word(Translated):
    """A word or sentence in English, and what it is in other languages, as far as it is translated."""

    en: Text
    ru: str
    ja: str
    zh: str


def _table() -> dict[tuple[str, str], str]:
    """Words by themselves in English and the code of a language."""
    rows, problems = csv_records.read(FOLDER / "wording.csv", FILE, Word)
    problems += csv_records.repeated(rows, FILE, "en")
    if problems:
        raise SymbologyError(problems)
    words = {(row.en, language): name for _, row in rows for language, name in row.names.items()}
    named = [(chapter.title, chapter.names) for chapter in chapters.CHAPTERS]
    named += [(kind.en, kind.names) for kind in event_kinds.KINDS.values()]
    return words | {(english, language): name for english, names in named for language, name in names.items()}


_WORDS = _table()


def of(text: str, language: str) -> str:
    """A word in a language, or as it is."""
    return _WORDS.get((text, language), text)
