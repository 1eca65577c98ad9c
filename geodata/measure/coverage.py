"""Whether every piece of land has one holder on every day: overlaps and gaps on each day on which anything changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import shapely

from geodata import dated_table, ground, islands, layer_files, territories
from geodata.projections import areas_km2

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.dated_table import Row


@dataclass(frozen=True, slots=True)
class DayCover:
    """How well one day is covered; areas in square kilometres in the equal-area projection of the region."""

    day: date
    overlap_km2: float
    uncovered_km2: float
    land_km2: float

    @property
    def uncovered_percent(self) -> float:
        """Land of the region nobody holds, percent."""
        return 100 * self.uncovered_km2 / self.land_km2


@layer_files.kept
def _pieces() -> dict[str, shapely.Geometry]:
    """Everything a table can give a holder to, by ``layer id``."""
    named = {f"cells {key}": shape for key, shape in layer_files.by_id("cells").items()}
    return named | {f"islands {key}": shape for key, shape in layer_files.by_id("islands").items()}


@layer_files.kept
def overlaps() -> dict[tuple[str, str], float]:
    """Square kilometres that two cells or islands share, by their names, where any."""
    names, shapes = list(_pieces()), list(_pieces().values())
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = [(a, b) for a, b in zip(first.tolist(), second.tolist(), strict=True) if a < b]
    shared = [shapely.intersection(shapes[a], shapes[b]) for a, b in pairs]
    return {(names[a], names[b]): area for (a, b), area in zip(pairs, areas_km2(shared), strict=True) if area > 0}


@layer_files.kept
def _inside() -> tuple[dict[str, float], float]:
    """Square kilometres of each piece that are land of the region, and of all that land."""
    parts = ground.land().geometry.to_numpy()
    within = shapely.intersection(parts, ground.REGION)
    tree = shapely.STRtree(within)
    areas: dict[str, float] = defaultdict(float)
    shared, owners = [], []
    for name, shape in _pieces().items():
        for index in tree.query(shape, predicate="intersects").tolist():
            shared.append(shapely.intersection(shape, within[index]))
            owners.append(name)
    for name, area in zip(owners, areas_km2(shared), strict=True):
        areas[name] += area
    return dict(areas), sum(areas_km2(within))


def change_days(rows: Iterable[Row]) -> list[date]:
    """Every day of the atlas on which a row begins, or the one after it ends; and its first day."""
    days = {dated_table.FIRST_DAY}
    for row in rows:
        days |= {row.start} if row.start else set()
        days |= {row.end + timedelta(1)} if row.end else set()
    return sorted(day for day in days if dated_table.FIRST_DAY <= day <= dated_table.LAST_DAY)


def measure() -> list[DayCover]:
    """Overlap and uncovered land on each day on which a territory or island changes hands."""
    ruled = [(row, "cells") for row in territories.sound() if row.layer == "territory"]
    held = [(row, "islands") for row in dated_table.sound(islands.TABLE, layer_files.by_id("islands"), ["island"])]
    inside, land = _inside()
    found = []
    for day in change_days(row for row, _ in (*ruled, *held)):
        pieces = [f"{layer} {key}" for row, layer in (*ruled, *held) if row.holds_on(day) for key in row.what]
        there = set(pieces)
        again = sum(inside.get(name, 0.0) for name in pieces) - sum(inside.get(name, 0.0) for name in there)
        shared = sum(area for (a, b), area in overlaps().items() if a in there and b in there)
        covered = sum(inside.get(name, 0.0) for name in there) - shared
        found.append(DayCover(day, again + shared, land - covered, land))
    return found
