"""What was digitised by hand: ``geodata/build/lines/*.geojson``, one vertex a line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import shape

from geodata import antimeridian, folders, geojson_files
from geodata.build import seeds
from geodata.curves import catmull_rom
from geodata.errors import MistakeError
from geodata.problems import Problem
from geodata.projections import local_plane

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from shapely.geometry.base import BaseGeometry

    from geodata.ground import Ground

FOLDER = Path(__file__).parent / "lines"
CUTTING = ("manchukuo-west", "kwantung-north", "rehe-east", "mengjiang")
"""Files whose lines cut lands apart: each must reach from border to border."""

_NEAR = 0.15
"""Degrees within which a cutting line must end on the coast, a border or another line; the build draws it on so far."""
_LAST = 0.5
"""Degrees from its end within which it may cross one instead."""
_SAMPLES = 6
_FARTHEST = 20_040.0
"""Kilometres from one end of the Earth to the other."""
_LONGEST = 80
"""Characters of a value that a message repeats."""
_KINDS = {"LineString": "a line", "Polygon": "a ring"}
_NO_SHAPE = (ValueError, LookupError, TypeError, AttributeError, OverflowError, shapely.errors.ShapelyError)
"""What shapely raises where coordinates are none."""


@dataclass(frozen=True, slots=True)
class HandLine:
    """A line or ring typed by hand, EPSG:4326, with its properties."""

    id: str
    properties: dict[str, Any]
    geometry: BaseGeometry


def _name(path: Path) -> str:
    return f"geodata/build/lines/{path.name}"


def _line_of(text: str, identity: str) -> int:
    """Line of a file's text on which a feature's id stands, or 0."""
    at = text.find(f'"id": "{identity}"')
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


@dataclass(frozen=True, slots=True)
class _Feature:
    """A feature as it stands in its file; without a geometry where that is none."""

    line: int
    id: str
    given: dict[str, Any]
    geometry: BaseGeometry | None
    wrong: tuple[str, str] | None

    @property
    def properties(self) -> dict[str, Any]:
        properties: dict[str, Any] = self.given["properties"]
        return properties


def _features(path: Path) -> list[_Feature]:
    """Features of a file. Raises MistakeError if it is not GeoJSON."""
    try:
        text, found = geojson_files.read(path)
    except geojson_files.GeoJsonError as error:
        raise MistakeError(Problem(_name(path), error.line, "file", error.found, error.expected)) from None
    return [_feature(feature, text) for feature in found]


def _feature(given: dict[str, Any], text: str) -> _Feature:
    label = str(given["properties"]["id"])
    line = _line_of(text, label)
    try:
        with np.errstate(invalid="ignore"):  # NaN is found below
            geometry = shape(given["geometry"])
        return _Feature(line, label, given, geometry, _fault(given, geometry))
    except _NO_SHAPE as error:
        found = f"no shape ({type(error).__name__}: {str(error)[:80]})"
        return _Feature(line, label, given, None, (found, "the coordinates of " + " or ".join(_KINDS.values())))


def _fault(feature: dict[str, Any], geometry: BaseGeometry) -> tuple[str, str] | None:
    """What is wrong with a shape by itself: found and expected."""
    given = feature["geometry"]
    if given["type"] == "Polygon" and any(ring and ring[0] != ring[-1] for ring in given["coordinates"]):
        return "a ring that does not close", "the first vertex again as the last"  # shapely closes it silently
    if geometry.geom_type not in _KINDS:
        return geometry.geom_type, " or ".join(_KINDS)
    if geometry.is_empty or not np.isfinite(shapely.get_coordinates(geometry)).all():
        return "no position, or one that is not a number", "longitude and latitude of every vertex"
    return _off_the_earth(geometry) or _crossing(geometry)


def _off_the_earth(geometry: BaseGeometry) -> tuple[str, str] | None:
    west, south, east, north = geometry.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:  # noqa: PLR2004 - degrees
        return f"a box from {west:g}, {south:g} to {east:g}, {north:g}", "longitude and latitude in decimal degrees"
    return None


def _crossing(geometry: BaseGeometry) -> tuple[str, str] | None:
    if not geometry.is_valid:
        reason = str(shapely.is_valid_reason(geometry))
        return reason, f"{_KINDS[geometry.geom_type]} that does not cross itself"
    if not geometry.is_simple:
        return "a line that crosses itself", "a line that does not"
    return None


def read(name: str) -> list[HandLine]:
    """Features of one file, in file order; one that says ``smooth`` runs smoothly through its vertices.

    Raises
    ------
    MistakeError
        When the file is missing, is not GeoJSON, or has a geometry that is not valid.
    """
    path = FOLDER / f"{name}.geojson"
    found = []
    for feature in _features(path):
        if feature.geometry is None or feature.wrong:
            wrong = feature.wrong or ("no shape", "a shape")
            raise MistakeError(Problem(_name(path), feature.line, feature.id, *wrong))
        smooth = feature.properties.get("smooth")
        geometry = antimeridian.joined(_smoothed(feature.geometry) if smooth else feature.geometry)
        found.append(HandLine(feature.id, feature.properties, geometry))
    return found


def _smoothed(geometry: BaseGeometry) -> BaseGeometry:
    """Lay a smooth line or ring through the vertices: a crest or a shore does not bend in angles."""
    points = shapely.get_coordinates(geometry)
    plane = local_plane(*np.round(points.mean(axis=0), 2).tolist())
    plain = plane.project(points)
    if geometry.geom_type == "Polygon":
        around = catmull_rom(np.vstack([plain[-2], plain, plain[1]]), _SAMPLES)[_SAMPLES:-_SAMPLES]
        return shapely.Polygon(plane.unproject(around))
    return shapely.LineString(plane.unproject(catmull_rom(plain, _SAMPLES)))


def sourced(path: Path) -> list[tuple[str, str]]:
    """Id and sources of every feature of a file; of a file that does not read, none."""
    try:
        _, features = geojson_files.read(path)
    except geojson_files.GeoJsonError:
        return []
    return [(str(each["properties"]["id"]), str(each["properties"].get("source", ""))) for each in features]


def _properties(path: Path, properties: dict[str, Any], cells: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Properties that are missing or wrong: key, found, expected."""
    precision = properties.get("precision_km")
    if not isinstance(precision, int | float) or isinstance(precision, bool) or not 0 < precision <= _FARTHEST:
        yield "precision_km", repr(precision)[:_LONGEST], "kilometres, a number above 0"
    for key, expected in (("source", "keys of campaigns/sources.bib"), ("note", "what the line runs over")):
        if not str(properties.get(key, "")).strip():
            yield key, "nothing", expected
    if path.stem == "zones" and properties.get("within") not in cells:
        yield "within", repr(properties.get("within")), "a cell of geodata/build/seeds.csv"


