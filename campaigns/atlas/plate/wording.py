"""Words of the printed page in other languages: rows of ``wording.csv``; what is not in it stays English."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "wording.csv"


@cache
def _table(file: Path = FILE) -> dict[tuple[str, str], str]:
    with file.open(encoding="utf-8", newline="") as stream:
        return {
            (row["en"], language): row[language]
            for row in csv.DictReader(stream)
            for language in ("ru", "ja", "zh")
            if row[language]
        }


def of(text: str, language: str) -> str:
    """A word or name in a language, or as it is."""
    return _table().get((text, language), text)
