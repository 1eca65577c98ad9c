"""What is selected stands where one sees it, on the day and ground that the address asks for."""

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
COVERED = """(place) => {
  const { x, y } = atlas.map.latLngToContainerPoint(place);
  const { left, top } = atlas.map.getContainer().getBoundingClientRect();
  const size = atlas.map.getSize();
  const inside = x > 0 && y > 0 && x < size.x && y < size.y;
  const panel = document.elementFromPoint(x + left, y + top)?.closest(".card, .tour, .drawer");
  return inside ? panel?.className ?? "" : "outside";
}"""
PLACE = """(id) => {
  const { shape } = atlas.scene.shown.find((item) => item.feature.id === id && item.feature.layer === "event");
  const [x, y] = shape.parts[0][0];
  return [(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, (x - 0.5) * 360];
}"""
WIDTHS = [(1440, 900), (1024, 768), (390, 844), (740, 360)]


@pytest.mark.parametrize(("width", "height"), WIDTHS)
@pytest.mark.parametrize("dossier", ["hutou", "lake-khasan", "manchurian-operation", "shumshu"])
def test_a_selection_is_moved_clear_of_its_card(
    open_file: Open, document: Path, dossier: str, width: int, height: int
) -> None:
    page = open_file(document, "", width, height)
    page.evaluate("(id) => atlas.select(id)", dossier)
    chromium.settle(page)
    assert page.locator(".card").is_visible()
    assert page.evaluate(COVERED, page.evaluate(PLACE, dossier)) == ""


def test_a_selection_stays_clear_when_a_map_with_an_open_search_grows_narrow(open_file: Open, document: Path) -> None:
    page = open_file(document, "#date=1939-08-24&view=9/47.7/118.6", 1440, 900)
    page.evaluate("document.querySelector('.tools-bar button').click()")
    page.evaluate("atlas.select('khalkhin-gol')")
    chromium.settle(page)
    place = page.evaluate(PLACE, "khalkhin-gol")
    assert page.evaluate(COVERED, place) == ""
    page.set_viewport_size({"width": 800, "height": 900})
    chromium.settle(page)
    assert page.evaluate(COVERED, place) == ""


@pytest.mark.parametrize(("width", "height"), WIDTHS[:3])
def test_an_event_that_is_clicked_is_not_hidden_by_its_card(
    open_file: Open, document: Path, width: int, height: int
) -> None:
    page = open_file(document, "#date=1945-08-12&view=7/45.9/133.6", width, height)
    chromium.settle(page)
    place = page.evaluate(PLACE, "hutou")
    right, low = width - 120, page.evaluate("atlas.map.getSize().y") - 240  # above the overview
    page.evaluate(
        """([place, x, y]) => {
          const at = atlas.map.latLngToContainerPoint(place);
          atlas.map.panBy([at.x - x, at.y - y], { animate: false });
        }""",
        [place, right, low],
    )
    chromium.settle(page)
    page.mouse.click(right, low)
    chromium.settle(page)
    assert page.evaluate("atlas.selected") == "hutou"
    assert page.evaluate(COVERED, place) == ""


def test_the_card_tells_which_phases_lie_after_the_event(open_file: Open, document: Path) -> None:
    page = open_file(document, "#date=1942-04-18&select=york-crew")
    assert page.locator(".card h4").all_text_contents() == ["The event", "After the event"]
    assert page.locator(".card h4 + ol").evaluate_all("(lists) => lists.map((list) => list.start)") == [1, 2]
    page.evaluate("atlas.select('york-crew/phase-4')")
    assert "(after the event: 18 April 1942)" in page.locator(".card-phase").inner_text()


def test_a_bar_in_the_strip_of_phases_leads_to_the_day_and_place_of_the_phase(open_file: Open, document: Path) -> None:
    page = open_file(document, "#date=1945-08-12&select=mutanchiang&view=5/46/110")
    chromium.settle(page)
    page.locator(".phase-bars button", has_text="Before Yehho").click()
    chromium.settle(page)
    assert page.evaluate("[atlas.date, atlas.selected]") == ["1945-08-14", "mutanchiang"]
    assert page.locator(".card-phase").inner_text().startswith("14–15 August 1945 Before Yehho")
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    assert page.evaluate("atlas.map.getBounds().contains([44.58, 129.66])")
    assert page.evaluate("atlas.map.getZoom()") == 6.5, "from which phases of the greatest events are drawn"


