"""The legend: one entry for each kind of thing that is on the map, gathered while it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from campaigns.atlas.plate import fonts, legend_samples
from campaigns.atlas.plate.legend_samples import Spot
from campaigns.atlas.plate.terrain import LETTERING
from campaigns.symbology import style, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.lines import Stroke
    from campaigns.atlas.plate.projection import Plane
    from geodata.map_names import LandName

GROUPS = ("Movements", "Lands", "Lines", "Events", "Places")
_ABOVE = LETTERING + 3
_MODES = {"air": "by air", "rail": "by rail", "sea": "by sea", "river": "by river"}
_PLACES = {"capital": "Capital", "city": "City", "port": "City", "height": "Height or pass", "pass": "Height or pass"}
_DOTS = {"Capital": "capital", "City": "city", "Height or pass": "height", "Town or village": "town"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: order within its group, text, and what draws its sample."""

    order: str
    text: str
    swatch: Callable[[Spot], None]


class Legend:
    """Entries by group; each kind of thing is entered once, when it is first seen in the frame."""

    def __init__(self, plane: Plane, language: str, land_names: Mapping[str, LandName]) -> None:
        self.frame = shapely.box(plane.left, plane.bottom, plane.right, plane.top)
        shapely.prepare(self.frame)
        self.language, self.land_names = language, land_names
        self.groups: dict[str, dict[str, Entry]] = {group: {} for group in GROUPS}

    def sees(self, laid: BaseGeometry) -> bool:
        """Whether something laid on the sheet reaches into the frame."""
        return bool(self.frame.intersects(laid))

    def words(self, *parts: str) -> str:
        """Words and names in the page's language, joined."""
        return ": ".join(self._word(part) for part in parts if part)

    def _word(self, text: str) -> str:
        land = self.land_names.get(text)
        return land.in_language(self.language) if land else wording.of(text, self.language)

    def _enter(self, group: str, order: str, text: str, swatch: Callable[[Spot], None]) -> None:
        self.groups[group].setdefault(text, Entry(order, text, swatch))

    def land(self, side: str) -> None:
        """A land in the colour of its holder."""
        self._enter(
            "Lands", f"1{side}", self.words(side), lambda spot: legend_samples.land(spot, style.side_colour(side))
        )

    def occupation(self, side: str, *, administered: bool = False) -> None:
        """Land another's army stands on."""
        title = "Under administration" if administered else "Occupied"
        self._enter("Lands", f"2{side}", self.words(title, side), lambda spot: legend_samples.hatched(spot, side))

    def concession(self, side: str) -> None:
        """Concessions and fishing grounds."""
        text = self.words("Concession or fishing ground", side)
        self._enter("Lands", f"3{side}", text, lambda spot: legend_samples.dotted(spot, style.side_colour(side)))

    def line(self, stroke: Stroke) -> None:
        """A border, claim, railway …."""
        text = self.words(stroke.title, stroke.side)
        self._enter("Lines", f"{stroke.level}{text}", text, lambda spot: legend_samples.stroke(spot, stroke))

    def advance(self, side: str, *, withdrawal: bool) -> None:
        """Arrows of a side."""
        title = "Withdrawal" if withdrawal else "Advance"
        text = self.words(title, side)
        self._enter(
            "Movements", f"{title}{side}", text, lambda spot: legend_samples.arrow(spot, side, withdrawal=withdrawal)
        )

    def route(self, side: str, mode: str) -> None:
        """Routes of a side, by mode."""
        title = f"Transfer {_MODES[mode]}" if mode in _MODES else "Transfer"
        text = self.words(title, side)
        self._enter("Movements", f"Z{text}", text, lambda spot: legend_samples.route(spot, side, mode))

    def event(self, kind: str, *, vague: bool = False) -> None:
        """A kind of event."""
        self._enter("Events", kind, self.words(kind.capitalize()), lambda spot: legend_samples.mark(spot, kind))
        if vague:
            self._enter(
                "Events", "~1", self.words("Day uncertain"), lambda spot: legend_samples.mark(spot, "", vague=True)
            )

    def ring(self) -> None:
        """The ring of an uncertain place."""
        self._enter("Events", "~2", self.words("Place known within the ring"), legend_samples.ring)

    def place(self, kind: str) -> None:
        """Dots of places."""
        title = _PLACES.get(kind, "Town or village")
        order = str(list(_DOTS).index(title))
        self._enter("Places", order, self.words(title), lambda spot: legend_samples.dot(spot, _DOTS[title]))

    def entries(self, group: str) -> list[Entry]:
        """Entries of a group, in order."""
        return sorted(self.groups[group].values(), key=lambda entry: entry.order)


def write(canvas: Canvas, entry: Entry, corner: tuple[float, float], lines: list[str], size: float) -> None:
    """Draw an entry with its text, from the upper left corner of its row."""
    x, y = corner
    wide = size * 3.0
    entry.swatch(Spot(canvas, x + wide / 2, y - size * 0.68, wide))
    for number, line in enumerate(lines):
        canvas.axes.text(
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


def elsewhere(kind: str, text: str) -> Entry:
    """An event that lies off the map."""
    return Entry("", text, lambda spot: legend_samples.mark(spot, kind))
