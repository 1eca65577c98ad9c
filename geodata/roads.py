"""Roads and tracks of the battlefields in their time: ``roads.csv``.

A road runs smoothly through the points of its ``course``: ids of the gazetteer, and ``lon/lat`` in decimal degrees
where it passes no place. No map of the time was measured for them: ``precision_km`` says how far off the course may be.
The great roads of the theatre, which have a holder, are rows of ``railways.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads it
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import numpy as np
import shapely
from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationInfo

from geodata import csv_rows, dated_table, frames, validation
from geodata.curves import catmull_rom
from geodata.problems import Problem
from geodata.projections import local_plane
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import geopandas as gpd

    from geodata.gazetteer import Place

FILE_NAME = "roads.csv"
FILE = f"geodata/{FILE_NAME}"
LAYER = "road"
"""Layer of the rows, those of crossings too."""
Kind = Literal["local-road", "earth-road", "track"]
"""A road of which no source tells more; one of earth; no more than a path, or the ruts of those who went there."""
COLUMNS = (
    *("id", "name", "ru", "ja", "zh", "kind", "start", "end", "course"),
    *("precision_km", "certainty", "sources", "note"),
)
_COURSE = "two points or more, parted by blanks: ids of the gazetteer, or lon/lat in decimal degrees"
_SAMPLES = 8
_GRAIN = 0.0003
"""Degrees; points of the smooth line nearer than this to a straight one are left out."""
_LONGEST_LEG = 3.0
"""Degrees from one point of a course to the next at most: one farther off is a slip of the pen."""

Stop = str | tuple[float, float]
"""A point of a course: the id of a place, or longitude and latitude."""


def _course(text: str) -> tuple[Stop, ...]:
    stops = tuple(_stop(part) for part in text.split())
    if len(stops) < 2:  # noqa: PLR2004 - a line has two ends
        raise ValueError(_COURSE)
    if again := next((before for before, after in pairwise(stops) if before == after), None):
        raise validation.CellError("each point another than the one before", found=f"{written(again)} twice running")
    return stops


def _stop(text: str) -> Stop:
    longitude, slash, latitude = text.partition("/")
    if not slash:
        if not validation.is_slug(text):
            raise validation.CellError(_COURSE, found=repr(text))
        return text
    lon, lat = validation.as_number(longitude), validation.as_number(latitude)
    if not (abs(lon) <= 180 and abs(lat) <= validation.FARTHEST_NORTH):  # noqa: PLR2004 - degrees
        raise validation.CellError(_COURSE, found=repr(text))
    return lon, lat


def written(stop: Stop) -> str:
    """A point of a course as the table has it."""
    return stop if isinstance(stop, str) else f"{stop[0]:g}/{stop[1]:g}"


def within_atlas(day: dt.date | None) -> dt.date | None:
    """A day that the atlas has, or None for open. Raises ValueError."""
    if day is not None and not dated_table.FIRST_DAY <= day <= dated_table.LAST_DAY:
        raise ValueError(f"a day from {dated_table.FIRST_DAY} to {dated_table.LAST_DAY}, or nothing: open")
    return day


def not_before_start(end: dt.date | None, info: ValidationInfo) -> dt.date | None:
    """A last day that is not before the first. Raises ValueError."""
    start = info.data.get("start")
    if start and end and end < start:
        raise ValueError(f"a day not before the start {start}")
    return end


Start = Annotated[validation.OpenDay, AfterValidator(within_atlas)]
End = Annotated[validation.OpenDay, AfterValidator(not_before_start), AfterValidator(within_atlas)]
Precision = Annotated[float, validation.number("kilometres, a number above 0", 0.01, 100)]


@dataclass(frozen=True, slots=True)
class Road:
    """A road between two days, both inclusive, None = open; ``precision_km``: how far off its course may be.

    ``points`` are longitude and latitude of its course, decimal degrees.
    """

    id: validation.Slug
    name: validation.Name
    names: Mapping[str, str]
    kind: Annotated[str, validation.one_of(get_args(Kind))]
    start: Start
    end: End
    course: Annotated[tuple[Stop, ...], BeforeValidator(_course)]
    precision_km: Precision
    certainty: Annotated[str, validation.one_of(dated_table.CERTAINTIES)]
    sources: validation.SourceKeys
    note: str
    line: int
    points: tuple[tuple[float, float], ...] = ()

    @property
    def geometry(self) -> shapely.LineString:
        """The smooth line through its points; EPSG:4326, longitude first."""
        points = np.array(self.points)
        centre = (points.min(axis=0) + points.max(axis=0)) / 2
        plane = local_plane(round(float(centre[0]), 2), round(float(centre[1]), 2))
        smooth = plane.unproject(catmull_rom(plane.project(points), _SAMPLES))
        return shapely.simplify(shapely.LineString(smooth), _GRAIN)


_ROW = TypeAdapter(Road)


def names_of(cells: Mapping[str, str]) -> dict[str, object]:
    """Names in other languages, of the cells of a row."""
    return {"names": {key: cells[key] for key in LANGUAGES if cells.get(key)}}


def read(path: Path, places: Mapping[str, Place]) -> tuple[list[Road], list[Problem]]:
    """Roads in file order, each with its points, and every mistake; a wrong row is left out.

    Parameters
    ----------
    path
        The table.
    places
        The gazetteer by id.
    """
    rows, problems = csv_rows.read_as(_ROW, path, FILE, COLUMNS, derived=names_of)
    rows, again = csv_rows.unique_by_id(rows, FILE)
    problems += again
    found = []
    for row in rows:
        wrong = [*_unknown(row, places)] or [*_far(row, places)]
        problems += wrong
        if not wrong:
            found.append(replace(row, points=_points(row, places)))
    return found, sorted(problems)


def _points(road: Road, places: Mapping[str, Place]) -> tuple[tuple[float, float], ...]:
    known = ((stop, places[stop]) if isinstance(stop, str) else (stop, None) for stop in road.course)
    return tuple((place.longitude, place.latitude) if place else (stop[0], stop[1]) for stop, place in known)  # type: ignore[misc]


def _unknown(road: Road, places: Mapping[str, Place]) -> Iterator[Problem]:
    for stop in road.course:
        if isinstance(stop, str) and stop not in places:
            found, expected = f"the unknown place {stop!r}", "an id of geodata/gazetteer/*.csv, or lon/lat"
            yield Problem(FILE, road.line, f"{road.id}, course", found, expected, needs=f"place {stop}")


def _far(road: Road, places: Mapping[str, Place]) -> Iterator[Problem]:
    """Points of a course that lie far from the one before, or on it."""
    stops = zip(road.course, _points(road, places), strict=True)
    for (first, here), (second, there) in pairwise(stops):
        off = max(abs(here[0] - there[0]), abs(here[1] - there[1]))
        if not 0 < off <= _LONGEST_LEG:
            found = f"{written(second)} {off:.1f} degrees from {written(first)}"
            expected = f"a point beside the one before, at most {_LONGEST_LEG:g} degrees from it"
            yield Problem(FILE, road.line, f"{road.id}, course", found, expected)
            return


def load(roads: Iterable[Road]) -> gpd.GeoDataFrame:
    """Return one row a road: columns of ``holdings.COLUMNS``, EPSG:4326; ``side`` is empty: nobody's."""
    rows = list(roads)
    columns = [
        {
            "id": row.id,
            "layer": LAYER,
            "kind": row.kind,
            "name": row.name,
            "side": "",
            "start": row.start,
            "end": row.end,
            "certainty": row.certainty,
            "sources": row.sources,
            "note": with_precision(row.note, row.precision_km),
        }
        for row in rows
    ]
    return frames.frame(columns, [row.geometry for row in rows])


def with_precision(note: str, precision_km: float) -> str:
    """A note that goes on to say how far off what is drawn may be."""
    drawn = f"Drawn within {precision_km:g} km"
    return f"{note.rstrip('.')}. {drawn}" if note else drawn
