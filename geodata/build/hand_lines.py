"""What was digitised by hand: ``geodata/build/lines/*.geojson``, one vertex a line."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import shape

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
_KINDS = {"LineString": "a line", "Polygon": "a ring"}


@dataclass(frozen=True, slots=True)
class HandLine:
    """A line or ring typed by hand, EPSG:4326, with its properties."""

    id: str
    properties: dict[str, Any]
    geometry: BaseGeometry


def _name(path: Path) -> str:
    return f"geodata/build/lines/{path.name}"


def _line_of(path: Path, identity: str) -> int:
    """Line of the file on which a feature's id stands, or 0."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, text in enumerate(lines, 1) if f'"id": "{identity}"' in text), 0)


def _features(path: Path) -> list[dict[str, Any]]:
    """Features of a file. Raises MistakeError if it is not GeoJSON."""
    try:
        found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
        for feature in found:
            feature["properties"]["id"]
            shape(feature["geometry"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
        found_instead = f"{type(error).__name__}: {error}"
        problem = Problem(
            _name(path), 0, "file", found_instead, "a GeoJSON FeatureCollection whose features have an id"
        )
        raise MistakeError(problem) from error
    return found


def _fault(feature: dict[str, Any], geometry: BaseGeometry) -> tuple[str, str] | None:
    """What is wrong with a shape by itself: found and expected."""
    given = feature["geometry"]
    if given["type"] == "Polygon" and any(ring and ring[0] != ring[-1] for ring in given["coordinates"]):
        return "a ring that does not close", "the first vertex again as the last"  # shapely closes it silently
    if geometry.geom_type not in _KINDS:
        return geometry.geom_type, " or ".join(_KINDS)
    if geometry.is_empty or not np.isfinite(shapely.get_coordinates(geometry)).all():
        return "no position, or one that is not a number", "longitude and latitude of every vertex"
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
        geometry, label = shape(feature["geometry"]), str(feature["properties"]["id"])
        if wrong := _fault(feature, geometry):
            raise MistakeError(Problem(_name(path), _line_of(path, label), label, *wrong))
        if feature["properties"].get("smooth"):
            geometry = _smoothed(geometry)
        found.append(HandLine(label, feature["properties"], geometry))
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
        return [(str(f["properties"]["id"]), str(f["properties"].get("source", ""))) for f in _features(path)]
    except MistakeError:
        return []


def _properties(path: Path, feature: dict[str, Any], cells: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Properties that are missing or wrong: key, found, expected."""
    properties = feature["properties"]
    precision = properties.get("precision_km")
    if not isinstance(precision, int | float) or not math.isfinite(precision) or precision <= 0:
        yield "precision_km", repr(precision), "kilometres, a number above 0"
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
    found = [line for path in sorted(FOLDER.glob("*.geojson")) for line in read(path.stem)]
    return [line for line in found if "left" in line.properties]


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with what was drawn by hand, all files at once; ``ground`` is what the lines end on."""
    planted, found = seeds.read()
    cells = {seed.cell for seed in planted}
    lines: dict[str, list[HandLine]] = {}
    seen: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.geojson")):
        try:
            features = _features(path)
        except MistakeError as error:
            found.append(error.problem)
            continue
        for feature in features:
            label = str(feature["properties"]["id"])
            line = _line_of(path, label)
            geometry = shape(feature["geometry"])
            if label in seen:
                expected = f"an id used once (it stands in {seen[label]} too)"
                found.append(Problem(_name(path), line, label, "the id again", expected))
            seen[label] = _name(path)
            found += [
                Problem(_name(path), line, f"{label}, {key}", a, b) for key, a, b in _properties(path, feature, cells)
            ]
            if wrong := _fault(feature, geometry):
                found.append(Problem(_name(path), line, label, *wrong))
            else:
                lines.setdefault(path.stem, []).append(HandLine(label, feature["properties"], geometry))
    for name, drawn, end in _loose_ends(lines, ground):
        path = FOLDER / f"{name}.geojson"
        expected = f"an end within {_NEAR} degrees of the coast, a border or another line"
        found.append(Problem(_name(path), _line_of(path, drawn.id), drawn.id, f"an end on nothing at {end}", expected))
    return sorted(found)
