"""What differs between two pictures of the same size, pixel by pixel."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PIL import Image, ImageChops

STRONG = 40
"""Levels of 255 by which red, green or blue differ so that it is seen at a glance."""
_FAINT, _RED, _ORANGE = 0.25, (200, 0, 0), (255, 170, 60)


class PictureDifference(NamedTuple):
    """How much differs.

    Attributes
    ----------
    pixels, strong
        Pixels that differ at all, and by more than ``STRONG`` levels.
    box
        Left, top, right, bottom of the smallest box around them, right and bottom excluded; None where none does.
    picture
        The later picture, faint, pixels that differ in orange, by more than ``STRONG`` levels in red.
    """

    pixels: int
    strong: int
    box: tuple[int, int, int, int] | None
    picture: Image.Image


def compare(before: Image.Image, now: Image.Image) -> PictureDifference:
    """Compare two pictures; transparency is not looked at.

    Raises
    ------
    ValueError
        If their sizes differ.
    """
    if before.size != now.size:
        raise ValueError(f"the pictures measure {before.size} and {now.size} pixels; expected the same size")
    later = now.convert("RGB")
    difference = ImageChops.difference(before.convert("RGB"), later)
    levels = np.asarray(difference).max(axis=2)
    marked = 255 - (255 - np.asarray(later.convert("L").convert("RGB"))) * _FAINT
    marked[levels > 0] = _ORANGE
    marked[levels > STRONG] = _RED
    return PictureDifference(
        int((levels > 0).sum()),
        int((levels > STRONG).sum()),
        difference.getbbox(),
        Image.fromarray(marked.astype(np.uint8)),
    )
