"""Ground between the claims of two powers: no area of its own, it follows from the lines that they claimed.

``disputed_grounds.csv`` names the rows of ``borders.csv`` between which a ground lies, those of one side in ``one`` and
those of the other in ``other``; on the days on which a row of each is valid, the ground is disputed by the two. Where
the lines of a side go on as another of its claims, ``beyond`` names it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import shapely
from pydantic import BeforeValidator

from geodata import borders, csv_records, dated_table, holdings, validation
from geodata.csv_records import Record
from geodata.problems import Problem
from geodata.projections import areas_km2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from geodata.dated_table import Row
    from geodata.ground import Ground

FILE_NAME = "disputed_grounds.csv"
FILE = f"geodata/{FILE_NAME}"
KIND = "disputed-ground"
JOINT = 0.03
"""Degrees, 2 to 3 km: where a claim ends so near to another it is held to reach it."""
SMALLEST_KM2 = 0.5
"""What two lines along one river enclose between them is no ground."""
_WORST_FIRST = dated_table.CERTAINTIES[::-1]


def _ids(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(";"))))


Ids = Annotated[tuple[str, ...], BeforeValidator(_ids)]
"""Ids of rows of ``borders.csv``, joined by semicolons in the table."""


class DisputedGround(Record):
    """A row of the table."""

    id: validation.Slug
    name: validation.Text
    one: Ids
    other: Ids
    beyond: Ids
    note: str


def read(path: Path) -> tuple[list[csv_records.Numbered[DisputedGround]], list[Problem]]:
    """Rows of the table with their lines, in file order, and every mistake of form; a wrong row is left out."""
    rows, wrong = csv_records.read(path, FILE, DisputedGround)
    return rows, [*wrong, *csv_records.repeated(rows, FILE, "id")]


def load(ground: Ground) -> gpd.GeoDataFrame:
    """Return one row for each ground, pair of claims and period; ``side`` is both claimants joined by ``; ``.

    Columns, coordinates and errors are as of ``territories.load``; a row with a mistake is left out.
    """
    lines = ground.layer(borders.TABLE.geometry_layer).by_id
    found = [(row, area) for row, parts in _claims(ground) if not (area := between(_lines(parts, lines))).is_empty]
    areas = {row.id: area for row, area in found}
    return holdings.frame([row for row, _ in found], lambda row: areas[row.id])


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with the table: its form, claims that are not there, and lines that enclose no ground."""
    rows, wrong = read(ground.tables / FILE_NAME)
    known = {row.id: row for row in holdings.valid_rows(ground, borders.TABLE)}
    lines = ground.layer(borders.TABLE.geometry_layer).by_id
    expected = "the id of a row of geodata/borders.csv"
    for line, each in rows:
        unknown = [key for key in (*each.one, *each.other, *each.beyond) if key not in known]
        wrong = [*wrong, *(Problem(FILE, line, each.id, repr(key), expected) for key in unknown)]
        pairs = [] if unknown else list(_pairs(each, known))
        if not unknown and not pairs:
            wrong.append(Problem(FILE, line, each.id, "no day on which both sides claim", "claims of one time"))
        for one, other, beyond in pairs:
            if between(_lines((one, other, *beyond), lines)).is_empty:
                text = f"no ground between {one.id} and {other.id}"
                wrong.append(Problem(FILE, line, each.id, text, "lines that cross, or end near one another, twice"))
    return sorted(wrong)


def between(lines: Sequence[shapely.Geometry]) -> BaseGeometry:
    """What lines enclose between them, EPSG:4326; an end that is near to another of them is joined to it."""
    joints = []
    for number, line in enumerate(lines):
        others = shapely.union_all([*lines[:number], *lines[number + 1 :]])
        ends = shapely.get_parts(shapely.boundary(line)).tolist()
        joints += [shapely.shortest_line(end, others) for end in ends if 0 < shapely.distance(end, others) <= JOINT]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([*lines, *joints])])).tolist()
    grounds = [face for face, area in zip(faces, areas_km2(faces), strict=True) if area >= SMALLEST_KM2]
    return shapely.union_all(grounds)


def _lines(rows: Sequence[Row], by_id: Mapping[str, shapely.Geometry]) -> list[shapely.Geometry]:
    return [by_id[key] for row in rows for key in row.geometry_ids]


def rows(ground: Ground) -> list[Row]:
    """The rows of ``load`` without geometry."""
    return [row for row, _ in _claims(ground)]


def _claims(ground: Ground) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    """Rows without geometry, and the claims they lie between."""
    known = {row.id: row for row in holdings.valid_rows(ground, borders.TABLE)}
    for _, each in read(ground.tables / FILE_NAME)[0]:
        if not known.keys() >= {*each.one, *each.other, *each.beyond}:
            continue
        for one, other, beyond in _pairs(each, known):
            start, end = _days(one, other)
            row = replace(
                one,
                id=f"disputed/{one.id}--{other.id}",
                name=each.name,
                holder=f"{one.holder}; {other.holder}",
                kind=KIND,
                start=None if start == date.min else start,
                end=None if end == date.max else end,
                certainty=min(one.certainty, other.certainty, key=_WORST_FIRST.index),
                sources=";".join(dict.fromkeys([*one.sources.split(";"), *other.sources.split(";")])),
                note=each.note,
                line=0,
            )
            yield row, (one, other, *beyond)


def _days(one: Row, other: Row) -> tuple[date, date]:
    """First and last day on which both are valid; the last is before the first where there is none."""
    start = max(one.start or date.min, other.start or date.min)
    return start, min(one.end or date.max, other.end or date.max)


def _pairs(each: DisputedGround, known: Mapping[str, Row]) -> Iterator[tuple[Row, Row, tuple[Row, ...]]]:
    """Claims of the two sides that are valid on one day, with those that go on where they end."""
    for one in (known[key] for key in each.one):
        for other in (known[key] for key in each.other):
            start, end = _days(one, other)
            if start <= end and one.holder != other.holder:
                yield one, other, tuple(known[key] for key in each.beyond)
