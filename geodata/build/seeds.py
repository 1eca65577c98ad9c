"""Where the cells are planted: ``seeds.csv``, one point in each piece of a country that is to be of a cell."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import shapely

from geodata.errors import MistakeError
from geodata.problems import Problem

TABLE = Path(__file__).parent / "seeds.csv"
FILE = "geodata/build/seeds.csv"


@dataclass(frozen=True, slots=True)
class Seed:
    """A point, EPSG:4326, whose face of a country belongs to a cell."""

    cell: str
    country: str
    point: shapely.Point
    line: int


def load() -> list[Seed]:
    """Every seed, in file order. Raises MistakeError where the table cannot be read."""
    line = 0
    try:
        with TABLE.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            found = []
            for row in reader:
                line = reader.line_num
                point = shapely.Point(float(row["lon"]), float(row["lat"]))
                found.append(Seed(row["cell"], row["country"], point, line))
            return found
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        expected = "a table in UTF-8 with cell, country, lon and lat"
        raise MistakeError(Problem(FILE, line, "seeds", f"{type(error).__name__}: {error}", expected)) from error
