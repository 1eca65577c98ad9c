"""The clock: windows of days, the caption, arrows between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.browser.time_bar import drag, x_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
PAST = "What is shown of the past"


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
    drag(page, x_of(page, "1935-01-01"), x_of(page, "1931-09-18"))
    start = page.evaluate("atlas.from")
    assert start.startswith("1931")
    assert page.evaluate("atlas.date") == "1945-08-20"
    drag(page, x_of(page, "1940-01-01"), x_of(page, "1936-01-01"))
    moved, end = page.evaluate("[atlas.from, atlas.date]")
    assert moved.startswith("1927")
    assert end.startswith("1941")
    drag(page, x_of(page, end), x_of(page, "1955-01-01"))
    assert page.evaluate("atlas.from") == moved
    assert page.evaluate("atlas.date") > "1954"
    drag(page, x_of(page, moved), x_of(page, "1970-01-01"))
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
    page = open_file(document, "#date=1945-08-20&from=1945-08-10")
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


# The caption


def test_caption(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-14")
    caption = page.locator(".caption")
    assert "Mutanchiang" in caption.inner_text()
    assert caption.locator(".advance").inner_text().startswith(("Reaching ", "Advancing on "))
    page.evaluate("atlas.goto('1912-03-01')")
    chromium.settle(page)
    assert "Nothing recorded. Nearest, " in caption.inner_text()
    assert caption.locator(".advance").inner_text() == ""
    page.evaluate("atlas.goto('1945-08-15')")
    page.evaluate("atlas.since('1945-08-09')")
    chromium.settle(page)
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
    page = open_file(document, "#date=1945-08-10&view=6/45/125", painted=True)
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
