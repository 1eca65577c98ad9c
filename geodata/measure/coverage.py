"""Whether every piece of land has one holder on every day: overlaps and gaps on each day on which anything changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import shapely

from geodata import dated_table, holdings, islands, territories
from geodata.ground import REGION
from geodata.projections import areas_km2

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.dated_table import Row
    from geodata.ground import Ground


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


class Coverage:
    """What the holders of a ground cover: its cells and islands, measured once, then added up day by day."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    @cached_property
    def _pieces(self) -> dict[str, shapely.Geometry]:
        """Everything a table can give a holder to, by ``layer id``."""
        layers = {name: self._ground.layer(name).by_id for name in ("cells", "islands")}
        return {f"{layer} {key}": shape for layer, shapes in layers.items() for key, shape in shapes.items()}

    @cached_property
    def overlaps(self) -> dict[tuple[str, str], float]:
        """Square kilometres that two cells or islands share, by their names, where any."""
        names, shapes = list(self._pieces), list(self._pieces.values())
        first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
        pairs = [(a, b) for a, b in zip(first.tolist(), second.tolist(), strict=True) if a < b]
        shared = [shapely.intersection(shapes[a], shapes[b]) for a, b in pairs]
        return {(names[a], names[b]): area for (a, b), area in zip(pairs, areas_km2(shared), strict=True) if area > 0}

    @cached_property
    def _inside(self) -> tuple[dict[str, float], float]:
        """Square kilometres of each piece that are land of the region, and of all that land."""
        within = shapely.intersection(self._ground.land.geometry.to_numpy(), REGION)
        tree = shapely.STRtree(within)
        areas: dict[str, float] = defaultdict(float)
        shared, owners = [], []
        for name, shape in self._pieces.items():
            for index in tree.query(shape, predicate="intersects").tolist():
                shared.append(shapely.intersection(shape, within[index]))
                owners.append(name)
        for name, area in zip(owners, areas_km2(shared), strict=True):
            areas[name] += area
        return dict(areas), sum(areas_km2(within))

    def by_day(self, territories: Sequence[Row], islands: Sequence[Row]) -> list[DayCover]:
        """Overlap and uncovered land on each day on which one of these rows begins or has ended.

        Military occupation, of layer ``occupation``, neither covers land nor overlaps.
        """
        held = [(row, "cells") for row in territories if row.layer == "territory"]
        held += [(row, "islands") for row in islands]
        inside, land = self._inside
        found = []
        for day in change_days(row for row, _ in held):
            pieces = [f"{layer} {key}" for row, layer in held if row.holds_on(day) for key in row.geometry_ids]
            there = set(pieces)
            again = sum(inside.get(name, 0.0) for name in pieces) - sum(inside.get(name, 0.0) for name in there)
            shared = sum(area for (a, b), area in self.overlaps.items() if a in there and b in there)
            covered = sum(inside.get(name, 0.0) for name in there) - shared
            found.append(DayCover(day, again + shared, land - covered, land))
        return found


def change_days(rows: Iterable[Row]) -> list[date]:
    """Every day of the atlas on which a row begins, or the one after it ends; and its first day."""
    days = {dated_table.FIRST_DAY}
    for row in rows:
        days |= {row.start} if row.start else set()
        days |= {row.end + timedelta(1)} if row.end else set()
    return sorted(day for day in days if dated_table.FIRST_DAY <= day <= dated_table.LAST_DAY)


def measure(ground: Ground) -> list[DayCover]:
    """Overlap and uncovered land on each day on which a territory or island changes hands."""
    return Coverage(ground).by_day(territories.valid_rows(ground), holdings.valid_rows(ground, islands.TABLE))
