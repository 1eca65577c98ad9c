"""Sides stay apart on paper without colour, and for eyes that see fewer colours."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from campaigns.symbology import textures

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear red, green and blue; and grey by luminance (BT.709).
SEEN_AS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "grey": [[0.2126, 0.7152, 0.0722]] * 3,
}


def luminance(colour: str, seen_as: str) -> float:
    """Relative luminance of a colour as it is seen, 0 to 1."""
    value = np.array(to_rgb(colour))
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return float(np.clip(np.array(SEEN_AS[seen_as]) @ linear, 0, 1) @ np.array([0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("seen_as", SEEN_AS)
@pytest.mark.parametrize("ours", ["Soviet Union", "Mongolian People's Republic"])
@pytest.mark.parametrize("theirs", ["Japan", "Manchukuo"])
def test_arrows_of_the_two_sides_differ_in_lightness(ours: str, theirs: str, seen_as: str) -> None:
    dark = luminance(textures.arrow(ours).fill, seen_as)
    light = luminance(textures.arrow(theirs).fill, seen_as)
    assert (light + 0.05) / (dark + 0.05) >= 2


def test_a_third_side_is_hatched() -> None:
    assert textures.arrow("China").stripes
    assert not textures.arrow("Soviet Union").stripes
    assert not textures.arrow("Japan").stripes


def test_occupations_and_claims_of_two_sides_differ_in_pattern() -> None:
    for one, other in combinations(("Soviet Union", "Japan", "United States"), 2):
        assert textures.of_side(one).hatch != textures.of_side(other).hatch
        assert textures.of_side(one).claim_dash != textures.of_side(other).claim_dash


def test_a_withdrawal_is_no_advance() -> None:
    for side in ("Soviet Union", "Japan"):
        assert textures.arrow(side) != textures.arrow(side, withdrawal=True)


@pytest.mark.parametrize("seen_as", SEEN_AS)
@pytest.mark.parametrize("side", ["Soviet Union", "Japan", "China"])
def test_a_name_on_an_arrow_can_be_read(side: str, seen_as: str) -> None:
    one, other = sorted(luminance(c, seen_as) for c in (textures.label_colour(side), textures.arrow(side).fill))
    assert (other + 0.05) / (one + 0.05) >= 3.5
