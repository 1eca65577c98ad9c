"""The modern countries the cells are cut from: 10m inside the region, coarse around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyogrio
import shapely

from geodata import antimeridian
from geodata.build import fine_coast, hand_lines, sources
from geodata.build.topojson import Topology, only_areas
from geodata.ground import REGION

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FINE = shapely.box(141.0, 43.3, 157.0, 55.0)
"""Sakhalin and the Kurils, taken unquantised from Natural Earth 10m land."""

REGION_TOLERANCE = 0.008
"""Degrees; coverage simplification inside the region (square root of the smallest triangle kept)."""

_COARSE_TOLERANCE = 0.2
_COARSE_SMALLEST = 0.1
_SMALLEST = 0.0004
_FINE_TOLERANCE = 0.002
_BAND = 0.06
"""Degrees on both sides of a dividing line within which land goes to the country on that side."""
_BESIDE = 1e-5
_SAKHALIN = shapely.Point(142.7, 50.0)
_LARGEST_ISLAND = 10.0
_HOKKAIDO_SIDE = 145.85
"""Degrees east; the small islands of the fine area west of it, and south of 46°N, are Hokkaido's."""


def _simplified(shapes: list[shapely.Geometry], tolerance: float) -> list[shapely.MultiPolygon]:
    """Simplify so that neighbours keep sharing their edges."""
    return [only_areas(shape) for shape in shapely.coverage_simplify(shapes, tolerance).tolist()]


def _without_specks(shape: shapely.MultiPolygon, smallest: float) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([part for part in shape.geoms if part.area >= smallest])


def _is_fine(part: shapely.Polygon) -> bool:
    """Whether a polygon of Russia is Sakhalin or a Kuril island."""
    west, south, east, north = part.bounds
    inside = FINE.covers(shapely.box(west, south, east, north))
    return part.area < _LARGEST_ISLAND and inside and (part.covers(_SAKHALIN) or (west > 145.3 and north < 51.2))  # noqa: PLR2004


def sakhalin() -> shapely.Polygon:
    """Return the whole island of Sakhalin, Natural Earth 10m land, finer at the 50th parallel, EPSG:4326."""
    for part in fine_islands():
        if part.covers(_SAKHALIN):
            whole = shapely.Polygon(shapely.get_exterior_ring(part.simplify(_FINE_TOLERANCE)))
            return max(
                fine_coast.applied({"Sakhalin": shapely.MultiPolygon([whole])})["Sakhalin"].geoms, key=shapely.area
            )
    message = "Natural Earth 10m land has no polygon at 142.7 E 50 N"
    raise LookupError(message)


def fine_islands() -> list[shapely.Polygon]:
    """Every island of Natural Earth 10m land that lies wholly in the fine area, EPSG:4326."""
    land = pyogrio.read_dataframe(sources.natural_earth("ne_10m_land"), bbox=FINE.bounds)
    parts = [p for shape in land.geometry for p in only_areas(shapely.make_valid(shape)).geoms]
    return [p for p in parts if FINE.covers(p) and p.area < _LARGEST_ISLAND]


def _sides(line: BaseGeometry) -> list[shapely.Polygon]:
    """The band along a line, cut by it: what lies to its left and what to its right."""
    band = shapely.buffer(line, _BAND, cap_style="flat", join_style="mitre", mitre_limit=2.0)
    points = shapely.get_coordinates(line)
    ends = [points[0] + (points[0] - points[1]) * 0.01, *points, points[-1] + (points[-1] - points[-2]) * 0.01]
    noded = shapely.union_all([shapely.boundary(band), shapely.LineString(ends)])
    pieces = sorted(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded).tolist())), key=lambda p: -p.area)[:2]
    legs = np.diff(points, axis=0)
    longest = int(np.hypot(*legs.T).argmax())
    along = legs[longest] / np.hypot(*legs[longest])
    beside = (points[longest] + points[longest + 1]) / 2 + np.array([-along[1], along[0]]) * _BESIDE
    return sorted(pieces, key=lambda piece: float(shapely.distance(piece, shapely.Point(beside))))


def _transferred(shapes: dict[str, shapely.MultiPolygon]) -> dict[str, shapely.MultiPolygon]:
    """Put right what the modern border has otherwise than that of the time, or less well than a line drawn by hand."""

    def move(area: shapely.Geometry, giver: str, target: str) -> None:
        gained = shapes[giver].intersection(area)
        shapes[giver] = only_areas(shapes[giver].difference(area))
        shapes[target] = only_areas(shapes[target].union(only_areas(gained)))

    for line in hand_lines.read("transfers"):
        target = str(line.properties["to"])
        for giver in sorted({"China", "Russia", "Mongolia"} - {target}):
            move(line.geometry, giver, target)
    for (left, right), lines in _chains().items():
        for course in lines:
            for area, giver, target in zip(_sides(course), (right, left), (left, right), strict=True):
                move(area, giver, target)
    return shapes


def _chains() -> dict[tuple[str, str], list[BaseGeometry]]:
    """Dividing lines by the countries to their left and right, joined where one goes on from another."""
    found: dict[tuple[str, str], list[BaseGeometry]] = {}
    for line in hand_lines.dividing():
        found.setdefault((line.properties["left"], line.properties["right"]), []).append(line.geometry)
    return {
        sides: list(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines), directed=True)))
        for sides, lines in found.items()
    }


def detailed() -> dict[str, shapely.MultiPolygon]:
    """Country name to its area inside the region, simplified, EPSG:4326; without the Kurils."""
    around = REGION.buffer(1.0, join_style="mitre")
    named = {}
    for name, shape in Topology(sources.countries("10m")).polygons("countries"):
        if name == "Russia":
            shape = shapely.MultiPolygon([part for part in shape.geoms if not _is_fine(part)])  # noqa: PLW2901
        inside = only_areas(shape.intersection(around))
        if not inside.is_empty:
            named[name] = _without_specks(inside, _SMALLEST)
    named = {name: shape for name, shape in named.items() if not shape.is_empty}
    simple = _simplified(list(named.values()), REGION_TOLERANCE)
    shapes = {name: only_areas(shape.intersection(REGION)) for name, shape in zip(named, simple, strict=True)}
    shapes["Russia"] = only_areas(shapes["Russia"].union(sakhalin()))
    return _transferred(fine_coast.applied(shapes))


def coarse() -> dict[str, shapely.MultiPolygon]:
    """Country name to its area outside the region, from 1:50m, strongly simplified, EPSG:4326."""
    named = {
        name: _without_specks(shape, _COARSE_SMALLEST)
        for name, shape in Topology(sources.countries("50m")).polygons("countries")
    }
    named = {name: shape for name, shape in named.items() if not shape.is_empty}
    simple = _simplified(list(named.values()), _COARSE_TOLERANCE)
    world = shapely.box(antimeridian.SEAM, -85, antimeridian.END, 85)
    outside = world.difference(REGION)
    shapes = {name: only_areas(shape.intersection(outside)) for name, shape in zip(named, simple, strict=True)}
    return {name: shape for name, shape in shapes.items() if not shape.is_empty}
