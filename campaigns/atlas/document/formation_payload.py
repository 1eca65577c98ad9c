"""Formations in the document: those that stand or move in it or in its orders of battle, and all they belonged to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import formation_names
from campaigns.atlas.document.feature_types import Parent
from campaigns.symbology import unit_symbols

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.atlas.document import feature_types
    from campaigns.atlas.document.feature_payload import Shared
    from campaigns.formations import Formation
    from campaigns.history import History
    from campaigns.orders_of_battle import Subordination


def build(
    history: History,
    features: Iterable[feature_types.Feature],
    orders: Iterable[Subordination],
    shared: Shared,
) -> dict[str, feature_types.Formation]:
    """Formations by id, the greater first, then in the order of their table; ``shared`` collects their symbols."""
    found: dict[str, feature_types.Formation] = {}
    standing = [feature["unit"] for feature in features if "unit" in feature]
    told = [key for row in orders for key in (row.formation, row.parent) if key]
    waiting = list(dict.fromkeys([*standing, *told]))
    while waiting:
        key = waiting.pop()
        if key not in found:
            above = parents(history, key)
            found[key] = _formation(history.formations[key], above, shared)
            waiting += [parent.formation for parent in above]
    known = history.formations
    return {key: found[key] for key in sorted(found, key=lambda key: known[key].order)}


def parents(history: History, key: str) -> list[Parent]:
    """What a formation belonged to, in order of time; rows that say the same of days that meet are one."""
    spans = sorted((*row.days, row.parent) for row in history.orders_of_battle if row.formation == key and row.parent)
    found: list[Parent] = []
    for start, end, parent in spans:
        if found and found[-1].formation == parent and start <= found[-1].end + 1:
            found[-1] = Parent(parent, found[-1].start, max(end, found[-1].end))
        else:
            found.append(Parent(parent, start, end))
    return found


def _formation(formation: Formation, above: list[Parent], shared: Shared) -> feature_types.Formation:
    made: feature_types.Formation = {
        "name": formation.name,
        "names": formation.names,
        "side": formation.side,
        "echelon": formation.echelon,
        "branch": formation.branch,
        "symbol": shared.symbol(unit_symbols.of_formation(formation), formation.side),
        "parents": above,
    }
    figures = formation_names.in_figures(formation.name)
    if figures != formation.name:
        made["figures"] = figures
    return made
