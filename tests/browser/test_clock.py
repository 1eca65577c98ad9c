"""The clock and its bar: windows of days, the strip of events, typed dates, the caption, arrows between two days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns import dates
from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FloatRect, Page

    Open = Callable[..., Page]

PAST = "What is shown of the past"


def _box(page: Page, selector: str) -> FloatRect:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box


def _x(page: Page, day: str) -> float:
    """Where a day stands on the rail, in pixels of the page."""
    rail = _box(page, ".rail")
    first, last, here = (dates.day_number(dt.date.fromisoformat(iso)) for iso in (*_span(page), day))
    return float(rail["x"] + 9 + (here - first) / (last - first) * (rail["width"] - 18))


def _span(page: Page) -> list[str]:
    slider = page.locator(".slider")
    days = (int(slider.get_attribute(name) or 0) for name in ("min", "max"))
    return [dates.from_day_number(day).isoformat() for day in days]


def _drag(page: Page, start: float, end: float) -> None:
    rail = _box(page, ".rail")
    y = rail["y"] + rail["height"] / 2
    page.mouse.move(start, y)
    page.mouse.down()
    page.mouse.move((start + end) / 2, y)
    page.mouse.move(end, y)
    page.mouse.up()


# Windows


def test_a_window_keeps_what_has_passed(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-25")
    now = set(page.evaluate("atlas.visible()"))
    page.evaluate("atlas.since('1945-08-10')")
    kept = set(page.evaluate("atlas.visible()"))
    assert now < kept
    assert "mutanchiang" in kept - now
    assert "lupei-tungliao/fifth-guards-tank-corps@1945-08-20" in kept - now, "the last stage of an axis that has ended"
    assert "shumshu" in kept
    assert not {"hiroshima-nagasaki", "khalkhin-gol-august"} & kept, "what ended before the window stays away"
    page.evaluate("atlas.since(null)")
    assert set(page.evaluate("atlas.visible()")) == now


def test_a_moving_window_comes_along(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-20")
    page.get_by_label(PAST).select_option("7")
    assert page.evaluate("atlas.from") == "1945-08-13"
    page.evaluate("atlas.step(10, 'day')")
    assert page.evaluate("[atlas.from, atlas.date]") == ["1945-08-23", "1945-08-30"]
    assert "mutanchiang" not in page.evaluate("atlas.visible()")
    page.get_by_label("First day of the window", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    chosen = page.get_by_label(PAST).locator("option:checked")
    assert chosen.inner_text() == "and 8 days before"
    page.evaluate("atlas.step(1, 'day')")
    assert page.evaluate("[atlas.from, atlas.date]") == ["1945-08-23", "1945-08-31"]


def test_a_fixed_window_grows(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-12&from=1945-08-09")
    page.evaluate("atlas.step(20, 'day')")
    assert page.evaluate("[atlas.from, atlas.date]") == ["1945-08-09", "1945-09-01"]
    page.evaluate("atlas.goto('1945-08-01')")
    assert page.evaluate("[atlas.from, atlas.date]") == ["1945-08-01", "1945-08-01"]


@pytest.mark.parametrize("window", ["atlas.keep(31)", "atlas.since('1938-07-01')"])
def test_steps_in_a_window_equal_a_jump(document: Path, open_file: Open, window: str) -> None:
    page = open_file(document, "#date=1938-07-15")
    page.evaluate(window)
    for unit, count in [("day", 25), ("month", 9), ("week", -12), ("year", 7), ("month", -20), ("day", 40)]:
        page.evaluate("([n, unit]) => atlas.step(n, unit)", [count, unit])
    stepped = page.evaluate("[atlas.date, atlas.from, atlas.visible().sort()]")
    page.evaluate("atlas.keep(0)")
    page.evaluate(window)
    assert page.evaluate("[atlas.date, atlas.from, atlas.visible().sort()]") == stepped


def test_dragging_the_thumbs_and_the_window(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-20&from=1935-01-01")
    _drag(page, _x(page, "1935-01-01"), _x(page, "1931-09-18"))
    start = page.evaluate("atlas.from")
    assert start.startswith("1931")
    assert page.evaluate("atlas.date") == "1945-08-20"
    _drag(page, _x(page, "1940-01-01"), _x(page, "1936-01-01"))
    moved, end = page.evaluate("[atlas.from, atlas.date]")
    assert moved.startswith("1927")
    assert end.startswith("1941")
    _drag(page, _x(page, end), _x(page, "1955-01-01"))
    assert page.evaluate("atlas.from") == moved
    assert page.evaluate("atlas.date") > "1954"
    _drag(page, _x(page, moved), _x(page, "1970-01-01"))
    assert page.evaluate("atlas.from === atlas.date"), "the first day stops at the last"


def test_first_day_by_keyboard_and_typed(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-20&from=1945-08-10")
    thumb = page.get_by_label("First day of the window", exact=True)
    thumb.focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("[atlas.from, atlas.date]") == ["1945-08-09", "1945-08-20"]
    assert thumb.get_attribute("aria-valuetext") == "9 August 1945"
    field = page.get_by_label("First day of the window, year-month-day")
    field.fill("1945-09-01")
    field.press("Enter")
    assert "cannot be later" in page.locator(".problem").inner_text()
    field.fill("1 August 1945")
    field.press("Enter")
    assert page.evaluate("atlas.from") == "1945-08-01"
    assert page.locator(".problem").is_hidden()


def test_the_window_is_in_the_address(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-20&from=1945-08-10", anew=True)
    assert page.evaluate("atlas.from") == "1945-08-10"
    assert page.locator(".band").is_visible()
    page.evaluate("atlas.since('1945-08-12')")
    chromium.until(page, "location.hash.includes('from=1945-08-12')")
    page.evaluate("location.hash = '#date=1945-08-20'")
    chromium.until(page, "atlas.from === null")
    assert page.locator(".band").is_hidden()
    page.evaluate("location.hash = '#date=1945-08-20&from=soon'")
    page.evaluate("new Promise((done) => requestAnimationFrame(done))")
    assert page.evaluate("atlas.from") is None


# The strip of events


def test_the_strip_names_and_opens_events(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15")
    page.get_by_label("Chapter").select_option("lake-khasan")
    strip = _box(page, ".density")
    names = page.locator(".density-list")
    page.mouse.move(_x(page, "1938-08-06") + 3, strip["y"] + 4)
    assert "Khasan" in names.inner_text()
    page.mouse.move(strip["x"] + strip["width"] / 2, strip["y"] - 200)
    assert names.is_hidden()
    page.mouse.click(_x(page, "1938-08-06") + 3, strip["y"] + 4)
    entry = names.get_by_role("button").first
    title = entry.inner_text()
    entry.click()
    assert names.is_hidden()
    assert page.locator(".card h2").inner_text() in title


def test_every_lane_is_in_the_key_and_drawn(document: Path, open_file: Open) -> None:
    page = open_file(document)
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
              const strip = document.querySelector(".density");
              const context = strip.getContext("2d");
              const tall = strip.height / 4;
              return [0, 1, 2, 3].map((lane) => new Set(
                context.getImageData(0, lane * tall + 1, strip.width, tall - 2).data).size);
            }"""
        )
        assert min(drawn) > 4, (chapter, drawn)


