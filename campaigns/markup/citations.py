"""Citations: each leads to its work in the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.markup.addresses import link
from campaigns.markup.elements import element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.facts import Citation
    from campaigns.history import History
    from campaigns.markup.addresses import Addresses
    from campaigns.markup.elements import Node


def cited(citations: Iterable[Citation], history: History, addresses: Addresses, after: str = "") -> Node:
    """Citations joined by semicolons; ``after`` follows them."""
    parts: list[Node | str] = []
    for citation in citations:
        parts += ["; "] if parts else []
        parts.append(link(addresses.of_source(citation.key), history.sources[citation.key].reference))
        parts += [f", {citation.locator}"] if citation.locator else []
    return element("span", *parts, after, classes="lesser")
