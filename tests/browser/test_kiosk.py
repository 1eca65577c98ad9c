"""A map on a public screen: it runs by itself, gives way to visitors, forgets what they did, and nothing leads away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.atlas.kiosk import Kiosk
from campaigns.languages import interface_words
from tests import chromium
from tests.browser import unpainted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd
    from playwright.sync_api import Browser, Page

    from campaigns.history import History

TOURS = ("lake-khasan", "rivals")
SAID = interface_words.of("ru")
"""What the kiosk says, by the English."""
LEAST = 48
"""Pixels that a finger hits."""
TARGETS = """() => [...document.querySelectorAll("button, select, summary, a")]
  .filter((node) => node.checkVisibility() && !node.matches(".term, .plain, .phase-strip *"))
  .map((node) => [node, node.getBoundingClientRect()])
  .map(([node, { width, height }]) => [node.ariaLabel || node.textContent, Math.round(width), Math.round(height)])"""
STEPS = "(window.steps = [], atlas.on('tour', () => steps.push(atlas.touring && Object.values(atlas.touring))), null)"


@pytest.fixture(scope="module")
def kiosk(history: History, whole: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kiosk of two tours of the whole atlas, that a test winds on itself."""
    selection = Selection(fine_ground=False, language="ru", kiosk=Kiosk(TOURS, pace=3600, idle=3600))
    return export.write(tmp_path_factory.mktemp("kiosk") / "kiosk.html", history, whole, selection)


@pytest.fixture
def page(browser: Browser, kiosk: Path) -> Iterator[Page]:
    """The kiosk with timers that a test winds on: nothing happens by itself."""
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(unpainted.SCRIPT)
    page.clock.install()
    errors, outside = chromium.errors(page), chromium.watch(page, kiosk.as_uri())
    page.goto(kiosk.as_uri() + "#date=1945-08-12&select=mutanchiang")
    page.locator("html[data-ready=true]").wait_for()
    yield page
    context.close()
    assert errors == []
    assert outside == []


def wind(page: Page, seconds: int) -> None:
    """Let time pass, then as much as is needed until what it brought is drawn."""
    page.clock.fast_forward(seconds * 1000)
    rest(page)


def rest(page: Page) -> None:
    for _ in range(200):
        page.clock.run_for(50)
        if page.evaluate("atlas.settled"):
            return
    raise TimeoutError("the map did not come to rest")


def stage(page: Page) -> Any:  # noqa: ANN401 - as the page has it
    return page.evaluate("[document.querySelector('.atlas-frame').dataset.kiosk, atlas.touring]")


def at(tour: str, step: int) -> dict[str, Any]:
    return {"id": tour, "step": step}


def test_it_runs_through_its_tours_and_begins_again(page: Page, history: History) -> None:
    rest(page)
    assert page.locator(".kiosk-screen h2").is_visible()
    assert page.locator(".kiosk-touch").inner_text() == SAID["Touch to explore"]
    for tour in (*TOURS, TOURS[0]):
        assert stage(page) == ["invitation", None]
        assert page.locator(".kiosk-next").inner_text() == history.tours[tour].title
        for step in range(1, len(history.tours[tour].steps) + 1):
            wind(page, 3601)
            assert stage(page) == ["tour", at(tour, step)]
        wind(page, 3601)


def test_an_address_counts_for_nothing_and_is_not_written(page: Page) -> None:
    rest(page)
    assert page.evaluate("[atlas.selected, atlas.touring]") == [None, None]
    wind(page, 3601)
    assert page.evaluate("location.hash") == "#date=1945-08-12&select=mutanchiang"
    page.evaluate("location.hash = '#date=1904-02-08&tour=rivals&step=2'")
    rest(page)
    assert stage(page)[1] == at("lake-khasan", 1)
    assert page.locator(".notice").is_hidden()


