"""How sides are told apart on paper without colour: fills of arrows, hatchings of occupied land, dashes of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from campaigns.symbology import style
from geodata import powers

if TYPE_CHECKING:
    from geodata.powers import Texture

CASING = "#fffdf7"
"""Around arrows, lines and lettering."""
HATCHES = {"solid": "/////", "open": "\\\\\\\\\\", "striped": "|||||"}
"""Slant of the hatching of land that a side's army stands on: Soviet upwards, Japanese downwards, others upright."""
DASHES = {"solid": (3.2, 1.5), "open": (7.0, 2.6), "striped": (5.0, 1.4, 1.0, 1.4)}
"""Dashes of a side's claim, points."""


def texture(side: str) -> Texture:
    """``solid`` for the Soviet side, ``open`` for the Japanese, ``striped`` for all others; of the first of several."""
    power = powers.POWERS.get(side.split(";", maxsplit=1)[0].strip())
    return power.texture if power else "striped"


def mixed(colour: str, share: float, other: str = "#ffffff") -> str:
    """A colour with so great a share of another, 0 to 1."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(own * (1 - share) + theirs * share):02x}" for own, theirs in pairs)


def arrow(side: str, unit: float, *, withdrawal: bool = False, doubtful: bool = False) -> dict[str, Any]:
    """Fill and edge of an arrow: solid, open (pale with a firm edge) or striped; a withdrawal has a broken edge."""
    colour = style.side_colour(side)
    kind = texture(side)
    look: dict[str, Any] = {"facecolor": colour, "edgecolor": colour, "linewidth": 0.5 * unit}
    if kind == "open":
        look |= {"facecolor": mixed(colour, 0.74), "edgecolor": colour, "linewidth": 1.15 * unit}
    elif kind == "striped":
        look |= {"facecolor": mixed(colour, 0.6), "edgecolor": colour, "linewidth": 0.9 * unit, "hatch": "||||||"}
    if withdrawal:
        look |= {"facecolor": mixed(colour, 0.62 if kind == "solid" else 0.9), "linewidth": 1.0 * unit}
    if withdrawal or doubtful:
        pale = kind == "solid" and not withdrawal
        look |= {"linestyle": (0, (3.2, 1.6)), "edgecolor": CASING if pale else colour, "linewidth": 0.9 * unit}
    return look


def lettering(side: str, *, withdrawal: bool = False) -> str:
    """Colour of a name written on an arrow of a side."""
    return CASING if texture(side) == "solid" and not withdrawal else style.ink(style.side_colour(side))
