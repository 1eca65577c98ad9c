"""Hatchings of the symbology as matplotlib writes them: a sign for each slant, repeated for each line in its tile."""

from __future__ import annotations

from campaigns.symbology import textures

_SIGNS = {"up": "/", "down": "\\", "upright": "|"}
_TILE = 72.0
"""Points of a tile of a hatching."""
_LINES = 6
"""Lines that each sign draws in a tile."""


def lines(slant: str, spacing: float) -> str:
    """Parallel lines so many points apart."""
    return _SIGNS[slant] * _count(spacing)


def dots(spacing: float) -> str:
    """Dots so many points apart."""
    return "." * _count(spacing)


def of_side(side: str) -> str:
    """The hatching of land that a side's army stands on."""
    hatch = textures.of_side(side).hatch
    return lines(hatch.slant, hatch.spacing)


def _count(spacing: float) -> int:
    return round(_TILE / _LINES / spacing)
