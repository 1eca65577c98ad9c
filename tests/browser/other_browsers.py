"""Firefox and WebKit, where they are installed, driven by the W3C's WebDriver commands; neither can reach a network.

Firefox is spoken to in its own protocol, Marionette, so that no geckodriver is needed, WebKit through WebKitWebDriver.
"""

from __future__ import annotations

import base64
import gc
import io
import os
import shutil
import subprocess
import threading
import time
import warnings
from abc import ABC, abstractmethod
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from selenium import webdriver
from selenium.webdriver.common.proxy import Proxy
from selenium.webdriver.remote.command import Command
from selenium.webdriver.webkitgtk.service import Service

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marionette_driver.marionette import Marionette

SIZE = (1200, 780)
"""Width and height of the window's outside, in CSS pixels: large enough for the legend unfolded."""
PATIENCE = 60.0
"""Seconds to wait for something to become true."""
OUTSIDE = "http://outside.invalid/"
"""An address that only the proxy answers."""
SETTLED = """
const done = arguments[arguments.length - 1];
requestAnimationFrame(() => {
  if (atlas.settled) done(true);
  else atlas.on("settled", () => done(true));
});
"""
NO_ERRANDS = "MOZ_REMOTE_SETTINGS_DEVTOOLS", "1"
"""Lets Marionette's settings keep Firefox from fetching lists of its maker's."""
EMPTY_PAGE = b"<link rel=icon href='data:,'>"
BOX = """
const { left, top, width, height } = document.querySelectorAll(arguments[0])[arguments[1]].getBoundingClientRect();
return [left, top, width, height];
"""
LAID_OUT_FOR_PRINT = """
const ruled = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
const forPrint = ruled.filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === "print");
const apply = (media) => forPrint.forEach((rule) => { rule.media.mediaText = media; });
dispatchEvent(new Event("beforeprint"));
apply("all");
const text = document.body.innerText;
apply("print");
dispatchEvent(new Event("afterprint"));
return text;
"""

Point = tuple[float, float]


