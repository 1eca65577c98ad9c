"""The legend: one entry for each kind of thing that was drawn on the map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from campaigns.atlas.plate import fonts, legend_samples
from campaigns.atlas.plate.legend_samples import Spot
from campaigns.atlas.plate.levels import LABELS
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import colours, wording
from campaigns.symbology import legend as legend_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from campaigns.atlas.plate.canvas import Canvas
    from geodata.map_names import LandName

_ABOVE = LABELS + 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: its text, and what draws its sample."""

    text: str
    sample: Callable[[Spot], None]


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries of each group by its title in the language of the page, in order; groups without entries are left out."""

    language: str
    groups: Mapping[str, list[Entry]]


def build(shown: Iterable[Shown], language: str, land_names: Mapping[str, LandName]) -> Legend:
    """The legend of what is shown on a map; of things with one text, the sample is that of the first.

    Parameters
    ----------
    shown
        What the map shows, in the order in which it was drawn.
    language
        Code of the language of the page.
    land_names
        Names of lands and powers by their English name.
    """
    entries = list(legend_wording.entries().values())
    found: dict[str, tuple[tuple[int, str], str, Entry]] = {}
    for thing in shown:
        wanted = legend_wording.of_row(thing.layer, thing.kind)
        side = thing.side if wanted.by_side else ""
        text = ": ".join(
            filter(None, (_title(wanted, language).format(thing.interval), _name(side, language, land_names)))
        )
        order = (entries.index(wanted), side)
        found.setdefault(text, (order, wanted.group, Entry(text, partial(legend_samples.draw, thing=thing))))
    groups: dict[str, list[Entry]] = {}
    for group in legend_wording.groups().values():
        ours = sorted((each for each in found.values() if each[1] == group.id), key=lambda each: each[0])
        if ours:
            groups[group.names.get(language, group.en)] = [entry for _, _, entry in ours]
    return Legend(language, groups)


def _title(entry: legend_wording.Entry, language: str) -> str:
    return entry.names.get(language) or entry.en


def _name(side: str, language: str, land_names: Mapping[str, LandName]) -> str:
    land = land_names.get(side)
    return land.in_language(language) if land else wording.of(side, language)


def write(canvas: Canvas, entry: Entry, corner: tuple[float, float], lines: list[str], size: float) -> None:
    """Draw an entry with its text, from the upper left corner of its row."""
    x, y = corner
    wide = size * 3.0
    entry.sample(Spot(canvas, x + wide / 2, y - size * 0.68, wide))
    for number, line in enumerate(lines):
        canvas.axes.text(
            x + wide + size * 0.7,
            y - size * (1.02 + 1.2 * number),
            line,
            fontsize=size,
            color=colours.of("text"),
            va="baseline",
            zorder=_ABOVE,
        )


def text_width(size: float, room: float) -> float:
    """What is left of a column for an entry's text."""
    return room - size * 3.7


def wrapped(text: str, size: float, room: float, language: str) -> list[str]:
    """An entry's text in lines."""
    return fonts.wrapped(text, size, text_width(size, room), language)


def elsewhere(kind: str, text: str) -> Entry:
    """An event that lies off the map."""
    return Entry(text, partial(legend_samples.draw, thing=Shown("event", kind)))
