"""What a visitor of the app waits for: a page to be there, and a table of theirs to be on the map.

The page itself measures how long a switch takes, from the click to the first frame after the whole page has been laid
out: asking a page of thousands of links for one by its role takes a browser longer than showing it.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests import chromium
from tests.benchmarks import process_times, synthetic_guests
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    from collections import Counter

    from playwright.sync_api import Browser, Page

MAP = 'iframe[title="Map of the atlas"]'
PAGES = {
    "dossiers": "Dossiers",
    "chronicle": "Chronicle",
    "orders_of_battle": "Orders of battle",
    "territories": "Territories and borders",
    "your_data": "Your data",
    "export": "Export",
    "sources": "Bibliography",
}
"""Pages by their address, and the heading of each."""
AT_REST = "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
LISTS = {"dossiers": ".row.dossier", "chronicle": ".row.event", "sources": ".work"}
"""What a long list, which is laid out by itself, has most of: its page is there when it is."""
SWITCH = """async ([page, heading, rows]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const links = [...document.querySelectorAll("[data-testid=stTopNavLink]")];
  const start = performance.now();
  links.find((each) => new URL(each.href).pathname === `/${page}`).click();
  while (![...document.querySelectorAll("h1")].some((each) => each.textContent === heading)) await frame();
  const there = performance.now();
  while (document.querySelector("[data-testid=stApp]").dataset.testScriptState !== "notRunning") await frame();
  while (rows && !document.querySelector(rows)) await frame();
  await frame();
  await frame();
  return [(there - start) / 1000, (performance.now() - start) / 1000];
}"""
_ROUNDS = 3
_ROWS, _VISITORS = 300, 3
_BEFORE_THE_DROP = 3_000
"""Milliseconds that a visitor looks at the page before the file is dropped: the map opens ahead meanwhile."""


def switches(page: Page, server: int) -> None:
    """From one page to another and back: what is made once for all visitors is there from the second time on."""
    heads: dict[str, list[float]] = {name: [] for name in PAGES}
    wholes: dict[str, list[float]] = {name: [] for name in PAGES}
    spent: dict[str, str] = {}
    back = []
    for number in range(_ROUNDS + 1):
        for name, heading in PAGES.items():
            page.wait_for_timeout(300)
            before = process_times.of_app(server)
            head, whole = page.evaluate(SWITCH, [name, heading, LISTS.get(name, "")])
            spent[name] = process_times.told(before, process_times.of_app(server))
            if number:
                heads[name].append(head)
                wholes[name].append(whole)
        started = time.monotonic()
        page.locator("[data-testid=stTopNavLink]").first.click()
        page.locator(MAP).wait_for()
        page.frame_locator(MAP).locator("html[data-ready=true]").wait_for()
        chromium.until(page, AT_REST)
        back += [time.monotonic() - started] if number else []
    for name, heading in PAGES.items():
        show(f"switch to the page {heading}", statistics.median(wholes[name]), "s", 1)
        print(f"    {'its heading is there after':<56} {statistics.median(heads[name]):>10.2f} s")
        print(f"    processor time, {spent[name]}")
    show("back to the map", statistics.median(back), "s", 1)


def own_data(browser: Browser, address: str, server: int) -> None:
    """A table from the drop to the map, on a server that has read the atlas."""
    parts: dict[str, list[float]] = {}
    with TemporaryDirectory() as folder:
        table = Path(folder) / "incidents.csv"
        synthetic_guests.write(table, _ROWS)
        for _ in range(_VISITORS):
            with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
                times, spent = _brought(context.new_page(), address, table, server)
            for name, seconds in times.items():
                parts.setdefault(name, []).append(seconds)
    for name, each in parts.items():
        print(f"  {f'{_ROWS} rows of own data: {name}':<58} {statistics.median(each):>10.2f} s")
    whole = statistics.median(map(sum, zip(*parts.values(), strict=True)))
    show(f"{_ROWS} rows of own data, from the drop to the map", whole, "s", 2)
    for name, text in spent.items():
        print(f"    {name}: processor time, {text}")


def _brought(page: Page, address: str, table: Path, server: int) -> tuple[dict[str, float], dict[str, str]]:
    """Bring a table; seconds and processor time of each step."""
    times, spent = {}, {}

    def done(name: str, started: float, before: Counter[str]) -> None:
        times[name] = time.monotonic() - started
        spent[name] = process_times.told(before, process_times.of_app(server))

    page.set_default_timeout(chromium.PATIENCE)
    page.goto(f"{address}/your_data")
    chromium.until(page, AT_REST)
    page.locator("input[type=file]").first.wait_for(state="attached")
    page.wait_for_timeout(_BEFORE_THE_DROP)
    started, before = time.monotonic(), process_times.of_app(server)
    page.locator("input[type=file]").first.set_input_files(table)
    page.locator("button", has_text="Add to the map").wait_for()
    done("read and understood", started, before)
    started, before = time.monotonic(), process_times.of_app(server)
    page.locator("button", has_text="Add to the map").click()
    page.locator("a.within", has_text="Show them on the map").wait_for()
    done("placed and added", started, before)
    started, before = time.monotonic(), process_times.of_app(server)
    page.locator("a.within", has_text="Show them on the map").click()
    page.locator(MAP).wait_for()
    page.frame_locator(MAP).locator("html[data-ready=true]").wait_for()
    [inner] = [each for each in page.frames if each != page.main_frame]
    chromium.until(inner, "atlas.guests().length === 1 && atlas.settled")
    done("on the map", started, before)
    return times, spent
