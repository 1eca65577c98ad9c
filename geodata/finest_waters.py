"""The finest waters of a map: those of the battlefield sheets of its scale, and of the theatre where no sheet lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geodata.ground import Ground
    from geodata.sheet_files import SheetGround

_SHORTEST = 0.03
"""Degrees; what is shorter of a river of the theatre beside one of a sheet is the same river."""
_LINES, _AREAS = frozenset({"river", "stream"}), frozenset({"bank", "lake"})


@dataclass(frozen=True, slots=True)
class Waters:
    """Courses of rivers, and lakes and wide rivers as areas; degrees."""

    rivers: list[BaseGeometry]
    areas: list[BaseGeometry]


def sheets_at(ground: Ground, zoom: float, box: tuple[float, float, float, float]) -> list[SheetGround]:
    """Sheets of a map of a zoom and a box (west, south, east, north in degrees); the first lies above."""
    seen = shapely.box(*box)
    return [each for each in ground.sheets if zoom >= each.sheet.zoom and each.sheet.box.intersects(seen)]


def outside(sheets: Sequence[SheetGround], geometry: BaseGeometry) -> BaseGeometry:
    """What of a water of the theatre lies outside sheets, degrees."""
    for each in sheets:
        geometry = shapely.difference(geometry, each.sheet.box)
    return geometry


def river_outside(sheets: Sequence[SheetGround], course: BaseGeometry) -> BaseGeometry:
    """What of a river of the theatre is drawn: outside sheets, and within one where it has no such river, degrees."""
    crossed = [each for each in sheets if each.sheet.box.intersects(course)]
    lacking: list[BaseGeometry] = []
    rest = course
    for each in crossed:  # the first lies above
        lacked = shapely.difference(shapely.intersection(rest, each.sheet.box), each.beside_rivers)
        lacking += [piece for piece in shapely.get_parts(lacked) if piece.length >= _SHORTEST]
        rest = shapely.difference(rest, each.sheet.box)
    return shapely.union_all([rest, *lacking]) if crossed else course


def of_map(ground: Ground, zoom: float, box: tuple[float, float, float, float]) -> Waters:
    """The waters of a map of a zoom and a box (west, south, east, north in degrees)."""
    sheets = sheets_at(ground, zoom, box)
    courses, lakes = (layer[layer.intersects(shapely.box(*box))].geometry for layer in (ground.rivers, ground.lakes))
    rivers = [river_outside(sheets, course) for course in courses]
    areas = [outside(sheets, lake) for lake in lakes]
    for each in sheets:
        water = each.water[each.water["min_zoom"] <= zoom]
        rivers += [*water[water["kind"].isin(_LINES)].geometry]
        areas += [*water[water["kind"].isin(_AREAS)].geometry]
    return Waters(rivers, areas)