class OtherBrowser(ABC):
    """A window of a browser that shows one page."""

    @abstractmethod
    def show(self, address: str) -> None:
        """Load an address and wait until it is there."""

    @abstractmethod
    def run(self, body: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the page gives
        """Run the body of a function in the page; gives what it returns."""

    @abstractmethod
    def wait_for(self, body: str, *arguments: object) -> None:
        """Run the body of a function in the page and wait until it calls its last argument."""

    @abstractmethod
    def perform(self, actions: list[dict[str, Any]]) -> None:
        """Carry out WebDriver's actions and let go of all keys and buttons."""

    @abstractmethod
    def picture(self) -> bytes:
        """What the window shows, as PNG."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the window an outside of so many CSS pixels."""

    @abstractmethod
    def printed_text(self) -> str:
        """The text of what the browser prints of the page."""

    def tell(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page gives
        """The value of an expression in the page."""
        return self.run(f"return {expression}")

    def until(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        end = time.monotonic() + PATIENCE
        while not self.tell(expression):
            if time.monotonic() > end:
                raise TimeoutError(f"{expression} did not become true within {PATIENCE:.0f} s")
            time.sleep(0.1)

    def open(self, path: Path, address: str) -> None:
        """Show a document on an address (``#date=…``) in a window of ``SIZE``, and wait until it is drawn."""
        self.resize(*SIZE)
        self.until(f"innerWidth === {SIZE[0]}")
        self.show(path.as_uri() + address)
        self.until(chromium.READY)
        self.run("window.faults = []; addEventListener('error', ({ message }) => faults.push(message))")
        self.settle()

    def settle(self) -> None:
        """Wait until all that was asked of the map is drawn, as ``tests.chromium.settle``."""
        self.wait_for(SETTLED)

    def box(self, selector: str, nth: int = 0) -> tuple[float, float, float, float]:
        """Left, top, width and height of one of the elements of a selector, in CSS pixels of the window's inside."""
        left, top, width, height = self.run(BOX, selector, nth)
        return left, top, width, height

    def click_on(self, selector: str, nth: int = 0) -> None:
        """Click on the middle of one of the elements of a selector."""
        left, top, width, height = self.box(selector, nth)
        self.click((left + width / 2, top + height / 2))

    def press(self, key: str) -> None:
        """Press a key and let it go; one of ``selenium.webdriver.common.keys``, or the character it writes."""
        keys = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.perform([{"type": "key", "id": "keyboard", "actions": keys}])

    def click(self, at: Point) -> None:
        """Click with the left button."""
        self.drag(at)

    def drag(self, start: Point, *further: Point) -> None:
        """Press the left button at one point, move over the others and let it go at the last."""
        begin, *moves = [
            {"type": "pointerMove", "duration": 20, "x": round(x), "y": round(y), "origin": "viewport"}
            for x, y in (start, *further)
        ]
        actions = [begin, {"type": "pointerDown", "button": 0}, *moves, {"type": "pointerUp", "button": 0}]
        mouse = {"pointerType": "mouse"}
        self.perform([{"type": "pointer", "id": "mouse", "parameters": mouse, "actions": actions}])


class Firefox(OtherBrowser):
    """Headless Firefox."""

    def __init__(self, session: Marionette) -> None:
        self.session = session

    def show(self, address: str) -> None:
        self.session.navigate(address)

    def run(self, body: str, *arguments: object) -> Any:  # noqa: ANN401
        return self.session.execute_script(body, arguments, sandbox=None)

    def wait_for(self, body: str, *arguments: object) -> None:
        self.session.execute_async_script(body, arguments, sandbox=None)

    def perform(self, actions: list[dict[str, Any]]) -> None:
        self.session.actions.perform(actions)
        self.session.actions.release()

    def picture(self) -> bytes:
        return base64.b64decode(self.session.screenshot(full=False))

    def resize(self, width: int, height: int) -> None:
        self.session.set_window_rect(width=width, height=height)

    def printed_text(self) -> str:
        pdf = base64.b64decode(self.session._send_message("WebDriver:Print", {"background": True}, key="value"))
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


class WebKit(OtherBrowser):
    """WebKitGTK's small browser on a display of its own."""

    def __init__(self, session: webdriver.WebKitGTK) -> None:
        self.session = session

    def show(self, address: str) -> None:
        self.session.get(address)

    def run(self, body: str, *arguments: object) -> Any:  # noqa: ANN401
        return self.session.execute_script(body, *arguments)

    def wait_for(self, body: str, *arguments: object) -> None:
        self.session.execute_async_script(body, *arguments)

    def perform(self, actions: list[dict[str, Any]]) -> None:
        self.session.execute(Command.W3C_ACTIONS, {"actions": actions})
        self.session.execute(Command.W3C_CLEAR_ACTIONS)

    def picture(self) -> bytes:
        return self.session.get_screenshot_as_png()

    def resize(self, width: int, height: int) -> None:
        self.session.set_window_rect(0, 0, width, height)

    def printed_text(self) -> str:
        """The text of the layout for print; WebKitGTK's WebDriver has no command that prints."""
        text: str = self.run(LAID_OUT_FOR_PRINT)
        return text


class RecordingProxy(ThreadingHTTPServer):
    """A proxy that passes nothing on and keeps what it was asked for; answers with an empty page."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _NothingPassed)
        self.asked: list[str] = []

    def forget(self, browser: OtherBrowser) -> None:
        """Forget what was asked so far, once it is certain that the browser asks here."""
        browser.show(OUTSIDE)
        if OUTSIDE not in self.asked:
            raise RuntimeError("the browser asks the network and not the proxy")
        self.asked.clear()


class _NothingPassed(BaseHTTPRequestHandler):
    server: RecordingProxy

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(EMPTY_PAGE)

    do_CONNECT = do_HEAD = do_POST = do_GET  # noqa: N815 - names of the protocol

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@contextmanager
def recording_proxy() -> Iterator[RecordingProxy]:
    """A proxy that runs until the end of the block."""
    with RecordingProxy() as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        try:
            yield proxy
        finally:
            proxy.shutdown()


@contextmanager
def firefox(proxy: int, folder: Path) -> Iterator[Firefox]:
    """Firefox behind a proxy on a port of this machine; its log goes to a folder."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip("Firefox is not installed (Debian: firefox-esr)")
    driver = pytest.importorskip("marionette_driver.marionette", reason="marionette-driver is not installed")
    preferences: dict[str, bool | int | str] = {"widget.gtk.overlay-scrollbars.enabled": False, "network.proxy.type": 1}
    for scheme in ("http", "ssl"):
        preferences |= {f"network.proxy.{scheme}": "127.0.0.1", f"network.proxy.{scheme}_port": proxy}
    log = str(folder / "firefox.log")
    with pytest.MonkeyPatch.context() as environment, warnings.catch_warnings():
        environment.setenv(*NO_ERRANDS)
        warnings.simplefilter("ignore", ResourceWarning)  # it opens a socket until Firefox answers, and closes none
        session = driver.Marionette(bin=path, port=0, headless=True, gecko_log=log, prefs=preferences)
        gc.collect()
    try:
        session.start_session()
        yield Firefox(session)
        session.quit()
    finally:
        session.cleanup()


@contextmanager
def webkit(proxy: int, folder: Path) -> Iterator[WebKit]:
    """WebKitGTK behind a proxy on a port of this machine; its log goes to a folder."""
    driver = shutil.which("WebKitWebDriver")
    browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)
    if driver is None or browser is None:
        pytest.skip("WebKit is not installed (Debian: webkit2gtk-driver)")
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(browser)
    options.add_argument("--automation")
    server = f"127.0.0.1:{proxy}"
    options.proxy = Proxy({"proxyType": "manual", "httpProxy": server, "sslProxy": server})
    with _display() as display:
        environment = {**os.environ, "DISPLAY": display}
        service = Service(driver, env=environment, log_output=str(folder / "webkit.log"))
        session = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield WebKit(session)
        finally:
            session.quit()


@contextmanager
def _display() -> Iterator[str]:
    """A screen that nobody sees; gives its name."""
    path = shutil.which("Xvfb")
    if path is None:
        pytest.skip("WebKit needs a display: Xvfb is not installed (Debian: xvfb)")
    reading, writing = os.pipe()
    command = [path, "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:  # noqa: S603
        os.close(writing)
        try:
            with os.fdopen(reading) as number:
                yield f":{number.readline().strip()}"
        finally:
            server.terminate()