def _loose_ends(lines: dict[str, list[HandLine]], ground: Ground) -> Iterator[tuple[str, HandLine, str]]:
    """Ends of cutting lines that neither reach nor cross anything: file, line and the end."""
    frontiers = ground.layer("frontiers")
    stretches = zip(frontiers.properties, frontiers.shapes, strict=True)
    modern = [shape for properties, shape in stretches if str(properties["line"]).startswith("today")]
    coast = [shapely.boundary(shape) for shape in ground.layer("land").shapes]
    tree = shapely.STRtree([*modern, *coast])
    cutting = [(name, line) for name in CUTTING for line in lines.get(name, [])]
    for name, line in cutting:
        others = shapely.union_all([other.geometry for _, other in cutting if other is not line])
        points = shapely.get_coordinates(line.geometry)
        for x, y in (points[0], points[-1]):
            end = shapely.Point(x, y)
            last = shapely.intersection(line.geometry, shapely.buffer(end, _LAST))
            on_others = shapely.dwithin(end, others, _NEAR) or shapely.intersects(last, others)
            crosses = len(tree.query(last, predicate="intersects"))
            if not on_others and not crosses and not len(tree.query(end, predicate="dwithin", distance=_NEAR)):
                yield name, line, f"{x:g}, {y:g}"


def dividing() -> list[HandLine]:
    """Lines that name the countries to their ``left`` and ``right``: better drawn than the same border elsewhere."""
    found = [line for path in folders.files(FOLDER, ".geojson") for line in read(path.stem)]
    return [line for line in found if "left" in line.properties]


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with what was drawn by hand, all files at once; ``ground`` is what the lines end on."""
    planted, found = seeds.read()
    cells = {seed.cell for seed in planted}
    lines: dict[str, list[HandLine]] = {}
    seen: dict[str, str] = {}
    places: dict[str, int] = {}
    whole = True  # else an end on nothing is the consequence of a line that could not be read
    found += folders.strangers(FOLDER, ".geojson", "geodata/build/lines")
    for path in folders.files(FOLDER, ".geojson"):
        try:
            features = _features(path)
        except MistakeError as error:
            found.append(error.problem)
            whole &= path.stem not in CUTTING
            continue
        for feature in features:
            line, label = feature.line, feature.id
            if label in seen:
                expected = f"an id used once (it stands in {seen[label]} too)"
                found.append(Problem(_name(path), line, label, "the id again", expected))
            seen[label] = _name(path)
            found += [
                Problem(_name(path), line, f"{label}, {key}", was, expected)
                for key, was, expected in _properties(path, feature.properties, cells)
            ]
            if feature.wrong:
                found.append(Problem(_name(path), line, label, *feature.wrong))
                whole &= path.stem not in CUTTING
            elif feature.geometry is not None:
                lines.setdefault(path.stem, []).append(HandLine(label, feature.properties, feature.geometry))
                places[label] = line
    for name, drawn, end in _loose_ends(lines, ground) if whole else ():
        path = FOLDER / f"{name}.geojson"
        expected = f"an end within {_NEAR} degrees of the coast, a border or another line"
        found.append(Problem(_name(path), places[drawn.id], drawn.id, f"an end on nothing at {end}", expected))
    return sorted(found)
