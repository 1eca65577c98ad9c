"""How a screen shows what is selected, emphasised or past, from ``highlight.toml``."""

from __future__ import annotations

from campaigns.symbology import colours
from campaigns.symbology.files import Part, load
from campaigns.symbology.lines import Opacity, Width
from geodata.read_once import read_once

FILE = "highlight.toml"


class Selection(Part):
    """The glow around what is selected: by how many pixels it widens a casing, and its width around a mark."""

    colour: colours.PaletteId
    opacity: Opacity
    glow: Width
    mark_glow: Width


class Glow(Part):
    """One stroke of a glow, pixels."""

    width: Width
    opacity: Opacity


class Emphasis(Part):
    """The glow around a land or a line that is pointed at, the lowest stroke first."""

    colour: colours.PaletteId
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


@read_once
def spec() -> Highlight:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, Highlight)
