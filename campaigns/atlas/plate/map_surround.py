"""What stands around a printed map: title, date, overview, scale, legend, what happened elsewhere, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Rectangle

from campaigns.atlas.plate import fonts, legend, overview
from campaigns.atlas.plate.levels import LABELS
from campaigns.symbology import colours, wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.legend import Legend
    from campaigns.atlas.plate.projection import Plane

_ABOVE = LABELS + 3


@dataclass(frozen=True, slots=True)
class Heading:
    """Texts above the map: a line over the title, the title, the caption below it, and the day."""

    over: str
    title: str
    caption: str
    day: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the panel: its height in points, and what draws it from its upper left corner."""

    height: float
    draw: Callable[[float, float], None]


class Panel:
    """The columns beside or below the map, filled from the first downwards."""

    def __init__(self, canvas: Canvas, columns: list[tuple[float, float, float, float]], language: str) -> None:
        self.canvas, self.columns, self.language = canvas, columns, language
        self.size = 7.3 * canvas.unit

    @property
    def room(self) -> float:
        """Width of a column in points."""
        left, _, right, _ = self.columns[0]
        return right - left

    def fill(self, blocks: Callable[[float], list[Block]]) -> None:
        """Lay blocks into the columns, in lettering as large as they have room for."""
        for size in np.array([1.12, 1.0, 0.93, 0.86, 0.79, 0.72, 0.66, 0.6]) * self.size:
            made = blocks(float(size))
            places = self._places(made)
            if places is not None or size == 0.6 * self.size:
                for block, place in zip(made, places or [], strict=False):
                    block.draw(*place)
                return

    def _places(self, blocks: list[Block]) -> list[tuple[float, float]] | None:
        """Upper left corner of each block, or None where they do not all fit."""
        places = []
        number = 0
        left, bottom, _, y = self.columns[0]
        for block in blocks:
            while y - block.height < bottom:
                number += 1
                if number == len(self.columns):
                    return None
                left, bottom, _, y = self.columns[number]
            places.append((left, y))
            y -= block.height
        return places


def heading(canvas: Canvas, words: Heading, edges: tuple[float, float, float], language: str) -> None:
    """Write the heading between left and right edge, downwards from the upper edge (points)."""
    left, right, top = edges
    unit, text = canvas.unit, canvas.axes.text
    day_size, size = 21 * unit, 25 * unit
    room = right - left - fonts.width(words.day, day_size, language=language) - 24 * unit
    while fonts.width(words.title, size, "bold", language=language) > room and size > 11 * unit:
        size *= 0.95
    over: dict[str, Any] = {"fontsize": 8.6 * unit, "color": colours.of("muted"), "va": "baseline", "zorder": _ABOVE}
    text(left, top - 8 * unit, words.over, **over)
    title: dict[str, Any] = {
        "fontsize": size,
        "weight": "bold",
        "color": colours.of("text"),
        "va": "baseline",
        "zorder": _ABOVE,
    }
    text(left, top - 32 * unit, words.title, **title)
    day: dict[str, Any] = {
        "fontsize": day_size,
        "color": colours.of("text"),
        "ha": "right",
        "va": "baseline",
        "zorder": _ABOVE,
    }
    text(right, top - 32 * unit, words.day, **day)
    lines = fonts.wrapped(words.caption, 9.6 * unit, right - left, language, slant="italic")
    for number, line in enumerate(lines[:2]):
        properties: dict[str, Any] = {
            "fontsize": 9.6 * unit,
            "style": "italic",
            "color": colours.of("text"),
            "va": "baseline",
            "zorder": _ABOVE,
        }
        text(left, top - (46 + 12 * number) * unit, line, **properties)


def panel_blocks(
    canvas: Canvas, key: Legend, elsewhere: list[tuple[str, str, str]], room: float, size: float
) -> list[Block]:
    """Overview, scale and projection, legend by groups, events off the map, as blocks of a column.

    ``elsewhere`` has kind, place and name of each event.
    """
    blocks = [_overview(canvas, room), _scale(canvas, room, size, key.language)]
    for group, entries in key.groups.items():
        rows = [_entry(canvas, entry, room, size, key.language) for entry in entries]
        blocks += [_joined([_title(canvas, group, room, size), rows[0]]), *rows[1:]]
    rows = [
        _entry(canvas, legend.elsewhere(kind, f"{place}: {name}"), room, size, key.language)
        for kind, place, name in elsewhere
    ]
    if rows:
        title = _title(canvas, wording.of(wording.ELSEWHERE, key.language), room, size)
        blocks += [_joined([title, rows[0]]), *rows[1:]]
    return blocks


