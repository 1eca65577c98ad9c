"""How each kind of line is drawn: strokes, dashes and thinning, from ``lines.toml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from campaigns.symbology import colours
from campaigns.symbology.files import Part, load

FILE = "lines.toml"
Width = Annotated[float, Field(gt=0)]
Opacity = Annotated[float, Field(ge=0, le=1)]
Dash = tuple[Width, ...]
"""Stroke and gap in turns, points; none for a whole line."""


class Stroke(Part):
    """One stroke of a line: colour as ``colours.of_stroke`` takes it, width and dash in points."""

    colour: str
    width: Width
    opacity: Opacity = 1.0
    dash: Dash | Literal["texture"] = ()

    @model_validator(mode="after")
    def _is_known(self) -> Stroke:
        known = (*colours.PALETTE, "side", "side-dark")
        if self.colour not in known:
            raise ValueError(f"a colour of {colours.FILE}, side or side-dark; not {self.colour!r}")
        return self


class Line(Part):
    """A kind of line: the rows drawn so, and the strokes, lowest first."""

    layer: str
    kinds: tuple[str, ...] = ()
    level: float
    thinned: bool = False
    strokes: tuple[Stroke, ...] = Field(min_length=1)

    @property
    def main(self) -> Stroke:
        """The stroke to draw where there can be only one: the lowest that is no casing."""
        return next((stroke for stroke in self.strokes if stroke.colour != "casing"), self.strokes[-1])


class Thinning(Part):
    """How widths shrink where much ground lies in a point."""

    full: float
    per_km: float
    least: float
    most: float


class RouteHead(Part):
    """The small head at the end of a route, points."""

    tip: float
    barbs: float
    notch: float
    across: float
    casing: Width


class Lines(Part):
    """All of ``lines.toml``."""

    pixels_per_point: Width
    thinning: Thinning
    lines: dict[str, Line]
    route_head: RouteHead


SPEC = load(FILE, Lines)


def of_row(layer: str, kind: str) -> str:
    """Name of the line that rows of a layer and kind are drawn with. Raises KeyError where there is none."""
    ours = {name: line for name, line in SPEC.lines.items() if line.layer == layer}
    for name, line in ours.items():
        if kind in line.kinds:
            return name
    for name, line in ours.items():
        if not line.kinds:
            return name
    raise KeyError(f"campaigns/symbology/{FILE} has no line for the layer {layer!r} and the kind {kind!r}")


def line_of(layer: str, kind: str) -> Line:
    """The line that rows of a layer and kind are drawn with; errors as ``of_row``."""
    return SPEC.lines[of_row(layer, kind)]


def thinning(km_per_point: float) -> float:
    """What widths are multiplied with where so many kilometres of ground lie in a point."""
    rule = SPEC.thinning
    return min(rule.most, max(rule.least, rule.full - rule.per_km * km_per_point))
