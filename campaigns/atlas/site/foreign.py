"""Texts of a page that are in another language than the page, and are marked with it: what has no translation yet.

They are known by their letters: Latin words on a page in Russian, Japanese or Chinese are English, kana on one in
Russian or Chinese are Japanese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from campaigns.languages.spoken import ENGLISH
from campaigns.markup.elements import element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.markup.elements import Node

_LATIN = re.compile(r"[A-Za-z]{3}")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_OWN: Mapping[str, re.Pattern[str]] = {
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ja": re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
}


def of(text: str | None, language: str) -> str:
    """The language that a text is in, where that is another than the page's; else empty."""
    if not text or language == ENGLISH:
        return ""
    if language != "ja" and _KANA.search(text):
        return "ja"
    return ENGLISH if _LATIN.search(text) and not _OWN[language].search(text) else ""


def mark(node: Node, language: str) -> None:
    """Mark the texts in an element of a page: on the element where it has no other text, else within one of its own."""
    if language == ENGLISH or "lang" in node.attrib:
        return
    found = of(node.text, language)
    if found and not len(node):
        node.set("lang", found)
        return
    for child in list(node):
        mark(child, language)
        if its := of(child.tail, language):
            node.insert(list(node).index(child) + 1, element("span", child.tail, lang=its))
            child.tail = None
    if found:
        node.insert(0, element("span", node.text, lang=found))
        node.text = None
