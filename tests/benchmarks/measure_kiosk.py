"""A kiosk that runs for a week: whether its memory grows, and whether anything goes wrong in it.

Two steps of a tour are gone through again and again without a pause: a step follows as soon as the one before is drawn.
At several points the browser collects garbage and tells how much of its heap is in use, and how many nodes and
listeners it keeps. Growth is counted from the first of these points, when every step was shown many times.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from campaigns import catalogue, scene
from campaigns.atlas import export
from campaigns.atlas.document import folium_map
from campaigns.atlas.export_selection import Selection
from campaigns.atlas.kiosk import Kiosk
from campaigns.scene import select
from tests import chromium
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

TOUR = "lake-khasan"
LOOPS = 2000
POINTS = 8
"""How often memory is looked at."""
GROWTH = 5.0
"""Per cent by which the heap may grow."""
AT_ONCE = 0.001
"""Seconds of a step: it ends when it is drawn."""
COUNT = "(window.loops = 0, atlas.on('tour', () => { if (atlas.touring?.step === 1) loops += 1; }), null)"
REACHED = """(wanted) => new Promise((done) => {
  const look = () => { if (loops >= wanted) done(loops); else setTimeout(look, 20); };
  look();
})"""


class Memory(NamedTuple):
    """What the page keeps: bytes of its heap that are in use, and how many nodes and listeners there are."""

    heap: int
    nodes: int
    listeners: int


def run(loops: int | None) -> None:
    """Print the figures, of 2,000 loops or as many as are asked for."""
    history = catalogue.load()
    tour = history.tours[TOUR]
    first, second = (step.date for step in tour.steps[:2])
    selection = Selection(first, second, fine_ground=False, kiosk=Kiosk((tour.id,), pace=AT_ONCE))
    content = export.content(history, select(scene.build(history), first, second), selection)
    print(f"  {tour.id}, its first {len(content['tours'][0]['steps'])} steps and an invitation")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kiosk.html"
        file.write_text(folium_map.render(content, history.ground.relief), encoding="utf-8")
        with chromium.started(*chromium.UNLIMITED) as browser:
            page = browser.new_page(viewport={"width": 800, "height": 600}, reduced_motion="reduce")
            errors = chromium.errors(page)
            page.goto(file.as_uri())
            chromium.until(page, chromium.READY)
            report(page, errors, loops or LOOPS)


def report(page: Page, errors: list[str], loops: int) -> None:
    """Let the kiosk run, and print the figures."""
    page.evaluate(COUNT)
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    found: list[Memory] = []
    for point in range(1, POINTS + 1):
        done = page.evaluate(REACHED, max(1, loops * point // POINTS))
        found.append(_memory(session))
        heap, nodes, listeners = found[-1]
        print(f"    {done:>6} loops: {heap / 1e6:8.2f} MB of heap, {nodes} nodes, {listeners} listeners", flush=True)
    growth = {name: 100 * (getattr(found[-1], name) / getattr(found[0], name) - 1) for name in Memory._fields}
    show(f"growth of the heap over {loops} loops", growth["heap"], "%", GROWTH)
    show("growth of nodes", growth["nodes"], "%", GROWTH)
    show("growth of listeners", growth["listeners"], "%", GROWTH)
    show("errors in the page", len(errors), "", 0)


def _memory(session: CDPSession) -> Memory:
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"]
    counters = session.send("Memory.getDOMCounters")
    return Memory(int(heap), counters["nodes"], counters["jsEventListeners"])
