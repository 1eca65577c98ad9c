"""Numbers on the map for what has no room for its name, and the table in the margin that explains them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from campaigns.atlas.plate.label_placement import style_of

if TYPE_CHECKING:
    from campaigns.atlas.plate.clutter import Edges
    from campaigns.atlas.plate.label_placement import LabelPlacer, TextStyle
    from campaigns.atlas.plate.projection import Array

_AROUND = (
    *((1.0, 0.0), (-1.0, 0.0), (1.0, 0.6), (1.0, -0.6), (-1.0, 0.6), (-1.0, -0.6)),
    *((0.5, 1.0), (0.5, -1.0), (-0.5, 1.0), (-0.5, -1.0), (0.0, 1.0), (0.0, -1.0)),
)
"""Where a number stands beside its symbol: right and up, in order of preference."""
_FARTHER = (1.5, 2.0, 2.6, 3.4, 4.4)
"""How much farther it stands, with a fine line to the symbol, where there is no room beside it."""
_SHAFT = 2.0
"""Points that an arrow is taken to reach to each side of its middle line."""
_WIDEST = "00"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line of the table: number, name and side."""

    number: int
    name: str
    side: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the number of a name is to be written: the middle of its box, points."""

    name: str
    side: str
    x: float
    y: float


class Numbers:
    """The numbers of one map: places are kept as they come, the numbers given when all are known."""

    def __init__(self, placer: LabelPlacer) -> None:
        self.placer = placer
        self._style: TextStyle = style_of("formation", 0.0)
        self._size = placer.block([_WIDEST], self._style)
        self._places: list[_Place] = []

    def beside(self, box: Edges, name: str, side: str) -> None:
        """Keep a place at a symbol: beside it, else a little off it with a line, or on its corner if all is taken."""
        wide, tall = self._size
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        reach = ((box[2] - box[0] + wide) / 2 + 1, (box[3] - box[1] + tall) / 2)
        for far in (1.0, *_FARTHER):
            around = [(middle[0] + far * right * reach[0], middle[1] + far * up * reach[1]) for right, up in _AROUND]
            at = next((each for each in around if self.placer.clutter.free([self._box(each)])), None)
            if at:
                self._keep(at, name, side)
                if far > 1:
                    self.placer.leader(middle, at, style_of("formation", 0.0, side).colour)
                return
        self._keep((box[2], box[1]), name, side)

    def along(self, line: Array, name: str, side: str) -> None:
        """Keep a place on an arrow: where its shaft is free, the middle first; else beside its middle."""
        count = len(line)
        order = sorted(
            range(count // 5, max(count // 5 + 1, count * 3 // 4)), key=lambda each: abs(each - count * 2 / 5)
        )
        tried = [(float(line[each][0]), float(line[each][1])) for each in order]
        at = next((each for each in tried if self.placer.clutter.free([self._box(each)])), None)
        if at:
            self._keep(at, name, side)
        else:
            (x, y), half = tried[0], _SHAFT
            self.beside((x - half, y - half, x + half, y + half), name, side)

    def _box(self, at: tuple[float, float]) -> Edges:
        wide, tall = self._size
        return (at[0] - wide / 2, at[1] - tall / 2, at[0] + wide / 2, at[1] + tall / 2)

    def _keep(self, at: tuple[float, float], name: str, side: str) -> None:
        self.placer.clutter.reserve(self._box(at))
        self._places.append(_Place(name, side, *at))

    def write(self) -> list[Numbered]:
        """Write the numbers, by side and from the north down, one for each name; gives the table."""
        found: dict[tuple[str, str], int] = {}
        for place in sorted(self._places, key=lambda each: (each.side, -each.y, each.x)):
            number = found.setdefault((place.name, place.side), len(found) + 1)
            side_style = style_of("formation", self._style.size, place.side)
            at = (place.x, place.y)
            self.placer.at(self._box(at), [str(number)], replace(side_style, spacing=0.0))
        return [Numbered(number, name, side) for (name, side), number in found.items()]
