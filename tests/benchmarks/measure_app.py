"""The app: how soon its map is there, how long pages, own data and reruns take, and what ten sessions cost the server.

A rerun is timed in the browser, from the message that tells the new day to the last answer received: the server's time,
and the browser's own beside it on the same machine. It is an upper bound of the server's.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psutil

from tests import chromium, server
from tests.benchmarks import app_steps
from tests.benchmarks.app_steps import MAP
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SESSIONS = 10
SERVERS, VISITS = 3, 3
"""Fresh servers, and visitors of each after the first."""
SAVE = "Save this map (HTML)"
QUIET = 0.4
"""Seconds without a message after which a rerun is over."""


class _Traffic:
    """Times of the messages between the page and the server."""

    def __init__(self, page: Page) -> None:
        self.sent: list[float] = []
        self.received: list[float] = []
        self.bytes = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: object) -> None:
        socket.on("framesent", lambda _: self.sent.append(time.monotonic()))  # type: ignore[attr-defined]
        socket.on("framereceived", self._took)  # type: ignore[attr-defined]

    def _took(self, payload: str | bytes) -> None:
        self.received.append(time.monotonic())
        self.bytes += len(payload)


def run() -> None:
    """Print the figures."""
    with TemporaryDirectory() as cache, chromium.started() as browser:
        with server.running(cache=Path(cache)) as (address, _):
            opened = _opening(browser, address)
        print(f"  {'first visitor of a server that has to make the document':<58} {opened:>10.2f} s")
        bare = _openings(browser, Path(cache), script=Path("tests/benchmarks/bare_app.py"))
        whole = _openings(browser, Path(cache))
        show("map there, server fresh, document kept, median", whole.fresh, "s", 3)
        print(f"  {'the same of a bare page of Streamlit':<58} {bare.fresh:>10.2f} s")
        for name, each in (("the app", whole), ("a bare page", bare)):
            print(f"  {f'processor time of the server for it: {name}':<58} {each.busy:>10.2f} s")
        print(f"  {'map there, server in use, median':<58} {whole.warm:>10.2f} s")
        print(f"  {'the same of a bare page of Streamlit':<58} {bare.warm:>10.2f} s")
        show("the one to the other", whole.warm / bare.warm, "times", 1.3)
        with server.running(cache=Path(cache)) as (address, pid):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            traffic = _Traffic(page)
            _open(page, address)
            page.get_by_role("button", name=SAVE).wait_for(timeout=chromium.PATIENCE)
            app_steps.switches(page, pid)
            _reruns(page, traffic)
            page.close()
            app_steps.own_data(browser, address, pid)
            _sessions(browser, address, pid)


@dataclass(frozen=True, slots=True)
class _Openings:
    """Seconds from an address to a map with its clock, medians.

    Attributes
    ----------
    fresh, busy
        Of the first visitor of a server, and processor time that the server took for it.
    warm
        Of those after it.
    """

    fresh: float
    busy: float
    warm: float


def _openings(browser: Browser, cache: Path, script: Path = Path("app.py")) -> _Openings:
    fresh, busy, warm = [], [], []
    for _ in range(SERVERS):
        with server.running(cache=cache, script=script) as (address, pid):
            before = sum(psutil.Process(pid).cpu_times()[:2])
            fresh.append(_opening(browser, address))
            busy.append(sum(psutil.Process(pid).cpu_times()[:2]) - before)
            if script.name == "app.py":
                _rest(browser, address)
            warm += [_opening(browser, address) for _ in range(VISITS)]
    return _Openings(statistics.median(fresh), statistics.median(busy), statistics.median(warm))


def _opening(browser: Browser, address: str) -> float:
    """Seconds a visitor who was never there waits for the map."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        started = time.monotonic()
        _open(page, address)
        return time.monotonic() - started


def _rest(browser: Browser, address: str) -> None:
    """Wait until the server has read the atlas."""
    with browser.new_context() as context:
        page = context.new_page()
        _open(page, address)
        page.get_by_role("button", name=SAVE).wait_for(timeout=chromium.PATIENCE)


def _reruns(page: Page, traffic: _Traffic) -> None:
    page.wait_for_timeout(2500)
    times = []
    for day in range(1, 24):
        traffic.sent.clear()
        traffic.received.clear()
        traffic.bytes = 0
        _goto(page, f"1945-08-{day:02d}")
        _quiet(page, traffic)
        if traffic.sent and traffic.received:
            times.append((traffic.received[-1] - traffic.sent[0]) * 1000)
    show("rerun after the date settles, median", statistics.median(times), "ms", 150)
    print(f"  {'the longest of ' + str(len(times)):<58} {max(times):>10.2f} ms")
    print(f"  {'received by the page in the last rerun':<58} {traffic.bytes / 1000:>10.1f} kB")


def _sessions(browser: Browser, address: str, pid: int) -> None:
    pages = [browser.new_context().new_page() for _ in range(SESSIONS)]
    for number, each in enumerate(pages):
        _open(each, address)
        _goto(each, f"1945-08-{10 + number:02d}")
    pages[-1].wait_for_timeout(3000)
    memory = psutil.Process(pid).memory_info().rss / 1e6
    show(f"memory of the server with {SESSIONS} open sessions", memory, "MB", 600)


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.frame_locator(MAP).locator("html[data-ready=true]").wait_for(timeout=chromium.PATIENCE)


def _goto(page: Page, day: str) -> None:
    field = page.frame_locator(MAP).get_by_label("Date, year-month-day")
    field.fill(day)
    field.press("Enter")


def _quiet(page: Page, traffic: _Traffic) -> None:
    """Wait until the server has answered and then been silent for a while."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        page.wait_for_timeout(50)
        if traffic.sent and traffic.received and time.monotonic() - traffic.received[-1] > QUIET:
            return
