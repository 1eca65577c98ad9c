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
    from collections.abc import Iterable

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


def _within(place: Place, shape: shapely.Geometry) -> bool:
    """Whether a land reaches into the circle in which a place surely lies."""
    point = shapely.Point(place.longitude, place.latitude)
    if not shapely.dwithin(point, shape, place.precision_km / _DEGREE_KM):
        return False
    nearest = shapely.get_coordinates(shapely.shortest_line(point, shape))[1]
    return distance_km(point.x, point.y, float(nearest[0]), float(nearest[1])) <= place.precision_km


def _fault(dossier: Dossier, place: Place, lands: Iterable[_Land]) -> tuple[str, str] | None:
    """What is wrong: found and expected."""
    day = min(max(dossier.when.earliest, dated_table.FIRST_DAY), dated_table.LAST_DAY)
    there = [land for land in lands if land.holds_on(day)]
    around = sorted({land.name for land in there if _within(place, land.shape)})
    where = f"{place.id} ({place.longitude:g}, {place.latitude:g}, within {place.precision_km:g} km)"
    lies = " or ".join(around) or "on no land of the atlas"
    if not dossier.territory:
        return "nothing", f"the land {place.id} was in on {day}, such as {lies}"
    known = {land.name for land in lands}
    if dossier.territory not in known | {AT_SEA, *powers.POWERS}:
        return (
            dossier.territory,
            f"a land of the ground's tables, a power of {powers.FILE}, or {AT_SEA}; on {day} here {lies}",
        )
    if dossier.territory == AT_SEA or dossier.territory not in known:
        inside = [land.name for land in there if shapely.contains_xy(land.shape, place.longitude, place.latitude)]
        return (dossier.territory, f"{inside[0]}: {where} lies there on {day}") if inside else None
    if dossier.territory not in around:
        return dossier.territory, f"{lies}: {where} lies there on {day}"
    return None


def problems(history: History) -> list[Problem]:
    """Dossiers that do not say in which land their place was, or whose place is not in it."""
    lands = _lands(history.ground)
    found = []
    for dossier in history.dossiers.values():
        wrong = _fault(dossier, history.places[dossier.place], lands)
        if wrong:
            file = f"campaigns/dossiers/{dossier.id}.yaml"
            found.append(Problem(file, 0, f"{dossier.id}, territory", *wrong))
    return found
