"""Writing on the map: names as outlines with a halo, level beside a point, or along a line, never one over another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from campaigns.atlas.plate import fonts
from campaigns.atlas.plate.clutter import Clutter, Edges
from campaigns.atlas.plate.levels import LABELS
from campaigns.atlas.plate.paper import legible
from campaigns.symbology import colours, labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.projection import Array

_ASCENT, _DESCENT, _LEADING = 0.78, 0.24, 1.14
"""Of a line of text, in its size."""
_BESIDE = (
    *((1, 0, 0.0), (-1, 0, 0.12), (0.7, 0.75, 0.16), (0.7, -0.75, 0.2), (-0.7, 0.75, 0.26)),
    *((-0.7, -0.75, 0.3), (0, 1, 0.22), (0, -1, 0.28)),
)
"""Where a name stands beside its point: direction, right and up, and the penalty for standing there."""
_LEAST_SPACING = 0.86
"""Letters nearer each other than this share of their distance on a straight line are not written."""
_WEIGHT_FACTOR = 1.1
"""Penalty for a name that lies wholly over what names should avoid."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a name is written: size, letter-spacing and width of the halo in points, weight, slant, colour, opacity."""

    size: float
    weight: str = "normal"
    slant: str = "normal"
    colour: str = colours.of("text")
    spacing: float = 0.0
    halo: float = 2.0
    opacity: float = 1.0


