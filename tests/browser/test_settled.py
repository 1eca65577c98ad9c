"""When the map has settled: once after each change, and nothing is drawn after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

FRAMES = 12
"""Frames after which whatever was still to come would have come."""
CHANGE = """(frames) => new Promise((done) => {
  const sheet = document.querySelector("canvas.atlas-sheet");
  const look = () => [
    sheet.toDataURL(),
    document.querySelector(".legend-panel").textContent,
    [...document.querySelectorAll(".edge")].map((marker) => marker.style.transform + marker.textContent).join(),
    JSON.stringify([atlas.map.getCenter(), atlas.map.getZoom(), atlas.labels]),
  ].join("|");
  let count = 0;
  let first = null;
  atlas.on("settled", () => {
    count += 1;
    first ||= look();
    if (count > 1) return;
    let left = frames;
    const frame = () => {
      left -= 1;
      if (left) requestAnimationFrame(frame);
      else done({ before, count, same: look() === first, settled: atlas.settled });
    };
    requestAnimationFrame(frame);
  });
  CHANGE;
  const before = atlas.settled;
})"""
NOTE_SETTLING = """() => {
  const settled = (window.noted = []);
  atlas.on("settled", () => settled.push(atlas.date));
}"""
CHANGES = {
    "date": "atlas.goto('1945-08-20')",
    "step without a consequence": "atlas.goto('1945-08-16')",
    "window": "atlas.keep(7)",
    "selection": "atlas.select('shumshu')",
    "language": "atlas.language = 'ja'",
    "view": "atlas.map.setView([44, 131], 7, { animate: false })",
    "pan": "atlas.map.panBy([200, 60])",
    "chapter": "atlas.chapter('lake-khasan')",
    "tour": "atlas.tour('august-storm', 2)",
    "comparison": "atlas.compare('1939-08-20')",
    "layer": "document.querySelector('.layers input').click()",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_settles_once_after_a_change(document: Path, open_file: Open, change: str) -> None:
    page = open_file(document, "#date=1945-08-15&view=6/45/127")
    chromium.settle(page)
    found = page.evaluate(CHANGE.replace("CHANGE", change), FRAMES)
    assert found == {"before": False, "count": 1, "same": True, "settled": True}


def test_settles_after_a_change_of_size(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-15&view=6/45/127")
    chromium.settle(page)
    page.evaluate(NOTE_SETTLING)
    page.set_viewport_size({"width": 900, "height": 640})
    chromium.until(page, "noted.length > 0")
    size = page.evaluate("[atlas.map.getSize().x, document.querySelector('canvas.atlas-sheet').clientWidth >= 900]")
    assert size == [900, True]


def test_is_not_settled_while_it_plays(document: Path, open_file: Open) -> None:
    page = open_file(document, "#date=1945-08-01&view=6/45/127")
    chromium.settle(page)
    page.evaluate(NOTE_SETTLING)
    page.evaluate("atlas.play()")
    chromium.until(page, "atlas.date >= '1945-08-03'")
    assert page.evaluate("[atlas.settled, noted.length]") == [False, 0]
    page.evaluate("atlas.pause()")
    chromium.settle(page)
    assert page.evaluate("[atlas.settled, noted.length]") == [True, 1]
