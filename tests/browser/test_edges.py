"""What the view leaves out: markers at the edge, overview, scale bar, counts of the legend, full screen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pyproj
import pytest

from campaigns import scene
from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd
    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((node) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  return [left, top, right, bottom];
}).filter(([left, , right]) => right > left)"""
OVER = ".title h1, .tools-bar, .legend-panel, .card, .drawer, .timebar, .leaflet-control"
CLEAR = """(() => {
  const { x, y } = atlas.map.layerPointToContainerPoint([0, 0]);
  const names = atlas.labels.flatMap(({ boxes }) => boxes).map(([a, b, c, d]) => [a + x, b + y, c + x, d + y]);
  const { left, top, right, bottom } = document.querySelector(".legend-panel").getBoundingClientRect();
  names.push([left, top, right, bottom]);
  return [...document.querySelectorAll(".edge:not(.unplaced)")].every((node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return !names.some(([a, b, c, d]) => a < right && c > left && b < bottom && d > top);
  });
})()"""
THEATRE = "view=4/48/122"


def meet(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def edges(page: Page) -> list[str]:
    chromium.settle(page)
    return page.locator(".edge:not(.unplaced) .edge-name").all_inner_texts()


def test_the_pact_is_led_to_from_the_theatre(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date=1941-04-13&{THEATRE}")
    assert "Moscow – Neutrality Pact" in edges(page)
    marker = page.locator(".edge", has_text="Moscow")
    assert "5,500 km" in marker.inner_text()
    marker.click()
    assert page.evaluate("atlas.selected") == "neutrality-pact"
    chromium.settle(page)
    assert page.evaluate("atlas.map.getBounds().contains([55.75, 37.62])")
    assert not [name for name in edges(page) if "Moscow" in name]
    page.evaluate("atlas.map.setView([48, 122], 4, { animate: false }), null")
    page.evaluate("atlas.goto('1941-05-20')")
    assert "Moscow – Neutrality Pact" in edges(page), "what is selected is led to on other days, too"


@pytest.mark.parametrize(
    ("day", "place"),
    [("1905-09-05", "Portsmouth"), ("1936-11-25", "Berlin"), ("1945-02-11", "Yalta"), ("1951-09-08", "San Francisco")],
)
def test_far_places(document: Path, open_file: Open, day: str, place: str) -> None:
    page = open_file(document, f"#date={day}&{THEATRE}")
    assert [name for name in edges(page) if place in name]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
@pytest.mark.parametrize("day", ["1945-08-15", "1939-08-20", "1941-04-13"])
def test_nothing_lies_over_another(document: Path, open_file: Open, day: str, width: int, height: int) -> None:
    page = open_file(document, f"#date={day}&view=7/46/126", width=width, height=height)
    if width > 700:  # on a phone the legend unfolded leaves them no room
        chromium.unfold_legend(page)
    shown = edges(page)
    assert 1 <= len(shown) <= (2 if width < 700 else 3)
    assert page.evaluate(CLEAR), "names give way to markers, and these to a legend that has grown"
    markers = page.evaluate(BOXES, ".edge:not(.unplaced)")
    assert len(markers) == len(shown)
    others = page.evaluate(BOXES, OVER)
    for index, marker in enumerate(markers):
        assert marker[0] >= 0
        assert marker[2] <= width
        assert not [box for box in others + markers[index + 1 :] if meet(marker, box)]


def test_markers_rest_while_it_plays_fast(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date=1941-03-01&{THEATRE}")
    page.get_by_label("Speed of play").select_option("30")
    page.keyboard.press("Escape")
    page.evaluate("atlas.goto('1945-02-11')")
    assert edges(page)
    page.evaluate("atlas.play()")
    chromium.until(page, "document.querySelector('.edges').hidden")
    page.evaluate("atlas.pause()")


def test_overview(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1939-08-20&view=9/47.7/118.6", width=1440, height=900)
    overview = page.locator(".overview")
    box = overview.bounding_box()
    scale = page.locator(".leaflet-control-scale").bounding_box()
    assert box is not None
    assert scale is not None
    assert box["y"] + box["height"] <= scale["y"]
    page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.6)
    assert page.evaluate("atlas.map.getCenter().lng") == pytest.approx(86 + 80 * 0.7, abs=2)
    overview.focus()
    before = page.evaluate("atlas.map.getCenter().lat")
    page.keyboard.press("ArrowUp")
    chromium.settle(page)
    assert page.evaluate("atlas.map.getCenter().lat") > before
    assert page.evaluate("atlas.date") == "1939-08-20"
    page.keyboard.press("Enter")
    chromium.settle(page)
    assert page.evaluate("atlas.map.getZoom()") == 5
    page.evaluate("atlas.map.setView([46, 126], 4, { animate: false }), null")
    assert overview.is_hidden()
    page.evaluate("atlas.map.setView([55.75, 37.62], 6, { animate: false }), null")
    assert overview.is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert overview.is_hidden()


@pytest.mark.parametrize("latitude", [25.0, 47.7, 60.0])
def test_scale_bar_is_right_at_its_latitude(document: Path, open_file: Open, latitude: float) -> None:
    page = open_file(document, f"#date=1939-08-20&view=7/{latitude}/118.6")
    line = page.locator(".leaflet-control-scale-line")
    figure, unit = line.inner_text().split()
    box = line.bounding_box()
    assert box is not None
    degrees = box["width"] * 360 / (256 * 2**7)
    metres = pyproj.Geod(ellps="WGS84").line_length([118, 118 + degrees], [latitude, latitude])
    assert metres == pytest.approx(float(figure) * {"km": 1000, "m": 1}[unit], rel=0.02)


def test_legend_counts_what_is_in_view(document: Path, open_file: Open, whole: gpd.GeoDataFrame) -> None:
    page = open_file(document, "#date=1945-08-15&view=8/47.5/143", width=1440, height=900)
    assert page.locator(".legend[open]").count() == 0
    chromium.unfold_legend(page)
    assert page.locator(".legend-scope").inner_text() == "In view on this day"
    row = page.locator(".layers li", has_text="Battles and events")
    day = dt.date(1945, 8, 15)
    rows = scene.select(whole, day, day)
    events = rows[rows["layer"] == "event"].geometry
    for view in ([47.5, 143, 8], [46, 128, 5]):
        page.evaluate("([a, o, z]) => { atlas.map.setView([a, o], z, { animate: false }) }", view)
        west, south, east, north = map(float, page.evaluate("atlas.map.getBounds().toBBoxString()").split(","))
        expected = int((events.x.between(west, east) & events.y.between(south, north)).sum())
        assert expected
        chromium.settle(page)
        assert row.locator(".count").inner_text() == str(expected)


def test_full_screen_follows_escape(document: Path, open_file: Open) -> None:
    page = open_file(document)
    button = page.get_by_role("button", name="Full screen")
    button.click()
    chromium.until(page, "document.fullscreenElement !== null")
    assert button.get_attribute("aria-pressed") == "true"
    page.evaluate("document.exitFullscreen()")
    chromium.until(page, "document.querySelector('[aria-label=\"Full screen\"]').ariaPressed === 'false'")


def test_no_button_where_full_screen_is_not_allowed(document: Path, open_file: Open) -> None:
    page = open_file(document, anew=True)
    page.add_init_script("Object.defineProperty(document, 'fullscreenEnabled', { value: false })")
    page.reload()
    page.get_by_role("button", name="Measure a distance").wait_for()
    assert page.get_by_role("button", name="Full screen").count() == 0


def test_a_file_has_no_button_to_a_page_of_the_app(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1941-04-13&select=neutrality-pact")
    assert page.locator(".card h2").is_visible()
    assert page.get_by_role("button", name="Open the dossier").count() == 0


def test_a_battlefield_is_not_led_across_the_world(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1939-08-26&view=8/47.7/118.6", width=1440, height=900)
    assert any("Tokyo" in name for name in edges(page))
    page.evaluate("atlas.map.setView([47.7, 118.6], 10, { animate: false }), null")
    assert edges(page) == []
    page.evaluate("atlas.select('german-soviet-pact-tokyo')")
    page.evaluate("atlas.map.setView([47.7, 118.6], 10, { animate: false }), null")
    assert any("Tokyo" in name for name in edges(page)), "what is selected is led to from everywhere"


def test_no_marker_during_a_tour(document: Path, open_file: Open) -> None:
    page = open_file(document, f"#date=1941-04-13&{THEATRE}")
    assert edges(page)
    page.evaluate("atlas.tour(atlas.tours[0])")
    assert edges(page) == []
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    page.evaluate("atlas.goto('1941-04-13')")
    page.evaluate("atlas.map.setView([48, 122], 4, { animate: false }), null")
    assert edges(page)
