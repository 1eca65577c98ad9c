"""The words of the interface in a language: from its catalogue, and from tables that name things in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import chapters, event_kinds
from campaigns.languages import catalogues
from campaigns.symbology import legend, wording
from geodata import powers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from campaigns.languages.catalogues import Catalogue


def of(language: str, catalogue: Catalogue | None = None) -> dict[str, str]:
    """What the interface says for its English texts, as far as the language has them.

    Parameters
    ----------
    language
        ``ru``, ``ja`` or ``zh``.
    catalogue
        That of the interface; else that of the atlas.
    """
    own = catalogue or catalogues.read(language, "interface")
    found = {english: names[language] for english, names in _named() if names.get(language)}
    found |= {english: own.of(about, english) for about, english in own.entries if own.of(about, english)}
    return {english: words for english, words in found.items() if words != english}


def _named() -> Iterator[tuple[str, Mapping[str, str]]]:
    """English words of tables that readers see, and the names beside them."""
    for word in wording.read().values():
        yield word.en, word.names
    for kind in event_kinds.kinds().values():
        yield kind.en, kind.names
        yield kind.kind.replace("-", " "), {language: name.lower() for language, name in kind.names.items()}
    for lane in event_kinds.lanes().values():
        yield lane.title, lane.names
    for entry in legend.entries().values():
        yield entry.en, entry.names
    for chapter in chapters.in_order():
        yield chapter.title, chapter.names
    for power in powers.by_name().values():
        yield power.name, power.names
