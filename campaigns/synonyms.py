"""Words that mean the same to a search (``synonyms.csv``): people, places and terms in other scripts and spellings.

Only the search reads them, in the app and on the map: what is searched as one is found as all. They are no names that
are shown.
"""

from __future__ import annotations

from pathlib import Path

from geodata import csv_records
from geodata.folding import folded
from geodata.problems import Problem
from geodata.validation import Text

TABLE = Path(__file__).parent / "synonyms.csv"
FILE = "campaigns/synonyms.csv"
SEPARATOR = ";"


class Row(csv_records.Record):
    """A name as dossiers and gazetteer have it, in other languages, and in other spellings joined by semicolons."""

    name: Text
    ru: str
    ja: str
    zh: str
    others: str

    @property
    def terms(self) -> tuple[str, ...]:
        """All words for it, each once."""
        others = (part.strip() for part in self.others.split(SEPARATOR))
        unique = {folded(term): term for term in (self.name, self.ru, self.ja, self.zh, *others)}
        return tuple(term for key, term in unique.items() if key)


def read(table: Path = TABLE) -> tuple[list[Row], list[Problem]]:
    """Rows in file order, and everything wrong with the table; a wrong row is left out."""
    rows, problems = csv_records.read(table, FILE, Row)
    problems += csv_records.repeated(rows, FILE, "name")
    for line, row in rows:
        if len(row.terms) == 1:
            problems.append(Problem(FILE, line, row.name, "no other word for it", "a name in ru, ja, zh or others"))
    return [row for _, row in rows if len(row.terms) > 1], problems
