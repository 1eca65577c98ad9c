"""Areas as statistics of the time gave them: ``official_areas.csv``, with why they differ from what we measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import TypeAdapter

from geodata import csv_rows, validation

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.problems import Problem

FILE_NAME = "official_areas.csv"
FILE = f"geodata/{FILE_NAME}"
COLUMNS = ("territory", "year", "km2", "source", "note")
_LARGEST = 510_072_000.0
"""Square kilometres of the Earth."""


@dataclass(frozen=True, slots=True)
class OfficialArea:
    """Area of a territory in square kilometres as a source gave it; ``source`` is keys joined by semicolons."""

    territory: str
    year: str
    km2: Annotated[float, validation.number("square kilometres, a number", 0, _LARGEST)]
    source: validation.SourceKey
    note: str
    line: int


_ROW = TypeAdapter(OfficialArea)


def read(path: Path) -> tuple[list[OfficialArea], list[Problem]]:
    """Rows of the table in file order, and every mistake; a wrong row is left out."""
    return csv_rows.read_as(_ROW, path, FILE, COLUMNS, subject=lambda cells: cells["territory"])
