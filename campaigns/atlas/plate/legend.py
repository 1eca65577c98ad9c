"""The legend: one entry for each kind of thing that is on the map, gathered while it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from campaigns import arrows
from campaigns.atlas import style
from campaigns.atlas.plate import fonts, inks, marks, movements, wording
from campaigns.atlas.plate.terrain import LETTERING

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.lines import Stroke
    from campaigns.atlas.plate.pens import Sheet
    from campaigns.atlas.plate.plane import Plane

GROUPS = ("Movements", "Lands", "Lines", "Events", "Places")
_ABOVE = LETTERING + 3
_MODES = {"air": "by air", "rail": "by rail", "sea": "by sea", "river": "by river"}
_PLACES = {"capital": "Capital", "city": "City", "port": "City", "height": "Height or pass", "pass": "Height or pass"}
_DOTS = {"Capital": "capital", "City": "city", "Height or pass": "height", "Town or village": "town"}

Swatch = "Callable[[Sheet, float, float, float], None]"
"""Draws an entry's sample centred on x, y with a given width, points."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: order within its group, text, and what draws its sample."""

    order: str
    text: str
    swatch: Any


class Legend:
    """Entries by group; each kind of thing is entered once, when it is first seen in the frame."""

    def __init__(self, plane: Plane, language: str) -> None:
        self.frame = shapely.box(plane.left, plane.bottom, plane.right, plane.top)
        shapely.prepare(self.frame)
        self.language = language
        self.groups: dict[str, dict[str, Entry]] = {group: {} for group in GROUPS}

    def sees(self, laid: BaseGeometry) -> bool:
        """Whether something laid on the sheet reaches into the frame."""
        return bool(self.frame.intersects(laid))

    def words(self, *parts: str) -> str:
        """Words and names in the page's language, joined."""
        return ": ".join(wording.of(part, self.language) for part in parts if part)

    def _enter(self, group: str, order: str, text: str, swatch: Callable[[Sheet, float, float, float], None]) -> None:
        self.groups[group].setdefault(text, Entry(order, text, swatch))

    def land(self, side: str) -> None:
        """A land in the colour of its holder."""
        self._enter("Lands", f"1{side}", self.words(side), lambda *at: _land(*at, style.side_colour(side)))

    def occupation(self, side: str, *, administered: bool = False) -> None:
        """Land another's army stands on."""
        title = "Under administration" if administered else "Occupied"
        self._enter("Lands", f"2{side}", self.words(title, side), lambda *at: _hatched(*at, side))

    def concession(self, side: str) -> None:
        """Concessions and fishing grounds."""
        text = self.words("Concession or fishing ground", side)
        self._enter("Lands", f"3{side}", text, lambda *at: _dotted(*at, style.side_colour(side)))

    def line(self, stroke: Stroke) -> None:
        """A border, claim, railway …"""
        text = self.words(stroke.title, stroke.side)
        self._enter("Lines", f"{stroke.level}{text}", text, lambda *at: _stroke(*at, stroke))

    def advance(self, side: str, *, withdrawal: bool) -> None:
        """Arrows of a side."""
        title = "Withdrawal" if withdrawal else "Advance"
        text = self.words(title, side)
        self._enter("Movements", f"{title}{side}", text, lambda *at: _arrow(*at, side, withdrawal=withdrawal))

    def route(self, side: str, mode: str) -> None:
        """Routes of a side, by mode."""
        title = f"Transfer {_MODES[mode]}" if mode in _MODES else "Transfer"
        text = self.words(title, side)
        self._enter("Movements", f"Z{text}", text, lambda *at: _route(*at, side, mode))

    def event(self, kind: str, *, vague: bool = False) -> None:
        """A kind of event."""
        self._enter("Events", kind, self.words(kind.capitalize()), lambda *at: _mark(*at, kind))
        if vague:
            self._enter("Events", "~1", self.words("Day uncertain"), lambda *at: _mark(*at, "", vague=True))

    def ring(self) -> None:
        """The ring of an uncertain place."""
        self._enter("Events", "~2", self.words("Place known within the ring"), _ring)

    def place(self, kind: str) -> None:
        """Dots of places."""
        title = _PLACES.get(kind, "Town or village")
        order = str(list(_DOTS).index(title))
        self._enter("Places", order, self.words(title), lambda *at: _dot(*at, _DOTS[title]))

    def entries(self, group: str) -> list[Entry]:
        """Entries of a group, in order."""
        return sorted(self.groups[group].values(), key=lambda entry: entry.order)


def write(sheet: Sheet, entry: Entry, corner: tuple[float, float], lines: list[str], size: float) -> None:
    """Draw an entry with its text, from the upper left corner of its row."""
    x, y = corner
    wide = size * 3.0
    entry.swatch(sheet, x + wide / 2, y - size * 0.68, wide)
    for number, line in enumerate(lines):
        sheet.axes.text(
            x + wide + size * 0.7,
            y - size * (1.02 + 1.2 * number),
            line,
            fontsize=size,
            color=style.INK,
            va="baseline",
            zorder=_ABOVE,
        )


