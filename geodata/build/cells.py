"""The cells: smallest pieces that ever change hands, cut so that neighbours share every edge exactly.

All outlines and cutting lines are laid together, snapped to one grid of 0.0001 degrees and noded; the faces between
them are the pieces. A face belongs to the country it lies in and to the cell whose seed it holds
(``seeds.csv``), or else to the nearest seeded face of its country; zones are then taken out of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import shapely

from geodata.build import cuts, seeds
from geodata.build.topojson import only_areas
from geodata.errors import MistakeError
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.build.seeds import Seed

GRID = 0.0001
"""Degrees; every coordinate of a cell is a multiple of it."""

_SLIVER = 0.0001
"""Square degrees; a smaller gap enclosed by land is a seam between sources, not water."""


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


def _cell_of(faces: list[shapely.Polygon], countries: list[str], planted: list[Seed]) -> list[str]:
    """Cell each face belongs to; empty for sea and for countries without a seed."""
    found = [""] * len(faces)
    tree = shapely.STRtree(faces)
    for seed in planted:
        hits = [i for i in tree.query(seed.point, predicate="intersects").tolist() if countries[i] == seed.country]
        where = f"{seed.point.x:g}, {seed.point.y:g}"
        if not hits:
            raise MistakeError(Problem(seeds.FILE, seed.line, seed.cell, where, f"a point in {seed.country}"))
        if found[hits[0]] not in {"", seed.cell}:
            expected = f"a line that parts it from {found[hits[0]]}, whose seed is in the same piece of land"
            raise MistakeError(Problem(seeds.FILE, seed.line, seed.cell, where, expected))
        found[hits[0]] = seed.cell
    grown = defaultdict(list)
    for i, cell in enumerate(found):
        if cell:
            grown[countries[i]].append(i)
    for i, country in enumerate(countries):
        if not found[i] and grown[country]:
            candidates = grown[country]
            distances = shapely.distance(faces[i], [faces[k] for k in candidates])
            found[i] = found[candidates[int(distances.argmin())]]
    return found


def _within(faces: Sequence[shapely.Polygon], areas: Sequence[shapely.Geometry]) -> dict[int, int]:
    """Number of the area that each face lies in, for those that lie in one."""
    inside = [shapely.point_on_surface(face) for face in faces]
    pairs = shapely.STRtree(areas).query(inside, predicate="within")
    return dict(zip(*pairs.tolist(), strict=True))


def _zoned(faces: list[shapely.Polygon], cells: list[str]) -> list[str]:
    """Give the faces inside a zone to it, where they are of the cell it is cut out of."""
    drawn = cuts.zones()
    found = list(cells)
    for within in sorted({str(zone.properties["within"]) for zone in drawn}):
        here = [zone for zone in drawn if zone.properties["within"] == within]
        for face, number in _within(faces, [zone.geometry for zone in here]).items():
            if cells[face] == within:
                found[face] = here[number].id
    for zone in drawn:
        if zone.id not in found:
            expected = f"land of {zone.properties['within']} inside it"
            raise MistakeError(Problem("geodata/build/lines/zones.geojson", 0, zone.id, "none", expected))
    return found


def cut(
    areas: Mapping[str, shapely.Geometry],
    lines: Sequence[shapely.Geometry],
    zone_lines: Sequence[shapely.Geometry],
    islands: Sequence[shapely.Geometry],
) -> tuple[dict[str, shapely.MultiPolygon], shapely.MultiPolygon]:
    """Cut countries into cells.

    Parameters
    ----------
    areas
        Country name to area, EPSG:4326, not overlapping.
    lines
        Lines to cut along.
    zone_lines
        Outlines of the zones, which are taken out of the cells that the other lines make.
    islands
        Islands that are layers of their own: no cell covers them.

    Returns
    -------
    cells, land
        Cell id to area, sharing edges exactly; and the union of all faces that are land.
    """
    shores = [shapely.boundary(island) for island in islands]
    whole = _faces(list(areas.values()), [*lines, *shores])
    whole_cells = _cell_of(whole, _country_of(whole, areas), seeds.load())
    faces = _faces(list(areas.values()), [*lines, *zone_lines, *shores])
    countries = _country_of(faces, areas)
    of = _within(faces, whole)
    cells = _zoned(faces, [whole_cells[of[face]] if face in of else "" for face in range(len(faces))])
    for number in _within(faces, islands):
        cells[number] = ""
    grouped: dict[str, list[shapely.Polygon]] = defaultdict(list)
    for face, cell in zip(faces, cells, strict=True):
        if cell:
            grouped[cell].append(face)
    merged = {cell: only_areas(shapely.coverage_union_all(grouped[cell])) for cell in sorted(grouped)}
    dry = [face for face, country in zip(faces, countries, strict=True) if country]
    return merged, only_areas(shapely.coverage_union_all(dry))
