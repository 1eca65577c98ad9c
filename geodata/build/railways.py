"""Sections of railways and roads from their stations: ``stations.csv``, in order along each section."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geodata import gazetteer
from geodata.curves import Array, catmull_rom
from geodata.errors import MistakeError
from geodata.problems import Problem
from geodata.projections import local_plane

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = Path(__file__).parent / "stations.csv"
FILE = "geodata/build/stations.csv"
COLUMNS = ("section", "station", "lon", "lat", "precision_km", "source", "note")
_SAMPLES = 12
_GRAIN = 0.0005
"""Degrees; points of the smooth line nearer than this to a straight one are left out."""

Row = tuple["Mapping[str, object]", shapely.Geometry]


def _position(row: Mapping[str, str], line: int, places: Mapping[str, gazetteer.Place]) -> tuple[float, float, float]:
    """Longitude, latitude and precision of a station: its own, or those of the place it names."""
    if row["lon"]:
        try:
            longitude, latitude, precision = (float(row[key]) for key in ("lon", "lat", "precision_km"))
            if not (abs(longitude) <= 180 and abs(latitude) <= 90 and 0 < precision < math.inf):  # noqa: PLR2004 - degrees
                raise ValueError(row["lon"])  # noqa: TRY301 - told below with the rest
        except ValueError:
            found = f"{row['lon']}, {row['lat']}, {row['precision_km']}"
            problem = Problem(FILE, line, row["station"], found, "lon, lat and precision_km as numbers, degrees and km")
            raise MistakeError(problem) from None
        if not row["source"]:
            raise MistakeError(Problem(FILE, line, row["station"], "no source", "a key of campaigns/sources.bib"))
        return longitude, latitude, precision
    place = places.get(row["station"])
    if place is None:
        expected = "lon and lat, or the id of a place of the gazetteer"
        raise MistakeError(Problem(FILE, line, row["station"], "no position", expected))
    return place.longitude, place.latitude, place.precision_km


def _rows() -> list[tuple[int, dict[str, str]]]:
    """Line and cells of every row of the table."""
    try:
        with TABLE.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            header = tuple(reader.fieldnames or ())
            if header != COLUMNS:
                raise MistakeError(Problem(FILE, 1, "header", ",".join(header), ",".join(COLUMNS)))
            return [(reader.line_num, {key: (row[key] or "").strip() for key in COLUMNS}) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MistakeError(Problem(FILE, 0, "file", str(error), "CSV in UTF-8")) from error


def stations() -> dict[str, list[tuple[float, float, float]]]:
    """Longitude, latitude and precision (kilometres) of every station, by section, in order.

    Raises
    ------
    MistakeError
        When a row has neither a position nor a known place, or the table cannot be read.
    """
    places, _ = gazetteer.load()
    found: dict[str, list[tuple[float, float, float]]] = {}
    for line, row in _rows():
        found.setdefault(row["section"], []).append(_position(row, line, places))
    return found


def cited() -> list[tuple[int, str, str]]:
    """Line, station and sources of every row with a position of its own; none where the table cannot be read."""
    try:
        return [(line, f"{row['section']}, {row['station']}", row["source"]) for line, row in _rows() if row["source"]]
    except MistakeError:
        return []


def _smooth(points: Array) -> shapely.Geometry:
    """Lay a smooth line through stations given in degrees; for a lone pair, a straight one."""
    centre = (points.min(axis=0) + points.max(axis=0)) / 2
    plane = local_plane(round(float(centre[0]), 3), round(float(centre[1]), 3))
    return shapely.simplify(shapely.LineString(plane.unproject(catmull_rom(plane.project(points), _SAMPLES))), _GRAIN)


def rows() -> list[Row]:
    """Id, precision (kilometres, of the worst station) and course of every section, EPSG:4326, sorted by id."""
    found: list[Row] = []
    for section, places in sorted(stations().items()):
        points = np.array([place[:2] for place in places])
        if len(points) < 2 or not np.any(np.diff(points, axis=0), axis=1).all():  # noqa: PLR2004
            few = "one station, or one twice in a row"
            raise MistakeError(Problem(FILE, 0, section, few, "two or more, each once"))
        found.append(({"id": section, "precision_km": max(place[2] for place in places)}, _smooth(points)))
    return found
