"""Rivers, lakes and marshes of a battlefield sheet, the finest source first, each with the zoom it is drawn from."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from geodata.build import detail, hand_lines
from geodata.projections import areas_km2, local_plane

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geodata.build.detail import Feature
    from geodata.sheets import Sheet

RIVER, STREAM, BANK, LAKE, MARSH = "river", "stream", "bank", "lake", "marsh"
_FIRST_ZOOM = 8.0
_RIVER_ZOOMS = ((40.0, 8.0, 6), (15.0, 9.0, 7), (6.0, 10.0, 8), (0.8, 11.0, 9))
"""Kilometres of a river, the zoom from which on it is drawn, and its rank; what is shorter is left out."""
_STREAM_ZOOM, _STREAM_RANK = 11.0, 10
_AREA_ZOOMS = ((2.0, 8.0, 6), (0.4, 9.0, 7), (0.08, 10.0, 8), (0.02, 11.0, 9))
"""The same for lakes and marshes by square kilometres."""
_TOLERANCE = 0.00015
"""Degrees; 10 to 17 m."""
_BESIDE = {"osm": 0.012, "gshhg": 0.03, "wdbii": 0.03}
"""Degrees within which a river of a coarser file is the same as one of a finer file."""
_REACH = 0.0015
"""Degrees; half of what may lie between two pieces of one river."""
_SEAM = 0.0003
"""Degrees; sources come in tiles, whose edges part a lake."""
_SHORTEST_PIECE = 0.03
"""Degrees; what is left of a coarser river beside a finer one is no river of its own."""
_ROUNDEST = 0.03
"""Share of the area of a circle with the same outline, below which a lake may be one with a river."""
_LACKED = 0.05
"""Share of a lake of the theatre on a sheet, from which on the files of the sheet lack it, or a part of it."""
_OVERLAP = 0.005
"""Degrees by which areas reach over the edge of a sheet, so that no seam is seen in a lake that goes on beyond it."""
_NARROW = 0.003
"""Degrees; half the width of the widest river."""
_BANK_ZOOM, _BANK_RANK = 10.0, 8
_NAMES = {
    "두만강": "Tumen",
    "두만강 - 图们江": "Tumen",
    "Туманная - 두만강": "Tumen",
    "Халх гол": "Khalkhin Gol",
    "Халх гол / 哈拉哈河": "Khalkhin Gol",
    "Шарилжийн гол / 哈拉哈河": "Sharilji Gol",
    "哈拉哈河": "Sharilji Gol",
    "Орчун гол": "Orshun Gol",
    "乌尔逊河": "Orshun Gol",
}
"""Names of the period of rivers, by those of today in OpenStreetMap."""
_NO_NAMES = frozenset({"river", "fixme", "heliu"})
_MODERN = ("reservoir", "водохранилище", "水库", "水庫", "저수지", "canal", "канал")
"""Words in the names of what was dug or dammed, most of it since."""

_DAMMED = (
    (129.58, 44.85, 129.9, 45.46),  # Lianhua on the Mutan, filled from 1996 on
    (129.65, 44.05, 129.73, 44.11),
    (130.14, 44.02, 130.2, 44.09),
    (130.9, 45.39, 130.97, 45.46),
    (131.17, 45.0, 131.27, 45.05),
    (131.73, 45.63, 131.84, 45.72),
)
"""West, south, east and north of lakes behind dams of later years to which OpenStreetMap gives no name, degrees."""


@dataclass(frozen=True, slots=True)
class Water:
    """A river, stream, bank, lake or marsh, EPSG:4326; drawn from zoom ``min_zoom`` on, rank 1 is the greatest."""

    kind: str
    name: str
    rank: int
    min_zoom: float
    source: str
    geometry: shapely.Geometry


def _is_modern(feature: Feature) -> bool:
    names = f"{feature.text('name')} {feature.text('name_en')}".casefold()
    return any(word in names for word in _MODERN)


def _kind(feature: Feature) -> str:
    """What a feature is drawn as; empty for what is not water."""
    kind = feature.text("class")
    if feature.layer == "waterway":
        return STREAM if kind == "stream" else RIVER
    if feature.layer in {"water", "lake"}:
        return BANK if kind == "river" else LAKE
    return MARSH if kind == "wetland" else ""


def _name(feature: Feature) -> str:
    """The name of the period, or today's in Latin letters, or none."""
    for given in (feature.text("name"), feature.text("name_en")):
        if given in _NAMES:
            return _NAMES[given]
    english = feature.text("name_en")
    return english if english.isascii() and english.casefold() not in _NO_NAMES else ""


