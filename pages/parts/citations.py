"""Citations on the page: each leads to its work in the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.parts import links
from pages.parts.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.facts import Citation
    from campaigns.history import History
    from pages.parts.markup import Node


def cited(citations: Iterable[Citation], history: History, after: str = "") -> Node:
    """Citations joined by semicolons; ``after`` follows them."""
    parts: list[Node | str] = []
    for citation in citations:
        parts += ["; "] if parts else []
        parts.append(links.link(links.of_source(citation.key), history.sources[citation.key].reference))
        parts += [f", {citation.locator}"] if citation.locator else []
    return element("span", *parts, after, classes="lesser")
