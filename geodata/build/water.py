"""Lakes and rivers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyogrio
import shapely

from geodata.build import hand_lines, sources
from geodata.build.topojson import Topology
from geodata.ground import REGION

_LAKE_NAMES = {
    (107.7, 53.4): "Lake Baikal",
    (100.5, 51.1): "Lake Khövsgöl",
    (132.4, 45.0): "Lake Khanka",
    (117.4, 48.95): "Lake Hulun",
    (117.7, 47.8): "Lake Buir",
    (77.0, 46.5): "Lake Balkhash",
    (77.3, 42.4): "Lake Issyk-Kul",
    (92.8, 50.3): "Lake Uvs",
    (100.3, 36.9): "Qinghai Lake",
}
_NAMED_WITHIN = 0.7
_RIVER_TOLERANCE = 0.008
_FAINTEST = 8
"""Highest Natural Earth rank shown; longer than four degrees or named below also where it is fainter."""
_ALWAYS = frozenset({"Herlen (Kerulen)", "Muling", "Selemdzha", "Ishikari"})
_LONG = 4.0
_NAMES = {
    "Heilong Jiang (Amur)": "Amur",
    "Argun? (Ergun)": "Argun",
    "Ussuri (Wusuli)": "Ussuri",
    "Song?acha": "Sungacha",
    "Songhua (Sungari)": "Sungari",
    "Di?er Songhua": "Second Sungari",
    "Nen": "Nonni",
    "Tao?er": "Taoer",
    "Herlen (Kerulen)": "Kerulen",
    "Selenge (Selenga)": "Selenga",
    "Huang (Yellow)": "Yellow River",
    "Huang": "Yellow River",
    "Xiliao": "West Liao",
    "Xar Moron": "Shira Muren",
    "Muling": "Muren",
    "Ol?kma": "Olyokma",
    "Amgun?": "Amgun",
    "Orhon": "Orkhon",
    "Chang Jiang (Yangtze)": "Yangtze",
}


@dataclass(frozen=True, slots=True)
class Water:
    """A lake or a river in EPSG:4326; ``rank`` 1 is the greatest."""

    id: str
    name: str
    rank: int
    source: str
    geometry: shapely.Geometry


def _rounded_corners(ring: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Chaikin's corner cutting once; the source is quantised to stairs of two kilometres."""
    first, second = ring[:-1], ring[1:]
    cut = np.empty((2 * len(first) + 1, 2))
    cut[:-1:2] = 0.75 * first + 0.25 * second
    cut[1:-1:2] = 0.25 * first + 0.75 * second
    cut[-1] = cut[0]
    return cut


def _lake_name(shape: shapely.Geometry) -> str:
    middle = shapely.centroid(shape)
    for (lon, lat), name in _LAKE_NAMES.items():
        if float(shapely.distance(middle, shapely.Point(lon, lat))) < _NAMED_WITHIN:
            return name
    return ""


def lakes() -> list[Water]:
    """Lakes of Natural Earth 1:50m inside the region, and those drawn by hand."""
    found = []
    for _, shape in Topology(sources.lakes()).polygons("lakes"):
        for part in shape.geoms:
            if not REGION.intersects(part):
                continue
            smooth = shapely.Polygon(
                _rounded_corners(shapely.get_coordinates(part.exterior)),
                [_rounded_corners(shapely.get_coordinates(hole)) for hole in part.interiors],
            )
            found.append(Water("", _lake_name(smooth), 1 if part.area > 1 else 3, "natural-earth", smooth))
    drawn = hand_lines.read("lakes-by-hand")
    found = [lake for lake in found if not any(shapely.intersects(lake.geometry, ours.geometry) for ours in drawn)]
    found.sort(key=lambda lake: tuple(shapely.bounds(lake.geometry).tolist()))
    lakes_of_the_source = [
        Water(f"lake-{number:02d}", lake.name, lake.rank, lake.source, lake.geometry)
        for number, lake in enumerate(found, 1)
    ]
    by_hand = [
        Water(line.id, str(line.properties["name"]), 7, str(line.properties["source"]), line.geometry) for line in drawn
    ]
    return [*lakes_of_the_source, *by_hand]


def rivers() -> list[Water]:
    """Named rivers of Natural Earth 1:10m inside the region, one row a name, and those drawn by hand."""
    frame = pyogrio.read_dataframe(sources.natural_earth("ne_10m_rivers_lake_centerlines"), bbox=REGION.bounds)
    frame = frame[frame["name"].notna()]
    named: dict[str, list[tuple[int, shapely.Geometry]]] = {}
    for name, rank, shape in zip(frame["name"], frame["scalerank"], frame.geometry, strict=True):
        inside = shape.intersection(REGION).simplify(_RIVER_TOLERANCE)
        if not inside.is_empty:
            named.setdefault(_NAMES.get(name, name.replace("?", "")), []).append((int(rank), inside))
    drawn = hand_lines.read("rivers-by-hand")
    found = []
    for name, pieces in sorted(named.items()):
        if name in {line.properties["name"] for line in drawn}:
            continue
        rank = min(rank for rank, _ in pieces)
        line = shapely.line_merge(shapely.union_all([shape for _, shape in pieces]))
        if rank > _FAINTEST and line.length < _LONG and name not in _ALWAYS | set(_NAMES.values()):
            continue
        label = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
        found.append(Water(label, name, rank, "natural-earth", line))
    by_hand = [
        Water(
            line.id,
            str(line.properties["name"]),
            int(line.properties["rank"]),
            str(line.properties["source"]),
            line.geometry,
        )
        for line in drawn
    ]
    return [*found, *by_hand]
