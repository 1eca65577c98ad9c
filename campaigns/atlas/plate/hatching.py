"""Hatchings of the symbology as matplotlib writes them: a sign for each slant, repeated for each line in its tile."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

from campaigns.symbology import textures

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

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


def stripes(area: BaseGeometry, spacing: float, first: int, every: int) -> BaseGeometry:
    """Every so many-th of the rising lines across an area, from number ``first`` on; ``spacing`` is that along x."""
    left, bottom, right, top = area.bounds
    step, rise = spacing * every, top - bottom
    begin = math.floor((left - rise) / step) * step + first * spacing
    count = math.ceil((right - begin) / step) + 1
    lines_across = [[(begin + n * step, bottom), (begin + n * step + rise, top)] for n in range(count)]
    return shapely.intersection(shapely.multilinestrings(lines_across), area)


def of_side(side: str) -> str:
    """The hatching of land that a side's army stands on."""
    hatch = textures.of_side(side).hatch
    return lines(hatch.slant, hatch.spacing)


def _count(spacing: float) -> int:
    return round(_TILE / _LINES / spacing)
