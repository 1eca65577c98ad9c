"""Where the cells are planted: ``seeds.csv``, one point in each piece of a country that is to be of a cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import TypeAdapter

from geodata import antimeridian, csv_rows, validation
from geodata.errors import MistakeError

if TYPE_CHECKING:
    import shapely

    from geodata.problems import Problem

TABLE = Path(__file__).parent / "seeds.csv"
FILE = "geodata/build/seeds.csv"
COLUMNS = ("cell", "country", "lon", "lat", "note")


@dataclass(frozen=True, slots=True)
class Seed:
    """A point, decimal degrees, whose face of a country belongs to a cell."""

    cell: validation.Slug
    country: Annotated[str, validation.required("a country of Natural Earth")]
    longitude: validation.Longitude
    latitude: validation.Latitude
    line: int

    @property
    def point(self) -> shapely.Point:
        """The point, EPSG:4326."""
        return antimeridian.point(self.longitude, self.latitude)


_ROW = TypeAdapter(Seed)


def read() -> tuple[list[Seed], list[Problem]]:
    """Every seed in file order, and what is wrong with the other rows."""
    fields = {"longitude": "lon", "latitude": "lat"}
    return csv_rows.read_as(_ROW, TABLE, FILE, COLUMNS, subject=lambda cells: cells["cell"], fields=fields)


def load() -> list[Seed]:
    """Every seed, in file order. Raises MistakeError where a row is wrong or the table cannot be read."""
    found, problems = read()
    if problems:
        raise MistakeError(problems[0])
    return found
