"""How sides are told apart without colour: fills of arrows, hatchings of occupied land, dashes of claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from campaigns.symbology import colours
from campaigns.symbology.files import Part, complete, load
from campaigns.symbology.lines import Dash, Opacity, Width
from geodata import powers
from geodata.powers import Texture as Name
from geodata.read_once import read_once

FILE = "textures.toml"


class ArrowFill(Part):
    """Fill and edge of an arrow; ``stripes`` is their distance in points, 0 for none."""

    pale: Opacity
    edge: Width
    stripes: float = 0.0


class Hatch(Part):
    """Parallel lines ``spacing`` points apart, measured along the other axis."""

    slant: Literal["up", "down", "upright"]
    spacing: Width


class Texture(Part):
    """What one group of sides looks like."""

    arrow: ArrowFill
    withdrawal_pale: Opacity
    hatch: Hatch
    claim_dash: Dash


class Screen(Part):
    """Distances of hatches and stripes on a screen, in those of print."""

    hatch_spacing: Width
    stripe_spacing: Width


class ArrowEdge(Part):
    """Casing, stripes and broken edge of every arrow in points, and its opacity on a screen."""

    casing: Width
    screen_opacity: Opacity
    stripe: Width
    broken_edge: Width
    broken_dash: Dash


class Textures(Part):
    """All of ``textures.toml``."""

    textures: Annotated[dict[Name, Texture], complete(Name)]
    screen: Screen
    arrow: ArrowEdge


@read_once
def spec() -> Textures:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, Textures)


@dataclass(frozen=True, slots=True)
class Arrow:
    """How an arrow is drawn: colours, width and dash of its edge in points, distance of its stripes or 0."""

    fill: str
    edge: str
    width: float
    dash: Dash
    stripes: float


def name_of(side: str) -> Name:
    """Name of the texture of a side, of the first of several; ``striped`` where the side is no power."""
    power = powers.by_name().get(colours.first_of(side))
    return power.texture if power else "striped"


def of_side(side: str) -> Texture:
    """The texture of a side."""
    return spec().textures[name_of(side)]


def arrow(side: str, *, withdrawal: bool = False, doubtful: bool = False) -> Arrow:
    """An arrow of a side; a withdrawal is paler, and it and one whose days are doubtful have a broken edge."""
    colour, texture = colours.of_side(side), of_side(side)
    pale = texture.withdrawal_pale if withdrawal else texture.arrow.pale
    fill = colours.mixed(colour, pale) if pale else colour
    if not (withdrawal or doubtful):
        return Arrow(fill, colour, texture.arrow.edge, (), texture.arrow.stripes)
    edge = colour if pale else colours.of("casing")
    return Arrow(fill, edge, spec().arrow.broken_edge, spec().arrow.broken_dash, texture.arrow.stripes)


def label_colour(side: str, *, withdrawal: bool = False) -> str:
    """Colour of a name written on an arrow of a side."""
    texture = of_side(side)
    filled = not (texture.withdrawal_pale if withdrawal else texture.arrow.pale)
    return colours.of("casing") if filled else colours.darkened(colours.of_side(side))