def test_a_phase_is_found_and_hit_on_its_days_from_its_zoom_on(open_file: Open, document: Path) -> None:
    page = open_file(document, "#date=1945-08-14&view=10/44.6/129.7")
    chromium.settle(page)
    under = """() => {
      const { shape } = atlas.scene.lists.phase.find(({ feature }) => feature.name === "Before Yehho");
      const [x, y] = shape.parts[0][0];
      const place = [(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, (x - 0.5) * 360];
      return atlas.scene.pickedAt(atlas.map.latLngToLayerPoint(place))?.name ?? null;
    }"""
    assert page.evaluate(under) == "Before Yehho"
    page.evaluate("atlas.map.setZoom(5, { animate: false })")
    chromium.settle(page)
    assert page.evaluate(under) != "Before Yehho"
    page.evaluate("atlas.goto('1945-08-16')")
    chromium.settle(page)
    assert "Before Yehho" not in page.evaluate("atlas.scene.lists.phase.map(({ feature }) => feature.name)")


def test_the_date_of_an_address_wins_over_the_days_of_what_is_selected(open_file: Open, document: Path) -> None:
    page = open_file(document, "#date=1938-01-01&select=hutou", anew=True)
    chromium.settle(page)
    assert page.evaluate("[atlas.date, atlas.selected]") == ["1938-01-01", "hutou"]
    page = open_file(document, "#select=hutou", anew=True)
    chromium.settle(page)
    assert "1945-08-09" <= page.evaluate("atlas.date") <= "1945-08-26"


def test_a_map_opens_on_the_ground_of_what_is_selected(open_file: Open, document: Path) -> None:
    page = open_file(document, "#select=lake-khasan", anew=True)
    chromium.settle(page)
    assert page.evaluate("atlas.map.getZoom()") >= 9
    page = open_file(
        document, "#select=khalkhin-gol", anew=True
    )  # which has a supply route, and parts with all the rest
    chromium.settle(page)
    assert page.evaluate("atlas.map.getZoom()") >= 8
    page = open_file(document, "#select=lake-khasan&view=5/46/128", anew=True)
    chromium.settle(page)
    assert page.evaluate("atlas.map.getZoom()") == 5


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#view=6/45/1e308", "6/45/1e308"),
        ("#date=1945-13-01", "is not a valid date"),
        ("#select=nowhere", "nothing here has the id"),
        ("#tour=moon", "is no tour"),
        ("#zoom=4", "is no part of an address"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said(open_file: Open, document: Path, fragment: str, words: str) -> None:
    page = open_file(document, fragment)
    chromium.settle(page)
    assert words in page.locator(".notice").inner_text()
    assert page.evaluate("atlas.map.getBounds().isValid() && Number.isFinite(atlas.map.getCenter().lng)")
    page.locator(".notice button").click()
    assert page.locator(".notice").is_hidden()
    page.evaluate("location.hash = '#date=1939-08-20'")
    chromium.until(page, "atlas.date === '1939-08-20'")
    assert page.locator(".notice").is_hidden()


def test_the_search_opens_from_a_tour(open_file: Open, document: Path) -> None:
    page = open_file(document, "#tour=khalkhin-gol&step=2")
    chromium.settle(page)
    page.locator(".tour").focus()
    page.keyboard.press("/")
    page.locator(".finder-box").wait_for()


@pytest.mark.parametrize("anew", [True, False])
def test_a_window_of_an_address_ends_on_the_day_of_what_is_selected(
    open_file: Open, document: Path, *, anew: bool
) -> None:
    """The day that the document opens with, 1945, is not the end of it; the window begins where the address says."""
    page = open_file(document, "#from=1969-01-01&select=damansky-1969", anew=anew)
    assert page.evaluate("[atlas.from, atlas.date]") == ["1969-01-01", "1969-03-02"]
    assert page.locator(".notice").is_hidden()
