"""Sides on the map are told apart without colour."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from tests import chromium, without_colour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

ADVANCES = {"Soviet Union": "1939-08-24", "Japan": "1939-08-24", "China": "1936-11-25"}
"""A day on which a side of each texture advances."""
SHAFT = (slice(13, 19), slice(4, 32))
"""The shaft of the arrow in a sample of the legend: rows and columns of the picture, which has two dots to a pixel."""
SAMPLE = """(text) => {
  const row = [...document.querySelectorAll(".legend-body li")].find((each) => each.textContent.trim() === text);
  return row.querySelector("img").src;
}"""


def test_arrows_of_the_sides_differ_in_grey_and_to_colour_blind_readers(open_file: Open, document: Path) -> None:
    fills = {}
    for side, day in ADVANCES.items():
        page = open_file(document, f"#date={day}&view=4/46/118", 1440, 900)
        chromium.unfold_legend(page)
        _, _, data = page.evaluate(SAMPLE, f"Advance: {side}").partition(",")
        picture = Image.open(io.BytesIO(base64.b64decode(data)))
        paper = Image.new("RGBA", picture.size, "#e9e3d3")
        paper.alpha_composite(picture.convert("RGBA"))
        fills[side] = np.asarray(paper.convert("RGB")).astype(float)[SHAFT]
    assert list(without_colour.alike(fills)) == []
