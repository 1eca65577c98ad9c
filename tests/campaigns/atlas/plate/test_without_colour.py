"""Sides in print are told apart without colour."""

from __future__ import annotations

import io

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image

from campaigns.atlas.plate import movements
from campaigns.symbology import colours, textures
from tests import without_colour

SIDES = ("Soviet Union", "Japan", "China")
"""One side of each texture; allies share theirs."""


def arrow_fill(side: str, *, withdrawal: bool = False) -> np.ndarray:
    """A piece of an arrow of a side as the page has it, 300 dots an inch."""
    figure = Figure(figsize=(0.6, 0.2), dpi=300, facecolor=colours.of("land"))
    properties = movements.properties_of(textures.arrow(side, withdrawal=withdrawal), 1.0)
    figure.add_artist(Rectangle((0, 0), 1, 1, transform=figure.transFigure, **properties))
    with io.BytesIO() as written:
        figure.savefig(written, format="png")
        picture = np.asarray(Image.open(written).convert("RGB")).astype(float)
    edge = 12
    return picture[edge:-edge, edge:-edge]


def test_arrows_of_the_sides_differ_in_grey_and_to_colour_blind_readers() -> None:
    assert list(without_colour.alike({side: arrow_fill(side) for side in SIDES})) == []


def test_an_advance_differs_from_a_withdrawal() -> None:
    """By its edge, which is broken, even where both are pale."""
    for side in SIDES:
        assert not textures.arrow(side).dash
        assert textures.arrow(side, withdrawal=True).dash


def test_two_fills_of_one_texture_and_brightness_are_found() -> None:
    fill = arrow_fill("Japan")
    assert len(list(without_colour.alike({"one": fill, "other": fill}))) == len(without_colour.VIEWS)
