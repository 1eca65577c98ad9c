"""Whether the place of every dossier is inside the land its dossier says it was in on that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from geodata import dated_table, islands, powers, territories
from geodata.problems import Problem
from geodata.projections import distance_km

if TYPE_CHECKING:
    from collections.abc import Collection

    from campaigns.history import History
    from campaigns.model import Dossier
    from geodata.gazetteer import Place
    from geodata.ground import Ground

AT_SEA = "sea"
_DEGREE_KM = 55.0
"""Kilometres of the shortest degree of longitude or latitude in the region."""


@dataclass(frozen=True, slots=True)
class _Land:
    name: str
    start: dt.date
    end: dt.date
    shape: shapely.Geometry

    def holds_on(self, day: dt.date) -> bool:
        return self.start <= day <= self.end


def _lands(ground: Ground) -> list[_Land]:
    """Every territory and island with its days; military occupation does not make a land another's."""
    found = []
    for frame in (territories.load(ground), islands.load(ground)):
        for row in frame[frame["layer"] != "occupation"].to_dict("records"):
            start, end = row["start"] or dt.date.min, row["end"] or dt.date.max
            found.append(_Land(str(row["name"]), start, end, row["geometry"]))
    return found


def within(place: Place, shape: shapely.Geometry) -> bool:
    """Whether a land reaches into the circle in which a place surely lies."""
    point = place.point
    if not shapely.dwithin(point, shape, place.precision_km / _DEGREE_KM):
        return False
    nearest = shapely.get_coordinates(shapely.shortest_line(point, shape))[1]
    return distance_km(point.x, point.y, float(nearest[0]), float(nearest[1])) <= place.precision_km


def _fault(dossier: Dossier, place: Place, lands: Collection[_Land], known: Collection[str]) -> tuple[str, str] | None:
    """What is wrong: found and expected. ``known`` are the names of all lands."""
    day = min(max(dossier.when.earliest, dated_table.FIRST_DAY), dated_table.LAST_DAY)
    there = [land for land in lands if land.holds_on(day)]
    territory = dossier.territory
    if any(within(place, land.shape) for land in there if land.name == territory):
        return None
    where = f"{place.id} ({place.longitude:g}, {place.latitude:g}, within {place.precision_km:g} km)"
    if territory == AT_SEA or (territory in powers.by_name() and territory not in known):
        inside = [land.name for land in there if shapely.contains(land.shape, place.point)]
        return (territory, f"{inside[0]}: {where} lies there on {day}") if inside else None
    around = sorted({land.name for land in there if within(place, land.shape)})
    names = " or ".join(around) or "on no land of the atlas"
    if not territory:
        return "nothing", f"the land {place.id} was in on {day}, such as {names}"
    if territory not in known:
        expected = f"a land of the ground's tables, a power of {powers.FILE}, or {AT_SEA}"
        return territory, f"{expected}; on {day} here {names}"
    return territory, f"{names}: {where} lies there on {day}"


def problems(history: History) -> list[Problem]:
    """Dossiers that do not say in which land their place was, or whose place is not in it."""
    lands = _lands(history.ground)
    known = {land.name for land in lands}
    found = []
    for dossier in history.dossiers.values():
        wrong = _fault(dossier, history.places[dossier.place], lands, known)
        if wrong:
            file = f"campaigns/dossiers/{dossier.id}.yaml"
            found.append(Problem(file, 0, f"{dossier.id}, territory", *wrong))
    return found
