"""Path data of small maps read back: a point of each part, then steps from point to point."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def parts_of(text: str) -> list[list[tuple[float, float]]]:
    """The points of each part, x and y in pixels, as a reader of SVG has them."""
    parts = []
    for part in text.split("M")[1:]:
        start, _, steps = part.rstrip("Z").partition("l")
        x, y = map(float, start.removesuffix("h0").split(" "))
        points = [(x, y)]
        numbers = [float(each) for each in _NUMBER.findall(steps)]
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            points.append((x, y))
        parts.append(points)
    return parts


def points_of(text: str) -> list[tuple[float, float]]:
    """The points of all parts."""
    return [point for part in parts_of(text) for point in part]
