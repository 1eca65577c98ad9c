"""Terms of the glossary on the page: each a button that opens what it means, where it first stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.glossary import Finder
from campaigns.markup.addresses import link
from campaigns.markup.elements import append, element
from geodata.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.glossary import Entry
    from campaigns.history import History
    from campaigns.markup.addresses import Addresses
    from campaigns.markup.elements import Node

_NO_TEXT = frozenset({"a", "button", "summary", "h1", "h2", "h3", "h4", "th"})
"""Elements whose text is no text to be explained, or can be pressed already."""


class Terms:
    """The terms of one page, each explained once."""

    def __init__(self, history: History, addresses: Addresses, finder: Finder | None = None) -> None:
        self._history = history
        self._addresses = addresses
        self._finder = finder or Finder(history.glossary)
        self._used: set[Entry] = set()

    def explain(self, nodes: Iterable[Node]) -> list[Node]:
        """The elements, with a button for each term in their texts that was not explained yet."""
        return [self._explained(node) for node in nodes]

    def _explained(self, node: Node) -> Node:
        if node.tag in _NO_TEXT:
            return node
        made = element(node.tag, *self._pieces(node.text))
        made.attrib.update(node.attrib)
        for child in node:
            tail, child.tail = child.tail, None
            append(made, self._explained(child), *self._pieces(tail))
        return made

    def _pieces(self, text: str | None) -> list[Node | str]:
        """A text in parts: as it stands, or a term's button and what it opens."""
        pieces: list[Node | str] = []
        end = 0
        for first, last, entry in self._finder.found(text or ""):
            if entry not in self._used:
                self._used.add(entry)
                pieces += [(text or "")[end:first], *self._disclosure((text or "")[first:last], entry)]
                end = last
        return [piece for piece in [*pieces, (text or "")[end:]] if piece != ""]

    def _disclosure(self, term: str, entry: Entry) -> list[Node]:
        identity = f"term-{'-'.join(words(entry.term))}"
        sources: list[Node | str] = []
        for citation in entry.citations:
            sources += [" ", self._work(citation.key)]
        return [
            element("button", term, type="button", popovertarget=identity, classes="term"),
            element("span", entry.explanation, *sources, id=identity, popover="auto", classes="term-meaning"),
        ]

    def _work(self, key: str) -> Node:
        return link(self._addresses.of_source(key), self._history.sources[key].reference)
