"""Finding formations by words in any script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import formation_names
from geodata.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.formations import Formation
    from campaigns.history import History


def matching(text: str, history: History) -> list[Formation]:
    """Formations in whose names, id, side or commanders every word of a search is found, by side and name."""
    wanted = [folded(word) for word in text.split() if folded(word)]
    led: dict[str, list[str]] = {}
    for row in history.orders_of_battle:
        led.setdefault(row.formation, []).append(row.commander)
    found = [
        formation
        for formation in history.formations.values()
        if all(word in words for words in [_words(formation, led.get(formation.id, ()))] for word in wanted)
    ]
    return sorted(found, key=lambda formation: (formation.side, formation.line))


def called(formation: Formation) -> tuple[str, ...]:
    """All it is called: English name, that with its number in figures, and names in other languages."""
    return formation.name, formation_names.in_figures(formation.name), *formation.names.values()


def _words(formation: Formation, commanders: Iterable[str]) -> str:
    parts = (formation.id, formation.side, *called(formation), *commanders)
    return " ".join(folded(part) for part in parts if part)
