"""The time bar: its strips, how it zooms, typed dates, the calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.browser.time_bar import box_of, drag, span, x_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
PAST = "What is shown of the past"


# The strip of events


def test_the_strip_names_and_opens_events(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15")
    page.get_by_label("Chapter").select_option("lake-khasan")
    strip = box_of(page, ".track .density")
    names = page.locator(".density-list")
    page.mouse.move(x_of(page, "1938-08-06") + 3, strip["y"] + 4)
    assert "Khasan" in names.inner_text()
    page.mouse.move(strip["x"] + strip["width"] / 2, strip["y"] - 200)
    assert names.is_hidden()
    page.mouse.click(x_of(page, "1938-08-06") + 3, strip["y"] + 4)
    entry = names.get_by_role("button").first
    title = entry.inner_text()
    entry.click()
    assert names.is_hidden()
    assert page.locator(".card h2").inner_text() in title


def test_every_lane_is_in_the_key_and_drawn(document: Path, open_file: Open) -> None:
    page = open_file(document, painted=True)
    lanes = page.locator(".density-key li")
    assert lanes.all_inner_texts() == [
        "fighting",
        "operations and landings",
        "treaties and diplomacy",
        "transfers and supply",
    ]
    for chapter in ("", "august-storm"):
        page.get_by_label("Chapter").select_option(chapter)
        drawn = page.evaluate(
            """() => {
              const strip = document.querySelector(".track .density");
              const context = strip.getContext("2d");
              const tall = strip.height / 4;
              return [0, 1, 2, 3].map((lane) => new Set(
                context.getImageData(0, lane * tall + 1, strip.width, tall - 2).data).size);
            }"""
        )
        assert min(drawn) > 4, (chapter, drawn)


# Zoom, neighbourhood, calendar

DAYS_OF_BAR = "(({ max, min }) => max - min)(document.querySelector('.slider'))"


@pytest.mark.parametrize("width", [390, 1440])
def test_dates_under_the_bar_are_whole_at_its_ends(document: Path, open_file: Open, width: int) -> None:
    page = open_file(document, width=width, height=844)
    page.get_by_label("Chapter").select_option("khalkhin-gol", force=True)
    ends = "rect => [Math.floor(rect.left), Math.ceil(rect.right)]"
    left, right = page.evaluate(f"({ends})(document.querySelector('.ticks').getBoundingClientRect())")
    written = page.evaluate(
        f"[...document.querySelectorAll('.ticks span')].map((tick) => ({ends})(tick.getBoundingClientRect()))"
    )
    assert page.locator(".ticks span").first.inner_text() == "May 1939"
    assert all(left <= start and end <= right for start, end in written)


def test_a_day_of_august_1945_is_hit_by_dragging(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1939-08-20", width=1440, height=900)
    drag(page, x_of(page, "1939-08-20"), x_of(page, "1945-08-20"))
    assert "1945-07-15" < page.evaluate("atlas.date") < "1945-09-25", "as near as a pixel of seventy years allows"
    for day in ("1945-08-09", "1945-08-15", "1945-09-02"):
        chromium.settle(page)
        ruler = box_of(page, ".ruler")
        mark = box_of(page, ".day-mark")
        assert mark["width"] >= 10
        here = dt.date.fromisoformat(page.evaluate("atlas.date"))
        away = (dt.date.fromisoformat(day) - here).days * mark["width"]
        middle, y = mark["x"] + mark["width"] / 2, ruler["y"] + ruler["height"] / 2
        page.mouse.move(middle, y)
        page.mouse.down()
        page.mouse.move(middle + away / 2, y)
        page.mouse.move(middle + away, y)
        page.mouse.up()
        assert page.evaluate("atlas.date") == day


def test_the_neighbourhood_follows_the_day_and_is_framed(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15", width=1440, height=900)
    for step in (
        "atlas.step(1, 'day')",
        "atlas.step(2, 'month')",
        "atlas.goto('1973-12-31')",
        "atlas.goto('1904-01-01')",
    ):
        page.evaluate(step)
        chromium.settle(page)
        strip, mark, frame = (box_of(page, f".{name}") for name in ("neighbourhood", "day-mark", "neighbourhood-frame"))
        assert strip["x"] <= mark["x"]
        assert mark["x"] + mark["width"] <= strip["x"] + strip["width"]
        assert frame["x"] - 1 <= x_of(page, page.evaluate("atlas.date")) <= frame["x"] + frame["width"] + 1
    page.get_by_label("Chapter").select_option("lake-khasan")
    chromium.settle(page)
    assert page.locator(".neighbourhood").bounding_box() is not None
    assert box_of(page, ".neighbourhood")["height"] == 0, "each day of a short chapter is wide enough"


def test_the_wheel_zooms_around_the_pointer(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15", width=1440, height=900)
    whole, days = span(page), page.evaluate(DAYS_OF_BAR)
    x, y = x_of(page, "1938-08-06"), box_of(page, ".rail")["y"] + 12
    page.mouse.move(x, y)
    for _ in range(9):
        page.mouse.wheel(0, -120)
    chromium.until(page, f"{DAYS_OF_BAR} < {days / 6}")
    first, last = span(page)
    assert first < "1938-08-06" < last
    assert abs(x_of(page, "1938-08-06") - x) < 20
    assert page.evaluate("atlas.date") == "1945-08-15", "the day stays"
    page.evaluate("atlas.step(1, 'day')")
    first, last = span(page)
    assert first < "1945-08-16" < last, "a step brings its day into view"
    for _ in range(20):
        page.mouse.wheel(0, 120)
    chromium.until(page, f"{DAYS_OF_BAR} === {days}")
    assert span(page) == whole


def test_buttons_and_keys_zoom(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15")
    whole = span(page)
    zoom_in = page.get_by_role("button", name="Zoom the time bar in")
    zoom_out = page.get_by_role("button", name="Zoom the time bar out")
    assert zoom_out.is_disabled()
    zoom_in.click()
    half = span(page)
    assert whole[0] < half[0] < "1945-08-15" < half[1] < whole[1]
    page.locator(".slider").focus()
    page.keyboard.press("+")
    assert span(page)[0] > half[0]
    page.keyboard.press("-")
    assert span(page)[1] > "1945-08-15"
    page.keyboard.press("0")
    assert span(page) == whole


def test_two_fingers_zoom_and_leave_the_day(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15", width=390, height=844)
    whole = span(page)
    rail = box_of(page, ".rail")
    y = rail["y"] + 12
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *places: float) -> None:
        points = [{"x": x, "y": y, "id": number} for number, x in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 120)
    touch("touchStart", 120, 220)
    touch("touchMove", 70, 270)
    touch("touchMove", 40, 340)
    touch("touchEnd")
    session.detach()
    first, last = span(page)
    assert whole[0] < first
    assert last < whole[1]
    assert page.evaluate("atlas.date") == "1945-08-15"


def test_a_day_is_picked_from_the_calendar(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15")
    button = page.get_by_role("button", name="Choose a day from a calendar")
    button.click()
    calendar = page.get_by_role("dialog", name="Choose a day")
    assert calendar.get_by_role("button", name="15 August 1945").get_attribute("aria-current") == "date"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageUp")
    assert calendar.get_by_label("Month", exact=True).locator("option:checked").inner_text() == "July"
    page.keyboard.press("Escape")
    assert calendar.count() == 0
    assert page.evaluate("[atlas.date, document.activeElement.className]") == ["1945-08-15", "open-calendar"]
    button.click()
    calendar.get_by_label("Year", exact=True).select_option("1938")
    calendar.get_by_role("button", name="6 August 1938, Soviet general attack").click()
    assert page.evaluate("atlas.date") == "1938-08-06"
    assert calendar.count() == 0


# Typed dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1939-08-20", "1939-08-20"),
        ("20 August 1939", "1939-08-20"),
        ("3 sep 1945", "1945-09-03"),
        ("1936", "1936-01-01"),
        ("1938-07", "1938-07-01"),
        (" 1945-8-9 ", "1945-08-09"),
        ("15.8.1945", "1945-08-15"),
        ("8/15/1945", "1945-08-15"),
        ("Aug 1945", "1945-08-01"),
        ("1945年8月15日", "1945-08-15"),
        ("", "1945-08-15"),
    ],
)
def test_dates_as_people_type_them(document: Path, open_file: Open, text: str, day: str) -> None:
    page = open_file(document)
    field = page.get_by_label("Date, year-month-day", exact=True)
    field.fill(text)
    field.press("Enter")
    assert page.evaluate("atlas.date") == day
    assert field.input_value() == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1939-02-30", "“1939-02-30” is not a valid date"),
        ("soon", "“soon” is not a valid date"),
        ("1880-05-01", "1904-01-01 to 1973-12-31"),
    ],
)
def test_what_is_no_date_is_reported(document: Path, open_file: Open, text: str, message: str) -> None:
    page = open_file(document)
    field = page.get_by_label("Date, year-month-day", exact=True)
    field.fill(text)
    field.press("Enter")
    assert message in page.locator(".problem").inner_text()
    assert field.get_attribute("aria-invalid") == "true"
    assert page.evaluate("atlas.date") == "1945-08-15"
    page.locator(".folium-map").focus()
    page.evaluate("atlas.step(1, 'day')")
    assert page.locator(".problem").is_hidden()
    assert field.get_attribute("aria-invalid") is None


def test_a_date_that_may_be_two_is_asked(document: Path, open_file: Open) -> None:
    page = open_file(document)
    field = page.get_by_label("Date, year-month-day", exact=True)
    question = page.get_by_role("alert")
    for choice, day in (("8 September 1945", "1945-09-08"), ("9 August 1945", "1945-08-09")):
        field.fill("8/9/1945")
        field.press("Enter")
        assert "“8/9/1945” is which day?" in question.inner_text()
        assert field.input_value() == "8/9/1945"
        question.get_by_role("button", name=choice).click()
        assert page.evaluate("atlas.date") == day
        assert field.input_value() == day
        assert question.count() == 0


# Small screens


def test_the_bar_leaves_a_phone_its_map(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15", width=390, height=844)
    assert box_of(page, ".timebar")["height"] <= 230
    page.evaluate("atlas.since('1945-08-09')")
    page.set_viewport_size({"width": 390, "height": 590})
    chromium.settle(page)
    assert page.locator(".neighbourhood").is_hidden()
    assert box_of(page, ".timebar")["height"] <= 200
    page.set_viewport_size({"width": 390, "height": 844})
    chromium.settle(page)
    assert box_of(page, ".neighbourhood")["height"] >= 44
    assert box_of(page, ".timebar")["height"] <= 254
    assert page.get_by_label("Chapter").is_hidden()
    page.get_by_role("button", name="More").click()
    assert page.get_by_role("button", name="More").get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    bar = box_of(page, ".timebar")
    for label in ("Chapter", "Length of a step", "Speed of play", PAST):
        box = page.get_by_label(label).bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= bar["x"]
        assert box["x"] + box["width"] <= bar["x"] + bar["width"]
    page.get_by_label("Chapter").select_option("khalkhin-gol")
    assert page.evaluate("atlas.date") == "1939-08-20"
