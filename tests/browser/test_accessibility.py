"""What axe finds against WCAG 2.2 AA, in the document and on every page of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playwright.sync_api import Frame, Page

    Open = Callable[..., Page]

AXE = (ROOT / "tests/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""Rules that look at colours: the others find in a page by night what they found in it by day."""
RUN = """
(rules) => axe.run(document, {
  iframes: false,
  resultTypes: ["violations"],
  runOnly: rules,
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} – ${failureSummary}`)))
"""

AT_REST = """document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
  && !document.querySelector("[data-testid=stStatusWidget]")
  && ![...document.querySelectorAll("header button")].some(({ textContent }) => textContent.trim() === "Stop")"""
"""True once Streamlit has run the page: until then its header shows a button that fades."""


def violations(frame: Frame | Page, rules: Sequence[str] = STANDARDS) -> list[str]:
    if not frame.evaluate("'axe' in window"):
        frame.evaluate(AXE)
    found: list[str] = frame.evaluate(RUN, [*rules])
    return found


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_document_has_no_violation(document: Path, open_file: Open, width: int, height: int) -> None:
    page = open_file(document, "#date=1945-08-15", width, height)
    assert violations(page) == []
    page.evaluate("atlas.select('lake-khasan')")
    assert violations(page) == []
    page.locator(".order summary").click()
    page.locator(".order li button").first.wait_for()
    assert violations(page) == [], "order of battle"
    page.evaluate("atlas.select('soviet-volunteers')")
    for term in page.locator(".card button.term").all():
        term.click()
    assert page.locator(".term-meaning:visible").count() > 1
    assert violations(page) == [], "terms"
    page.evaluate("atlas.select(null)")
    drawers = page.locator(".tools-bar button[aria-expanded]").all()
    assert drawers
    for button in drawers:
        button.click()
        assert violations(page) == [], button.get_attribute("aria-label")
        button.click()
    page.get_by_role("button", name="Choose a day from a calendar").click()
    assert violations(page) == [], "calendar"
    page.keyboard.press("Escape")
    page.get_by_label("Date, year-month-day", exact=True).fill("8/9/1945")
    page.keyboard.press("Enter")
    assert violations(page) == [], "question"


@pytest.mark.parametrize(
    "name",
    ["", "dossiers", "dossiers?dossier=lake-khasan", "chronicle", "territories", "export", "sources?search=glantz"],
)
def test_page_has_no_violation(page: Page, app: str, name: str) -> None:
    page.goto(f"{app}/{name}")
    page.locator("h1, .st-key-bar button").first.wait_for()
    chromium.until(page, AT_REST)
    assert violations(page) == []
