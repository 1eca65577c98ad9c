"""Where the labels of numbered points of a small map stand, so that none lies over another.

A label is number and name where there is room for both, else the number alone, else nothing: the dot stays, and the
table beside the map has all.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Text = tuple[str, str]
    """Number and name."""

SIZE = 12.0
"""Pixels of the letters."""
_ADVANCE, _WIDE_ADVANCE = 0.56, 1.0
"""Width of a letter at most, as a rule, and of one of East Asia, in sizes of letters."""
_OFF = 7.0
"""Pixels from the middle of a dot to its label."""
_DOT = 4.5
_ANCHORS = {1: "start", 0: "middle", -1: "end"}
_RIGHT_FIRST = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
"""Sides of a dot, across and down, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose baseline begins, has its middle or ends at a position, in pixels, y downwards."""

    text: str
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> shapely.Polygon:
        """What it covers."""
        is_wide = (unicodedata.east_asian_width(letter) in "WF" for letter in self.text)
        wide = SIZE * sum(_WIDE_ADVANCE if each else _ADVANCE for each in is_wide)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return shapely.box(left, self.y - 0.8 * SIZE, left + wide, self.y + 0.25 * SIZE)


def placed(
    points: Sequence[tuple[float, float]], texts: Sequence[Text], frame: shapely.Polygon, kept_free: shapely.Polygon
) -> list[Label]:
    """Labels of points, within a frame and beside what is kept free; numbers first, then names in the order given."""
    taken = [kept_free, *(shapely.Point(point).buffer(_DOT) for point in points)]
    first = len(taken)
    found: list[Label | None] = []
    for point, (number, _) in zip(points, texts, strict=True):
        found.append(_free(number, point, frame, taken))
        taken.append(found[-1].box if found[-1] else shapely.Polygon())
    for index, (point, text) in enumerate(zip(points, texts, strict=True)):
        others = taken[: first + index] + taken[first + index + 1 :]
        if label := _free(" ".join(text).strip(), point, frame, others):
            found[index], taken[first + index] = label, label.box
    return [label for label in found if label]


def _free(
    text: str, point: tuple[float, float], frame: shapely.Polygon, taken: Sequence[shapely.Polygon]
) -> Label | None:
    """The first label of a point that lies in the frame and over nothing else; None if there is none."""
    for label in _candidates(text, point, frame):
        if shapely.covers(frame, label.box) and not shapely.intersects(label.box, taken).any():
            return label
    return None


def _candidates(text: str, point: tuple[float, float], frame: shapely.Polygon) -> Iterator[Label]:
    """A text on each side of a point, that with more room first."""
    x, y = point
    outward = 1 if x < frame.bounds[2] * 0.7 else -1
    for across, down in _RIGHT_FIRST:
        side = across * outward
        beside = _OFF if down == 0 else 0.6 * _OFF
        yield Label(text, x + side * beside, y + 4 + down * (SIZE if across else SIZE + 2), _ANCHORS[side])
