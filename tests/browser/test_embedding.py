"""The map within another page, in a low frame, without scripts, and in colours that the reader forces."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd
    from playwright.sync_api import Browser, Page

    from campaigns.history import History

ARTICLE = """<!doctype html><meta name="viewport" content="width=device-width, initial-scale=1">
<body style="margin:0"><div style="height:300px">article</div>
<iframe src="{address}" width="100%" height="{height}" style="border:0" sandbox="allow-scripts"></iframe>
<div style="height:3000px">more</div>"""


@pytest.fixture(scope="module")
def two_days(history: History, whole: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small document: how it stands within another page does not depend on what it shows."""
    selection = Selection(dt.date(1938, 8, 6), dt.date(1938, 8, 7), fine_ground=False)
    return export.write(tmp_path_factory.mktemp("embedded") / "map.html", history, whole, selection)


def article(page: Page, document: Path, folder: Path, height: int = 640) -> None:
    path = folder / "article.html"
    path.write_text(ARTICLE.format(address=document.as_uri(), height=height), encoding="utf-8")
    page.goto(path.as_uri())
    page.frame_locator("iframe").locator("html[data-ready=true]").wait_for(timeout=60_000)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 900, "height": 800})
    errors = chromium.errors(page)
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_the_wheel_scrolls_the_page_around_the_map_and_zooms_with_ctrl(
    page: Page, two_days: Path, tmp_path: Path
) -> None:
    article(page, two_days, tmp_path)
    frame = page.frame_locator("iframe")
    html = frame.locator("html")
    zoom = html.evaluate("atlas.map.getZoom()")
    page.mouse.move(450, 500)
    page.mouse.wheel(0, 120)
    page.wait_for_function("scrollY > 60")
    assert html.evaluate("atlas.map.getZoom()") == zoom
    assert "wheel" in frame.locator(".gesture-hint").inner_text()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    page.wait_for_function("() => true")
    html.evaluate(
        "(element, zoom) => new Promise((done) => atlas.map.getZoom() > zoom ? done()"
        " : atlas.map.on('zoomend', () => done()))",
        zoom,
    )
    assert html.evaluate("atlas.map.getZoom()") > zoom


def _swipe(page: Page, points: list[list[tuple[float, float]]]) -> None:
    """Move fingers along points; each entry holds where they all are at once."""
    session = page.context.new_cdp_session(page)
    for number, fingers in enumerate(points):
        touches = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(fingers)]
        kind = "touchMove" if number else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
        page.wait_for_timeout(16)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def test_one_finger_scrolls_the_page_around_the_map_and_two_zoom_it(
    phone: Page, two_days: Path, tmp_path: Path
) -> None:
    article(phone, two_days, tmp_path)
    html = phone.frame_locator("iframe").locator("html")
    state = "[atlas.map.getZoom(), atlas.map.getCenter().lat]"
    before = html.evaluate(state)
    _swipe(phone, [[(195, 600 - 12 * step)] for step in range(12)])
    phone.wait_for_function("scrollY > 40")
    assert html.evaluate(state) == before
    phone.evaluate("scrollTo(0, 200)")
    phone.wait_for_timeout(300)
    _swipe(phone, [[(195, 400 - 8 * step), (195, 420 + 8 * step)] for step in range(14)])
    html.evaluate("() => new Promise((done) => atlas.settled ? done() : atlas.on('settled', () => done()))")
    assert html.evaluate("atlas.map.getZoom()") > before[0]
    assert phone.evaluate("visualViewport.scale") == 1


@pytest.fixture(scope="module")
def phone_map(browser: Browser, document: Path) -> Iterator[Page]:
    """The document itself on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(document.as_uri() + "#date=1945-08-12&view=7/44/130")
    chromium.until(page, chromium.READY)
    yield page
    context.close()


@pytest.mark.parametrize("target", [".edge", ".timebar .date:not([hidden])", ".title", ".tools-bar"])
def test_a_pinch_that_begins_on_a_panel_never_zooms_the_page(phone_map: Page, target: str) -> None:
    phone = phone_map
    phone.evaluate("atlas.map.setView([44, 130], 7, { animate: false }), null")
    chromium.settle(phone)
    box = phone.locator(target).first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    _swipe(phone, [[(x, y), (x, y + 30 + 9 * step)] for step in range(15)])
    phone.wait_for_timeout(300)
    assert phone.evaluate("visualViewport.scale") == 1


@pytest.mark.parametrize("height", [150, 300, 400])
def test_a_low_frame_shows_the_map_and_the_day(page: Page, two_days: Path, tmp_path: Path, height: int) -> None:
    article(page, two_days, tmp_path, height)
    frame = page.frame_locator("iframe")
    assert frame.locator("html").evaluate("atlas.map.getSize().y") >= 0.4 * height
    assert frame.locator(".timebar .date:not([hidden])").is_visible()


def test_without_scripts_there_is_a_sentence_and_a_picture(browser: Browser, document: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(document.as_uri())
    assert "This map needs scripts" in page.locator(".still p").inner_text()
    box = page.locator(".still svg").bounding_box()
    assert box is not None
    assert box["width"] > 900
    assert "Manchukuo" in page.locator(".still text").all_text_contents()
    context.close()


def test_forced_colours_leave_slider_and_samples(browser: Browser, document: Path) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(document.as_uri() + "#date=1945-08-12")
    chromium.until(page, chromium.READY)
    chromium.unfold_legend(page)
    for selector in (".rail", ".slider", ".legend-body .sample"):
        seen = page.locator(selector).first.screenshot()
        assert chromium.colours(seen) > 3, selector
    context.close()
