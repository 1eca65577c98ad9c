"""The exported document: size and what weighs in it, time to make it from a cold start, time to open it."""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests import chromium
from tests.benchmarks import document_weights
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNS = 5
DRAWN = """() => new Promise((done) => {
  const look = () => {
    if (document.documentElement.dataset.ready !== "true") { setTimeout(look, 5); return; }
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  };
  look();
})"""


def run() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "atlas.html"
        times = []
        for _ in range(3):
            started = time.monotonic()
            command = [sys.executable, "-m", "campaigns", "export", str(out)]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603
            times.append(time.monotonic() - started)
        page = out.read_bytes()
        show("size of the complete document", len(page) / 1e6, "MB", 4.0)
        show("the same compressed by gzip", len(gzip.compress(page)) / 1e6, "MB", 2.2)
        for name, weight in document_weights.weights(page.decode()).items():
            print(f"    {name:<56} {weight / 1e6:>10.3f} MB")
        show("made from a cold start, slowest of 3", max(times), "s", 5)
        with chromium.started() as browser:
            opened = [_open(browser, out) for _ in range(RUNS)]
            outside = _requests(browser, out)
        show(f"opened and drawn, median of {RUNS}", statistics.median(opened), "s", 1.5)
        print(f"  {'slowest':<58} {max(opened):>10.2f} s")
        show("requests that leave the file", outside, "", 0)


def _open(browser: Browser, out: Path) -> float:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(out.as_uri(), wait_until="commit")
    seconds = float(page.evaluate(DRAWN)) / 1000
    page.close()
    return seconds


def _requests(browser: Browser, out: Path) -> int:
    page = browser.new_page()
    outside = chromium.watch(page, out.as_uri())
    page.goto(out.as_uri())
    page.evaluate(DRAWN)
    page.evaluate("atlas.select('mutanchiang'); atlas.step(5, 'day'); atlas.map.setView([47.7, 118.6], 10)")
    page.wait_for_timeout(1000)
    page.close()
    return len(outside)
