"""The document in Firefox and in WebKit: a clock, a click, a tour and a printed page are the same in every browser.

What it does in full is tested in Chromium, by the other files of this folder. Each browser is started once and loads
the document once.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

from tests import chromium
from tests.browser import other_browsers
from tests.browser.test_own_data import DROP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History
    from tests.browser.other_browsers import OtherBrowser, RecordingProxy

pytestmark = pytest.mark.browser

LEAST_COLOURS = 5000
"""A map with relief has at least so many; a page without one a few hundred."""
TOO_WIDE = """
const panels = [".legend-panel", ".card", ".drawer-body"].map((name) => [name, document.querySelector(name)]);
return Object.fromEntries(
  panels.filter(([, panel]) => panel?.checkVisibility())
    .map(([name, panel]) => [name, panel.scrollWidth - panel.clientWidth]),
);
"""
"""By how many pixels what stands in a panel that is open is wider than it, less its scroll bar."""


@pytest.fixture(scope="module")
def proxy() -> Iterator[RecordingProxy]:
    with other_browsers.recording_proxy() as running:
        yield running


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def opened(
    request: pytest.FixtureRequest, proxy: RecordingProxy, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OtherBrowser]:
    """A browser that has the document open."""
    start = getattr(other_browsers, request.param)
    with start(proxy.server_port, tmp_path_factory.mktemp(request.param)) as browser:
        proxy.forget(browser)
        browser.open(request.getfixturevalue("document"), "#date=1945-08-15&view=7/45/131")
        yield browser


@pytest.fixture
def page(opened: OtherBrowser, proxy: RecordingProxy) -> Iterator[OtherBrowser]:
    """The document with card and legend closed; the test fails if an error is raised in it or it asks for anything."""
    yield opened
    opened.run("atlas.pause(); atlas.select(null); document.querySelector('.legend').open = false")
    assert opened.tell("faults.splice(0)") == []
    assert proxy.asked == []


def show(page: OtherBrowser, date: str, zoom: float, *place: float) -> None:
    page.run("atlas.goto(arguments[0])", date)
    page.run("atlas.map.setView(arguments[1], arguments[0], { animate: false })", zoom, place)
    page.settle()


def test_the_map_is_drawn(page: OtherBrowser) -> None:
    assert page.tell("[atlas.date, atlas.map.getZoom()]") == ["1945-08-15", 7]
    assert "mutanchiang" in page.tell("atlas.visible()")
    assert chromium.colours(page.picture()) > LEAST_COLOURS


def test_the_clock_steps_and_plays(page: OtherBrowser) -> None:
    show(page, "1945-08-15", 9, 45.9, 133.6)
    page.press(Keys.ARROW_RIGHT)
    assert page.tell("atlas.date") == "1945-08-16"
    page.click_on("[aria-label='Step back']")
    page.click_on("[aria-label='Step back']")
    assert page.tell("atlas.date") == "1945-08-14"
    page.click_on("[aria-label=Play]")
    page.until("atlas.date > '1945-08-15'")
    page.click_on("[aria-label=Pause]")
    assert not page.tell("atlas.isPlaying()")


def test_the_slider_is_dragged(page: OtherBrowser) -> None:
    left, top, width, height = page.box(".slider")
    page.drag(*((left + width * share, top + height / 2) for share in (0.55, 0.5, 0.45, 0.41)))
    assert page.tell("atlas.date").startswith("193")


def test_a_click_on_a_battle_opens_its_card(page: OtherBrowser) -> None:
    show(page, "1945-08-14", 7, 44.6, 129.6)
    at = page.run("const { x, y } = atlas.map.latLngToContainerPoint([44.59, 129.62]); return [x, y];")
    page.click(at)
    page.settle()
    assert page.tell("document.querySelector('.card h2').innerText") == "Battle of Mutanchiang"
    assert "290,000" in page.tell("document.querySelector('.card').innerText")
    page.press(Keys.ESCAPE)
    assert not page.tell("document.querySelector('.card').checkVisibility()")


def test_a_tour_goes_on_by_a_step(page: OtherBrowser, history: History) -> None:
    tour = dict(history.tours)["lake-khasan"]
    page.click_on("[aria-label='Guided tours']")
    page.click_on(".tour-entry", list(history.tours).index(tour.id))
    for number, step in enumerate(tour.steps[:2], start=1):
        page.settle()
        assert page.tell("atlas.touring") == {"id": tour.id, "step": number}
        assert page.tell("[atlas.date, atlas.map.getZoom()]") == [step.date.isoformat(), step.view[0]]
        assert step.title in page.tell("document.querySelector('.tour').innerText")
        page.press(Keys.ARROW_RIGHT)
    page.press(Keys.ESCAPE)
    assert page.tell("atlas.touring") is None


def test_a_table_is_dropped_on_the_map_and_is_in_what_is_saved(page: OtherBrowser) -> None:
    """The saved file is looked at before it is handed out: how that is done is each browser's own."""
    show(page, "1945-08-15", 7, 45, 131)
    data = base64.b64encode("имя;широта;долгота;дата\nЛагерь;45;131;15.8.1945\n".encode("cp1251")).decode()  # noqa: RUF001 - Russian
    page.run(f"({DROP})([{{ name: 'posts.csv', data: arguments[0] }}])", data)
    page.until("atlas.guests().length === 1")
    page.settle()
    assert "posts/2" in page.tell("atlas.visible()")
    page.run("URL.createObjectURL = (file) => { window.saved = file; return ''; }")
    page.run("HTMLAnchorElement.prototype.click = () => undefined")  # Firefox asks Google about what it downloads
    page.run("[...document.querySelectorAll('.own-data button')].at(-1).click()")
    page.until("window.saved !== undefined")
    page.wait_for("const done = arguments[0]; saved.text().then((text) => { window.saved = text; done(); })")
    written, loaded = page.tell("saved"), page.tell("document.getElementById('atlas-data').textContent.length")
    assert written.startswith("<!DOCTYPE html>\n<html")
    assert written.rstrip().endswith("</html>")
    assert written.count("<script") == page.tell("document.scripts.length")
    assert len(written) > loaded, "with its data"
    page.run("atlas.removeGuests('posts'); document.querySelector('.drawer-close').click()")


def test_no_scroll_bar_covers_the_end_of_a_row(page: OtherBrowser) -> None:
    """Where a scroll bar takes room, as in Firefox, what stands beside it gives way."""
    show(page, "1945-08-12", 7, 45.9, 133.6)
    page.run("document.querySelector('.legend').open = true; atlas.select('hutou')")
    page.settle()
    assert page.tell("[...document.querySelectorAll('.legend .count')].some((node) => node.innerText > '9')")
    assert page.run(TOO_WIDE) == {".legend-panel": 0, ".card": 0}
    page.click_on("[aria-label='Guided tours']")
    assert page.run(TOO_WIDE)[".drawer-body"] == 0
    page.press(Keys.ESCAPE)


def test_paper_shows_the_day_the_legend_and_the_card(page: OtherBrowser) -> None:
    show(page, "1945-08-12", 7, 45.9, 133.6)
    page.run("atlas.select('hutou')")
    page.settle()
    text = " ".join(page.printed_text().split())
    for words in ("12 August 1945", "Advance: Soviet Union", "Made with Natural Earth", "15th Border Garrison"):
        assert words in text
    for words in ("All years", "days/s", "In view on this day"):
        assert words not in text, "a control is printed"
