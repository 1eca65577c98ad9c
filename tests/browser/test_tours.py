"""The guided tours in Chromium: played by keyboard, by mouse and from an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from campaigns.history import History
    from campaigns.tour_model import Tour

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
STEP = """(() => {
  const { map } = atlas;
  const panel = document.querySelector(".tour");
  return {
    touring: atlas.touring,
    date: atlas.date,
    zoom: map.getZoom(),
    free: [(panel.offsetLeft + panel.offsetWidth + map.getSize().x) / 2, map.getSize().y / 2],
    visible: atlas.visible().map((id) => id.split("@")[0]),
    text: panel.querySelector(".tour-text").innerText,
    focused: panel.contains(document.activeElement),
    card: document.querySelector(".card").checkVisibility(),
  };
})()"""
NOTE_DAYS = """() => {
  const days = (window.noted = []);
  atlas.on("date", () => days.push(atlas.date));
}"""
GOLDEN = """(() => {
  const sheet = document.querySelector("canvas.atlas-sheet");
  const { data } = sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) count += data[i] > 235 && data[i + 1] > 180 && data[i + 2] < 110;
  return count;
})()"""


@pytest.fixture(scope="module")
def guided(history: History) -> dict[str, Tour]:
    return dict(history.tours)


def quiet(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    return page


def step_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STEP)
    return found


def test_every_tour_from_beginning_to_end_by_keyboard(document: Path, open_file: Open, guided: dict[str, Tour]) -> None:
    page = quiet(open_file(document))
    assert page.evaluate("atlas.tours") == list(guided)
    for tour in guided.values():
        page.evaluate("id => atlas.tour(id)", tour.id)
        for number, step in enumerate(tour.steps, start=1):
            here = step_of(page)
            where = f"{tour.id}, step {number}"
            assert here["touring"] == {"id": tour.id, "step": number}, where
            assert here["date"] == step.date.isoformat(), where
            assert here["zoom"] == step.view[0], where
            point = page.evaluate(
                "view => { const p = atlas.map.latLngToContainerPoint(view); return [p.x, p.y]; }", step.view[1:]
            )
            assert point == pytest.approx(here["free"], abs=2), f"{where}: the view stands beside the panel"
            assert set(step.highlights) <= set(here["visible"]), where
            assert step.title in here["text"], where
            assert step.text in here["text"], where
            assert here["focused"], where
            assert not here["card"], where
            page.keyboard.press("ArrowRight")
        assert page.evaluate("atlas.touring.step") == len(tour.steps), "the last step stays"
        assert page.get_by_label("Chapter", exact=True).input_value() == tour.chapter


def test_back_to_the_step_before(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=lake-khasan&step=2"))
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("atlas.date") == "1938-07-15"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("atlas.touring.step") == 1


def test_days_run_to_the_next_step_when_it_is_near(document: Path, open_file: Open) -> None:
    page = open_file(document, "#tour=khalkhin-gol&step=6")
    assert page.evaluate("atlas.date") == "1939-08-20"
    page.evaluate(NOTE_DAYS)
    page.get_by_role("button", name="Next", exact=True).click()
    chromium.settle(page)
    assert page.evaluate("noted") == ["1939-08-21", "1939-08-22", "1939-08-23", "1939-08-24"]
    assert page.evaluate("atlas.map.getZoom()") == 10.5


def test_days_do_not_run_where_motion_is_not_wanted(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=khalkhin-gol&step=6"))
    page.evaluate(NOTE_DAYS)
    page.get_by_role("button", name="Next", exact=True).click()
    assert page.evaluate("noted") == ["1939-08-24"]


def test_whoever_moves_the_clock_stops_the_run(document: Path, open_file: Open) -> None:
    page = open_file(document, "#tour=khalkhin-gol&step=1")
    page.evaluate(NOTE_DAYS)
    page.get_by_role("button", name="Next", exact=True).click()
    chromium.until(page, "noted.length > 0")
    page.evaluate("atlas.goto('1939-09-01')")
    page.get_by_role("button", name="Details").click()
    assert page.locator(".card h2").inner_text() == "Fighting of May 1939 on the Khalkhin Gol"
    assert page.evaluate("atlas.date") == "1939-09-01"


def test_a_tour_is_chosen_from_the_drawer(document: Path, open_file: Open, guided: dict[str, Tour]) -> None:
    page = quiet(open_file(document))
    page.get_by_role("button", name="Guided tours").click()
    entries = page.locator(".drawer .tour-entry strong")
    assert entries.all_inner_texts() == [tour.title for tour in guided.values()]
    entries.nth(list(guided).index("lake-khasan")).click()
    assert page.locator(".drawer").is_hidden()
    here = step_of(page)
    assert here["touring"] == {"id": "lake-khasan", "step": 1}
    assert here["focused"]


def test_details_open_the_card_and_escape_goes_back_step_by_step(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=manchuria-taken&step=6", painted=True))
    chromium.settle(page)
    assert page.evaluate(GOLDEN) > 2000
    page.get_by_role("button", name="Details").click()
    assert page.locator(".card h2").inner_text() == "Proclamation of Manchukuo"
    page.keyboard.press("Escape")
    here = step_of(page)
    assert not here["card"]
    assert here["touring"]
    assert here["focused"]
    before = page.evaluate("[atlas.date, atlas.map.getZoom(), atlas.map.getCenter().lat]")
    page.keyboard.press("Escape")
    assert page.evaluate("atlas.touring") is None
    assert page.locator(".tour").is_hidden()
    assert page.evaluate("[atlas.date, atlas.map.getZoom(), atlas.map.getCenter().lat]") == before
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Guided tours"
    chromium.settle(page)
    assert page.evaluate(GOLDEN) < 200
    chromium.until(page, "!location.hash.includes('tour=')")


def test_escape_ends_the_tour_from_the_map_too(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=manchuria-taken&step=6"))
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    assert page.evaluate("atlas.touring") is None


def test_after_the_last_step_comes_the_next_tour(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=lake-khasan&step=8"))
    page.get_by_role("button", name="Next tour").click()
    assert page.evaluate("atlas.touring") == {"id": "khalkhin-gol", "step": 1}
    page.evaluate("atlas.tour('no-peace-treaty', 10)")
    page.get_by_role("button", name="Finish").click()
    assert page.evaluate("atlas.touring") is None


def test_address_of_a_step(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=neutrality&step=3"))
    assert page.evaluate("atlas.date") == "1941-04-13"
    assert page.locator(".tour h2").inner_text() == "The pact of 13 April"
    page.keyboard.press("ArrowRight")
    chromium.until(page, "location.hash.endsWith('&tour=neutrality&step=4')")
    kept = page.evaluate("location.hash")
    page.evaluate("location.hash = '#tour=rivals&step=9'")
    chromium.until(page, "atlas.date === '1929-11-18'")
    again = quiet(open_file(document, kept, anew=True))
    assert again.evaluate("[atlas.date, atlas.touring.step]") == ["1941-07-16", 4]


@pytest.mark.parametrize("anew", [True, False])
def test_an_address_of_a_step_with_a_day_and_a_selection_of_its_own(
    document: Path, open_file: Open, *, anew: bool
) -> None:
    """As one finds them who has moved the clock and clicked during the tour: no part is passed over."""
    page = open_file(document, "#date=1945-08-12&select=hutou&tour=khalkhin-gol&step=2", anew=anew)
    chromium.settle(page)
    assert page.evaluate("[atlas.date, atlas.selected, atlas.touring]") == [
        "1945-08-12",
        "hutou",
        {"id": "khalkhin-gol", "step": 2},
    ]
    assert page.locator(".notice").is_hidden()


def test_a_step_keeps_its_view_though_its_event_is_far_away(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=rivals&step=4"))
    chromium.until(page, "location.hash.includes('view=')")
    zoom, latitude, longitude = map(float, page.evaluate("/view=([^&]*)/.exec(location.hash)[1]").split("/"))
    assert zoom == 5.5
    assert 40 < latitude < 50, "Manchuria and Inner Mongolia, not St Petersburg, where the convention was signed"
    assert 110 < longitude < 125


def test_an_address_of_no_tour_opens_the_map(document: Path, open_file: Open, guided: dict[str, Tour]) -> None:
    page = open_file(document, "#tour=no-such-tour&step=3")
    assert page.evaluate("[atlas.touring, atlas.date]") == [None, "1945-08-15"]
    refused = page.evaluate("(() => { try { atlas.tour('no-such-tour'); } catch (error) { return error.message; } })()")
    assert f"none of the tours {', '.join(guided)}" in refused


def test_on_a_phone(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=august-storm&step=2", width=390, height=844))
    panel = page.locator(".tour").bounding_box()
    bar = page.locator(".timebar").bounding_box()
    assert panel is not None
    assert bar is not None
    assert panel["width"] == 390
    assert panel["y"] + panel["height"] <= bar["y"] + 1
    assert panel["y"] > 250, "the map is seen above the text"
    buttons = page.locator(".tour button:not(.term)").all()  # a term is as high as its line
    assert buttons
    for button in buttons:
        box = button.bounding_box()
        assert box is not None
        assert box["width"] >= 44, button.inner_text()
        assert box["height"] >= 44, button.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_autoplay_is_off_until_asked_and_after_the_end(document: Path, open_file: Open) -> None:
    page = quiet(open_file(document, "#tour=lake-khasan&step=1"))
    auto = page.get_by_role("button", name="Autoplay")
    assert auto.get_attribute("aria-pressed") == "false"
    auto.click()
    assert auto.get_attribute("aria-pressed") == "true"
    page.evaluate("atlas.tour('lake-khasan', 8)")
    assert auto.get_attribute("aria-pressed") == "false"
