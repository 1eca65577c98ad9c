"""Finding formations by words in any script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import formation_names
from campaigns.tables import matching
from campaigns.tables.matching import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.formations import Formation
    from campaigns.history import History


class Search:
    """Finds formations by their names and those who led them; made once of a history, asked often."""

    def __init__(self, history: History) -> None:
        led: dict[str, dict[str, None]] = {}
        for row in history.orders_of_battle:
            led.setdefault(row.formation, {})[row.commander] = None
        self._formations = history.formations
        self._matcher = matching.Matcher(
            {key: fields_of(formation, led.get(key, ())) for key, formation in history.formations.items()},
            history.synonyms,
        )

    def find(self, text: str) -> list[Formation]:
        """Formations in which every word of a text is found, the best first, then by side and name."""
        found = self._matcher.find(text)
        in_table = sorted(
            (self._formations[key] for key in found), key=lambda formation: (formation.side, formation.line)
        )
        return sorted(in_table, key=lambda formation: found[formation.id].score)


def called(formation: Formation) -> tuple[str, ...]:
    """All it is called: English name, that with its number in figures, and names in other languages."""
    return formation.name, formation_names.in_figures(formation.name), *formation.names.values()


def fields_of(formation: Formation, commanders: Iterable[str]) -> list[Field]:
    """The texts by which a formation is found, and how much each counts; ``commanders`` are those who led it."""
    named = [Field(name) for name in dict.fromkeys(called(formation))]
    led = [Field(name, 3, "commander") for name in commanders if name]
    return [*named, Field(formation.side, 2), Field(formation.id, 2), *led]
