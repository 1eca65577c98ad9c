"""The app: how long a rerun takes after the date settles, and what ten sessions cost the server.

A rerun is timed in the browser, from the message that tells the new day to the last answer received: the server's time,
and the browser's own beside it on the same machine. It is an upper bound of the server's.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import psutil

from tests import chromium, server
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    from playwright.sync_api import Page

SESSIONS = 10
MAP = 'iframe[title="Map of the atlas"]'
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
    with server.running() as (address, pid), chromium.started() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        traffic = _Traffic(page)
        started = time.monotonic()
        _open(page, address)
        print(f"  {'first page of a fresh server, to a map with its clock':<58} {time.monotonic() - started:>10.2f} s")
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
        page.close()
        pages = [browser.new_context().new_page() for _ in range(SESSIONS)]
        for number, each in enumerate(pages):
            _open(each, address)
            _goto(each, f"1945-08-{10 + number:02d}")
        pages[-1].wait_for_timeout(3000)
        memory = psutil.Process(pid).memory_info().rss / 1e6
        show(f"memory of the server with {SESSIONS} open sessions", memory, "MB", 600)


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.frame_locator(MAP).locator("html[data-ready=true]").wait_for(timeout=60_000)


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
