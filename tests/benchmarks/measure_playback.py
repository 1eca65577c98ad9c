"""August 1945 played at ten days a second: how long its frames are, and how far the tips of its arrows move in one.

A frame is the time between two calls of ``requestAnimationFrame`` by the browser's own reckoning, with its frame limit
on, as people see it; it is told to a tenth of a millisecond, so that one in time may read 16.8. A tip's move is
measured along the course of its axis, on every frame, beside the day's march that its mode of movement allows.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaigns import catalogue, scene
from campaigns.atlas.document import folium_map, payload
from campaigns.model import FASTEST
from tests import chromium
from tests.benchmarks.figures import percentile, show

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST, LAST = "1945-08-01", "1945-09-05"
TIMES = 4
ROUNDING = 0.2
PLAY = """([first, last]) => new Promise((done) => {
  const frames = [];
  const heads = new Map();
  const moves = {};
  const { scene } = atlas;
  scene.grow = (part) => {
    Object.getPrototypeOf(scene).grow.call(scene, part);
    const { arrow, route } = scene.lists;
    [...arrow, ...route].filter(({ feature }) => feature.growth).forEach((item) => {
      const { id, mode, growth, course } = item.feature;
      const here = item.reached ?? course.along[growth.ends[item.position]];
      if (heads.has(id)) moves[mode] = Math.max(moves[mode] || 0, here - heads.get(id));
      heads.set(id, here);
    });
  };
  atlas.goto(first);
  atlas.pace(10);
  let before = null;
  const beat = (now) => {
    if (before !== null) frames.push(now - before);
    before = now;
    if (atlas.date < last) requestAnimationFrame(beat);
    else {
      atlas.pause();
      delete scene.grow;
      done({ frames, moves });
    }
  };
  atlas.play();
  requestAnimationFrame(beat);
})"""


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "atlas.html"
        file.write_text(
            folium_map.render(payload.build(history, scene.build(history)), history.ground.relief), encoding="utf-8"
        )
        with chromium.started() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(file.as_uri())
            chromium.until(page, chromium.READY)
            report(page)


def in_time(frame: float) -> float:
    """A frame's time, freed of the rounding of the browser's clock where it took one beat of sixty a second."""
    beat = 1000 / 60
    return beat if abs(frame - beat) < ROUNDING else frame


def report(page: Page) -> None:
    """Play, and print the figures."""
    page.evaluate(PLAY, [FIRST, LAST])
    played: list[dict[str, Any]] = [page.evaluate(PLAY, [FIRST, LAST]) for _ in range(TIMES)]
    frames = [in_time(frame) for each in played for frame in each["frames"]]
    show("August 1945 at 10 days/s: frame, 95th percentile", percentile(frames, 95), "ms", 16.7)
    show(f"longest of {len(frames)} frames", max(frames), "ms", 50)
    late = sum(frame > 1.5 * 1000 / 60 for frame in frames)
    print(f"    median {percentile(frames, 50):.2f} ms; {late} frames came late")
    for mode, farthest in FASTEST.items():
        move = max((each["moves"].get(mode, 0.0) for each in played), default=0.0)
        if move:
            show(f"largest move of a tip from frame to frame, {mode}", move, "km", farthest)
