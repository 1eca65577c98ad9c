"""What is shared of the map leads back to it, and the browser's Back steps through what was opened."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from campaigns.atlas.embedding import embedding
from campaigns.atlas.provenance import TITLE
from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
PLACE = "#date=1945-08-12&view=7/44/130&select=mutanchiang&language=ru"
SHOWN = "[atlas.date, atlas.selected, atlas.language, atlas.map.getZoom(), atlas.touring]"


def test_the_link_opens_the_same_moment(document: Path, open_file: Open) -> None:
    page = open_file(document, PLACE, anew=True)
    page.get_by_role("button", name="Share").click()
    link = page.get_by_label("Link", exact=True).input_value()
    assert link.startswith(document.as_uri() + "#")
    before = page.evaluate(SHOWN)
    again = open_file(document, link.removeprefix(document.as_uri()), anew=True)
    assert again.evaluate(SHOWN) == before


def test_what_was_copied_can_be_pasted(document: Path, open_file: Open) -> None:
    page = open_file(document, "#tour=lake-khasan&step=3", anew=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy a link to this moment").click()
    page.get_by_text("Copied.").wait_for()
    assert "tour=lake-khasan&step=3" in page.evaluate("navigator.clipboard.readText()")


def test_the_embed_code_shows_the_moment_in_another_page(
    document: Path, open_file: Open, browser: Browser, tmp_path: Path
) -> None:
    page = open_file(document, PLACE, anew=True)
    page.get_by_role("button", name="Share").click()
    code = page.get_by_label("Embed code", exact=True)
    place = unescape(re.findall(r'#([^"]*)"', code.input_value())[0])
    assert code.input_value() == embedding(document.name, TITLE, place)
    assert {"date=1945-08-12", "select=mutanchiang", "language=ru"} <= set(place.split("&"))
    page.get_by_label("with controls").uncheck()
    page.get_by_label("Size").select_option(label="a strip, 150 high, with a button that opens it")
    (tmp_path / document.name).symlink_to(document)
    article = tmp_path / "article.html"
    article.write_text(f"<!doctype html><body>{code.input_value()}", encoding="utf-8")
    reader = browser.new_page(viewport={"width": 390, "height": 844})
    reader.goto(article.as_uri())
    frame = reader.frame_locator("iframe")
    frame.locator("html[data-ready=true]").wait_for()
    assert frame.locator("html").evaluate("() => [atlas.date, atlas.selected, innerHeight]") == [
        "1945-08-12",
        "mutanchiang",
        150,
    ]
    assert frame.locator(".tools-bar").is_hidden()
    html = frame.locator("html")
    html.evaluate("() => { window.open = (address) => { window.asked = address; }; }")  # no frame may open a local file
    frame.get_by_role("button", name="Open", exact=True).click()
    assert html.evaluate("() => window.asked").startswith(f"{article.parent.as_uri()}/{document.name}#date=1945-08-12")
    reader.close()


def test_back_steps_through_chapters_tours_and_selections(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-12&view=7/44/130", anew=True)
    page.emulate_media(reduced_motion="reduce")
    written = "location.hash.includes({!r})"
    chromium.until(page, written.format("date=1945-08-12"))
    page.evaluate("atlas.select('mutanchiang')")
    chromium.until(page, written.format("select=mutanchiang"))
    page.evaluate("atlas.tour('khalkhin-gol', 2)")
    chromium.until(page, written.format("step=2"))
    page.evaluate("atlas.tour('khalkhin-gol', 3)")
    chromium.until(page, written.format("step=3"))
    back = "(history.back(), null)"
    page.evaluate(back)
    chromium.until(page, "atlas.touring?.step === 2")
    page.evaluate(back)
    chromium.until(page, "atlas.touring === null && atlas.selected === 'mutanchiang'")
    assert page.evaluate("[atlas.date, atlas.chapterId]") == ["1945-08-12", ""]
    page.evaluate("(history.forward(), null)")
    chromium.until(page, "atlas.touring?.step === 2")
    assert page.evaluate("atlas.chapterId") == "khalkhin-gol"


def test_days_and_views_are_no_steps_back(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-12&view=7/44/130", anew=True)
    chromium.until(page, "location.hash.includes('view=7')")
    before = page.evaluate("history.length")
    page.evaluate("atlas.step(3)")
    chromium.until(page, "location.hash.includes('1945-08-15')")
    assert page.evaluate("history.length") == before
