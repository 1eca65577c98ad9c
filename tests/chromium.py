"""Headless Chromium, started so that whatever it asks of the network is the page's own asking."""

from __future__ import annotations

import io
import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Frame, Locator, Page

QUIET = (
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-quic", "--disable-gpu", "--no-sandbox"),
)
UNLIMITED = ("--disable-frame-rate-limit", "--disable-gpu-vsync")
"""Switches that let frames follow each other as fast as they are drawn."""
SPARING = ("--in-process-gpu", "--js-flags=--no-turbofan --min-semi-space-size=32 --initial-heap-size=256")
"""Switches that take a fifth less processor time: for tests, not for measuring.

The browser draws in its own process, does without the compiler that pays after minutes only – the others stay –, and
looks for garbage less often.
"""

PATIENCE = 120_000
"""Milliseconds a test waits for the app before it calls it stuck: a busy machine is slow, not wrong."""
READY = "document.documentElement.dataset.ready === 'true'"
"""True in a document whose map has been built."""


@contextmanager
def started(*switches: str) -> Iterator[Browser]:
    """A running browser: the one named by ATLAS_BROWSER, Debian's, or Playwright's own."""
    path = os.environ.get("ATLAS_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *switches])
        try:
            yield browser
        finally:
            browser.close()


def watch(page: Page, allowed: str) -> list[str]:
    """Addresses the page asks for, from now on, that do not begin with ``allowed`` and are not inside the document."""
    outside: list[str] = []

    def note(address: str) -> None:
        if not address.startswith((allowed, "data:", "blob:", "about:")):
            outside.append(address)

    page.on("request", lambda request: note(request.url))
    page.on("websocket", lambda socket: note(socket.url.replace("ws://", "http://")))
    return outside


def until(page: Page | Frame, expression: str) -> None:
    """Wait until an expression is true in the page; asked from outside, as its policy forbids it to evaluate text."""
    came = page.evaluate(
        f"""async () => {{
          for (const end = Date.now() + {PATIENCE}; Date.now() < end; await new Promise((go) => setTimeout(go, 25)))
            if ({expression}) return true;
          return false;
        }}"""
    )
    if not came:
        raise TimeoutError(f"{expression} did not become true within {PATIENCE / 1000:.0f} s")


def comes_to(page: Page, expression: str, wanted: object) -> None:
    """Wait until an expression has a value in the page, and tell the value it had instead if it never does."""
    end = time.monotonic() + PATIENCE / 1000
    while (found := page.evaluate(expression)) != wanted:
        assert time.monotonic() < end, f"{found} where {wanted} was awaited"
        page.wait_for_timeout(50)


def unfold_legend(page: Page) -> None:
    """Open the legend, which starts folded, and wait until names and markers have given way to it."""
    page.evaluate("document.querySelector('.legend').open = true")
    settle(page)


def settle(page: Page | Frame) -> None:
    """Wait until all that was asked of the map is drawn: it is at rest, names are placed, the legend is counted.

    Leaflet begins to zoom with the next frame only, so one frame is awaited first.
    """
    page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => {
          if (atlas.settled) done();
          else atlas.on("settled", () => done());
        }))"""
    )


def app_rests(page: Page) -> None:
    """Wait until the app has run the page for all that the map told of itself.

    A button that makes its file when it is pressed leads to nothing while its page is run anew.
    """
    page.evaluate(
        """async () => {
          for (let quiet = 0; quiet < 6; ) {
            await new Promise((done) => setTimeout(done, 100));
            const { testScriptState } = document.querySelector("[data-test-script-state]").dataset;
            quiet = testScriptState === "notRunning" ? quiet + 1 : 0;
          }
        }"""
    )


def navigation(page: Page, title: str) -> Locator:
    """The link of the app's navigation to a page, by its title.

    Looked for in the bar alone: among all links of a page of twenty thousand elements Playwright takes a minute to find
    those of a name.
    """
    return page.get_by_test_id("stHeader").get_by_role("link", name=title, exact=True)


def errors(page: Page) -> list[str]:
    """What goes wrong in the page's own scripts, from now on."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(f"{message.text} ({message.location['url']})")

    page.on("console", note)
    return found


def colours(picture: bytes) -> int:
    """Number of colours in a screenshot."""
    found = Image.open(io.BytesIO(picture)).convert("RGB").getcolors(1 << 24)
    return len(found or [])


def press(locator: Locator) -> None:
    """Click where a control stands once it has been scrolled to.

    Chromium hands a click that comes in the frame of the scrolling to what stood there before, if that is a frame of
    its own: the map of a page, for one. A hand is never that quick.
    """
    locator.scroll_into_view_if_needed()
    locator.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    locator.click()
