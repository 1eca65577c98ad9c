"""Which dossiers name which places."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from campaigns.model import Dossier


def by_place(dossiers: Collection[Dossier]) -> dict[str, list[Dossier]]:
    """The dossiers that name each place, by its id, those that happened there first."""
    there: dict[str, dict[str, Dossier]] = defaultdict(dict)
    for dossier in dossiers:
        there[dossier.place][dossier.id] = dossier
    for dossier in dossiers:
        for place in places_of(dossier):
            there[place][dossier.id] = dossier
    return {place: list(found.values()) for place, found in there.items()}


def places_of(dossier: Dossier) -> dict[str, None]:
    """Ids of the places that a dossier names, each once: its own, of movements, phases, units and fronts."""
    spots = [phase.place for phase in dossier.phases]
    spots += [waypoint.place for axis in dossier.axes for waypoint in axis.waypoints]
    spots += [position.place for unit in dossier.units for position in unit.positions]
    spots += [spot for front in dossier.fronts for spot in (*front.line, *front.forts) if isinstance(spot, str)]
    return dict.fromkeys([dossier.place, *(spot for spot in spots if spot)])
