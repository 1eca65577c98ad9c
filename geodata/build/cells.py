"""The cells: smallest pieces that ever change hands, cut so that neighbours share every edge exactly.

All outlines and cutting lines are laid together, snapped to one grid of 0.0001 degrees and noded; the faces between
them are the pieces. A face belongs to the country it lies in and to the cell whose seed it holds
(``seeds.csv``), or else to the nearest seeded face of its country; zones are then taken out of it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from geodata.build import cuts
from geodata.build.topojson import only_areas
from geodata.errors import GroundError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GRID = 0.0001
"""Degrees; every coordinate of a cell is a multiple of it."""

_SEEDS = Path(__file__).parent / "seeds.csv"
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


def _zoned(faces: list[shapely.Polygon], cells: list[str]) -> list[str]:
    """Give the faces inside a zone to it, where they are of the cell it is cut out of."""
    drawn = cuts.zones()
    found = list(cells)
    inside = [shapely.point_on_surface(face) for face in faces]
    tree = shapely.STRtree([zone.geometry for zone in drawn])
    held: set[str] = set()
    for face, zone in zip(*tree.query(inside, predicate="within").tolist(), strict=True):
        if cells[face] == drawn[zone].properties["within"]:
            found[face] = drawn[zone].id
            held.add(drawn[zone].id)
    for zone_line in drawn:
        if zone_line.id not in held:
            within = zone_line.properties["within"]
            message = f"geodata/build/lines/zones.geojson: {zone_line.id}: no land of {within} inside it"
            raise GroundError(message)
    return found


def cut(
    areas: Mapping[str, shapely.Geometry],
    lines: Sequence[shapely.Geometry],
    islands: Sequence[shapely.Geometry],
) -> tuple[dict[str, shapely.MultiPolygon], shapely.MultiPolygon]:
    """Cut countries into cells.

    Parameters
    ----------
    areas
        Country name to area, EPSG:4326, not overlapping.
    lines
        Lines to cut along.
    islands
        Islands that are layers of their own: no cell covers them.

    Returns
    -------
    cells, land
        Cell id to area, sharing edges exactly; and the union of all faces that are land.
    """
    faces = _faces(list(areas.values()), [*lines, *(shapely.boundary(island) for island in islands)])
    countries = _country_of(faces, areas)
    cells = _zoned(faces, _cell_of(faces, countries, _seeds()))
    tree = shapely.STRtree(islands)
    for face in set(tree.query([shapely.point_on_surface(face) for face in faces], predicate="within")[0].tolist()):
        cells[face] = ""
    grouped: dict[str, list[shapely.Polygon]] = defaultdict(list)
    for face, cell in zip(faces, cells, strict=True):
        if cell:
            grouped[cell].append(face)
    merged = {cell: only_areas(shapely.coverage_union_all(grouped[cell])) for cell in sorted(grouped)}
    dry = [face for face, country in zip(faces, countries, strict=True) if country]
    return merged, only_areas(shapely.coverage_union_all(dry))