def style_of(kind: labels.Kind, size: float, side: str = "") -> TextStyle:
    """The style of a kind of name of the symbology at a size in points; of what belongs to a side, in its colour.

    What would be too small to be read is written in the least type.
    """
    label, size = labels.spec().labels[kind], legible(size)
    return TextStyle(
        size,
        "bold" if label.bold else "normal",
        "italic" if label.italic else "normal",
        labels.colour(kind, side),
        label.spacing * size,
        label.halo,
        label.opacity,
    )


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters set along a line: where each stands on its baseline, how it is turned, and the boxes of all but spaces.

    ``bases`` of the middles of n letters, shape (n, 2), in points; ``turns`` in radians, shape (n,); ``boxes`` of shape
    (m, 4); ``bend`` is the sharpest turn between two of them in radians.
    """

    bases: Array
    turns: Array
    boxes: Array
    bend: float


class LabelPlacer:
    """Places names on a page in the order they are given."""

    def __init__(self, canvas: Canvas, language: str) -> None:
        self.canvas, self.language = canvas, language
        self.clutter = Clutter(canvas.plane)
        self.written: list[tuple[str, list[Edges]]] = []
        """What has been written, and the boxes it fills, points."""

    def width(self, text: str, text_style: TextStyle) -> float:
        """Width of a line in points."""
        plain = fonts.width(text, text_style.size, text_style.weight, text_style.slant, self.language)
        return plain + text_style.spacing * max(0, len(text) - 1)

    def beside(
        self, at: tuple[float, float], lines: list[str], text_style: TextStyle, gap: float, limit: float = 0.7
    ) -> bool:
        """Write a name beside a point where it suits best; ``limit`` is the greatest penalty that will do."""
        size = self.block(lines, text_style)
        best: tuple[float, Edges, float] | None = None
        for reach in (gap, gap * 1.7):
            for right, up, penalty in _BESIDE:
                box = _towards(at, right, up, reach, size)
                if not self.clutter.free([box]):
                    continue
                cost = penalty + (0.25 if reach > gap else 0) + _WEIGHT_FACTOR * self.clutter.weight(box)
                if cost <= limit and (best is None or cost < best[0]):
                    best = (cost, box, right)
        if best is None:
            return False
        self._write(lines, best[1], text_style, align=best[2])
        return True

    def with_leader(
        self, at: tuple[float, float], lines: list[str], text_style: TextStyle, gap: float, reach: float
    ) -> bool:
        """Write a name some way off its point, with a fine line that leads to it."""
        size = self.block(lines, text_style)
        best: tuple[float, Edges, float, tuple[float, float]] | None = None
        for distance in np.linspace(gap * 2.2, reach, 7):
            for turn in np.arange(0, 2 * np.pi, np.pi / 10):
                right, up = float(np.cos(turn)), float(np.sin(turn))
                start = (at[0] + right * distance, at[1] + up * distance)
                box = _towards(start, right, up, 1.0, size)
                if not self.clutter.free([box]):
                    continue
                cost = float(distance) / reach * 0.6 + _WEIGHT_FACTOR * self.clutter.weight(box)
                if best is None or cost < best[0]:
                    best = (cost, box, right, start)
        if best is None:
            return False
        unit = self.canvas.unit
        self.leader(at, best[3], text_style.colour)
        steps = np.linspace(0.25, 1, 8)
        self.clutter.reserve(
            *(
                (x - unit, y - unit, x + unit, y + unit)
                for x, y in ((at[0] + (best[3][0] - at[0]) * s, at[1] + (best[3][1] - at[1]) * s) for s in steps)
            )
        )
        self._write(lines, best[1], text_style, align=best[2])
        return True

    def leader(self, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
        """Draw the fine line from a thing to its name."""
        drawn = labels.spec().leader
        casing = {"colors": colours.of("casing"), "linewidth": drawn.casing, "alpha": drawn.casing_opacity}
        line = {"colors": colour, "linewidth": drawn.width}
        self.canvas.lines([shapely.LineString([start, end])], casing, line, zorder=LABELS - 1.2)

    def centred(self, at: tuple[float, float], lines: list[str], text_style: TextStyle, limit: float = 0.9) -> bool:
        """Write a name over a point, or a little above or below it."""
        wide, tall = self.block(lines, text_style)
        for shift in (0.0, 0.7, -0.7, 1.4, -1.4):
            middle = at[1] + shift * tall
            box = (at[0] - wide / 2, middle - tall / 2, at[0] + wide / 2, middle + tall / 2)
            if self.clutter.free([box]) and _WEIGHT_FACTOR * self.clutter.weight(box) <= limit:
                self._write(lines, box, text_style, align=0)
                return True
        return False

    def at(self, box: Edges, lines: list[str], text_style: TextStyle) -> None:
        """Write in a box that was found free."""
        self._write(lines, box, text_style, align=0)

    def along(self, line: Array, text: str, text_style: TextStyle, *, above: float = 0.0, limit: float = 0.8) -> bool:
        """Write along a line where it is straightest and emptiest, ``above`` points off it; False where it cannot."""
        steps = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        room = self.width(text, text_style)
        spare = steps[-1] - room
        if spare < 0 or not text.strip():
            return False
        wide = np.array([self._glyph(letter, text_style)[1] for letter in text]) * text_style.size
        seen = np.array([letter != " " for letter in text])
        best: tuple[float, _Letters] | None = None
        for start in np.linspace(0, spare, max(2, min(18, int(spare / 6)))):
            for off in (above, -above - text_style.size * (_ASCENT - 0.1)) if above else (-text_style.size * 0.34,):
                letters = _bent(_from_left((line, steps), float(start), room), (wide, seen), text_style, off)
                if letters.bend > 0.3 or not self.clutter.free(letters.boxes):  # noqa: PLR2004 - radians between letters
                    continue
                middle = abs(start + room / 2 - steps[-1] * 0.5) / steps[-1]
                load = float(self.clutter.means(letters.boxes).mean()) if above else 0.0
                cost = letters.bend + 0.5 * middle + _WEIGHT_FACTOR * load + (0.1 if off < 0 else 0)
                if cost <= limit and (best is None or cost < best[0]):
                    best = (cost, letters)
        if best is None:
            return False
        self._draw(self._turned(text, best[1], text_style), text_style)
        self._keep(text, [_edges(box) for box in best[1].boxes])
        return True

    def _glyph(self, letter: str, text_style: TextStyle) -> tuple[Outline, float]:
        """Outline of a letter at size 1, and its advance."""
        return fonts.glyphs(letter, text_style.weight, text_style.slant, self.language)

    def _turned(self, text: str, letters: _Letters, text_style: TextStyle) -> Outline:
        """The outlines of letters where they stand along a line."""
        outlines = []
        for letter, base, turn in zip(text, letters.bases, letters.turns, strict=True):
            if letter != " ":
                glyph, advance = self._glyph(letter, text_style)
                place = Affine2D().translate(-advance / 2, 0).scale(text_style.size).rotate(turn).translate(*base)
                outlines.append(place.transform_path(glyph))
        return Outline.make_compound_path(*outlines)

    def block(self, lines: list[str], text_style: TextStyle) -> tuple[float, float]:
        """Width and height that lines of text fill, points."""
        wide = max(self.width(line, text_style) for line in lines)
        return wide, text_style.size * (_ASCENT + _DESCENT + _LEADING * (len(lines) - 1))

    def _write(self, lines: list[str], box: Edges, text_style: TextStyle, align: float) -> None:
        """Write lines into a box: ``align`` above 0 from its left, below 0 to its right, 0 in its middle."""
        parts = []
        for number, line in enumerate(lines):
            wide = self.width(line, text_style)
            left = {True: box[0], False: (box[0] + box[2] - wide) / 2}[align > 0.5] if align >= -0.5 else box[2] - wide  # noqa: PLR2004
            base = box[3] - text_style.size * (_ASCENT + _LEADING * number)
            parts += self._straight(line, text_style, left, base)
        if parts:
            self._draw(Outline.make_compound_path(*parts), text_style)
        self._keep(" ".join(lines), [box])

    def _straight(self, line: str, text_style: TextStyle, left: float, base: float) -> list[Outline]:
        pieces: Iterable[str] = line if text_style.spacing else [line]
        parts = []
        for piece in pieces:
            glyph, advance = self._glyph(piece, text_style)
            if np.size(glyph.vertices):
                parts.append(Affine2D().scale(text_style.size).translate(left, base).transform_path(glyph))
            left += advance * text_style.size + text_style.spacing
        return parts

    def _draw(self, path: Outline, text_style: TextStyle) -> None:
        if text_style.halo:
            halo: dict[str, Any] = {
                "facecolor": "none",
                "edgecolor": colours.palette()[labels.spec().halo.colour],
                "linewidth": text_style.halo * self.canvas.unit,
                "alpha": labels.spec().halo.opacity,
            }
            self.canvas.add(PathPatch(path, zorder=LABELS, joinstyle="round", **halo))
        self.canvas.add(
            PathPatch(path, facecolor=text_style.colour, linewidth=0, alpha=text_style.opacity, zorder=LABELS + 0.1)
        )

    def _keep(self, text: str, boxes: list[Edges]) -> None:
        self.written.append((text, boxes))
        room = 0.8 * self.canvas.unit
        self.clutter.reserve(*((box[0] - room, box[1] - room, box[2] + room, box[3] + room) for box in boxes))


def _from_left(course: tuple[Array, Array], start: float, room: float) -> tuple[Array, Array, float]:
    """A line, its lengths and a start on it, turned round where a text ``room`` long would read from right to left."""
    line, steps = course
    first, last = np.interp((start, start + room), steps, line[:, 0])
    if first <= last:
        return line, steps, start
    return line[::-1], steps[-1] - steps[::-1], float(steps[-1]) - start - room


def _bent(course: tuple[Array, Array, float], text: tuple[Array, Array], text_style: TextStyle, off: float) -> _Letters:
    """Letters set ``off`` points beside a line from a start on it; of each its width, and whether it is seen."""
    line, steps, start = course
    wide, seen = text
    size = text_style.size

    def on_line(lengths: Array) -> Array:
        return np.column_stack([np.interp(lengths, steps, line[:, axis]) for axis in (0, 1)])

    left = start + np.concatenate([[0.0], np.cumsum(wide + text_style.spacing)[:-1]])
    run = on_line(left + wide + 0.3 * size) - on_line(left - 0.3 * size)
    turns = np.arctan2(run[:, 1], run[:, 0])
    up = np.column_stack([-np.sin(turns), np.cos(turns)])
    bases = on_line(left + wide / 2) + up * off
    centres, reach = (bases + up * size * 0.27)[seen], 0.5 * np.maximum(size * 0.8, wide)[seen, None]
    bend = float(np.abs(np.diff(np.unwrap(turns))).max(initial=0.0))
    gaps = np.linalg.norm(np.diff(bases + up * size * 0.3, axis=0), axis=1)
    if (gaps < _LEAST_SPACING * ((wide[1:] + wide[:-1]) / 2 + text_style.spacing)).any():  # on the inside of a bend
        bend = np.pi
    return _Letters(bases, turns, np.hstack([centres - reach, centres + reach]), bend)


def smaller(text_style: TextStyle, share: float) -> TextStyle:
    """The same style at a share of its size, or at the least that can be read."""
    size = legible(text_style.size * share)
    return replace(text_style, size=size, spacing=text_style.spacing * size / text_style.size)


def broken(text: str, longest: int) -> list[str]:
    """A name in one line or, when it has more letters than that, in two or three lines of about the same length."""
    if len(text) <= longest or " " not in text:
        return [text]
    words = text.split(" ")
    count = 2 if len(text) <= longest * 2.2 else 3
    ideal = len(text) / count
    lines: list[str] = []
    line = words[0]
    for word in words[1:]:
        if len(line) + len(word) / 2 < ideal or len(lines) == count - 1:
            line += f" {word}"
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _towards(at: tuple[float, float], right: float, up: float, reach: float, size: tuple[float, float]) -> Edges:
    """Box of a size that lies off a point in a direction."""
    wide, tall = size
    x, y = at[0] + right * reach, at[1] + up * reach
    left = x - wide * (1 - min(1.0, max(-1.0, right * 1.4 if abs(right) < 1 else right))) / 2
    bottom = y - tall * (1 - min(1.0, max(-1.0, up))) / 2
    return (left, bottom, left + wide, bottom + tall)


def _edges(box: tuple[float, ...]) -> Edges:
    return (float(box[0]), float(box[1]), float(box[2]), float(box[3]))


def smooth_run(run: shapely.LineString) -> Array:
    """A course on the page without its meanders, about one point for each 10 points of length."""
    count = max(3, int(run.length / 10))
    values = np.array([run.interpolate(distance).coords[0] for distance in np.linspace(0, run.length, count)])
    for _ in range(3):
        for axis in (0, 1):
            values[1:-1, axis] = np.convolve(values[:, axis], np.array([0.25, 0.5, 0.25]), mode="valid")
    return values
