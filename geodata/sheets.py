"""The battlefield sheets: where the ground is drawn finely, from which zoom on, and how high its contours stand apart.

``sheets.csv``, one row a sheet. Where two sheets overlap, the one that stands first in the table is drawn there; the
lines of the other end at its edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import shapely
from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from geodata import csv_records, validation
from geodata.csv_records import Record

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.problems import Problem

FILE_NAME = "sheets.csv"
FILE = f"geodata/{FILE_NAME}"
_GREATEST_ZOOM = 18.0
_LONGITUDE = "a longitude from -180 to 180, in decimal degrees"
_LATITUDE = "a latitude from -85 to 85, in decimal degrees"
_ZOOM = "a zoom from 0 to 18"


def _above(column: str) -> AfterValidator:
    """A number that is greater than that of another column before it."""

    def validate(value: float, info: ValidationInfo) -> float:
        low = info.data.get(column)
        if low is not None and value <= low:
            raise ValueError(f"a number above that of {column}, {low:g}")
        return value

    return AfterValidator(validate)


def _whole_metres(text: str) -> int:
    value = validation.as_number(text)
    if not 1 <= value <= 1000 or value != int(value):  # noqa: PLR2004 - metres
        raise ValueError("whole metres from 1 to 1000")
    return int(value)


class Sheet(Record):
    """A rectangle of fine ground: edges in decimal degrees (WGS 84).

    Attributes
    ----------
    contour_m
        Metres from one contour line to the next; every fifth is an index contour.
    closest_m
        Metres on the ground between two contours, below which those between the index contours are left out.
    smoothed_posts
        How much elevation is smoothed before it is shaded and contoured: standard deviation, in posts 900 m apart. The
        model stripes by 2 to 4 m in the steppe.
    zoom, last_zoom
        From the first on the sheet takes the place of the theatre's ground; beyond the last it shows nothing more.
    detail
        Files of ``geodata/build/detail`` without their suffix, joined by semicolons, the finest first.
    """

    id: validation.Slug
    name: validation.Text
    west: Annotated[float, validation.number(_LONGITUDE, -180, 180)]
    south: Annotated[float, validation.number(_LATITUDE, -85, 85)]
    east: Annotated[float, validation.number(_LONGITUDE, -180, 180), _above("west")]
    north: Annotated[float, validation.number(_LATITUDE, -85, 85), _above("south")]
    contour_m: Annotated[int, BeforeValidator(_whole_metres)]
    closest_m: Annotated[int, BeforeValidator(_whole_metres)]
    smoothed_posts: Annotated[float, validation.number("posts from 0.3 to 5", 0.3, 5)]
    zoom: Annotated[float, validation.number(_ZOOM, 0, _GREATEST_ZOOM)]
    last_zoom: Annotated[float, validation.number(_ZOOM, 0, _GREATEST_ZOOM), _above("zoom")]
    detail: str
    note: str

    @property
    def details(self) -> tuple[str, ...]:
        """Files of ``geodata/build/detail`` that the sheet's water is made of, the finest first."""
        return tuple(filter(None, (part.strip() for part in self.detail.split(";"))))

    @property
    def box(self) -> shapely.Polygon:
        """The sheet as a rectangle, EPSG:4326."""
        return shapely.box(self.west, self.south, self.east, self.north)


def read(path: Path) -> tuple[list[Sheet], list[Problem]]:
    """Sheets in file order, and every mistake of the table; a wrong row is left out."""
    rows, problems = csv_records.read(path, FILE, Sheet)
    again = csv_records.repeated(rows, FILE, "id")
    known: dict[str, Sheet] = {}
    for _, row in rows:
        known.setdefault(row.id, row)
    return list(known.values()), [*problems, *again]
