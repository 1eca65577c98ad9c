"""One step of the clock beside the same features in Folium's TimelineSlider (npm leaflet.timeline).

Two figures. The processor time of a step is what all processes of the browser – script, layout, painting, compositing –
spend on it together, whatever else the machine is doing; what the page spends while nothing steps is taken off. It is
compared in the same run, with the slider and, where one is named, with another document:
``python -m tests.benchmarks clock --against before.html``.

The other is time that passes: a step is timed from the call to the end of the frame it caused, script, layout and
painting, the canvases drawn. Beside it stands the time until the next frame could begin, which includes waiting for the
browser to put the page together. Chromium then runs without its frame limit, and a dot that changes in every frame
keeps its frames coming; else it would wait for the next tick of sixty a second before it paints.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from campaigns import catalogue, dates, scene
from campaigns.atlas.document import folium_map, payload
from tests import chromium
from tests.benchmarks import timeline_slider
from tests.benchmarks.figures import percentile, show

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STEPS = """async (days) => {
  const dot = document.body.appendChild(document.createElement("i"));
  dot.style.cssText = "position:fixed;top:0;right:0;width:2px;height:2px;z-index:9999";
  let frames = 0;
  const beat = () => {
    frames += 1;
    dot.style.background = frames % 2 ? "#000" : "#fff";
    if (frames > 0) requestAnimationFrame(beat);
  };
  beat();
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
  }));
  const next = () => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
  const times = [];
  for (const day of days) {
    await painted();
    const before = performance.now();
    window.stepTo(day);
    const end = await painted();
    times.push([end - before, (await next()) - before]);
  }
  frames = -2;
  dot.remove();
  return times;
}"""

PACED = """async ([days, pause]) => {
  for (const day of days) {
    window.stepTo(day);
    await new Promise((done) => setTimeout(done, pause));
  }
}"""
STEP_TO = """void (window.stepTo ||= (day) =>
  atlas.goto(new Date(Date.UTC(1900, 0, 1 + day)).toISOString().slice(0, 10)))"""
PAUSE_MS = 50
"""Milliseconds from one step to the next while processor time is counted."""
_PACED_STEPS = 160
_REST_SECONDS = 4
ROUNDS = 3
"""Times each page is measured; the median counts."""


def run(against: Path | None = None) -> None:
    """Print the figures; ``against`` is another document of the atlas to compare with."""
    history = catalogue.load()
    whole = scene.build(history)
    with tempfile.TemporaryDirectory() as folder:
        pages = {
            "atlas": folium_map.render(payload.build(history, whole), history.ground.relief),
            "TimelineSlider, same ground": timeline_slider.page(whole, history.ground, canvas=False),
            "TimelineSlider, same ground, canvas": timeline_slider.page(whole, history.ground, canvas=True),
            "TimelineSlider, bare": timeline_slider.page(whole, None, canvas=False),
        }
        files = {name: Path(folder) / f"{number}.html" for number, name in enumerate(pages)}
        for name, text in pages.items():
            files[name].write_text(text, encoding="utf-8")
        if against is not None:
            files[against.name] = against
        for what, days in _spans().items():
            print(f"  {len(days)} steps {what}, processor time of all browser processes:")
            _report_processor({name: _processor_ms(file, days) for name, file in files.items()})
        with chromium.started(*chromium.UNLIMITED) as browser:
            for what, days in _spans().items():
                print(f"  {len(days)} steps {what}:")
                for name, file in files.items():
                    _report(name, _measure(browser, file, days))


def _spans() -> dict[str, list[int]]:
    first, last = (dates.day_number(dates.parse(day).earliest) for day in ("1945-07-25", "1945-09-15"))
    there_and_back = [*range(first, last), *range(last, first, -1)]
    return {
        "through August 1945, day by day": (there_and_back * 6)[:600],
        "through 1904–1973, month by month": list(range(timeline_slider.FIRST, timeline_slider.LAST, 30)),
    }


def _measure(browser: Browser, file: Path, days: list[int]) -> list[list[float]]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(file.as_uri())
    chromium.until(page, chromium.READY)
    page.evaluate(STEP_TO)
    page.evaluate(STEPS, days[:40])
    times: list[list[float]] = page.evaluate(STEPS, days)
    page.close()
    return times


def _processor_ms(file: Path, days: list[int]) -> float:
    """Milliseconds of processor time a step costs the whole browser, the page at rest taken off."""
    found = []
    for _ in range(ROUNDS):
        with chromium.started() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(file.as_uri())
            chromium.until(page, chromium.READY)
            page.evaluate(STEP_TO)
            page.evaluate(PACED, [days[:40], PAUSE_MS])
            before, started = spent(), time.monotonic()
            page.evaluate(PACED, [days[:_PACED_STEPS], PAUSE_MS])
            after, ended = spent(), time.monotonic()
            page.wait_for_timeout(_REST_SECONDS * 1000)
            at_rest = (spent() - after) / (time.monotonic() - ended)
            found.append(((after - before) - at_rest * (ended - started)) / min(len(days), _PACED_STEPS) * 1000)
    return percentile(found, 50)


def spent() -> float:
    """Seconds of processor time of every browser process this one started."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            if "chrom" in process.name():
                times = process.cpu_times()
                total += times.user + times.system
        except psutil.NoSuchProcess:
            continue
    return total


def _report_processor(steps: dict[str, float]) -> None:
    own = steps["atlas"]
    print(f"    {'atlas':<56} {own:>10.2f} ms")
    for name, step in steps.items():
        if name != "atlas":
            print(f"    {name:<56} {step:>10.2f} ms, atlas / this: {own / step:.2f}")


def _report(name: str, times: list[list[float]]) -> None:
    script_and_paint, until_next = (list(column) for column in zip(*times, strict=True))
    label = f"{name}: script and paint, 95th percentile"
    if name == "atlas":
        show(label, percentile(script_and_paint, 95), "ms", 8)
    else:
        print(f"  {label:<58} {percentile(script_and_paint, 95):>10.2f} ms")
    rest = f"median {percentile(script_and_paint, 50):.2f}, longest {max(script_and_paint):.2f}; until the next frame "
    rest += f"median {percentile(until_next, 50):.2f}, 95th percentile {percentile(until_next, 95):.2f}"
    print(f"    {rest} ms")
