"""The types of how lines and arrows look, see ``style_types``."""

from typing import Literal, NamedTuple, NotRequired

from typing_extensions import TypedDict


class StrokeStyle(TypedDict):
    """One stroke of a line; the colour is one of the palette, `side` or `side-dark`."""

    colour: str
    width: float
    opacity: float
    dash: list[float]
    textured: NotRequired[bool]
    """Whether the dash is that of the side's texture."""


class TeethStyle(TypedDict):
    """What stands on a front towards the enemy, on the left of the line."""

    shape: Literal["tick", "crenel"]
    spacing: float
    length: float
    width: float


class LineStyle(TypedDict):
    """A kind of line, and the rows drawn so; without kinds, all rows of the layer that no other line names."""

    layer: str
    kinds: list[str]
    thinned: bool
    strokes: list[StrokeStyle]
    """The lowest first."""
    teeth: NotRequired[TeethStyle]
    length: NotRequired[float]
    """Of crossings: points that the line is drawn long, about its middle, at any zoom."""


class Thinning(TypedDict):
    """Widths shrink to `full - perKm * kilometres of ground in a point` of themselves, between `least` and `most`."""

    full: float
    perKm: float
    least: float
    most: float


class RouteHead(TypedDict):
    """The small head at the end of a route: along the way and across it, from the end."""

    tip: float
    barbs: float
    notch: float
    across: float
    casing: float


class ZoomWidth(NamedTuple):
    """Width of an arrow's neck at a zoom: of very few men, and of a formation whose strength is 1; pixels."""

    zoom: float
    least: float
    most: float


class LinearSize(NamedTuple):
    """A size that grows with the width of the neck: pixels, and widths."""

    base: float
    widths: float


class ArrowSizeStyle(TypedDict):
    """How large an arrow is at a zoom: ``symbology/arrow_shape.toml``; pixels."""

    shaft: tuple[float, float]
    """Least and most width of the shaft."""
    head: float
    """Most length and width of the head."""
    length: float
    """Of the shortest arrow."""
    widths: list[ZoomWidth]
    tail: float
    """Width of the tail in those of the neck."""
    taper: float
    """Length in widths of the neck over which the shaft swells from tail to neck."""
    headWidth: LinearSize
    headLength: LinearSize
    sweep: float
    """Share of the head's length by which its barbs stand behind the neck."""
    shortest: float
    """Length in heads below which an arrow has a smaller head."""


class LandingTail(TypedDict):
    """The tail of a landing: half the length of a bar across it, radius of a ring behind it."""

    bar: float
    ring: float
    width: float
    casing: float


class ArrowStyle(TypedDict):
    """What all arrows share: casing, stripes, broken edge, and size."""

    casing: float
    opacity: float
    stripe: float
    brokenEdge: float
    brokenDash: list[float]
    size: ArrowSizeStyle
    landingTail: LandingTail
