"""Colours, the same in the document, in pictures and in data files: ``colours.csv``, and what is made of them.

Powers have theirs in ``geodata/powers.csv``. Sides are told apart by colour and by shape or texture, never by colour
alone: see ``marks`` and ``textures``.
"""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import AfterValidator

from geodata import csv_records, powers
from geodata.read_once import read_once
from geodata.validation import Colour, Slug, Text, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

FILE = "campaigns/symbology/colours.csv"
Named = Literal[
    "paper",
    "land",
    "water",
    "deep-water",
    "coast",
    "river",
    "contour",
    "contour-text",
    "marsh",
    "sand",
    "wood",
    "text",
    "muted",
    "sample",
    "graticule",
    "grid",
    "casing",
    "white",
    "border",
    "neutral",
    "accent",
    "overview",
]
"""Ids that code asks for; the other rows are named by the tables of the symbology."""
SIDE, SIDE_DARK = "side", "side-dark"
"""In place of an id: the colour of the side, and the same darkened."""


class _Row(csv_records.Record):
    id: Slug
    colour: Colour
    use: Text


@read_once
def palette() -> Mapping[str, str]:
    """Colours by their id, as ``#rrggbb``. Raises VocabularyError where anything is wrong with the table."""
    rows = csv_records.vocabulary(FILE, _Row, ["id"], get_args(Named), "colour")
    return {name: row.colour for name, row in rows.items()}


def of(name: Named) -> str:
    """A colour that code asks for; errors as ``palette``."""
    return palette()[name]


def translucent(colour: str, opacity: float) -> str:
    """A colour of the palette with an opacity, 0 to 1, as ``#rrggbbaa``; errors as ``palette``."""
    return f"{palette()[colour]}{round(255 * opacity):02x}"


def _one_of_palette(*others: str) -> AfterValidator:
    def validate(colour: str) -> str:
        known: Collection[str] = (*others, *palette())
        if colour not in known:
            raise ValueError(listed(known, "one of", FILE))
        return colour

    return AfterValidator(validate)


PaletteId = Annotated[str, _one_of_palette()]
"""An id of ``colours.csv``, as the other tables name it."""
LabelColour = Annotated[str, _one_of_palette(SIDE_DARK)]
"""The same, or the side's colour darkened."""
StrokeColour = Annotated[str, _one_of_palette(SIDE, SIDE_DARK)]
"""The same, or the side's colour as it is."""


def first_of(side: str) -> str:
    """The first of several sides joined by ``;``."""
    return side.split(";", maxsplit=1)[0].strip()


def of_side(side: str) -> str:
    """Colour of what a power does or holds; of the first where several are joined by ``;``."""
    power = powers.by_name().get(first_of(side))
    return (power.colour if power else "") or of("neutral")


def of_stroke(colour: str, side: str) -> str:
    """A colour as ``lines.toml`` names it, for a side."""
    if colour == SIDE:
        return of_side(side)
    return darkened(of_side(side)) if colour == SIDE_DARK else palette()[colour]


def wash(colour: str, least_lightness: float, saturation: float) -> str:
    """A colour for washes: as light and as full as is needed to be told from grey relief."""
    red, green, blue = (part / 255 for part in _parts(colour))
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    return _joined(255 * part for part in colorsys.hls_to_rgb(hue, max(light, least_lightness), saturation))


def darkened(colour: str) -> str:
    """A colour darkened, for names and thin lines on paper: contrast of at least 4.5 to 1 with that of paper."""
    return _joined(int(part * 0.68) for part in _parts(colour))


def mixed(colour: str, share: float, other: str = "") -> str:
    """A colour with so great a share of another, 0 to 1; of white where none is given."""
    pairs = zip(_parts(colour), _parts(other or of("white")), strict=True)
    return _joined(own * (1 - share) + theirs * share for own, theirs in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _joined(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)