# The date and the caption


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


def test_caption(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-14")
    caption = page.locator(".caption")
    assert "Mutanchiang" in caption.inner_text()
    assert caption.locator(".advance").inner_text().startswith(("Reaching ", "Advancing on "))
    page.evaluate("atlas.goto('1904-03-01')")
    assert "Nothing recorded. Nearest, " in caption.inner_text()
    assert caption.locator(".advance").inner_text() == ""
    page.evaluate("atlas.goto('1945-08-15')")
    page.evaluate("atlas.since('1945-08-09')")
    assert caption.inner_text().startswith("9–15 August 1945, ")
    assert " events: " in caption.inner_text()


def test_caption_says_who_advances_where(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1932-02-05")
    assert page.locator(".advance").inner_text() == "Reaching Harbin: 2nd Division"


# Playing

MOVING = "atlas.scene.lists.arrow.some((item) => item.still)"
FIRST_MOVE = f"""() => new Promise((done) => {{
  const look = () => ({MOVING} ? done([atlas.date, atlas.visible().sort()]) : requestAnimationFrame(look));
  atlas.pace(1);
  atlas.play();
  requestAnimationFrame(look);
}})"""
"""Day and what is drawn in the first frame in which a head has left its place."""


def _play_until_heads_move(page: Page) -> None:
    page.evaluate("atlas.pace(1); atlas.play()")
    chromium.until(page, MOVING)


def test_heads_move_between_days_and_rest_on_the_day(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-11&view=6/45/124")
    there = page.evaluate("atlas.visible().sort()")
    assert page.evaluate(FIRST_MOVE) == ["1945-08-11", there], "the day stays the whole day"
    page.evaluate("atlas.pause()")
    chromium.settle(page)
    assert not page.evaluate(MOVING)


def test_an_arrow_grows_into_its_next_stage(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-11&view=7/45/124")
    apart = page.evaluate(
        """() => {
          const { scene } = atlas;
          const far = (shape, points) => Math.max(...points.map(([x, y]) => {
            const [line] = shape.parts[0];
            let least = Infinity;
            for (let i = 0; i < line.length - 2; i += 2) {
              const [ax, ay, bx, by] = [line[i], line[i + 1], line[i + 2], line[i + 3]];
              const long = (bx - ax) ** 2 + (by - ay) ** 2;
              const at = long ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)) : 0;
              least = Math.min(least, Math.hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay)));
            }
            return least;
          }));
          const pointsOf = ({ parts: [[line]] }) =>
            Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i], line[2 * i + 1]]);
          const { day } = scene.state;
          const standing = ({ growth, course }, position) => course.along[growth.ends[position]];
          const march = ({ feature, position }) => standing(feature, position + 1) - standing(feature, position);
          const farEnough = 10; // kilometres: several pixels
          const items = scene.lists.arrow.filter(
            (item) => item.next && item.next.start === day + 1 && march(item) > farEnough,
          );
          scene.grow(0.5);
          const half = items.map((item) => item.reached);
          scene.grow(1 - 1e-6);
          return items.map((item, index) => {
            const [west, north, east, south] = item.next.shape.boxes[0];
            const grown = far(item.next.shape, pointsOf(item.shape)) / Math.hypot(east - west, south - north);
            const from = standing(item.feature, item.position);
            return [item.id, grown, half[index] > from && half[index] < item.reached];
          });
        }"""
    )
    assert len(apart) >= 20
    for name, grown, between in apart:
        assert grown < 0.03, name
        assert between, name


def test_growing_leaves_no_traces(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-10&view=6/45/125")
    page.get_by_label("Speed of play").select_option("1")
    _play_until_heads_move(page)
    page.evaluate("atlas.pause()")
    chromium.settle(page)
    assert not page.evaluate(MOVING)
    differing = page.evaluate(
        """async () => {
          const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const sheet = document.querySelector("canvas.atlas-sheet");
          const pixels = () => sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data;
          for (let step = 0; step < 12; step += 1) {
            if (step === 6) atlas.step(1, "day");
            atlas.scene.grow((step % 6) / 6);
            await frames();
          }
          const stepped = pixels();
          atlas.scene.redraw([], true);
          await frames();
          return pixels().reduce((sum, value, at) => sum + (Math.abs(value - stepped[at]) > 60), 0);
        }"""
    )
    assert differing < 400, "as if drawn at once, but for the rims of what was redrawn"


def test_speeds_and_steps(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-01")
    speeds = page.get_by_label("Speed of play").locator("option").all_inner_texts()
    assert speeds == ["1 day/s", "2 days/s", "5 days/s", "10 days/s", "30 days/s", "120 days/s"]
    page.get_by_label("Length of a step").select_option("month")
    page.get_by_role("button", name="Step forward").click()
    assert page.evaluate("atlas.date") == "1945-09-01"
    page.get_by_role("button", name="Step back").click()
    page.get_by_role("button", name="Next event").click()
    later = page.evaluate("atlas.date")
    assert later > "1945-08-01"
    page.get_by_role("button", name="Previous event").click()
    assert page.evaluate("atlas.date") < later
    page.get_by_label("Speed of play").select_option("120")
    page.get_by_role("button", name="Play").click()
    chromium.until(page, "atlas.date > '1946'")
    page.get_by_role("button", name="Pause").click()
    assert not page.evaluate("atlas.isPlaying()")


# Small screens


def test_the_bar_leaves_a_phone_its_map(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15", width=390, height=844)
    assert _box(page, ".timebar")["height"] <= 200
    page.evaluate("atlas.since('1945-08-09')")
    assert _box(page, ".timebar")["height"] <= 200
    assert page.get_by_label("Chapter").is_hidden()
    page.get_by_role("button", name="More").click()
    assert page.get_by_role("button", name="More").get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    bar = _box(page, ".timebar")
    for label in ("Chapter", "Length of a step", "Speed of play", PAST):
        box = page.get_by_label(label).bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= bar["x"]
        assert box["x"] + box["width"] <= bar["x"] + bar["width"]
    page.get_by_label("Chapter").select_option("khalkhin-gol")
    assert page.evaluate("atlas.date") == "1939-08-20"
