"""The same dated points on maps of other makers: leaflet.timeline and kepler.gl, each in a page that needs no network.

Each is given what makes it fast: no base map, no features but the points, no controls that change with the day. The
points travel as CSV, the smallest form that both can read. ``stepTo(day)`` in the page shows the points of a day, and
``data-ready`` of its root says that they are drawn.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from campaigns.atlas.document.folium_map import leaflet
from tests.benchmarks.timeline_slider import MODULES

BESIDE = Path(__file__).parent / "beside"
_KEPLER = BESIDE / "node_modules" / "kepler.gl"
_FRAME = "html, body, #map { height: 100%; margin: 0; overflow: hidden; }"


@dataclass(frozen=True)
class View:
    """What all maps show: the centre in decimal degrees, Leaflet's zoom, the first day, the radius of points."""

    latitude: float
    longitude: float
    zoom: int
    day: int
    """Counted from 1900-01-01."""
    radius: float
    """In pixels."""


def not_installed() -> str:
    """What has to be installed first, and how; empty where nothing is missing."""
    missing = [(MODULES / "leaflet.timeline", MODULES.parent), (_KEPLER, BESIDE)]
    root = Path(__file__).parents[2]
    commands = [f"(cd {home.relative_to(root).as_posix()} && npm ci)" for path, home in missing if not path.is_dir()]
    return " && ".join(commands)


def timeline_name() -> str:
    """leaflet.timeline and its version."""
    return _name(MODULES / "leaflet.timeline")


def kepler_name() -> str:
    """kepler.gl and its version."""
    return _name(_KEPLER)


def _name(home: Path) -> str:
    return f"{home.name} {json.loads((home / 'package.json').read_text(encoding='utf-8'))['version']}"


def timeline_map(csv: str, view: View) -> str:
    """Points as circle markers of leaflet.timeline, on a canvas."""
    script, sheet = leaflet()
    timeline = (MODULES / "leaflet.timeline" / "dist" / "leaflet.timeline.js").read_text(encoding="utf-8")
    return _page(csv, view, sheet, [script, timeline], "timeline-map.js")


def kepler_map(csv: str, view: View) -> str:
    """Points as a layer of kepler.gl with two time filters, made of the bundle that its own export of HTML links."""
    bundler: list[str | Path] = [MODULES / ".bin" / "esbuild", BESIDE / "kepler-libraries.js", "--bundle", "--minify"]
    options = ["--format=iife", "--charset=utf8", '--define:process.env.NODE_ENV="production"']
    made = subprocess.run(  # noqa: S603 - the project's own files
        [*bundler, *options], capture_output=True, text=True, encoding="utf-8", check=True
    )
    kepler, sheet = ((_KEPLER / "umd" / f"keplergl.min.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))
    return _page(csv, view, sheet, [made.stdout, kepler], "kepler-map.js")


def _page(csv: str, view: View, sheet: str, scripts: list[str], module: str) -> str:
    given = f"globalThis.view = {json.dumps(asdict(view))};"
    own = (BESIDE / module).read_text(encoding="utf-8")
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Points</title>',
        f"<style>{sheet}\n{_FRAME}</style>",
        '<div id="map"></div>',
        f'<script type="text/csv" id="points">{csv}</script>',
        *(f"<script>{_inside(text)}</script>" for text in [*scripts, given]),
        f'<script type="module">{_inside(own)}</script></html>',
    ]
    return "\n".join(parts)


def _inside(script: str) -> str:
    """A script that may stand in a page: nothing in it ends it."""
    return script.replace("</script", "<\\/script")
