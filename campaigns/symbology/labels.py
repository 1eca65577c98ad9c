"""How names are written on the map: typefaces, sizes, colours and halos, from ``labels.toml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from campaigns.facts import Echelon
from campaigns.symbology import colours
from campaigns.symbology.files import Part, complete, load
from campaigns.symbology.lines import Opacity, Width
from geodata.map_names import Kind as Natural
from geodata.read_once import read_once

FILE = "labels.toml"
Ranked = Literal["event", "phase", "place", "formation", "claim"]
Sized = Literal["land", Natural]
Kind = Literal[Ranked, Sized, "first-place", "water-place"]


class Typefaces(Part):
    """Typefaces, best first; those of Han characters by the code of a language."""

    serif: tuple[str, ...]
    han: dict[str, tuple[str, ...]]


class Halo(Part):
    """The halo of every name; ``least_on_screen`` in points."""

    colour: colours.PaletteId
    opacity: Opacity
    least_on_screen: Width


class Label(Part):
    """How one kind of name is written: ``halo`` in points, ``spacing`` in sizes of the letters."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    colour: colours.LabelColour
    opacity: Opacity = 1.0
    spacing: float = Field(0.0, ge=0)
    halo: float = Field(ge=0)


class RankSize(Part):
    """``largest - rank * step``, at least ``least``."""

    largest: Width
    step: float
    least: float = 0.0

    def of(self, rank: int) -> float:
        """The size for a rank, from 1 on."""
        return max(self.least, self.largest - rank * self.step)


class RankSizes(Part):
    """Sizes by rank on a page and on a screen."""

    points: RankSize
    pixels: RankSize


class ZoomSize(Part):
    """``least`` at the zoom from which a name is written, and ``per_zoom`` more with each zoom, up to ``most``."""

    least: Width
    most: Width
    per_zoom: Width


class Sizes(Part):
    """Sizes on a page, largest first, and on a screen."""

    points: tuple[Width, ...] = Field(min_length=1)
    pixels: ZoomSize


class OnArrow(Part):
    """A name on the shaft of an arrow: its halo in points, and how many times its size it may grow."""

    halo: float
    most: Width


class Leader(Part):
    """The fine line from an event to its name, points."""

    width: Width
    casing: Width
    casing_opacity: Opacity


class UnitSymbol(Part):
    """Width of the frame of a unit symbol in pixels, the width from a zoom on, and that on paper in points.

    ``paper_names`` are sizes of the names beside symbols, points, by the size of the formation; the names of formations
    from ``paper_bold`` up are bold.
    """

    width: Width
    closer_width: Width
    closer_zoom: float
    paper_width: Width
    paper_names: RankSize
    paper_bold: Echelon


class Land(Part):
    """The zoom up to which lands are named on a screen, and the pixels between two names of one land."""

    max_zoom: float
    distance: Width


class Labels(Part):
    """All of ``labels.toml``."""

    typefaces: Typefaces
    halo: Halo
    labels: Annotated[dict[Kind, Label], complete(Kind)]
    ranked: Annotated[dict[Ranked, RankSizes], complete(Ranked)]
    sized: Annotated[dict[Sized, Sizes], complete(Sized)]
    on_arrow: OnArrow
    leader: Leader
    unit_symbol: UnitSymbol
    land: Land


@read_once
def spec() -> Labels:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, Labels)


def typefaces(language: str) -> tuple[str, ...]:
    """Typefaces for a language, best first."""
    han = spec().typefaces.han
    order = [language, *(each for each in han if each != language)] if language in han else [*han]
    return (*spec().typefaces.serif, *(name for each in order for name in han[each]))


def colour(kind: Kind, side: str = "") -> str:
    """Colour of a kind of name; of what belongs to a side, that of the side."""
    return colours.of_stroke(spec().labels[kind].colour, side)
