"""Users' own data: how long it takes to bring, what it adds to the map, and what a step of the clock costs with it.

Rows are made by a script, always the same (``synthetic_guests``). All times but those of opening and playing are
processor time: of Python; of the scripts that a step and its frame run in the page; and of all processes of the browser
for a step, beside the same map without the data in the same run (see ``measure_clock``).
"""

from __future__ import annotations

import gzip
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from campaigns import catalogue, scene
from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.guests import guessing, placing, reading
from tests import chromium
from tests.benchmarks import measure_clock, synthetic_guests
from tests.benchmarks.figures import percentile, show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

    from campaigns.guests.placing import GuestLayer
    from campaigns.history import History

VIEW = "#date=1939-06-05&view={zoom}/47/124"
ZOOMS = (4, 6, 8)
_DAYS = range(14_000, 14_140)
"""Days of a step each."""
_PLAYED_SECONDS = 6
STEP = """async (day) => {
  window.stepTo(day);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""
PLAYED = """async ([pace, seconds]) => {
  atlas.pace(pace);
  atlas.play();
  let frames = 0;
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) {
    await new Promise((done) => requestAnimationFrame(done));
    frames += 1;
  }
  atlas.pause();
  return frames / seconds;
}"""


@dataclass(frozen=True)
class Limits:
    """What is asked of so many rows: seconds, megabytes, milliseconds; None where nothing is."""

    rows: int
    bring: float
    write: float | None
    added: float | None
    first: float | None
    script: float | None
    processor: float | None
    frames: float | None
    memory: float | None


LIMITS = (
    Limits(300, 2, None, None, None, None, None, None, None),
    Limits(100_000, 10, 10, 3, None, 4, 1.5, None, None),
    Limits(1_000_000, 60, None, 22, 4, 12, None, 30, 700),
)


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    whole = scene.build(history)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.html"
        plain.write_text(export.html(history, whole, Selection()), encoding="utf-8")
        empty = _weight(plain)
        print(f"  {'the map without them':<58} {empty / 1e6:>10.2f} MB zipped")
        without = _browser(plain, Limits(0, *[None] * 8))  # type: ignore[arg-type]
        for limits in LIMITS:
            print(f"  {limits.rows:,} rows:")
            layer = _bring(Path(folder), limits, history)
            out = Path(folder) / f"{limits.rows}.html"
            before = time.process_time()
            out.write_text(export.html(history, whole, Selection(guests=(layer,))), encoding="utf-8")
            _show("written as HTML, the map included", time.process_time() - before, "s", limits.write)
            _show("added to the zipped file", (_weight(out) - empty) / 1e6, "MB", limits.added)
            del layer
            with_them = _browser(out, limits)
            for zoom in ZOOMS:
                share = with_them[zoom] / without[zoom]
                _show(f"processor time of a step at zoom {zoom} / without them", share, "", limits.processor)


def _show(what: str, value: float, unit: str, limit: float | None, *, at_least: bool = False) -> None:
    if limit is None:
        print(f"  {what:<58} {value:>10.2f} {unit}")
    else:
        show(what, value, unit, limit, at_least=at_least)


def _bring(folder: Path, limits: Limits, history: History) -> GuestLayer:
    table = folder / f"{limits.rows}.csv"
    synthetic_guests.write(table, limits.rows)
    before = time.process_time()
    read = reading.read(table)
    layer = placing.place(read, guessing.guess(read), history)
    _show("read, understood, placed", time.process_time() - before, "s", limits.bring)
    assert len(layer.rows) == limits.rows, layer.refused[:3]
    return layer


def _weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _browser(path: Path, limits: Limits) -> dict[int, float]:
    """Measure a map in a browser; milliseconds of processor time of a step, by zoom."""
    steps: dict[int, float] = {}
    with chromium.started() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        before = time.monotonic()
        page.goto(path.as_uri() + VIEW.format(zoom=ZOOMS[0]))
        chromium.until(page, chromium.READY)
        chromium.settle(page)
        _show("opened and drawn, time that passes", time.monotonic() - before, "s", limits.first)
        _show("opened and drawn, processor time of all processes", measure_clock.spent(), "s", None)
        _show("memory of the tab", _memory() / 1e6, "MB", limits.memory)
        page.evaluate(measure_clock.STEP_TO)
        for zoom in ZOOMS:
            page.evaluate(f"atlas.map.setView([47, 124], {zoom}, {{ animate: false }}), null")
            chromium.settle(page)
            script = percentile(scripts(page, _DAYS)[20:], 95)  # the first steps are compiled
            _show(f"script of a step at zoom {zoom}, 95th percentile", script, "ms", limits.script)
            steps[zoom] = _processor(page)
        _show("processor time of a step, mean of the zooms", sum(steps.values()) / len(steps), "ms", None)
        frames = page.evaluate(PLAYED, [10, _PLAYED_SECONDS])
        _show("playing 10 days a second", frames, "frames a second", limits.frames, at_least=True)
    return steps


def scripts(page: Page, days: Iterable[int]) -> list[float]:
    """Milliseconds of the page's own processor time that the scripts of each step take; ``stepTo`` is in the page."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(each["value"]) for each in metrics if each["name"] == "ScriptDuration")

    times = []
    for day in days:
        before = spent()
        page.evaluate(STEP, day)
        times.append((spent() - before) * 1000)
    session.detach()
    return times


def _processor(page: Page) -> float:
    """Milliseconds of processor time of all processes of the browser that a step costs, the page at rest taken off."""
    days = [*_DAYS]
    before, started = measure_clock.spent(), time.monotonic()
    page.evaluate(measure_clock.PACED, [days, measure_clock.PAUSE_MS])
    after, ended = measure_clock.spent(), time.monotonic()
    page.wait_for_timeout(2_000)
    at_rest = (measure_clock.spent() - after) / (time.monotonic() - ended)
    return ((after - before) - at_rest * (ended - started)) / len(days) * 1000


def _memory() -> int:
    """Bytes that the largest page's process has for itself."""
    found = [0]
    for process in psutil.Process().children(recursive=True):
        try:
            if "--type=renderer" in process.cmdline():
                found.append(process.memory_full_info().uss)
        except psutil.Error:
            continue
    return max(found)
