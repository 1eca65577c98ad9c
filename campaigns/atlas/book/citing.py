"""Citations of a book: the numbers of works in its list of sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from campaigns.tables import citing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import geopandas as gpd

    from campaigns.facts import Citation
    from campaigns.history import History
    from campaigns.tables.citing import Work


@dataclass(frozen=True)
class Numbers:
    """The works of a book in the order of its list, group by group from A to Z, and the number of each by its key."""

    works: Sequence[Work]
    by_key: dict[str, int]

    def of(self, citations: Iterable[Citation]) -> list[dict[str, Any]]:
        """Citations as number, key and the place in the work, each once."""
        found = dict.fromkeys(citations)
        return [{"n": self.by_key[each.key], "loc": each.locator} for each in found if each.key in self.by_key]


def numbers(history: History, scene: gpd.GeoDataFrame, dossiers: Iterable[str]) -> Numbers:
    """Number every work of the bibliography, or for a part of the history those that its dossiers cite."""
    told = set(dossiers)
    whole = told == set(history.dossiers)
    cited = {citation.key for key in told for citation in history.dossiers[key].citations()}
    cited |= {citation.key for row in history.orders_of_battle if row.dossier in told for citation in row.citations}
    cited |= {citation.key for entry in history.glossary for citation in entry.citations}
    works = [work for work in citing.works(history, scene) if whole or work.source.key in cited]
    groups = [*citing.GROUPS.values()]
    works.sort(key=lambda work: groups.index(work.group))
    return Numbers(works, {work.source.key: number for number, work in enumerate(works, 1)})
