"""The cells: smallest pieces that ever change hands, cut so that neighbours share every edge exactly.

All outlines and cutting lines are laid together, snapped to one grid of 0.0001 degrees and noded; the faces between
them are the pieces. A face belongs to the country it lies in and to the cell whose seed it holds
(``seeds.csv``), or else to the nearest seeded face of its country.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyogrio
import shapely

from geodata.build import hand_lines, sources
from geodata.build.topojson import only_areas
from geodata.errors import GroundError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GRID = 0.0001
"""Degrees; every coordinate of a cell is a multiple of it."""

_SEEDS = Path(__file__).parent / "seeds.csv"
_STRAIGHT = ("parallels",)
_WINDING = ("manchukuo-west", "kwantung-north")
_BRANCHES = ("rehe-east", "mengjiang")
"""Lines that end on a winding one, whose corners are rounded: they are drawn on to meet it."""

_FAR_EASTERN_REPUBLIC = frozenset({"Buryat", "Chita", "Amur", "Khabarovsk", "Primor'ye", "Yevrey"})
_PROVINCE_TOLERANCE = 0.01
_OVERSHOOT = 0.15
_SLIVER = 0.0001
"""Square degrees; a smaller gap enclosed by land is a seam between sources, not water."""


@dataclass(frozen=True, slots=True)
class _Seed:
    cell: str
    country: str
    point: shapely.Point


def _seeds() -> list[_Seed]:
    with _SEEDS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [_Seed(r["cell"], r["country"], shapely.Point(float(r["lon"]), float(r["lat"]))) for r in rows]


def _lengthened(line: shapely.LineString) -> shapely.LineString:
    """Draw the line on at both ends, so that it surely crosses the outline it should end on."""
    points = [(x, y) for x, y in line.coords]

    def beyond(end: tuple[float, float], before: tuple[float, float]) -> tuple[float, float]:
        length = math.dist(end, before) or 1.0
        return tuple(e + (e - b) / length * _OVERSHOOT for e, b in zip(end, before, strict=True))  # type: ignore[return-value]

    return shapely.LineString([beyond(points[0], points[1]), *points, beyond(points[-1], points[-2])])


def _rounded(line: shapely.Geometry) -> shapely.LineString:
    """Cut the corners twice (Chaikin 1974), keeping both ends: borders along ridges do not bend in angles."""
    points = shapely.get_coordinates(line)
    for _ in range(2):
        first, second = points[:-1], points[1:]
        cut = np.stack([0.75 * first + 0.25 * second, 0.25 * first + 0.75 * second], axis=1).reshape(-1, 2)
        points = np.vstack([points[:1], cut[1:-1], points[-1:]])
    return shapely.LineString(points)


def _province_lines() -> list[shapely.Geometry]:
    """Outlines of Tuva and of the Far Eastern Republic from the modern provinces of Russia."""
    frame = pyogrio.read_dataframe(sources.natural_earth("ne_10m_admin_1_states_provinces_lines"))
    frame = frame[frame["adm0_name"] == "Russia"]
    found: list[shapely.Geometry] = []
    for members in ({"Tuva"}, _FAR_EASTERN_REPUBLIC):
        outer = frame[frame["name_l"].isin(members) != frame["name_r"].isin(members)]
        merged = shapely.line_merge(shapely.union_all(outer.geometry.to_numpy()))
        for line in shapely.get_parts(merged):
            simple = line.simplify(_PROVINCE_TOLERANCE)
            found.append(simple if line.is_ring else _lengthened(simple))
    return found


def _faces(areas: Sequence[shapely.Geometry], cuts: Sequence[shapely.Geometry]) -> list[shapely.Polygon]:
    """Faces between all outlines and cuts, noded on the grid, in a stable order."""
    edges = [shapely.boundary(area) for area in areas]
    noded = shapely.union_all([*edges, *cuts], grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded).tolist())).tolist()
    return sorted((shapely.normalize(face) for face in faces), key=lambda face: face.bounds)


def _country_of(faces: list[shapely.Polygon], areas: Mapping[str, shapely.Geometry]) -> list[str]:
    """Country each face lies in; empty for sea."""
    names, parts = [], []
    for name, area in areas.items():
        for part in shapely.get_parts(area):
            names.append(name)
            parts.append(part)
    tree = shapely.STRtree(parts)
    inside = [shapely.point_on_surface(face) for face in faces]
    pairs = tree.query(inside, predicate="intersects")
    found = [""] * len(faces)
    for face, part in zip(*pairs.tolist(), strict=True):
        found[face] = names[part]
    for face, shape in enumerate(faces):
        if not found[face] and shape.area < _SLIVER:
            found[face] = names[int(tree.nearest(inside[face]))]
    return found


def _cell_of(faces: list[shapely.Polygon], countries: list[str], seeds: list[_Seed]) -> list[str]:
    """Cell each face belongs to; empty for sea and for countries without a seed."""
    found = [""] * len(faces)
    tree = shapely.STRtree(faces)
    for seed in seeds:
        hits = [i for i in tree.query(seed.point, predicate="intersects").tolist() if countries[i] == seed.country]
        if not hits:
            message = f"geodata/build/seeds.csv: seed of {seed.cell} at {seed.point.wkt} is not in {seed.country}"
            raise GroundError(message)
        if found[hits[0]] not in {"", seed.cell}:
            message = (
                f"geodata/build/seeds.csv: {seed.cell} and {found[hits[0]]} fall into one face at {seed.point.wkt}"
            )
            raise GroundError(message)
        found[hits[0]] = seed.cell
    planted = defaultdict(list)
    for i, cell in enumerate(found):
        if cell:
            planted[countries[i]].append(i)
    for i, country in enumerate(countries):
        if not found[i] and planted[country]:
            candidates = planted[country]
            distances = shapely.distance(faces[i], [faces[k] for k in candidates])
            found[i] = found[candidates[int(distances.argmin())]]
    return found


def cut(
    areas: Mapping[str, shapely.Geometry],
) -> tuple[dict[str, shapely.MultiPolygon], shapely.MultiPolygon]:
    """Cut countries into cells.

    Parameters
    ----------
    areas
        Country name to area, EPSG:4326, not overlapping.

    Returns
    -------
    cells, land
        Cell id to area, sharing edges exactly; and the union of all faces that are land.
    """
    lines = [line.geometry for name in _STRAIGHT for line in hand_lines.read(name)]
    lines += [_rounded(line.geometry) for name in _WINDING for line in hand_lines.read(name)]
    lines += [_lengthened(_rounded(line.geometry)) for name in _BRANCHES for line in hand_lines.read(name)]
    faces = _faces(list(areas.values()), [*lines, *_province_lines()])
    countries = _country_of(faces, areas)
    cells = _cell_of(faces, countries, _seeds())
    grouped: dict[str, list[shapely.Polygon]] = defaultdict(list)
    for face, cell in zip(faces, cells, strict=True):
        if cell:
            grouped[cell].append(face)
    merged = {cell: only_areas(shapely.coverage_union_all(grouped[cell])) for cell in sorted(grouped)}
    dry = [face for face, country in zip(faces, countries, strict=True) if country]
    return merged, only_areas(shapely.coverage_union_all(dry))