def test_a_touch_takes_over_and_idleness_gives_back_all_that_was_changed(page: Page) -> None:
    rest(page)
    wind(page, 3601)
    wind(page, 3601)
    page.touchscreen.tap(540, 500)
    assert stage(page) == ["visitor", at("lake-khasan", 2)]
    page.get_by_role("button", name=SAID["Next"], exact=True).tap()
    page.get_by_role("button", name=SAID["Details"]).tap()
    page.locator(".card summary").first.tap()
    assert page.locator(".card").is_visible()
    page.evaluate("atlas.language = 'ja'")
    page.get_by_role("button", name=SAID["End the tour"]).tap()
    page.get_by_role("button", name=SAID["Zoom out"]).first.tap()
    page.get_by_role("button", name=SAID["Step forward"]).tap()
    page.get_by_role("button", name=SAID["Guided tours"]).tap()
    rest(page)
    page.clock.fast_forward(3500_000)
    assert stage(page)[0] == "visitor"
    page.touchscreen.tap(540, 300)
    page.clock.fast_forward(3500_000)
    assert stage(page)[0] == "visitor", "who touches it again has it for as long again"
    wind(page, 101)
    assert stage(page) == ["tour", at("lake-khasan", 2)]
    assert page.evaluate("[atlas.date, atlas.language, atlas.isPlaying()]") == ["1938-07-29", "ru", False]
    assert page.locator(".card").is_hidden()
    assert page.locator(".drawer").is_hidden()
    wind(page, 3601)
    assert stage(page) == ["tour", at("lake-khasan", 3)]


def test_whoever_answers_the_invitation_is_in_the_tour(page: Page) -> None:
    rest(page)
    page.touchscreen.tap(540, 1000)
    rest(page)
    assert stage(page) == ["visitor", at("lake-khasan", 1)]
    assert page.locator(".kiosk-screen").is_hidden()
    page.evaluate("atlas.tour('rivals', 100)")
    page.get_by_role("button", name=SAID["Next tour"]).tap()
    assert stage(page)[1] == at("lake-khasan", 1), "behind the last tour is the first"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1080, 1920), (390, 844)])
def test_what_is_pressed_is_large_enough(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    rest(page)
    wind(page, 3601)
    page.get_by_role("button", name=SAID["Details"]).tap()
    rest(page)
    found = page.evaluate(TARGETS)
    assert {SAID[each] for each in ("Back", "Next", "Details: the dossier of this step")} <= {
        name for name, *_ in found
    }
    assert [each for each in found if min(each[1:]) < LEAST] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_nothing_leads_away(page: Page) -> None:
    rest(page)
    wind(page, 3601)
    page.touchscreen.tap(540, 300)
    page.get_by_role("button", name=SAID["Details"]).tap()
    assert page.locator(".card .sources li").count() > 0
    assert page.locator("a:not([href='#'])").count() == 0
    assert page.locator("input:not([type=range]):visible:not(.date)").count() == 0
    named = page.locator(".tools-bar :is(button, select)").evaluate_all("all => all.map((each) => each.ariaLabel)")
    assert named == [SAID["Guided tours"], SAID["Language of names"]]
    refused = """([type, given]) => {
      const event = new (given.key ? KeyboardEvent : Event)(type, { ...given, bubbles: true, cancelable: true });
      return !document.querySelector(".folium-map").dispatchEvent(event);
    }"""
    ways: list[tuple[str, dict[str, Any]]] = [(name, {}) for name in ("contextmenu", "dragover", "drop", "dragstart")]
    keys = [{"key": "s", "ctrlKey": True}, {"key": "p", "metaKey": True}, {"key": "/"}, {"key": "f"}, {"key": "F5"}]
    for way in (*ways, *(("keydown", key) for key in keys)):
        assert page.evaluate(refused, way), way
    assert page.locator(".drawer").is_hidden()
    assert not page.evaluate(refused, ("keydown", {"key": "Tab"}))


def test_a_step_that_is_not_drawn_does_not_stop_it(page: Page) -> None:
    """As where the screen is off: no frame comes, so nothing is ever drawn."""
    rest(page)
    wind(page, 3601)
    page.evaluate("(window.requestAnimationFrame = () => 0, null)")
    page.clock.fast_forward(3601_000)
    assert stage(page)[1] == at("lake-khasan", 2)
    page.clock.fast_forward(3601_000)
    assert stage(page)[1] == at("lake-khasan", 2), "it is not drawn yet"
    page.clock.fast_forward(20_500)
    assert stage(page)[1] == at("lake-khasan", 3)
