"""How a screen shows what is selected, emphasised or past, from ``highlight.toml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from campaigns.symbology import colours
from campaigns.symbology.files import Part, load
from campaigns.symbology.lines import Opacity, Width

FILE = "highlight.toml"


def _is_known(colour: str) -> str:
    if colour not in colours.PALETTE:
        raise ValueError(f"a colour of {colours.FILE}")
    return colour


PaletteColour = Annotated[str, AfterValidator(_is_known)]
"""An id of ``colours.csv``."""


class Selection(Part):
    """The glow around what is selected: by how many pixels it widens a casing, and its width around a mark."""

    colour: PaletteColour
    opacity: Opacity
    glow: Width
    mark_glow: Width


class Glow(Part):
    """One stroke of a glow, pixels."""

    width: Width
    opacity: Opacity


class Emphasis(Part):
    """The glow around a land or a line that is pointed at, the lowest stroke first."""

    colour: PaletteColour
    area: tuple[Glow, ...]
    line: tuple[Glow, ...]


class Past(Part):
    """What has ended."""

    opacity: Opacity


class Highlight(Part):
    """All of ``highlight.toml``."""

    selection: Selection
    emphasis: Emphasis
    past: Past


SPEC = load(FILE, Highlight)
