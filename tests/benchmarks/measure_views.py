"""The battlefields as they open: how much ground is in view, and how much of it something hides.

Each view of ``battle-views.csv`` is opened in a wide and in a narrow window. A feature of the ground is what
``groundInView`` counts: a contour line, a river, lake or marsh, a coast, a railway or road, a place or height that is
marked. Arrows are measured as they are drawn, across their middle line. What hides the map – above the time bar,
where it ends – is found on a grid of points: whatever stands there over it.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaigns import catalogue, scene
from campaigns.atlas.document import folium_map, payload
from tests import chromium
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = Path(__file__).with_name("battle-views.csv")
"""Names, days and views: zoom, and latitude and longitude of the centre in decimal degrees."""
WINDOWS = {(1440, 900): 22.0, (390, 844): 35.0}
"""Width and height in pixels, and the share of the map, in per cent, that may be hidden there."""
LEAST_GROUND, MOST_ACROSS = 25, 40.0

MEASURE = """() => {
  const { scene, map } = atlas;
  const meet = (p, q) => p[0] < q[2] && q[0] < p[2] && p[1] < q[3] && q[1] < p[3];
  const names = atlas.labels;
  let overlaps = 0;
  names.forEach((one, index) => names.slice(index + 1).forEach((other) => {
    if (one.boxes.some((box) => other.boxes.some((against) => meet(box, against)))) overlaps += 1;
  }));
  const { frame } = scene.canvas;
  const drawn = window.Path2D;
  let across = 0;
  window.Path2D = class {
    points = [];
    moveTo(x, y) { this.points.push([x, y]); }
    lineTo(x, y) { this.points.push([x, y]); }
    closePath() {}
  };
  const offLine = ([x, y], line) => {
    let least = Infinity;
    for (let i = 2; i < line.length; i += 2) {
      const [ax, ay, dx, dy] = [line[i - 2], line[i - 1], line[i] - line[i - 2], line[i + 1] - line[i - 1]];
      const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
      const share = Math.max(i > 2 ? 0 : -Infinity, Math.min(1, along));
      least = Math.min(least, Math.hypot(x - ax - share * dx, y - ay - share * dy));
    }
    return least;
  };
  scene.lists.arrow.forEach(({ shape }) => {
    const line = shape.line.map((each, index) => each * frame.scale - (index % 2 ? frame.y0 : frame.x0));
    shape.path(0, frame).points.forEach((point) => {
      across = Math.max(across, 2 * offLine(point, line)); // a short arrow has a tail longer than its line
    });
  });
  window.Path2D = drawn;
  const { left, top, width, height } = map.getContainer().getBoundingClientRect();
  const steps = 60;
  let hidden = 0;
  for (let row = 0; row < steps; row += 1)
    for (let column = 0; column < steps; column += 1) {
      const [x, y] = [left + (width * (column + 0.5)) / steps, top + (height * (row + 0.5)) / steps];
      if (document.elementFromPoint(x, y) !== map.getContainer()) hidden += 1;
    }
  const share = (100 * hidden) / steps ** 2;
  return { ground: scene.groundInView(), overlaps, across, hidden: share, note: scene.groundNote() };
}"""


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    with VIEWS.open(encoding="utf-8", newline="") as stream:
        views = list(csv.DictReader(stream))
    with tempfile.TemporaryDirectory() as folder, chromium.started() as browser:
        document = Path(folder) / "atlas.html"
        content = payload.build(history, scene.build(history))
        document.write_text(folium_map.render(content, history.ground.relief), encoding="utf-8")
        for (width, height), most in WINDOWS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            found = {view["name"]: _measured(page, document, view) for view in views}
            page.close()
            print(f"  at {width} by {height} pixels")
            for name, each in found.items():
                print(
                    f"    {name:<22} ground {each['ground']:>4}  overlaps {each['overlaps']:>2}  "
                    f"arrow {each['across']:>5.1f} px  hidden {each['hidden']:>5.1f} %  {each['note']}"
                )
            show(
                "least ground in a view",
                min(each["ground"] for each in found.values()),
                "",
                LEAST_GROUND,
                at_least=True,
            )
            show("labels over one another", sum(each["overlaps"] for each in found.values()), "", 0)
            show("widest part of an arrow", max(each["across"] for each in found.values()), "px", MOST_ACROSS)
            show("most that is hidden of a view", max(each["hidden"] for each in found.values()), "%", most)


def _measured(page: Page, document: Path, view: dict[str, str]) -> dict[str, Any]:
    page.goto("about:blank")  # from one address of a document to another it would not be loaded anew
    place = "/".join((view["zoom"], view["lat"], view["lon"]))
    page.goto(f"{document.absolute().as_uri()}#date={view['date']}&view={place}")
    chromium.until(page, chromium.READY)
    chromium.settle(page)
    measured: dict[str, Any] = page.evaluate(MEASURE)
    return measured
