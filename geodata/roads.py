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
from pydantic import BeforeValidator, TypeAdapter

from geodata import csv_rows, terrain_features, validation
from geodata.curves import catmull_rom
from geodata.problems import Problem
from geodata.projections import local_plane
from geodata.terrain_features import TerrainFeature
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
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
    if "/" not in text:
        if not validation.is_slug(text):
            raise validation.CellError(_COURSE, found=repr(text))
        return text
    return terrain_features.position(text, _COURSE)


def written(stop: Stop) -> str:
    """A point of a course as the table has it."""
    return stop if isinstance(stop, str) else f"{stop[0]:g}/{stop[1]:g}"


@dataclass(frozen=True, slots=True)
class Road(TerrainFeature):
    """A road; ``points`` are longitude and latitude of its course, decimal degrees."""

    kind: Annotated[str, validation.one_of(get_args(Kind))]
    names: Mapping[str, str]
    course: Annotated[tuple[Stop, ...], BeforeValidator(_course)]
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
    """Return one row a road, see ``terrain_features.load``."""
    return terrain_features.load(roads, LAYER)
