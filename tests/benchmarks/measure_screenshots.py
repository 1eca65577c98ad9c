"""The document on screen beside another version of it, at the views of ``views.csv``.

``python -m tests.benchmarks screenshots --against before.html [--out FOLDER]``. The same browser opens both, one after
the other; with ``--out`` the pictures are kept: before, now, and what differs. A document compared with itself may
differ in some thirty faint pixels at the rounded ends of signposts: the browser does not draw them alike each time.
"""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from campaigns import catalogue, scene
from campaigns.atlas.document import folium_map, payload
from tests import chromium
from tests.benchmarks import picture_comparison
from tests.benchmarks.picture_comparison import STRONG

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VIEWS = Path(__file__).with_name("views.csv")
"""Days and views: date, zoom, and latitude and longitude of the centre in decimal degrees."""
_WINDOW = (1280, 800)
_STILL_MS = 1600
"""Milliseconds without a change after which a document that cannot tell is held to be settled.

Before there was ``atlas.settled``, the longest timer ran for 1500 ms.
"""
_TRIES = 20


def run(against: Path, out: Path | None = None) -> None:
    """Print how many pixels differ at each view; ``out`` is a folder for the pictures, made if it is not there."""
    history = catalogue.load()
    with VIEWS.open(encoding="utf-8", newline="") as stream:
        views = list(csv.DictReader(stream))
    with tempfile.TemporaryDirectory() as folder, chromium.started() as browser:
        present = Path(folder) / "now.html"
        content = payload.build(history, scene.build(history))
        present.write_text(folium_map.render(content, history.ground.relief), encoding="utf-8")
        before, now = (_pictures(browser, document, views) for document in (against, present))
    if out:
        out.mkdir(parents=True, exist_ok=True)
    same = 0
    for view, old, new in zip(views, before, now, strict=True):
        name = "-".join((view["date"], f"z{view['zoom']}", view["latitude"], view["longitude"]))
        found = picture_comparison.compare(old, new)
        same += not found.pixels
        print(f"  {name:<34} {found.pixels:>8} pixels differ, {found.strong:>8} by more than {STRONG}, box {found.box}")
        if out:
            for what, picture in (("before", old), ("now", new), ("difference", found.picture)):
                picture.save(out / f"{name}-{what}.png")
    print(f"  {len(views)} views of {_WINDOW[0]} by {_WINDOW[1]} pixels, {same} of them the same in every pixel")


def _pictures(browser: Browser, document: Path, views: list[dict[str, str]]) -> list[Image.Image]:
    page = browser.new_page(viewport={"width": _WINDOW[0], "height": _WINDOW[1]})
    pictures = []
    for view in views:
        page.goto("about:blank")  # from one address of a document to another it would not be loaded anew
        place = "/".join((view["zoom"], view["latitude"], view["longitude"]))
        page.goto(f"{document.absolute().as_uri()}#date={view['date']}&view={place}")
        pictures.append(_settled_picture(page))
    page.close()
    return pictures


def _settled_picture(page: Page) -> Image.Image:
    """The page once all is drawn; a document without ``atlas.settled`` once two pictures in a row are equal."""
    chromium.until(page, chromium.READY)
    if page.evaluate("typeof atlas.settled === 'boolean'"):
        chromium.settle(page)
        return _picture(page)
    last = _picture(page)
    for _ in range(_TRIES):
        page.wait_for_timeout(_STILL_MS)
        picture = _picture(page)
        if picture.tobytes() == last.tobytes():
            return picture
        last = picture
    raise TimeoutError(f"the page was still changing after {_TRIES} pictures")


def _picture(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")
