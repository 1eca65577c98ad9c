"""What stands around a printed map: title, date, overview, scale, legend, what happened elsewhere, sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Rectangle

from campaigns.atlas.plate import fonts, grid, layout, legend, overview
from campaigns.atlas.plate.levels import LABELS
from campaigns.atlas.plate.paper import LEAST_TYPE, legible
from campaigns.symbology import colours, wording
from campaigns.symbology import legend as legend_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.legend import Legend
    from campaigns.atlas.plate.numbers import Numbered
    from campaigns.atlas.plate.overview import Lands
    from campaigns.atlas.plate.projection import Plane
    from campaigns.guests.placing import GuestLayer

_ABOVE = LABELS + 3
_PLACES = "places"
"""Group of the legend."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Texts above the map: a line over the title, the title, the caption below it, and the day."""

    over: str
    title: str
    caption: str
    day: str


@dataclass(frozen=True, slots=True)
class Content:
    """What the panel explains: legend, numbers of the map, kind, place and name of events off it, lands of the day.

    ``own`` are the layers of users' own data that the map shows.
    """

    key: Legend
    numbered: list[Numbered]
    elsewhere: Sequence[tuple[str, str, str]] = ()
    lands: Lands = ()
    own: Sequence[GuestLayer] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the panel: its height in points, and what draws it from its upper left corner."""

    height: float
    draw: Callable[[float, float], None]
    together: float = 0.0
    """Height of the blocks that begin with it and should stand in one column, points."""


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
        """Lay blocks into the columns in type as large as they have room for; at need the last are left out."""
        sizes = [size for size in np.array([1.12, 1.0, 0.93, 0.86, 0.79]) * self.size if size > LEAST_TYPE]
        for size in (*sizes, LEAST_TYPE):
            made = blocks(float(size))
            places = layout.flow(self.columns, heights(made))
            if len(places) == len(made):
                break
        for block, place in zip(made, places, strict=False):
            block.draw(*place)


def heading(canvas: Canvas, words: Heading, edges: tuple[float, float, float], language: str) -> None:
    """Write the heading between left and right edge, downwards from the upper edge (points)."""
    left, right, top = edges
    unit, text = canvas.unit, canvas.axes.text
    day_size, size = 21 * unit, 25 * unit
    room = right - left - fonts.width(words.day, day_size, language=language) - 24 * unit
    while fonts.width(words.title, size, "bold", language=language) > room and size > 11 * unit:
        size *= 0.95
    over: dict[str, Any] = {
        "fontsize": legible(8.6 * unit),
        "color": colours.of("muted"),
        "va": "baseline",
        "zorder": _ABOVE,
    }
    text(left, top - 8 * unit, words.over, **over)
    title: dict[str, Any] = {
        "fontsize": size,
        "weight": "bold",
        "color": colours.of("text"),
        "va": "baseline",
        "zorder": _ABOVE,
    }
    text(left, top - 32 * unit, fonts.shortened(words.title, size, room, language, weight="bold"), **title)
    day: dict[str, Any] = {
        "fontsize": day_size,
        "color": colours.of("text"),
        "ha": "right",
        "va": "baseline",
        "zorder": _ABOVE,
    }
    text(right, top - 32 * unit, words.day, **day)
    small = legible(9.6 * unit)
    first, *others = fonts.wrapped(words.caption, small, right - left, language, slant="italic") or [""]
    for number, line in enumerate(filter(None, (first, " ".join(others)))):
        properties: dict[str, Any] = {
            "fontsize": small,
            "style": "italic",
            "color": colours.of("text"),
            "va": "baseline",
            "zorder": _ABOVE,
        }
        shown = fonts.shortened(line, small, right - left, language, slant="italic")
        text(left, top - (46 + 12 * number) * unit, shown, **properties)


def panel_blocks(canvas: Canvas, content: Content, room: float, size: float) -> list[Block]:
    """Overview, scale and projection, legend by groups, numbers, events off the map, as blocks of a column.

    Last come the dots of places: where the column is full, the page can do without them most easily.
    """
    key = content.key
    blocks = [_overview(canvas, room, content.lands), _scale(canvas, room, size, key.language)]
    places = legend_wording.groups().get(_PLACES)
    last: list[Block] = []
    for group, entries in key.groups.items():
        rows = [_entry(canvas, entry, room, size, key.language) for entry in entries]
        is_last = places is not None and group == places.names.get(key.language, places.en)
        (last if is_last else blocks).extend(_group(_title(canvas, group, room, size), rows))
    rows = [_numbered(canvas, each, room, size, key.language) for each in content.numbered]
    table = _group(_title(canvas, wording.of(wording.NUMBERS, key.language), room, size), rows)
    blocks += [replace(block, together=sum(each.height for each in table)) for block in table[:1]] + table[1:]
    rows = [
        _entry(canvas, legend.elsewhere(kind, f"{place}: {name}"), room, size, key.language)
        for kind, place, name in content.elsewhere
    ]
    elsewhere = _group(_title(canvas, wording.of(wording.ELSEWHERE, key.language), room, size), rows)
    return [*blocks, *elsewhere, *last]


def _group(title: Block, rows: list[Block]) -> list[Block]:
    """Rows below a title, which stays with the first of them; nothing without rows."""
    return [_joined([title, rows[0]]), *rows[1:]] if rows else []


def _numbered(canvas: Canvas, row: Numbered, room: float, size: float, language: str) -> Block:
    """A number of the map, and what it stands for."""
    indent = size * 1.7
    lines = fonts.wrapped(row.name, size, room - indent, language)

    def draw(x: float, y: float) -> None:
        properties: dict[str, Any] = {"fontsize": size, "va": "baseline", "zorder": _ABOVE}
        colour = colours.darkened(colours.of_side(row.side))
        number = properties | {"weight": "bold", "ha": "right", "color": colour}
        canvas.axes.text(x + indent - size * 0.45, y - size, str(row.number), **number)
        for below, line in enumerate(lines):
            canvas.axes.text(x + indent, y - size * (1 + 1.15 * below), line, color=colours.of("text"), **properties)

    return Block(size * (1.28 + 1.15 * (len(lines) - 1)), draw)


def sources(canvas: Canvas, text: str, edges: tuple[float, float, float], language: str) -> None:
    """The sources line below the map: left and right edge, and the lower edge it stands on."""
    left, right, bottom = edges
    size = legible(6.2 * canvas.unit)
    lines = fonts.wrapped(text, size, right - left, language)
    most = layout.SOURCE_LINES
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(",; ") + " …"]
    for number, line in enumerate(reversed(lines)):
        properties: dict[str, Any] = {
            "fontsize": size,
            "color": colours.of("muted"),
            "va": "baseline",
            "zorder": _ABOVE,
        }
        canvas.axes.text(left, bottom + size * layout.LEADING * number, line, **properties)


def _title(canvas: Canvas, text: str, room: float, size: float) -> Block:
    def draw(x: float, y: float) -> None:
        base = y - size * 1.5
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

    return Block(size * 2.25, draw)


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


def heights(blocks: Iterable[Block]) -> list[tuple[float, float]]:
    """Heights of blocks, and of what should stand in one column from each on, see ``layout.flow``."""
    return [(block.height, block.together) for block in blocks]


def _overview(canvas: Canvas, room: float, lands: Lands) -> Block:
    tall = room * 0.66
    return Block(tall + 6 * canvas.unit, lambda x, y: overview.draw(canvas, (x, y - tall, x + room, y), lands))


def _scale(canvas: Canvas, room: float, size: float, language: str) -> Block:
    plane = canvas.plane
    notes = fonts.wrapped(note_of(plane, language), size, room, language)
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
                "fontsize": size,
                "color": colours.of("text"),
                "ha": "left" if not number else "center",
                "zorder": _ABOVE,
            }
            canvas.axes.text(x + points * number / pieces, base + size * 0.75, label, va="baseline", **properties)
        for number, line in enumerate(notes):
            properties = {"fontsize": size, "color": colours.of("muted"), "va": "baseline", "zorder": _ABOVE}
            canvas.axes.text(x, base - size * (1.25 + 1.2 * number), line, **properties)

    return Block(height, draw)


def note_of(plane: Plane, language: str) -> str:
    """Scale and projection in words; the scale is that of the middle of the map."""
    ratio = 1000 * plane.km_per_point * 72 / 0.0254
    power = 10 ** (int(np.floor(np.log10(ratio))) - 1)
    label = wording.of(wording.SCALE, language)
    scale = f"{label} 1 : {round(ratio / power) * power:,.0f}".replace(",", "\u202f")
    note = f"{scale}. {plane.note(language)}."
    return f"{note} {wording.of(wording.GRID, language)}." if grid.step_of(plane) else note


def _round_length(most: float) -> tuple[float, int]:
    """The longest round length up to ``most`` kilometres, and into how many pieces it is divided."""
    power = 10.0 ** int(np.floor(np.log10(most)))
    step, pieces = next(
        (step, pieces) for step, pieces in ((8, 4), (5, 5), (4, 4), (2, 4), (1, 4)) if step * power <= most
    )
    return step * power, pieces
