"""The order of battle in the card: it is folded at first, follows the day, and shows on the map where a unit stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
MUTANCHIANG = "#date=1945-08-14&select=mutanchiang&view=8/44.6/129.6"


DIVISION = "Kwantung Army > First Area Army > Fifth Army > 135th Division"


def told(page: Page) -> dict[str, str]:
    """Where each formation was, by its name behind those of all above it; the empty text where that is not known."""
    return dict(
        page.locator(".order li").evaluate_all(
            """(entries) => entries.map((entry) => {
              const names = [];
              for (let node = entry; node; node = node.parentElement.closest(".order li"))
                names.unshift(node.querySelector(".order-name").innerText);
              return [names.join(" > "), entry.querySelector(":scope > .order-where")?.innerText ?? ""];
            })"""
        )
    )


def numbers_cited(page: Page) -> list[int]:
    return [int(text.strip("[]").split(",")[0]) for text in page.locator(".order .cite").all_inner_texts()]


def test_it_tells_of_the_day_by_keyboard(open_file: Open, document: Path) -> None:
    page = open_file(document, MUTANCHIANG, 1440, 900)
    chromium.settle(page)
    summary = page.locator(".order summary")
    assert summary.inner_text() == "Order of battle"
    assert page.locator(".order li").count() == 0
    summary.focus()
    page.keyboard.press("Enter")
    page.locator(".order li").first.wait_for()
    assert summary.inner_text() == "Order of battle on 14 August 1945"
    assert told(page)[DIVISION] == "Nanchangtzu, within 5 km medium certainty"
    assert "Hitomi Yoichi" in page.locator(".order").inner_text()
    assert max(numbers_cited(page)) <= page.locator(".card ol.sources > li").count()
    page.evaluate("atlas.goto('1945-08-16')")
    chromium.settle(page)
    assert summary.inner_text() == "Order of battle on 16 August 1945"
    assert told(page)[DIVISION] == "Hailin, within 8 km low certainty"
    page.evaluate("atlas.goto('1941-01-01')")
    chromium.settle(page)
    assert "Nothing is told of this day" in page.locator(".order").inner_text()
    page.locator(".order button").click()
    chromium.settle(page)
    assert page.evaluate("atlas.date") == "1945-08-09"
    summary.click()
    chromium.settle(page)
    assert page.locator(".order li").count() == 0


def test_an_entry_shows_on_the_map_where_it_stood(open_file: Open, document: Path) -> None:
    page = open_file(document, MUTANCHIANG, 1440, 900)
    chromium.settle(page)
    page.locator(".order summary").click()
    page.get_by_role("button", name="277th Infantry Regiment", exact=True).click()
    chromium.settle(page)
    assert page.evaluate("[atlas.selected, atlas.date]") == ["mutanchiang/jp-277-infantry-regiment", "1945-08-14"]
    assert page.evaluate("atlas.map.getZoom()") == 9, "from where regiments are drawn"
    assert "jp-277-infantry-regiment*" in page.evaluate("atlas.labels.map(({ text }) => text)"), "its symbol"
    pressed = page.locator(".order button[aria-current]")
    assert pressed.inner_text() == page.evaluate("document.activeElement.innerText") == "277th Infantry Regiment"
    assert page.locator(".card").evaluate(
        "(card, button) => card.getBoundingClientRect().top < button.getBoundingClientRect().top"
        " && button.getBoundingClientRect().bottom < card.getBoundingClientRect().bottom",
        pressed.element_handle(),
    )
    details = page.locator(".card details[open]:not(.order)")
    assert details.locator("summary").inner_text() == "277th Infantry Regiment"
    assert "Under 126th Division, Fifth Army, First Area Army, Kwantung Army" in details.inner_text()
