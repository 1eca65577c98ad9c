"""How far the shores and rivers that are drawn lie from their most detailed sources, and hills from their heights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geodata.build import detail
from geodata.projections import local_plane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geodata.ground import Ground
    from geodata.heights import Height

_STEP_KM = 0.1
_RIVERS = ("river", "stream")


@dataclass(frozen=True, slots=True)
class Measured:
    """Distances from every hundred metres of a line that is drawn to its source, metres."""

    name: str
    kilometres: float
    median: float
    ninety: float


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A shore or river: where it is measured, what is drawn there, and the file and layer of its source."""

    name: str
    box: tuple[float, float, float, float]
    drawn: Callable[[Ground], Iterable[shapely.Geometry]]
    sources: tuple[str, ...]
    layers: tuple[str, ...]


def _land(ground: Ground) -> Iterable[shapely.Geometry]:
    return [shapely.boundary(shape) for shape in ground.land.geometry]


def _lakes(ground: Ground) -> Iterable[shapely.Geometry]:
    return [shapely.boundary(shape) for shape in ground.lakes.geometry]


def _of_sheet(sheet: str, kinds: tuple[str, ...], name: str = "") -> Callable[[Ground], Iterable[shapely.Geometry]]:
    """Waters of a sheet of certain kinds, lakes and banks as outlines; of one name, where that is given."""

    def drawn(ground: Ground) -> list[shapely.Geometry]:
        rows = next((each.water for each in ground.sheets if each.sheet.id == sheet), None)
        if rows is None:
            return []
        rows = rows[rows["kind"].isin(kinds) & ((rows["name"] == name) if name else True)]
        shapes = rows.geometry.tolist()
        return [shapely.boundary(shape) if isinstance(shape, shapely.Polygon) else shape for shape in shapes]

    return drawn


_WET = ("lake", "bank")
STRETCHES = (
    _Stretch("coast of Posyet Bay", (130.6, 42.35, 131.2, 42.85), _land, ("gshhg-khasan",), ("land",)),
    _Stretch("Lake Khasan", (130.595, 42.436, 130.626, 42.468), _of_sheet("khasan", _WET), ("osm-posyet",), ("water",)),
    _Stretch("coast of Shumshu", (156.1, 50.6, 156.6, 50.9), _land, ("gshhg-shumshu",), ("land",)),
    _Stretch(
        "Buir Nur",
        (117.5, 47.63, 117.88, 47.98),
        _of_sheet("khalkhin-gol", _WET),
        ("osm-khalkhin-gol",),
        ("water",),
    ),
    _Stretch("Lake Khanka", (131.9, 44.5, 132.9, 45.4), _lakes, ("gshhg-khanka",), ("lake",)),
    _Stretch(
        "Khalkhin Gol",
        (118.1, 47.3, 119.7, 48.1),
        _of_sheet("khalkhin-gol", _RIVERS, "Khalkhin Gol"),
        ("osm-khalkhin-gol",),
        ("waterway",),
    ),
    _Stretch(
        "Tumen",
        (130.24, 42.28, 130.72, 42.8),
        _of_sheet("khasan", _RIVERS, "Tumen"),
        ("osm-khasan",),
        ("waterway",),
    ),
)
"""What is measured."""


def shores_and_rivers(ground: Ground) -> Iterator[Measured | str]:
    """Measure each of ``STRETCHES``; of one that is not drawn, its name.

    Raises
    ------
    GroundError
        When a file of ``geodata/build/detail`` or a layer cannot be read.
    """
    for stretch in STRETCHES:
        box = shapely.box(*stretch.box)
        drawn = shapely.intersection(shapely.union_all(list(stretch.drawn(ground))), box)
        known = shapely.union_all(
            [
                shapely.boundary(each.shape) if isinstance(each.shape, shapely.Polygon) else each.shape
                for name in stretch.sources
                for each in detail.read(name)
                if each.layer in stretch.layers
            ]
        )
        if shapely.is_empty(drawn):
            yield stretch.name
            continue
        west, south, east, north = stretch.box
        plane = local_plane(round((west + east) / 2, 2), round((south + north) / 2, 2))
        course, source = (shapely.transform(shape, plane.project) for shape in (drawn, known))
        points = shapely.points(shapely.get_coordinates(shapely.segmentize(course, _STEP_KM)))
        metres = shapely.distance(points, source) * 1000
        yield Measured(stretch.name, float(course.length), float(np.median(metres)), float(np.percentile(metres, 90)))


def agreeing(hills: Iterable[Height], within_m: float) -> list[Height]:
    """Hills whose height a source gives, within so many metres of all that other sources give."""
    return [
        hill
        for hill in hills
        if hill.metres is not None and all(abs(hill.metres - other) <= within_m for other, _ in hill.others)
    ]
