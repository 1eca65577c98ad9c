"""Areas as statistics of the time gave them: ``official_areas.csv``, with why they differ from what we measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata import csv_rows
from geodata.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "official_areas.csv"
FILE = f"geodata/{FILE_NAME}"
COLUMNS = ("territory", "year", "km2", "source", "note")


@dataclass(frozen=True, slots=True)
class OfficialArea:
    """Area of a territory in square kilometres as a source gave it; ``source`` is keys joined by semicolons."""

    territory: str
    year: str
    km2: float
    source: str
    note: str
    line: int


def read(path: Path) -> tuple[list[OfficialArea], list[Problem]]:
    """Rows of the table in file order, and every mistake; a wrong row is left out."""
    rows, problems = csv_rows.read(path, FILE, COLUMNS)
    found: list[OfficialArea] = []
    for line, row in rows:
        if not row["km2"].replace(".", "", 1).isdecimal():
            expected = "square kilometres, a number"
            problems.append(Problem(FILE, line, f"{row['territory']}, km2", repr(row["km2"]), expected))
        elif not row["source"]:
            expected = "a key of campaigns/sources.bib"
            problems.append(Problem(FILE, line, f"{row['territory']}, source", "nothing", expected))
        else:
            area = float(row["km2"])
            found.append(OfficialArea(row["territory"], row["year"], area, row["source"], row["note"], line))
    return found, problems
