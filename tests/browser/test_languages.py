"""Maps in other languages: no text of the interface is left in English, and a map that carries several is switched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns import scene
from campaigns.atlas.document import document_texts, folium_map, payload
from campaigns.languages import interface_words
from tests import chromium, small_war

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from campaigns.history import History

OPEN, CLOSE = "⟦", "⟧"
UNMARKED = """([open, close]) => {
  const shown = [];
  const isData = (node) => node.closest(
    'script, style, noscript, .finder-list, .tour-list strong, header.title, .leaflet-container, ' +
    '[lang]:not(html), option[value=en], option[value=modern], .happening, ' +
    '.advance, .edges, .credit, textarea, .ticks, [title] > .edge-pill, .calendar td, .calendar select, .calendar th'
  );
  const told = (text, node, name) => {
    const rest = text.replaceAll(/⟦[^⟧]*⟧/g, "");
    if (/[A-Za-z]{3}/.test(rest)) shown.push(`${node.tagName} ${node.className} ${name}: ${text}`);
  };
  for (const node of document.body.querySelectorAll("*")) {
    if (isData(node)) continue;
    for (const name of ["title", "aria-label", "placeholder"]) told(node.getAttribute(name) ?? "", node, name);
    for (const child of node.childNodes) if (child.nodeType === 3) told(child.data, node, "text");
  }
  return shown;
}"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> History:
    return small_war.load(small_war.copied(tmp_path_factory.mktemp("atlas")))


def written(small: History, path: Path, words: dict[str, str]) -> Path:
    content = payload.build(small, scene.build(small), fine_ground=False)
    content["language"], content["words"] = "ru", words
    path.write_text(folium_map.render(content, small.ground.relief), encoding="utf-8")
    return path


def test_every_text_of_the_interface_is_translated_where_it_is_shown(
    small: History,
    tmp_path: Path,
    open_file: Callable[..., Page],
    translated_texts: dict[str, set[tuple[str, str]]],
) -> None:
    """In a language whose words are the English ones in brackets, all that stands outside of them is data."""
    texts = {english for _, english in translated_texts["interface"]} | set(interface_words.of("ru"))
    marked = {text: "|".join(f"{OPEN}{form}{CLOSE}" for form in text.split("|")) for text in texts}
    page = open_file(written(small, tmp_path / "map.html", marked))
    assert page.locator("html").get_attribute("lang") == "ru"
    found = set(page.evaluate(UNMARKED, [OPEN, CLOSE]))
    buttons = page.locator(".tools-bar > button")
    for index in range(buttons.count()):
        chromium.press(buttons.nth(index))
        found |= set(page.evaluate(UNMARKED, [OPEN, CLOSE]))
        chromium.press(buttons.nth(index))
    assert found == set()


def test_a_map_that_carries_languages_is_switched_without_being_loaded_anew(
    small: History, tmp_path: Path, open_file: Callable[..., Page]
) -> None:
    rows = scene.build(small)
    english = payload.build(small, rows, fine_ground=False)
    told = payload.build(small, rows, fine_ground=False, language="ja")
    path = tmp_path / "map.html"
    texts = {"ja": document_texts.of(english, told)}
    path.write_text(folium_map.render(english, small.ground.relief, texts=texts), encoding="utf-8")
    page = open_file(path)
    legend = page.locator(".legend summary")
    assert (legend.inner_text(), page.locator("html").get_attribute("lang")) == ("Legend", "en")
    title = page.locator("h1").inner_text()
    page.evaluate("window.same = true; atlas.language = 'ja'")
    chromium.comes_to(page, "document.documentElement.lang", "ja")
    assert legend.inner_text() == "凡例"
    assert page.locator("h1").inner_text() != title
    chromium.comes_to(page, "atlas.language", "ja")
    page.evaluate("atlas.language = 'en'")
    chromium.comes_to(page, "document.documentElement.lang", "en")
    assert (legend.inner_text(), page.locator("h1").inner_text()) == ("Legend", title)
    assert page.evaluate("window.same")