def text_width(size: float, room: float) -> float:
    """What is left of a column for an entry's text."""
    return room - size * 3.7


def wrapped(text: str, size: float, room: float, language: str) -> list[str]:
    """An entry's text in lines."""
    return fonts.wrapped(text, size, text_width(size, room), language)


def _box(x: float, y: float, wide: float, tall: float, **look: Any) -> Rectangle:  # noqa: ANN401
    return Rectangle((x - wide / 2, y - tall / 2), wide, tall, zorder=_ABOVE, **look)


def _land(sheet: Sheet, x: float, y: float, wide: float, colour: str) -> None:
    tall = wide * 0.42
    face = inks.mixed(style.LAND, 0.24, colour)
    frame = _box(x, y, wide, tall, facecolor=face, edgecolor="none")
    sheet.axes.add_patch(frame)
    band = _box(x, y, wide, tall, fill=False, edgecolor=colour, linewidth=wide * 0.2, alpha=0.4)
    sheet.axes.add_patch(band)
    band.set_clip_path(frame)
    sheet.axes.add_patch(_box(x, y, wide, tall, fill=False, edgecolor=style.BORDER, linewidth=0.6 * sheet.unit))


def _hatched(sheet: Sheet, x: float, y: float, wide: float, side: str) -> None:
    colour = style.side_colour(side)
    look = {"facecolor": style.LAND, "edgecolor": colour, "hatch": inks.HATCHES[inks.texture(side)]}
    sheet.axes.add_patch(_box(x, y, wide, wide * 0.42, linewidth=0.6 * sheet.unit, **look))


def _dotted(sheet: Sheet, x: float, y: float, wide: float, colour: str) -> None:
    look = {"facecolor": style.WATER, "edgecolor": colour, "hatch": "....", "linestyle": (0, (1, 2))}
    sheet.axes.add_patch(_box(x, y, wide, wide * 0.42, linewidth=0.7 * sheet.unit, **look))


def _stroke(sheet: Sheet, x: float, y: float, wide: float, stroke: Stroke) -> None:
    line = shapely.LineString([(x - wide / 2, y), (x + wide / 2, y)])
    sheet.lines([line], *stroke.pens, zorder=_ABOVE, clip=_everywhere(sheet))


def _arrow(sheet: Sheet, x: float, y: float, wide: float, side: str, *, withdrawal: bool) -> None:
    line = np.array([(x - wide / 2, y - wide * 0.03), (x, y + wide * 0.02), (x + wide / 2, y)])
    path = Outline(arrows.arrow(line, wide * 0.2), closed=True)
    look = inks.arrow(side, sheet.unit, withdrawal=withdrawal)
    sheet.add(PathPatch(path, zorder=_ABOVE, **look), _everywhere(sheet))


def _route(sheet: Sheet, x: float, y: float, wide: float, side: str, mode: str) -> None:
    colour = style.side_colour(side)
    line = np.array([(x - wide / 2, y), (x + wide / 2 - 3, y)])
    pen = {"colors": colour, "linewidth": 1.35, "linestyle": movements.route_dash(mode)}
    sheet.lines([shapely.LineString(line)], pen, zorder=_ABOVE, clip=_everywhere(sheet))
    movements.head(sheet, line, colour, clip=_everywhere(sheet), zorder=_ABOVE + 0.1)


def _mark(sheet: Sheet, x: float, y: float, wide: float, kind: str, *, vague: bool = False) -> None:
    grey = "#4a443c"
    size = wide * (0.17 if vague else 0.21)
    marks.draw(sheet, kind, (x, y), size, grey, vague=vague, zorder=_ABOVE, clip=_everywhere(sheet))


def _ring(sheet: Sheet, x: float, y: float, wide: float) -> None:
    circle = Circle((x, y), wide * 0.2, fill=False, edgecolor="#4a443c", linewidth=0.8 * sheet.unit, alpha=0.7)
    circle.set_zorder(_ABOVE)
    sheet.axes.add_patch(circle)


def _dot(sheet: Sheet, x: float, y: float, wide: float, kind: str) -> None:  # noqa: ARG001 - as the other samples
    patch = marks.dot(kind, (x, y), sheet.unit)
    patch.set_zorder(_ABOVE)
    sheet.add(patch, _everywhere(sheet))


def _everywhere(sheet: Sheet) -> Rectangle:
    """A clip that cuts nothing: the legend lies outside of the map's frame."""
    return Rectangle((-1e4, -1e4), 2e4, 2e4, transform=sheet.axes.transData)


def elsewhere(kind: str, text: str) -> Entry:
    """An event that lies off the map."""
    return Entry("", text, lambda *at: _mark(*at, kind))