def _named(features: Iterable[Feature]) -> dict[str, list[shapely.Geometry]]:
    found: dict[str, list[shapely.Geometry]] = {}
    for feature in features:
        found.setdefault(_name(feature), []).append(feature.shape)
    return found


def _km(line: shapely.Geometry) -> float:
    points = shapely.get_coordinates(line)
    x, y = points.mean(axis=0).round(2).tolist()
    plane = local_plane(x, y)
    return float(shapely.length(shapely.transform(line, plane.project)))


def _reaches(features: list[Feature]) -> list[tuple[shapely.Geometry, float]]:
    """Where rivers that have a name run, and their kilometres: tiles and islands part a river into short pieces."""
    named: dict[str, list[shapely.Geometry]] = {}
    for feature in features:
        named.setdefault(feature.text("name"), []).append(feature.shape)
    courses = [shapely.union_all(shapes) for name, shapes in sorted(named.items()) if name]
    return [
        (around, _km(shapely.intersection(course, around)))
        for course in courses
        for around in shapely.get_parts(shapely.buffer(course, _REACH))
    ]


def _lines(features: list[Feature], kind: str, source: str, elsewhere: shapely.Geometry) -> Iterator[Water]:
    """Rivers or streams, each name's pieces joined, without what lies beside one of a finer source."""
    reaches = _reaches(features)
    for name, shapes in sorted(_named(features).items()):
        for line in shapely.get_parts(shapely.line_merge(shapely.union_all(shapes))):
            rest = shapely.difference(line, elsewhere)
            for piece in shapely.get_parts(rest):
                if piece.length < line.length and piece.length < _SHORTEST_PIECE:
                    continue
                length = max([_km(piece), *(km for around, km in reaches if shapely.covers(around, piece))])
                zoom, rank = next(((z, r) for km, z, r in _RIVER_ZOOMS if length >= km), (None, 0))
                if zoom is None:
                    continue
                if kind == STREAM:
                    zoom, rank = _STREAM_ZOOM, _STREAM_RANK
                yield Water(kind, name, rank, zoom, source, shapely.simplify(piece, _TOLERANCE))


def _lake_and_river(part: shapely.Polygon) -> Iterator[tuple[str, shapely.Polygon]]:
    """A lake and the rivers that its source drew in one piece with it, each by itself; else the lake as it is."""
    if part.area * 4 * math.pi > _ROUNDEST * part.length**2:
        yield LAKE, part
        return
    wide = shapely.buffer(shapely.buffer(part, -_NARROW), _NARROW * 1.2)
    for kind, shape in ((LAKE, shapely.intersection(part, wide)), (BANK, shapely.difference(part, wide))):
        yield from ((kind, piece) for piece in shapely.get_parts(shape) if isinstance(piece, shapely.Polygon))


