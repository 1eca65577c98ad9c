"""How each kind of line is drawn: strokes, dashes and thinning, from ``lines.toml``."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from campaigns.symbology import colours
from campaigns.symbology.files import Part, load
from campaigns.symbology.kinds import name_for
from geodata.read_once import read_once
from geodata.validation import CellError, listed

FILE = "lines.toml"
Width = Annotated[float, Field(gt=0)]
Opacity = Annotated[float, Field(ge=0, le=1)]
Dash = tuple[Width, ...]
"""Stroke and gap in turns, points; none for a whole line."""
LineLayer = Literal["route", "railway", "road", "border", "claim", "front"]
"""Layers whose rows are drawn as lines."""


class Stroke(Part):
    """One stroke of a line: colour as ``colours.of_stroke`` takes it, width and dash in points."""

    colour: colours.StrokeColour
    width: Width
    opacity: Opacity = 1.0
    dash: Dash | Literal["texture"] = ()

    def scaled(self, scale: float) -> Stroke:
        """The same so many times as wide, its dash so many times as long."""
        dash = self.dash if isinstance(self.dash, str) else tuple(round(part * scale, 6) for part in self.dash)
        return self.model_copy(update={"width": round(self.width * scale, 6), "dash": dash})


class Teeth(Part):
    """What stands on a front towards the enemy, on the left of the line; points."""

    shape: Literal["tick", "crenel"]
    spacing: Width
    length: Width
    width: Width


class Line(Part):
    """A kind of line: the rows drawn so, and the strokes, lowest first; or ``like`` another line, at a scale.

    One of a ``length``, points, is drawn so long about its middle at any scale; 0: as it is.
    """

    layer: LineLayer
    kinds: tuple[str, ...] = ()
    level: float
    thinned: bool = False
    strokes: tuple[Stroke, ...] = ()
    teeth: Teeth | None = None
    length: Annotated[float, Field(ge=0)] = 0.0
    like: str = ""
    scale: Width = 1.0

    @property
    def main(self) -> Stroke:
        """The stroke to draw where there can be only one: the lowest that is no casing."""
        return next((stroke for stroke in self.strokes if stroke.colour != "casing"), self.strokes[-1])


def _whole(lines: dict[str, Line]) -> dict[str, Line]:
    """Lines with the strokes of those they are like; each layer has one for the kinds that no other names."""
    drawn = [name for name, line in lines.items() if line.strokes]
    for name, line in lines.items():
        if bool(line.strokes) == bool(line.like):
            raise CellError("strokes or like", found="both" if line.like else "neither", within=(name,))
        if line.like and line.like not in drawn:
            raise CellError(listed(drawn), found=repr(line.like), within=(name, "like"))
    for layer in get_args(LineLayer):
        if not any(line.layer == layer and not line.kinds for line in lines.values()):
            raise CellError("one, for all kinds that no other names", found=f"no line without kinds of {layer}")
    return {name: _resolved(line, lines) for name, line in lines.items()}


def _resolved(line: Line, lines: dict[str, Line]) -> Line:
    if not line.like:
        return line
    return line.model_copy(update={"strokes": tuple(each.scaled(line.scale) for each in lines[line.like].strokes)})


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
    lines: Annotated[dict[str, Line], AfterValidator(_whole)]
    route_head: RouteHead


@read_once
def spec() -> Lines:
    """What the file says. Raises VocabularyError where anything is wrong with it."""
    return load(FILE, Lines)


def of_row(layer: str, kind: str) -> str:
    """Name of the line that rows of a layer and kind are drawn with. Raises KeyError where there is none."""
    name = name_for(kind, {name: line.kinds for name, line in spec().lines.items() if line.layer == layer})
    if name is None:
        raise KeyError(f"campaigns/symbology/{FILE} has no line for the layer {layer!r} and the kind {kind!r}")
    return name


def line_of(layer: str, kind: str) -> Line:
    """The line that rows of a layer and kind are drawn with; errors as ``of_row``."""
    return spec().lines[of_row(layer, kind)]


def thinning(km_per_point: float) -> float:
    """What widths are multiplied with where so many kilometres of ground lie in a point."""
    rule = spec().thinning
    return min(rule.most, max(rule.least, rule.full - rule.per_km * km_per_point))
