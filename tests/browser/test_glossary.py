"""Terms that are explained: they open on a tap or by the keyboard, close by Escape, and fit into the narrowest card."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
AUGUST = "#date=1939-08-23&select=khalkhin-gol-august"
OBO = "Mongolian: heap of stones for worship on a height, often a mark of the border."
WITHIN = """(panel) => {
  const { left, right } = panel.getBoundingClientRect();
  const open = [...panel.querySelectorAll(".term-meaning:not([hidden])")];
  const meanings = open.map((each) => each.getBoundingClientRect());
  return meanings.map((each) => each.left >= left && each.right <= right && each.height > 0);
}"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_term_of_the_card_opens_and_closes(open_file: Open, document: Path, width: int, height: int) -> None:
    page = open_file(document, AUGUST, width, height)
    card = page.locator(".card")
    terms = card.get_by_role("button", name="obo", exact=True)
    expect(terms).to_have_count(1)
    expect(card.get_by_text(OBO)).to_be_hidden()
    terms.click()
    expect(card.get_by_text(OBO)).to_be_visible()
    expect(terms).to_have_attribute("aria-expanded", "true")
    assert card.evaluate(WITHIN) == [True]
    assert card.evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
    page.keyboard.press("Escape")
    expect(card.get_by_text(OBO)).to_be_hidden()
    expect(card).to_be_visible()
    page.keyboard.press("Enter")
    expect(card.get_by_text(OBO)).to_be_visible()
    terms.click()
    expect(card.get_by_text(OBO)).to_be_hidden()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_term_of_a_tour_leaves_the_tour_on(open_file: Open, document: Path) -> None:
    page = open_file(document, "#tour=august-storm&step=2", 390, 844)
    chromium.settle(page)
    tour = page.locator(".tour")
    tour.get_by_role("button", name="fortified regions").click()
    meaning = tour.get_by_text("Belt of forts along a border")
    expect(meaning).to_be_visible()
    assert tour.evaluate(WITHIN) == [True]
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(tour).to_be_visible()


def test_paper_lists_the_terms_behind_the_card(open_file: Open, document: Path) -> None:
    page = open_file(document, AUGUST, painted=True)
    chromium.settle(page)
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    behind = text[text.rindex("Terms") :]
    assert f"obo: {OBO}" in behind
    assert text.count(OBO) == 1
