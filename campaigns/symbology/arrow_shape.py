"""Shape of an arrow and how wide it is drawn, from ``arrow_shape.toml``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from campaigns.symbology.files import Part, load
from campaigns.symbology.lines import Width

FILE = "arrow_shape.toml"


class Proportions(Part):
    """Half-widths of tail, neck and head, then lengths of head, sweep of the barbs and notch of the tail."""

    tail: Width
    neck: Width
    head: Width
    head_length: Width
    sweep: Width
    notch: Width


class Ratio(Part):
    """Limits of the ratio of length to width."""

    slimmest: Width
    stoutest: Width


class TailWidth(Part):
    """Width of the tail in kilometres for a formation of so many men."""

    km: Width
    men: int


class ArrowShape(Part):
    """All of ``arrow_shape.toml``."""

    proportions: Proportions
    ratio: Ratio
    width: dict[Literal["theatre", "operation", "battlefield"], TailWidth] = Field(min_length=3)


SPEC = load(FILE, ArrowShape)
