"""Marks of events and dots of places: their shapes and sizes, from ``marks.toml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import model_validator

from campaigns import event_kinds
from campaigns.symbology import legend
from campaigns.symbology.files import Part, complete, load
from campaigns.symbology.legend import PlaceEntry
from geodata import csv_records, gazetteer
from geodata.problems import Problem
from geodata.read_once import read_once
from geodata.validation import listed, one_of

FILE = "marks.toml"
PLAIN = "dot"
"""The mark that stands for any kind, where the legend shows how an uncertain day is drawn."""
Point = tuple[float, float]


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


class PhaseMark(Part):
    """How large the mark of a phase is, as a share of that of its event."""

    scale: float


class Ring(Part):
    """The ring within which an event surely took place; none where its place is known less well than ``most_km``."""

    width: float
    opacity: float
    most_km: float
    screen: ScreenRing


class UnitRing(Part):
    """The ring within which a unit surely stood: width and dash in points, and the radii between which it is drawn."""

    width: float
    opacity: float
    dash: tuple[float, ...]
    radii: ScreenRing


class Dot(Part):
    """The dot of the kinds of place that an entry of the legend has, points."""

    shape: Shape


class PlaceOutline(Part):
    """The outline of a place's dot, points."""

    width: float


class NoDot(Part):
    """Kinds of place that are named without a dot."""

    kinds: tuple[Annotated[str, one_of(sorted(gazetteer.KINDS))], ...]


class Marks(Part):
    """All of ``marks.toml``."""

    marks: Annotated[dict[str, Mark], complete(Literal["dot"])]
    strokes: Strokes
    radius: Radius
    screen: Screen
    phase: PhaseMark
    ring: Ring
    unit_ring: UnitRing
    places: Annotated[dict[PlaceEntry, Dot], complete(PlaceEntry)]
    place_outline: PlaceOutline
    no_dot: NoDot


@read_once
def spec() -> Marks:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, Marks)


def of_kind(kind: str) -> str:
    """The mark of a kind of event. Raises KeyError where the kind is none; see ``unknown`` for the mark."""
    return event_kinds.kinds()[kind].mark


def unknown() -> list[Problem]:
    """Kinds of event whose mark is not in the file; errors as ``spec``."""
    rows = csv_records.read(event_kinds.KINDS_TABLE, event_kinds.KINDS_FILE, event_kinds.EventKind)[0]
    expected = listed(spec().marks, "one of", f"campaigns/symbology/{FILE}")
    return [
        Problem(event_kinds.KINDS_FILE, line, f"{row.kind}, mark", repr(row.mark), expected, needs=f"mark {row.mark}")
        for line, row in rows
        if row.mark not in spec().marks
    ]


def radius(rank: int) -> float:
    """Radius of an event's mark in points, by its rank from 1 to 4."""
    return spec().radius.largest - spec().radius.step * rank


def phase_radius(rank: int) -> float:
    """Radius of the mark of a phase in points, by the rank of its event."""
    return radius(rank) * spec().phase.scale


def dot_of(kind: str) -> Dot:
    """The dot of a kind of place; ask ``has_dot`` first."""
    entry: PlaceEntry = legend.of_row(legend.PLACE, kind).id  # type: ignore[assignment] # ``places`` has one for each
    return spec().places[entry]


def has_dot(kind: str) -> bool:
    """Whether a kind of place has a dot."""
    return kind not in spec().no_dot.kinds
