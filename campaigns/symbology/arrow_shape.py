"""Shape of an arrow and how wide it is drawn, from ``arrow_shape.toml``."""

from __future__ import annotations

from typing import Annotated, Literal

from campaigns.symbology.files import Part, complete, load
from campaigns.symbology.lines import Width
from geodata.read_once import read_once

FILE = "arrow_shape.toml"
Scale = Literal["theatre", "operation", "battlefield"]


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
    width: Annotated[dict[Scale, TailWidth], complete(Scale)]


@read_once
def spec() -> ArrowShape:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, ArrowShape)
