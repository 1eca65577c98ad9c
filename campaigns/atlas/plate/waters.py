"""Names of seas, ranges and plains: rows of ``lettering.csv``, each written along a line."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from campaigns.atlas.plate.plane import Array

FILE = Path(__file__).parent / "lettering.csv"
KINDS = ("ocean", "sea", "range", "plain")


@dataclass(frozen=True, eq=False)
class Feature:
    """A sea, range or plain: kind, rank (1 is greatest), names by language and the line its name follows, degrees."""

    kind: str
    rank: int
    names: dict[str, str]
    line: Array

    def name(self, language: str) -> str:
        """The name in a language, else in English."""
        return self.names.get(language) or self.names["en"]


@cache
def load(file: Path = FILE) -> tuple[Feature, ...]:
    """Read the table: ``kind, rank``, a name in each language, and ``line``, longitudes and latitudes by turns."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(
        Feature(
            row["kind"],
            int(row["rank"]),
            {language: row[language] for language in ("en", "ru", "ja", "zh") if row[language]},
            np.array(row["line"].split(), dtype=float).reshape(-1, 2),
        )
        for row in rows
    )
