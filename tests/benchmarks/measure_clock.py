"""One step of the clock, script and paint, beside the same features in Folium's TimelineSlider (npm leaflet.timeline).

A step is timed from the call to the end of the frame it caused: script, layout and painting, the canvases drawn. Beside
it stands the time until the next frame could begin, which includes waiting for the browser to put the page together.
Chromium runs without its frame limit, and a dot that changes in every frame keeps its frames coming; else it would wait
for the next tick of sixty a second before it paints.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

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


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    whole = scene.build(history)
    with tempfile.TemporaryDirectory() as folder:
        pages = {
            "atlas": folium_map.render(payload.build(history, whole)),
            "TimelineSlider, same ground": timeline_slider.page(whole, canvas=False, on_ground=True),
            "TimelineSlider, same ground, canvas": timeline_slider.page(whole, canvas=True, on_ground=True),
            "TimelineSlider, bare": timeline_slider.page(whole, canvas=False, on_ground=False),
        }
        files = {name: Path(folder) / f"{number}.html" for number, name in enumerate(pages)}
        for name, text in pages.items():
            files[name].write_text(text, encoding="utf-8")
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
    chromium.until(page, "document.documentElement.dataset.ready === 'true'")
    page.evaluate("void (window.stepTo ||= (day) => atlas.goto(Atlas.days.toIso(day)))")
    page.evaluate(STEPS, days[:40])
    times: list[list[float]] = page.evaluate(STEPS, days)
    page.close()
    return times


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
