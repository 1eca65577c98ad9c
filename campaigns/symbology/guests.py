"""How data that users bring is drawn, from ``guests.toml``: discs, lines, areas, and colours that tell them apart."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from campaigns.symbology.files import Part, load
from campaigns.symbology.lines import Opacity, Width
from geodata.read_once import read_once
from geodata.validation import Colour

FILE = "guests.toml"

Colours = Annotated[tuple[Colour, ...], Field(min_length=2)]


class Edge(Part):
    """The edge of a disc or an area; widths in points."""

    width: Width
    opacity: Opacity


class Density(Part):
    """Squares in place of discs: where more of a layer than ``rows`` are shown, below ``zoom``; ``cell`` in points."""

    rows: Annotated[int, Field(gt=0)]
    zoom: Annotated[float, Field(ge=0, le=13)]
    cell: Width
    opacity: Opacity


class Guests(Part):
    """All of ``guests.toml``."""

    radius: Width
    line_width: Width
    edge: Edge
    fill_opacity: Opacity
    area_opacity: Opacity
    categories: Colours
    other: Colour
    ramp: Colours
    hit_radius: Width
    far_share: Opacity
    arrow_men: Annotated[int, Field(gt=0)]
    density: Density


@read_once
def spec() -> Guests:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, Guests)


def of_share(share: float) -> str:
    """The colour of a number by its share of the way from the least to the greatest, 0 to 1."""
    ramp = spec().ramp
    return ramp[min(int(share * len(ramp)), len(ramp) - 1)]
