"""Words of the printed page in other languages: rows of ``wording.csv``; what is not in it stays English.

The names of lands are those of ``geodata/land_names.csv``.
"""

from __future__ import annotations

import csv
from pathlib import Path

from geodata import layer_files, map_names

FILE = Path(__file__).parent / "wording.csv"


@layer_files.kept
def _table() -> dict[tuple[str, str], str]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        words = {
            (row["en"], language): row[language]
            for row in csv.DictReader(stream)
            for language in map_names.LANGUAGES
            if row[language]
        }
    for name, land in map_names.lands()[0].items():
        words |= {(name, language): said for language, said in land.names.items()}
        words |= {(name, language): land.label for language in ("en", "modern")}
    return words


def of(text: str, language: str) -> str:
    """A word or name in a language, or as it is."""
    return _table().get((text, language), text)
