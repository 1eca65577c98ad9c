"""What of the battles stands on the map: units, fronts, formations, and whether both sides can be seen."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from campaigns import event_kinds
from geodata import powers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from campaigns.model import Dossier

UNITS, FRONTS = 120, 30
SEEN_PERCENT = 90.0
"""Of the battles of note, those of which both sides are to be on the map."""
NOTED = 2
"""Least importance of a battle of note."""


def sides_on_map(dossier: Dossier, history: History) -> set[str]:
    """The sides of which a unit, a front or a movement of a dossier, or of a part of it, is on the map."""
    family = [dossier, *(each for each in history.dossiers.values() if each.part_of == dossier.id)]
    units = (history.formations[unit.formation].side for each in family for unit in each.units)
    fronts = (side for each in family for front in each.fronts for side in front.side)
    return {*units, *fronts, *(axis.side for each in family for axis in each.axes)}


def both_sides_seen(dossier: Dossier, history: History) -> bool:
    """Whether somebody of each camp of a battle is on the map; allies, who share a texture, are of one camp."""
    textures = {name: power.texture for name, power in powers.by_name().items()}
    wanted = {textures[belligerent.side] for belligerent in dossier.belligerents}
    return len(wanted) > 1 and wanted <= {textures[side] for side in sides_on_map(dossier, history)}


def battles_of_note(history: History) -> list[Dossier]:
    """What was fought, of importance 1 or 2, between two camps."""
    textures = {name: power.texture for name, power in powers.by_name().items()}
    return [
        dossier
        for dossier in history.dossiers.values()
        if dossier.importance <= NOTED
        and event_kinds.kinds()[dossier.kind].fought
        and len({textures[belligerent.side] for belligerent in dossier.belligerents}) > 1
    ]


def lines(history: History) -> Iterator[tuple[str, bool]]:
    """Lines of the report, each with whether it is as asked."""
    dossiers = history.dossiers.values()
    units = list(chain.from_iterable(dossier.units for dossier in dossiers))
    fronts = sum(len(dossier.fronts) for dossier in dossiers)
    positions = sum(len(unit.positions) for unit in units)
    yield f"Units in position: {len(units)} (asked: {UNITS}), with {positions} positions", len(units) >= UNITS
    yield f"Fronts: {fronts} (asked: {FRONTS})", fronts >= FRONTS
    tied = [axis for dossier in dossiers for axis in dossier.axes if axis.unit]
    dated = sum(len(axis.waypoints) for axis in tied)
    yield f"Movements that name their formation: {len(tied)}, with {dated} dated places", True
    rows = history.orders_of_battle
    told = len({row.dossier for row in rows})
    yield f"Formations: {len(history.formations)}, in {len(rows)} rows of the orders of battle of {told} battles", True
    noted = battles_of_note(history)
    unseen = [dossier.id for dossier in noted if not both_sides_seen(dossier, history)]
    percent = 100 * (len(noted) - len(unseen)) / max(len(noted), 1)
    text = f"Battles of importance 1–{NOTED} with both sides on the map: {len(noted) - len(unseen)} of {len(noted)}"
    yield f"{text}, {percent:.1f} % (asked: {SEEN_PERCENT:g} %)", percent >= SEEN_PERCENT
    if unseen:
        yield f"  of one side only: {', '.join(unseen)}", True
