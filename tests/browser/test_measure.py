"""Measuring a distance on the map, and the formula under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyproj
import pytest

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
GEOD = pyproj.Geod(ellps="WGS84")
HARBIN, VLADIVOSTOK, KHABAROVSK = (45.75, 126.63), (43.12, 131.9), (48.48, 135.08)
POINT = "([lat, lon]) => { const p = atlas.map.latLngToContainerPoint([lat, lon]); return [p.x, p.y]; }"


def apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(GEOD.inv(a[1], a[0], b[1], b[0])[2])


def kilometres(page: Page) -> float:
    text = page.locator(".measure-total").inner_text()
    found = re.match(r"([\d,.]+) km", text)
    assert found, text
    return float(found[1].replace(",", ""))


def test_clicks_measure_and_do_not_select(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-20&view=6/45.5/130")
    page.get_by_role("button", name="Measure a distance").click()
    for place in (HARBIN, VLADIVOSTOK):
        page.mouse.click(*page.evaluate(POINT, place))
    assert kilometres(page) == pytest.approx(apart(HARBIN, VLADIVOSTOK) / 1000, rel=0.005)
    page.mouse.dblclick(*page.evaluate(POINT, KHABAROVSK))
    both = apart(HARBIN, VLADIVOSTOK) + apart(VLADIVOSTOK, KHABAROVSK)
    assert kilometres(page) == pytest.approx(both / 1000, rel=0.005)
    assert page.evaluate("[atlas.selected, atlas.map.getZoom()]") == [None, 6]
    assert page.locator(".measure-point span").all_inner_texts()[-1] in page.locator(".measure-total").inner_text()
    page.get_by_role("button", name="Undo").click()
    assert kilometres(page) == pytest.approx(apart(HARBIN, VLADIVOSTOK) / 1000, rel=0.005)
    page.keyboard.press("Escape")
    assert page.locator(".measure").is_hidden()
    assert page.locator(".measure-point").count() == 0
    page.mouse.click(*page.evaluate(POINT, (44.59, 129.62)))
    assert page.evaluate("atlas.selected") is not None


def test_points_stay_where_they_are(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-20&view=6/45.5/130")
    page.get_by_role("button", name="Measure a distance").click()
    for place in (HARBIN, VLADIVOSTOK):
        page.mouse.click(*page.evaluate(POINT, place))
    before = kilometres(page)
    for view in ([44.5, 128, 7], [46, 131, 5]):
        page.evaluate("([a, o, z]) => { atlas.map.setView([a, o], z, { animate: false }) }", view)
        x, y = page.evaluate(POINT, VLADIVOSTOK)
        box = page.locator(".measure-point").last.bounding_box()
        assert box is not None
        assert abs(box["x"] + box["width"] / 2 - x) < 8
        assert abs(box["y"] + box["height"] / 2 - y) < 8
    assert kilometres(page) == before


def test_measuring_by_keyboard(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15&view=6/45.5/130")
    page.get_by_role("button", name="Measure a distance").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    start = page.evaluate("(() => { const c = atlas.map.getCenter(); return [c.lat, c.lng]; })()")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    size = page.evaluate("(() => { const s = atlas.map.getSize(); return [s.x, s.y]; })()")
    end = page.evaluate(
        "([x, y]) => { const p = atlas.map.containerPointToLatLng([x, y]); return [p.lat, p.lng]; }",
        [round(size[0] / 2) + 80, round(size[1] / 2)],
    )
    assert kilometres(page) == pytest.approx(apart(start, end) / 1000, rel=0.01)
    assert page.evaluate("atlas.date") == "1945-08-15"
    page.keyboard.press("Escape")
    assert page.locator(".measure").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Measure a distance"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("atlas.date") == "1945-08-16"


def test_taps_measure(document: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(document.as_uri() + "#date=1940-01-01&view=5/45.5/130")
    chromium.until(page, chromium.READY)
    page.get_by_role("button", name="Measure a distance").tap()
    for place in (HARBIN, VLADIVOSTOK):
        page.touchscreen.tap(*page.evaluate(POINT, place))
    assert kilometres(page) == pytest.approx(apart(HARBIN, VLADIVOSTOK) / 1000, rel=0.02)
    buttons = page.locator(".measure button").all()
    assert buttons
    for button in buttons:
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    page.close()
