"""The drawer of events: its list in step with the map, its search in any script, the keyboard's way through it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns import scene
from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd
    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
NOW = """[...document.querySelectorAll('.finder-list button[aria-current=date] .finder-name')]
  .map((name) => name.textContent)"""
IN_SIGHT = """(() => {
  const row = [...document.querySelectorAll('.finder-list button[aria-current=date]')].at(-1).getBoundingClientRect();
  const list = document.querySelector('.drawer-body').getBoundingClientRect();
  const head = document.querySelector('.finder-head').getBoundingClientRect();
  return row.top >= head.bottom && row.bottom <= list.bottom;
})()"""


def titles(page: Page, group: str) -> list[str]:
    return page.locator(f".finder-list ol[aria-label='{group}'] .finder-name").all_inner_texts()


def search(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.get_by_label("Search by a name in any script").fill(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Халхин", "Battles of Khalkhin Gol (Nomonhan Incident)"),
        ("халхин гол", "Battles of Khalkhin Gol (Nomonhan Incident)"),
        ("張鼓峰", "Battle of Lake Khasan (Changkufeng Incident)"),
        ("诺门", "Battles of Khalkhin Gol (Nomonhan Incident)"),
        ("Zhukov", "Battles of Khalkhin Gol (Nomonhan Incident)"),
        ("\uff4b\uff48\uff41\uff53\uff41\uff4e", "Battle of Lake Khasan (Changkufeng Incident)"),
        ("KHÁSÁN", "Battle of Lake Khasan (Changkufeng Incident)"),
    ],
)
def test_search_in_any_script(document: Path, open_file: Open, text: str, title: str) -> None:
    page = open_file(document)
    search(page, text)
    assert title in titles(page, "Events")
    assert "found" in page.locator(".finder-count").inner_text()


def test_search_says_why_and_finds_movements_and_lines(document: Path, open_file: Open) -> None:
    page = open_file(document)
    search(page, "Zhukov")
    assert (
        "Georgy Zhukov, commander" in page.locator(".finder-list ol[aria-label=Events] .finder-why").first.inner_text()
    )
    search(page, "Transbaikal Railway")
    page.locator(".finder-list ol[aria-label='Lands, lines and islands'] button").first.click()
    assert "Transbaikal Railway" in page.locator(".card h2").inner_text()
    search(page, "6th Guards Tank Army")
    page.locator(".finder-list ol[aria-label=Movements] button").first.click()
    assert page.evaluate("atlas.date") >= "1945"
    assert page.locator(".card").is_visible()
    search(page, "Xanadu of nowhere")
    assert "Nothing found" in page.locator(".finder-count").inner_text()
    assert page.locator(".finder-list button").count() == 0


def test_a_date_goes_to_its_day_and_lists_what_happened_then(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1905-03-01")
    search(page, "15.8.1945")
    assert titles(page, "Days") == ["15 August 1945"]
    assert "broadcast" in titles(page, "Events")[0]
    page.keyboard.press("Enter")
    assert page.evaluate("atlas.date") == "1945-08-15"


def test_an_error_of_typing_still_finds(document: Path, open_file: Open) -> None:
    page = open_file(document)
    search(page, "nomohan")
    assert titles(page, "Events")[0] == "Battles of Khalkhin Gol (Nomonhan Incident)"


def test_a_place_is_found_first_flown_to_and_shown(document: Path, open_file: Open) -> None:
    page = open_file(document)
    search(page, "Чита")
    page.keyboard.press("Enter")
    page.locator(".beacon", has_text="Chita").wait_for()
    chromium.settle(page)
    assert page.evaluate("atlas.map.getCenter().distanceTo([52.03, 113.5])") < 20_000


def test_list_goes_with_the_day(document: Path, open_file: Open, whole: gpd.GeoDataFrame) -> None:
    page = open_file(document)
    page.get_by_role("button", name="Events and search").click()
    assert page.locator(".finder-list h3", has_text="1938").count() == 1
    assert page.locator(".finder-list li").count() == (whole["layer"] == "event").sum()
    for day in ("1941-04-13", "1905-09-05", "1973-10-08"):
        page.evaluate("iso => atlas.goto(iso)", day)
        rows = scene.select(whole, dt.date.fromisoformat(day), dt.date.fromisoformat(day))
        assert sorted(page.evaluate(NOW)) == sorted(rows[rows["layer"] == "event"]["name"])
        assert page.evaluate(IN_SIGHT), day


def test_list_is_that_of_the_chapter(document: Path, open_file: Open) -> None:
    page = open_file(document)
    page.keyboard.press("f")
    page.get_by_label("Chapter").select_option("lake-khasan")
    assert page.locator(".finder-list h3").all_inner_texts()[-1] == "1938"
    assert page.locator(".finder-list h3", has_text="1945").count() == 0
    assert "events in these years" in page.locator(".finder-count").inner_text()


def test_a_row_goes_to_its_day_and_selects(document: Path, open_file: Open) -> None:
    page = open_file(document)
    page.keyboard.press("f")
    page.get_by_role("button", name="Treaty of Portsmouth").click()
    assert page.evaluate("[atlas.date, atlas.selected]") == ["1905-09-05", "portsmouth-treaty"]
    assert page.locator(".card h2").inner_text() == "Treaty of Portsmouth"
    chromium.settle(page)
    assert page.evaluate("atlas.map.getBounds().contains([43.08, 360 - 70.76])")


def test_every_event_by_keyboard(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1938-08-06")
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    row = page.evaluate("document.activeElement.querySelector('.finder-name').textContent")
    assert page.locator('.finder-list [tabindex="0"]').count() == 1
    page.keyboard.press("Enter")
    assert page.locator(".card h2").inner_text() == row
    assert page.evaluate("document.activeElement.className") == "card"
    page.keyboard.press("Escape")
    assert page.locator(".card").is_hidden()
    assert page.evaluate("document.activeElement.querySelector('.finder-name').textContent") == row
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert page.evaluate("atlas.date") > "1970"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator(".drawer").is_hidden()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Events and search"


def test_keys_of_the_finder_leave_typing_alone(document: Path, open_file: Open) -> None:
    page = open_file(document)
    field = page.get_by_label("Date, year-month-day")
    field.focus()
    page.keyboard.press("/")
    page.keyboard.press("f")
    assert page.locator(".drawer").is_hidden()
    assert field.input_value().endswith("/f")


def test_phone_drawer(document: Path, open_file: Open) -> None:
    page = open_file(document, width=390, height=844)
    page.keyboard.press("f")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    rows = page.locator(".finder-list button").all()[:5]
    assert len(rows) == 5
    for row in rows:
        box = row.bounding_box()
        assert box is not None
        assert box["height"] >= 44


@pytest.mark.parametrize("text", ["23rd Division", "第23師団", "23-я пехотная дивизия"])
def test_a_formation_is_found_by_every_name_and_shown_on_its_day(document: Path, open_file: Open, text: str) -> None:
    page = open_file(document, "#date=1905-03-01")
    search(page, text)
    assert titles(page, "Formations")[0] == "23rd Division"
    page.locator(".finder-list ol[aria-label=Formations] button").first.click()
    chromium.settle(page)
    assert page.evaluate("atlas.selected").endswith("jp-23-division")
    assert page.evaluate("atlas.date").startswith("1939")
    assert page.evaluate("atlas.visible().some((id) => id.split('@')[0] === atlas.selected)")
    assert "23rd Division" in page.locator(".card").inner_text()


def test_an_army_is_found_with_its_number_in_figures(document: Path, open_file: Open) -> None:
    page = open_file(document)
    search(page, "6th army")
    assert "Sixth Army" in titles(page, "Formations")


def test_a_key_opens_the_search_to_be_typed_in_beside_a_touch_screen_too(document: Path, browser: Browser) -> None:
    context = browser.new_context(has_touch=True)
    page = context.new_page()
    page.goto(document.as_uri())
    chromium.until(page, chromium.READY)
    page.keyboard.type("/hutou")
    assert page.locator(".finder-box").input_value() == "hutou"
    assert page.evaluate("matchMedia('(pointer: coarse)').matches"), "as on a tablet with a keyboard"
    context.close()
