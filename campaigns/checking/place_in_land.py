"""Whether the place of every dossier is inside the land its dossier says it was in on that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geodata import dated_table, holdings, islands, powers, territories
from geodata.problems import Problem
from geodata.projections import distance_km

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from campaigns.history import History
    from campaigns.model import Dossier
    from geodata.dated_table import Table
    from geodata.gazetteer import Place
    from geodata.ground import Ground

AT_SEA = "sea"
_DEGREE_KM = 55.0
"""Kilometres of the shortest degree of longitude or latitude in the region."""


@dataclass(frozen=True, slots=True)
class Land:
    """A territory, occupation or island, who held it and on which days, both inclusive; EPSG:4326."""

    name: str
    holder: str
    layer: str
    start: dt.date
    end: dt.date
    shape: shapely.Geometry

    def holds_on(self, day: dt.date) -> bool:
        """Whether it was held so on a day."""
        return self.start <= day <= self.end


def lands_of(ground: Ground, *tables: Table) -> list[Land]:
    """Lands of the tables of territories or islands; their shapes are prepared for many questions."""
    found = []
    for table in tables:
        rows = holdings.valid_rows(ground, table)
        shapes = {ids: _shape(ground, table, ids) for ids in {row.geometry_ids for row in rows}}
        shapely.prepare([*shapes.values()])
        for row in rows:
            start, end = row.start or dt.date.min, row.end or dt.date.max
            found.append(Land(row.name, row.holder, row.layer, start, end, shapes[row.geometry_ids]))
    return found


def _shape(ground: Ground, table: Table, ids: Collection[str]) -> shapely.Geometry:
    """Cells or an island side by side: whether something is on them, or how far from them, needs no union."""
    known = ground.layer(table.geometry_layer).by_id
    return shapely.MultiPolygon(shapely.get_parts([known[key] for key in ids]).tolist())


def reached(place: Place, lands: Iterable[Land]) -> list[Land]:
    """Those of some lands that reach into the circle in which a place surely lies."""
    point, given = place.point, list(lands)
    shapes = np.array([land.shape for land in given], dtype=object)
    near = shapely.dwithin(shapes, point, place.precision_km / _DEGREE_KM)
    found = []
    for land in compress(given, near):
        nearest = shapely.get_coordinates(shapely.shortest_line(point, land.shape))[1].tolist()
        if distance_km(point.x, point.y, *nearest) <= place.precision_km:
            found.append(land)
    return found


def _fault(dossier: Dossier, place: Place, lands: Collection[Land], known: Collection[str]) -> tuple[str, str] | None:
    """What is wrong: found and expected. ``known`` are the names of all lands."""
    day = min(max(dossier.when.earliest, dated_table.FIRST_DAY), dated_table.LAST_DAY)
    territory = dossier.territory
    if reached(place, (land for land in lands if land.name == territory and land.holds_on(day))):
        return None
    there = [land for land in lands if land.holds_on(day)]
    where = f"{place.id} ({place.longitude:g}, {place.latitude:g}, within {place.precision_km:g} km)"
    if territory == AT_SEA or (territory in powers.by_name() and territory not in known):
        point = place.point
        inside = [land.name for land in there if shapely.contains(land.shape, point)]
        return (territory, f"{inside[0]}: {where} lies there on {day}") if inside else None
    around = sorted({land.name for land in reached(place, there)})
    names = " or ".join(around) or "on no land of the atlas"
    if not territory:
        return "nothing", f"the land {place.id} was in on {day}, such as {names}"
    if territory not in known:
        expected = f"a land of the ground's tables, a power of {powers.FILE}, or {AT_SEA}"
        return territory, f"{expected}; on {day} here {names}"
    return territory, f"{names}: {where} lies there on {day}"


def problems(history: History) -> list[Problem]:
    """Dossiers that do not say in which land their place was, or whose place is not in it."""
    # A military occupation does not make a land another's.
    lands = [land for land in lands_of(history.ground, territories.TABLE, islands.TABLE) if land.layer != "occupation"]
    known = {land.name for land in lands}
    found = []
    for dossier in history.dossiers.values():
        wrong = _fault(dossier, history.places[dossier.place], lands, known)
        if wrong:
            file = f"campaigns/dossiers/{dossier.id}.yaml"
            found.append(Problem(file, 0, f"{dossier.id}, territory", *wrong))
    return found