def sources(canvas: Canvas, text: str, edges: tuple[float, float, float], language: str) -> None:
    """The sources line below the map: left and right edge, and the lower edge it stands on."""
    left, right, bottom = edges
    size = 6.2 * canvas.unit
    lines = fonts.wrapped(text, size, right - left, language)
    most = 3
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(",; ") + " …"]
    for number, line in enumerate(reversed(lines)):
        properties: dict[str, Any] = {
            "fontsize": size,
            "color": colours.of("muted"),
            "va": "baseline",
            "zorder": _ABOVE,
        }
        canvas.axes.text(left, bottom + size * 1.28 * number, line, **properties)


def _title(canvas: Canvas, text: str, room: float, size: float) -> Block:
    def draw(x: float, y: float) -> None:
        base = y - size * 1.75
        properties: dict[str, Any] = {
            "fontsize": size * 1.06,
            "weight": "bold",
            "color": colours.of("text"),
            "va": "baseline",
            "zorder": _ABOVE,
        }
        canvas.axes.text(x, base, text, **properties)
        rule: dict[str, Any] = {"color": colours.of("muted"), "linewidth": 0.5 * canvas.unit, "zorder": _ABOVE}
        canvas.axes.plot([x, x + room], [base - size * 0.42] * 2, **rule)

    return Block(size * 2.5, draw)


def _entry(canvas: Canvas, entry: legend.Entry, room: float, size: float, language: str) -> Block:
    lines = legend.wrapped(entry.text, size, room, language)
    height = size * (1.52 + 1.2 * (len(lines) - 1))
    return Block(height, lambda x, y: legend.write(canvas, entry, (x, y), lines, size))


def _joined(blocks: list[Block]) -> Block:
    """Blocks that stay together."""

    def draw(x: float, y: float) -> None:
        for block in blocks:
            block.draw(x, y)
            y -= block.height

    return Block(sum(block.height for block in blocks), draw)


def _overview(canvas: Canvas, room: float) -> Block:
    tall = room * 0.66
    return Block(tall + 6 * canvas.unit, lambda x, y: overview.draw(canvas, (x, y - tall, x + room, y)))


def _scale(canvas: Canvas, room: float, size: float, language: str) -> Block:
    plane = canvas.plane
    notes = [*fonts.wrapped(note_of(plane, language), size * 0.92, room, language)]
    height = size * (3.6 + 1.2 * len(notes))

    def draw(x: float, y: float) -> None:
        length, pieces = _round_length(room * 0.86 * plane.km_per_point)
        points = length / plane.km_per_point
        base = y - size * 2.3
        properties: dict[str, Any]
        for number in range(pieces):
            face = colours.of("text") if number % 2 == 0 else colours.of("white")
            part = points / pieces
            corner = (x + number * part, base)
            properties = {
                "facecolor": face,
                "edgecolor": colours.of("text"),
                "linewidth": 0.6 * canvas.unit,
                "zorder": _ABOVE,
            }
            canvas.axes.add_patch(Rectangle(corner, part, size * 0.36, **properties))
        for number in (0, pieces // 2, pieces) if pieces % 2 == 0 else (0, pieces):
            value = length * number / pieces
            label = f"{value:g}" + (" " + wording.of(wording.KILOMETRES, language) if number == pieces else "")
            properties = {
                "fontsize": size * 0.92,
                "color": colours.of("text"),
                "ha": "left" if not number else "center",
                "zorder": _ABOVE,
            }
            canvas.axes.text(x + points * number / pieces, base + size * 0.75, label, va="baseline", **properties)
        for number, line in enumerate(notes):
            properties = {"fontsize": size * 0.92, "color": colours.of("muted"), "va": "baseline", "zorder": _ABOVE}
            canvas.axes.text(x, base - size * (1.25 + 1.2 * number), line, **properties)

    return Block(height, draw)


def note_of(plane: Plane, language: str) -> str:
    """Scale and projection in words; the scale is that of the middle of the map."""
    ratio = 1000 * plane.km_per_point * 72 / 0.0254
    power = 10 ** (int(np.floor(np.log10(ratio))) - 1)
    label = wording.of(wording.SCALE, language)
    return f"{label} 1 : {round(ratio / power) * power:,.0f}".replace(",", "\u202f") + f". {plane.note}."


def _round_length(most: float) -> tuple[float, int]:
    """The longest round length up to ``most`` kilometres, and into how many pieces it is divided."""
    power = 10.0 ** int(np.floor(np.log10(most)))
    step, pieces = next((step, pieces) for step, pieces in ((5, 5), (4, 4), (2, 4), (1, 4)) if step * power <= most)
    return step * power, pieces
