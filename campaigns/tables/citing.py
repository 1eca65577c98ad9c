"""What cites what: each work of the bibliography with the dossiers, lands, lines and places that rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.languages.spoken import later
from campaigns.tables.ground import cited
from geodata.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import geopandas as gpd

    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.reading.bibliography import Source

GROUPS = {"book": later("Books"), "article": later("Articles"), "misc": later("Documents, newspapers and pages")}
"""Types of entries to the heading they stand under; any other type stands under the last."""


@dataclass(frozen=True)
class Work:
    """A work, the dossiers that cite it in order of time, and names of what of the ground does, by layer."""

    source: Source
    dossiers: tuple[Dossier, ...]
    ground: Mapping[str, tuple[str, ...]]

    @property
    def group(self) -> str:
        """The heading it stands under."""
        return GROUPS.get(self.source.entry.type, GROUPS["misc"])


def works(history: History, scene: gpd.GeoDataFrame) -> list[Work]:
    """Every work of the bibliography, by its reference from A to Z; ``scene`` are the rows of the whole atlas."""
    citing: dict[str, dict[str, Dossier]] = {}
    for dossier in history.dossiers.values():
        for citation in dossier.citations():
            citing.setdefault(citation.key, {})[dossier.id] = dossier
    ground: dict[str, dict[str, dict[str, None]]] = {}
    for layer, name, dossier_id, keys in zip(
        scene["layer"], scene["name"], scene["dossier"], scene["sources"], strict=True
    ):
        if dossier_id == "":
            for key, _ in cited(str(keys)):
                ground.setdefault(key, {}).setdefault(str(layer), {})[str(name)] = None
    found = [
        Work(
            source,
            tuple(citing.get(key, {}).values()),
            {layer: tuple(names) for layer, names in ground.get(key, {}).items()},
        )
        for key, source in history.sources.items()
    ]
    return sorted(found, key=lambda work: folded(work.source.reference))


def matching(text: str, among: Iterable[Work]) -> list[Work]:
    """Works in whose reference, note, address or key every word of a search is found."""
    wanted = [folded(word) for word in text.split() if folded(word)]
    return [work for work in among if all(word in _words(work.source) for word in wanted)]


def _words(source: Source) -> str:
    return " ".join(folded(part) for part in (source.key, source.reference, source.note, source.url))
