"""One step of the clock, script and paint, beside the same features in leaflet.timeline (Folium's TimelineSlider).

A step is timed from the call to the start of the second frame after it: the first frame runs the script, lays out and
paints, and the second cannot begin before the first was handed over. Chromium runs without its frame limit, and a dot that
changes in every frame keeps its frames coming; else it would wait for the next tick of 60 a second before it paints.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaigns import catalogue, dates
from campaigns.atlas import folium_map, payload, scene
from tests import chromium
from tests.benchmarks.figures import percentile, show

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TIMELINE = Path(__file__).parent.parent / "node_modules" / "leaflet.timeline" / "dist" / "leaflet.timeline.js"
STEPS = """async ({days, step}) => {
  const dot = document.body.appendChild(document.createElement("i"));
  dot.style.cssText = "position:fixed;top:0;right:0;width:2px;height:2px;z-index:9999";
  let frames = 0;
  const beat = () => {
    frames += 1;
    dot.style.background = frames % 2 ? "#000" : "#fff";
    if (frames > 0) requestAnimationFrame(beat);
  };
  beat();
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const times = [];
  for (const day of days) {
    await painted();
    const before = performance.now();
    window.stepTo(day);
    await painted();
    times.push(performance.now() - before);
  }
  frames = -2;
  dot.remove();
  return times;
}"""
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>@SHEET@ html,body,#map{height:100%;margin:0}</style>
<script>@LEAFLET@</script><script>@TIMELINE@</script></head><body><div id="map"></div>
<script type="application/json" id="data">@DATA@</script><script>
const map = L.map("map", {preferCanvas: true, center: [46, 128], zoom: 5, zoomControl: false});
const line = L.timeline(JSON.parse(document.getElementById("data").textContent), {
  getInterval: (f) => ({start: f.properties.start, end: f.properties.end}),
  pointToLayer: (f, at) => L.circleMarker(at, {radius: 6}),
  style: (f) => ({color: f.properties.colour, weight: 1, fillOpacity: 0.2}),
  waitToUpdateMap: false, drawOnSetTime: true, start: 1460, end: 27027});
line.addTo(map);
window.stepTo = (day) => line.setTime(day);
document.documentElement.dataset.ready = "true";
</script></body></html>"""


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    whole = scene.build(history)
    first, last = (dates.day_number(dates.parse(day).earliest) for day in ("1945-07-25", "1945-09-15"))
    there_and_back = [*range(first, last), *range(last, first, -1)]
    august = (there_and_back * 6)[:600]
    months = list(range(dates.day_number(dates.parse("1904-01-01").earliest), 27027, 30))
    spans = {"through August 1945, day by day": august, "through 1904–1973, month by month": months}
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "atlas.html"
        ours.write_text(folium_map.render(payload.build(history, whole)), encoding="utf-8")
        theirs = Path(folder) / "timeline.html"
        theirs.write_text(_timeline(whole), encoding="utf-8")
        with chromium.started(*chromium.UNLIMITED) as browser:
            for what, days in spans.items():
                mine = _measure(browser, ours, days)
                other = _measure(browser, theirs, days) if TIMELINE.exists() else []
                print(f"  {len(days)} steps {what}:")
                show("atlas, 95th percentile", percentile(mine, 95), "ms", 8)
                print(f"  {'atlas, median and longest':<58} {percentile(mine, 50):>10.2f} ms   {max(mine):.2f} ms")
                if other:
                    figures = (
                        f"{percentile(other, 95):>10.2f} ms   {percentile(other, 50):.2f} ms   {max(other):.2f} ms"
                    )
                    print(f"  {'leaflet.timeline, 95th percentile, median, longest':<58} {figures}")


def _measure(browser: Browser, page_file: Path, days: list[int]) -> list[float]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(page_file.as_uri())
    chromium.until(page, "document.documentElement.dataset.ready === 'true'")
    page.evaluate("window.stepTo ||= (day) => atlas.goto(Atlas.days.toIso(day))")
    page.evaluate(STEPS, {"days": days[:40]})
    times: list[float] = page.evaluate(STEPS, {"days": days})
    page.close()
    return times


def _timeline(whole: Any) -> str:  # noqa: ANN401 - a GeoDataFrame
    rows = whole[whole["layer"] != "place"]
    features = []
    for row in rows.to_dict("records"):
        start = 1460 if row["start"] is None else dates.day_number(row["start"])
        end = 27028 if row["end"] is None else dates.day_number(row["end"]) + 1
        geometry = row["geometry"].__geo_interface__
        properties = {"start": start, "end": end, "colour": "#b3202c", "name": row["name"]}
        features.append({"type": "Feature", "geometry": geometry, "properties": properties})
    script, sheet = folium_map.leaflet()
    data = json.dumps({"type": "FeatureCollection", "features": features}).replace("<", "\\u003c")
    page = PAGE.replace("@SHEET@", sheet).replace("@LEAFLET@", script)
    return page.replace("@TIMELINE@", TIMELINE.read_text(encoding="utf-8")).replace("@DATA@", data)
