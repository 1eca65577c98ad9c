"""Places of the gazetteer by whatever they are called, and the names nearest to one that is not known."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from campaigns.tables.edit_distance import nearest_words
from geodata.folding import folded
from geodata.projections import WGS84

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.gazetteer import Place

_SUGGESTED = 3
_ONE_PLACE_M = 30_000
"""Places of one name that lie nearer to the best known of them are parts of it: a town, its station, its forts."""


class PlaceNames:
    """Finds places by their names in every language and of every time, case and marks left aside."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: dict[str, list[Place]] = {}
        for place in sorted(places, key=lambda place: place.rank):
            for name in _folded((*place.all_names, place.id)):
                self._places.setdefault(name, []).append(place)
        for same in self._places.values():
            same[1:] = [other for other in same[1:] if _metres(same[0], other) > _ONE_PLACE_M]

    def find(self, text: str) -> list[Place]:
        """Places of a name, the best known first; what stands in brackets or behind a comma is no part of it."""
        for part in (text, text.partition(",")[0], text.partition("(")[0]):
            if found := self._places.get(folded(part)):
                return found
        return []

    def suggestion(self, text: str) -> str:
        """Names of places that differ from a text by errors of typing; empty where there are none."""
        nearest, _ = nearest_words(folded(text), self._places)
        names = dict.fromkeys(self._places[name][0].name for name in nearest)
        return " or ".join(list(names)[:_SUGGESTED])


@lru_cache(maxsize=1 << 12)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    """The names of a place, folded: those of the gazetteer are the same for every table."""
    return frozenset(map(folded, names)) - {""}


def _metres(one: Place, other: Place) -> float:
    _, _, metres = WGS84.inv(one.point.x, one.point.y, other.point.x, other.point.y)
    return float(metres)
