"""Terms of the glossary on a page: a button for each, once, with what it opens; all other text stays as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from lxml import html

from campaigns.glossary import Entry
from campaigns.markup.elements import element
from campaigns.markup.terms import Terms
from pages.parts import links

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from campaigns.history import History
    from campaigns.markup.elements import Node

ENTRIES = (
    Entry("obo", "obos", "Heap of <stones> & more.", ""),
    Entry("area army", "", "Several armies.", "coox1985 p. 3"),
)


def explained(history: History, *nodes: Node) -> HtmlElement:
    """The elements in one, with ``ENTRIES`` explained."""
    made = element("div", *Terms(replace(history, glossary=ENTRIES), links).explain(nodes))
    return html.fromstring(ET.tostring(made, encoding="unicode", method="html"))


def test_a_term_opens_what_it_means(history: History) -> None:
    read = explained(history, element("p", "At the obo ", element("b", "the area army"), " saw two obos."))
    buttons = read.cssselect("p button.term[type=button]")
    assert [button.text for button in buttons] == ["obo", "area army"]
    for button, meaning in zip(buttons, ["Heap of <stones> & more.", "Several armies. "], strict=True):
        [opened] = read.cssselect(f"#{button.get('popovertarget')}[popover]")
        assert opened.text == meaning
        assert opened.getprevious() is button
    assert read.cssselect("#term-area-army a.within")[0].get("href") == "/sources?source=coox1985"
    for meaning in read.cssselect("[popover]"):
        meaning.drop_tree()
    assert read.text_content() == "At the obo the area army saw two obos."


def test_a_term_is_explained_once_and_never_in_links_and_heads(history: History) -> None:
    nodes = [element("h2", "The obo"), element("p", element("a", "obo", href="/")), element("p", "An obo")]
    read = explained(history, *nodes, element("table", element("th", "obo"), element("td", "obo")))
    assert [button.getparent().text_content()[:6] for button in read.cssselect("button")] == ["An obo"]
