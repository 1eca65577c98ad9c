"""Words of the printed page in other languages: rows of ``wording.csv``; what is not in it stays English.

Powers are named in ``geodata/powers.csv``, chapters and kinds of event in their own tables, lands in
``geodata/land_names.csv``.
"""

from __future__ import annotations

import csv
from pathlib import Path

from campaigns import chapters, event_kinds
from geodata.translated import LANGUAGES

FILE = Path(__file__).parent / "wording.csv"


def _table() -> dict[tuple[str, str], str]:
    """Words by themselves in English and the code of a language."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        words = {
            (row["en"], language): row[language]
            for row in csv.DictReader(stream)
            for language in LANGUAGES
            if row[language]
        }
    named = [(chapter.title, chapter.names) for chapter in chapters.CHAPTERS]
    named += [(kind.en, kind.names) for kind in event_kinds.KINDS.values()]
    return words | {(english, language): name for english, names in named for language, name in names.items()}


_WORDS = _table()


def of(text: str, language: str) -> str:
    """A word in a language, or as it is."""
    return _WORDS.get((text, language), text)
