"""Sections of railways and roads from their stations: ``stations.csv``, in order along each section."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import numpy as np
import shapely
from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationInfo

from geodata import csv_rows, gazetteer, validation
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


def _longitude(text: str) -> float | None:
    return _measure(text, 180) if text else None


def _other(text: str, info: ValidationInfo) -> float | None:
    """Latitude or precision: of a station that has a longitude, and not of one that stands for a place."""
    if "longitude" in info.data and info.data["longitude"] is None:
        return None
    return _measure(text, 90 if info.field_name == "latitude" else 2000)


def _measure(text: str, most: float) -> float:
    value = validation.as_number(text)
    if not abs(value) <= most:
        raise ValueError("lon, lat and precision_km as numbers, degrees and km")
    return value


def _precision(precision_km: float | None) -> float | None:
    if precision_km is not None and precision_km <= 0:
        raise ValueError("lon, lat and precision_km as numbers, degrees and km above 0")
    return precision_km


def _source(source: str, info: ValidationInfo) -> str:
    if info.data.get("longitude") is not None and not source:
        raise ValueError("a key of campaigns/sources.bib")
    return source


@dataclass(frozen=True, slots=True)
class Station:
    """A point of a section: with a position of its own, decimal degrees and kilometres, or the id of a place."""

    section: validation.Slug
    station: Annotated[str, validation.required("the name of the station, or the id of a place")]
    longitude: Annotated[float | None, BeforeValidator(_longitude)]
    latitude: Annotated[float | None, BeforeValidator(_other)]
    precision_km: Annotated[float | None, AfterValidator(_precision), BeforeValidator(_other)]
    source: Annotated[str, AfterValidator(_source)]
    line: int


_ROW = TypeAdapter(Station)


def read() -> tuple[list[Station], list[Problem]]:
    """Every station in file order, and what is wrong with the other rows."""
    fields = {"longitude": "lon", "latitude": "lat"}
    return csv_rows.read_as(_ROW, TABLE, FILE, COLUMNS, subject=lambda cells: cells["station"], fields=fields)


def _position(station: Station, places: Mapping[str, gazetteer.Place]) -> tuple[float, float, float]:
    """Longitude, latitude and precision of a station: its own, or those of the place it names."""
    if station.longitude is not None and station.latitude is not None and station.precision_km is not None:
        return station.longitude, station.latitude, station.precision_km
    place = places.get(station.station)
    if place is None:
        expected = "lon and lat, or the id of a place of the gazetteer"
        raise MistakeError(Problem(FILE, station.line, station.station, "no position", expected))
    return place.longitude, place.latitude, place.precision_km


def stations(places: Mapping[str, gazetteer.Place] | None = None) -> dict[str, list[tuple[float, float, float]]]:
    """Longitude, latitude and precision (kilometres) of every station, by section, in order.

    ``places`` is the gazetteer by id; by default as its files stand.

    Raises
    ------
    MistakeError
        When a row has neither a position nor a known place, or the table cannot be read.
    """
    rows, problems = read()
    if problems:
        raise MistakeError(problems[0])
    known = gazetteer.load()[0] if places is None else places
    found: dict[str, list[tuple[float, float, float]]] = {}
    for station in rows:
        found.setdefault(station.section, []).append(_position(station, known))
    return found


def cited() -> list[tuple[int, str, str]]:
    """Line, station and sources of every row with a position of its own."""
    return [(row.line, f"{row.section}, {row.station}", row.source) for row in read()[0] if row.source]


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