def _areas(features: list[Feature], given: str, source: str, elsewhere: shapely.Geometry) -> Iterator[Water]:
    """Lakes, banks or marshes: pieces on both sides of a tile's edge joined, those a finer source has left out."""
    shapes = [shapely.make_valid(feature.shape) for feature in features]
    grown = shapely.union_all([shapely.buffer(shape, _SEAM / 2, join_style="mitre") for shape in shapes])
    whole = shapely.buffer(grown, -_SEAM / 2, join_style="mitre")
    tree = shapely.STRtree(shapes)
    dammed = [shapely.box(*box) for box in _DAMMED]
    found = [part for part in shapely.get_parts(whole) if isinstance(part, shapely.Polygon) and part.area > 0]
    pieces = [piece for part in found for piece in (_lake_and_river(part) if given == LAKE else [(given, part)])]
    parts = [part for _, part in pieces]
    for (kind, part), area in zip(pieces, areas_km2(parts), strict=True):
        zoom, rank = next(((z, r) for km2, z, r in _AREA_ZOOMS if area >= km2), (None, 0))
        if zoom is None or shapely.intersects(part, elsewhere) or shapely.covers(dammed, part).any():
            continue
        if kind == BANK:
            zoom, rank = max(zoom, _BANK_ZOOM), _BANK_RANK
        name = next(filter(None, (_name(features[k]) for k in tree.query(part, "intersects"))), "")
        yield Water(kind, name, rank, zoom, source, shapely.make_valid(shapely.simplify(part, _TOLERANCE)))


def water(sheet: Sheet, box: shapely.Geometry) -> list[Water]:
    """Everything wet of a sheet but the sea.

    Parameters
    ----------
    sheet
        Whose ``detail`` says which files are read, the finest first.
    box
        Where it is drawn, EPSG:4326: the sheet without those that lie above it.
    """
    found: list[Water] = []
    for name in sheet.details:
        prefix = name.partition("-")[0]
        here: dict[str, list[Feature]] = {}
        for feature in detail.read(name):
            kind = _kind(feature)
            if kind and not _is_modern(feature) and shapely.intersects(feature.shape, box):
                here.setdefault(kind, []).append(feature)
        lines = [water.geometry for water in found if water.kind in {RIVER, STREAM, BANK, LAKE}]
        beside = shapely.union_all([shapely.buffer(line, _BESIDE[prefix], quad_segs=2) for line in lines])
        wet = shapely.union_all([water.geometry for water in found if water.kind in {BANK, LAKE}])
        marsh = shapely.union_all([water.geometry for water in found if water.kind == MARSH])
        for kind in (RIVER, STREAM):
            found += _lines(here.get(kind, []), kind, detail.source_of_rivers(name), beside)
        for kind, elsewhere in ((BANK, wet), (LAKE, wet), (MARSH, marsh)):
            found += _areas(here.get(kind, []), kind, detail.source(name), elsewhere)
    found = _with_theatre_lakes(found, box)
    return [cut for each in found for cut in _cut(each, box)]


def _with_theatre_lakes(found: list[Water], box: shapely.Geometry) -> list[Water]:
    """The waters of a sheet; lakes of the theatre drawn by hand for those that its files have in part or not at all."""
    for lake in hand_lines.read("lakes-by-hand"):
        here = shapely.intersection(lake.geometry, box)
        areas = [each.geometry for each in found if each.kind in {BANK, LAKE}]
        lacked = shapely.difference(here, shapely.union_all(areas))
        if here.is_empty or lacked.area < _LACKED * here.area:
            continue
        inside = shapely.buffer(lake.geometry, _BESIDE["osm"])
        found = [each for each in found if each.kind != LAKE or not shapely.covers(inside, each.geometry)]
        _, zoom, rank = _AREA_ZOOMS[0]
        found.append(Water(LAKE, "", rank, zoom, str(lake.properties["source"]), lake.geometry))
    return found


def _cut(water: Water, box: shapely.Geometry) -> Iterator[Water]:
    """What of it lies in the box, in the dimension it has; of an area a little more."""
    dimension = shapely.get_dimensions(water.geometry)
    whole = shapely.buffer(box, _OVERLAP, join_style="mitre") if dimension > 1 else box
    for part in shapely.get_parts(shapely.intersection(water.geometry, whole)):
        if shapely.get_dimensions(part) == dimension:
            yield replace(water, geometry=part)
