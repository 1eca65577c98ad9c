"""Colours, the same in the document, in pictures and in data files: ``colours.csv``, and what is made of them.

Powers have theirs in ``geodata/powers.csv``. Sides are told apart by colour and by shape or texture, never by colour
alone: see ``marks`` and ``textures``.
"""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator

from campaigns.symbology.files import FOLDER, Rows, SymbologyError
from geodata import csv_records, powers
from geodata.validation import Colour, Slug, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "campaigns/symbology/colours.csv"
NEUTRAL_POWER = "neutral"
"""Colour of a power that has none of its own."""


class _Row(csv_records.Record):
    id: Slug
    colour: Colour
    use: Text


def _read() -> Rows[str, str]:
    rows, problems = csv_records.read(FOLDER / "colours.csv", FILE, _Row)
    problems += csv_records.repeated(rows, FILE, "id")
    if problems:
        raise SymbologyError(problems)
    return Rows(FILE, {row.id: row.colour for _, row in rows})


PALETTE = _read()
"""Colours by their id, as ``#rrggbb``."""


def _is_known(colour: str) -> str:
    if colour not in PALETTE:
        raise ValueError(f"a colour of {FILE}")
    return colour


PaletteId = Annotated[str, AfterValidator(_is_known)]
"""An id of ``colours.csv``, as the other tables name it."""
PAPER, LAND, WATER, DEEP_WATER = (PALETTE[key] for key in ("paper", "land", "water", "deep-water"))
COAST, RIVER, TEXT = (PALETTE[key] for key in ("coast", "river", "text"))
MUTED, SAMPLE, GRATICULE = (PALETTE[key] for key in ("muted", "sample", "graticule"))
CASING, WHITE, BORDER, NEUTRAL = (PALETTE[key] for key in ("casing", "white", "border", NEUTRAL_POWER))
ACCENT, OVERVIEW = (PALETTE[key] for key in ("accent", "overview"))


def first_of(side: str) -> str:
    """The first of several sides joined by ``;``."""
    return side.split(";", maxsplit=1)[0].strip()


def of_side(side: str) -> str:
    """Colour of what a power does or holds; of the first where several are joined by ``;``."""
    power = powers.POWERS.get(first_of(side))
    return (power.colour if power else "") or NEUTRAL


def of_stroke(colour: str, side: str) -> str:
    """A colour as ``lines.toml`` names it, for a side."""
    if colour == "side":
        return of_side(side)
    return darkened(of_side(side)) if colour == "side-dark" else PALETTE[colour]


def wash(colour: str, least_lightness: float, saturation: float) -> str:
    """A colour for washes: as light and as full as is needed to be told from grey relief."""
    red, green, blue = (part / 255 for part in _parts(colour))
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    return _joined(255 * part for part in colorsys.hls_to_rgb(hue, max(light, least_lightness), saturation))


def darkened(colour: str) -> str:
    """A colour darkened, for names and thin lines on paper: contrast of at least 4.5 to 1 with ``PAPER``."""
    return _joined(int(part * 0.68) for part in _parts(colour))


def mixed(colour: str, share: float, other: str = WHITE) -> str:
    """A colour with so great a share of another, 0 to 1."""
    return _joined(
        own * (1 - share) + theirs * share for own, theirs in zip(_parts(colour), _parts(other), strict=True)
    )


def _parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _joined(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)
