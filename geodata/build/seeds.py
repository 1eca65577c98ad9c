"""Where the cells are planted: ``seeds.csv``, one point in each piece of a country that is to be of a cell."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import shapely

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
    """Every seed, in file order."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        return [
            Seed(row["cell"], row["country"], shapely.Point(float(row["lon"]), float(row["lat"])), reader.line_num)
            for row in reader
        ]


@cache
def cells() -> frozenset[str]:
    """Ids of all cells that have a seed."""
    return frozenset(seed.cell for seed in load())
