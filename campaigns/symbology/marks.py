"""Marks of events and dots of places: their shapes and sizes, from ``marks.toml``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from campaigns import event_kinds
from campaigns.symbology.files import Part, load

FILE = "marks.toml"
Point = tuple[float, float]
PlaceDot = Literal["capital", "height", "city", "town"]


class Shape(Part):
    """A circle of a radius around 0, 0, a closed polygon, or lines; y grows downwards."""

    circle: float = 0.0
    polygon: tuple[Point, ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()

    @model_validator(mode="after")
    def _is_one(self) -> Shape:
        if sum(map(bool, (self.circle, self.polygon, self.lines))) != 1:
            raise ValueError("one of circle, polygon and lines")
        return self

    def svg(self) -> str:
        """The path as SVG writes it."""
        if self.circle:
            radius, across = f"{self.circle:g}", f"{2 * self.circle:g}"
            half = f"a{radius} {radius} 0 1 0"
            return f"M-{radius} 0{half} {across} 0{half} -{across} 0z"
        runs = self.lines or (self.polygon,)
        paths = ("M" + "L".join(f"{x:g} {y:g}" for x, y in run) for run in runs)
        return "".join(paths) + ("z" if self.polygon else "")


class Mark(Part):
    """A mark's body, filled in the colour of the side, and the sign upon it, at a radius of 1."""

    body: Shape
    sign: Shape


class Uncertain(Part):
    """The broken outline around a mark whose day is not known for sure, in radii of the mark."""

    scale: float
    width: float
    dash: tuple[float, ...]


class Strokes(Part):
    """Widths of a mark's strokes, in its radii."""

    casing: float
    sign: float
    uncertain: Uncertain


class Radius(Part):
    """Radius of a mark in points: ``largest - rank * step``."""

    largest: float
    step: float


class Growth(Part):
    """How a mark on a screen grows with each zoom after ``zoom``, pixels."""

    zoom: float
    per_zoom: float
    most: float


class ScreenDot(Part):
    """Radius of the dot of an event in pixels, and of that of an event after so many ranks."""

    radius: float
    lesser: float
    ranks: int


class Screen(Part):
    """Radius of a mark on a screen: ``largest - rank * step`` and its growth, at least ``least``; pixels.

    ``casing`` is the width of the casing around a small mark, which that in its radii would make too thin.
    """

    largest: float
    step: float
    least: float
    growth: Growth
    dot: ScreenDot
    casing: float


class ScreenRing(Part):
    """Radii in pixels between which a ring is drawn on a screen."""

    least: float
    most: float


class Ring(Part):
    """The ring within which an event surely took place; none where its place is known less well than ``most_km``."""

    width: float
    opacity: float
    most_km: float
    screen: ScreenRing


class Dot(Part):
    """The dot of some kinds of place, points."""

    kinds: tuple[str, ...]
    shape: Shape


class PlaceOutline(Part):
    """The outline of a place's dot, points."""

    width: float


class NoDot(Part):
    """Kinds of place that are named without a dot."""

    kinds: tuple[str, ...]


class Marks(Part):
    """All of ``marks.toml``."""

    marks: dict[str, Mark]
    strokes: Strokes
    radius: Radius
    screen: Screen
    ring: Ring
    places: dict[PlaceDot, Dot] = Field(min_length=4)
    place_outline: PlaceOutline
    no_dot: NoDot


SPEC = load(FILE, Marks)


def of_kind(kind: str) -> str:
    """The mark of a kind of event; ``dot`` where the kind is none."""
    known = event_kinds.KINDS.get(kind)
    return known.mark if known and known.mark in SPEC.marks else "dot"


def radius(rank: int) -> float:
    """Radius of an event's mark in points, by its rank from 1 to 4."""
    return SPEC.radius.largest - SPEC.radius.step * rank


def dot_of(kind: str) -> PlaceDot:
    """The dot of a kind of place; ask ``has_dot`` first."""
    return next((name for name, dot in SPEC.places.items() if kind in dot.kinds), "town")


def has_dot(kind: str) -> bool:
    """Whether a kind of place has a dot."""
    return kind not in SPEC.no_dot.kinds
