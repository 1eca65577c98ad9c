"""Words of the printed page in other languages: rows of ``wording.csv``; what is not in it stays English.

The names of lands are those of the ground, from ``geodata/land_names.csv``.
"""

from __future__ import annotations

import csv
from pathlib import Path

from geodata.map_names import LANGUAGES

FILE = Path(__file__).parent / "wording.csv"


def _table() -> dict[tuple[str, str], str]:
    """Words by themselves in English and the code of a language."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {
            (row["en"], language): row[language]
            for row in csv.DictReader(stream)
            for language in LANGUAGES
            if row[language]
        }


_WORDS = _table()


def of(text: str, language: str) -> str:
    """A word in a language, or as it is."""
    return _WORDS.get((text, language), text)
