"""Symbols of QGIS made from the symbology: every stroke of a line, hatchings, stripes, and marks as pictures inside.

Widths are in points. A mark is an SVG picture written into the style itself (``base64:``), so that nothing beside the
file is needed.
"""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from campaigns.symbology import areas, colours, ground, guests, lines, marks, pictures, textures, unit_symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANGLES = {"up": 45, "down": 135, "upright": 90}
"""Degrees of a hatching's lines, counter-clockwise from the horizontal."""
_UNIT_WIDTH = 16.0
"""Points."""
_EVENT_RANK = 2
"""Rank whose size the marks of all events have: the table does not say the rank."""


@dataclass(frozen=True)
class SymbolLayer:
    """A layer of a symbol: class and properties, and the symbol it repeats, if it does."""

    name: str
    properties: dict[str, str]
    repeated: Symbol | None = None


@dataclass(frozen=True)
class Symbol:
    """A symbol: ``fill``, ``line`` or ``marker``, and its layers, the lowest first."""

    kind: str
    layers: tuple[SymbolLayer, ...]


def of_rows(layer: str, kind: str, side: str, *, closed: bool) -> Symbol:
    """The symbol of rows of a layer, kind and side; ``closed`` where they are areas."""
    if layer in {"event", "phase"}:
        radius = marks.radius(_EVENT_RANK) if layer == "event" else marks.phase_radius(_EVENT_RANK)
        return Symbol("marker", (_picture(pictures.mark(kind, side), 2 * pictures.BOX * radius),))
    if layer == "place":
        return Symbol("marker", tuple(_place(kind)))
    if layer == "unit":
        return Symbol("marker", (_picture(unit_symbols.of_branch(kind, side), _UNIT_WIDTH),))
    fills = {"claim": _concession, "arrow": _arrow, "occupation": _occupation, "island": _island}
    if layer == "cover":
        return Symbol("fill", (_cover(kind),))
    if closed:
        return Symbol("fill", tuple(fills.get(layer, _territory)(side)))
    return Symbol("line", tuple(_line(layer, kind, side)))


def of_guest(shape: str, colour: str) -> Symbol:
    """The symbol of what a user brought, in its colour: of a ``Point``, a ``Line`` or a ``Polygon``."""
    spec = guests.spec()
    if shape == "Line":
        return Symbol("line", (_stroke(rgba(colour), spec.line_width),))
    edge = rgba(colours.darkened(colour), spec.edge.opacity)
    if shape == "Polygon":
        return Symbol("fill", (_fill(rgba(colour, spec.area_opacity), edge, spec.edge.width),))
    disc = {
        "name": "circle",
        "color": rgba(colour, spec.fill_opacity),
        "outline_color": edge,
        "outline_width": f"{spec.edge.width:g}",
        "outline_width_unit": "Point",
        "size": f"{2 * spec.radius:g}",
        "size_unit": "Point",
    }
    return Symbol("marker", (SymbolLayer("SimpleMarker", disc),))


def needs_side(layer: str, kind: str) -> bool:
    """Whether the symbol of rows of a layer and kind depends on their side."""
    if layer in {"place", "cover"}:
        return False
    if layer in {"border", "railway", "road", "route", "front"}:
        return any(stroke.colour.startswith("side") for stroke in lines.line_of(layer, kind).strokes)
    return True


def write(symbols: ET.Element, name: str, symbol: Symbol) -> None:
    """Append a symbol to an element of a style file."""
    attributes = {"type": symbol.kind, "name": name, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"}
    element = ET.SubElement(symbols, "symbol", attributes)
    for number, layer in enumerate(symbol.layers):
        child = ET.SubElement(element, "layer", {"class": layer.name, "enabled": "1", "locked": "0", "pass": "0"})
        options = ET.SubElement(child, "Option", type="Map")
        for key, value in layer.properties.items():
            ET.SubElement(options, "Option", name=key, value=value, type="QString")
        if layer.repeated:
            write(child, f"@{name}@{number}", layer.repeated)


def rgba(colour: str, opacity: float = 1.0) -> str:
    """A colour as QGIS writes it: red, green, blue, opacity, each 0 to 255."""
    return ",".join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5)) + f",{round(opacity * 255)}"


def _stroke(colour: str, width: float, dash: tuple[float, ...] = ()) -> SymbolLayer:
    properties = {
        "line_color": colour,
        "line_width": f"{width:g}",
        "line_width_unit": "Point",
        "line_style": "solid",
        "capstyle": "flat",
        "joinstyle": "round",
    }
    if dash:
        numbers = ";".join(f"{length:g}" for length in dash)
        properties |= {"use_custom_dash": "1", "customdash": numbers, "customdash_unit": "Point"}
    return SymbolLayer("SimpleLine", properties)


def _line(layer: str, kind: str, side: str) -> Iterator[SymbolLayer]:
    for stroke in lines.line_of(layer, kind).strokes:
        dash = textures.of_side(side).claim_dash if stroke.dash == "texture" else stroke.dash
        yield _stroke(rgba(colours.of_stroke(stroke.colour, side), stroke.opacity), stroke.width, dash)
    if teeth := lines.line_of(layer, kind).teeth:
        yield _teeth(teeth, rgba(colours.of_side(side)))


def _teeth(teeth: lines.Teeth, colour: str) -> SymbolLayer:
    """Ticks or squares along a line, on its left."""
    shape = {
        "name": "line" if teeth.shape == "tick" else "square",
        "color": colour,
        "outline_color": colour,
        "outline_width": f"{teeth.width:g}",
        "size": f"{teeth.length:g}",
        "offset": f"0,{-teeth.length / 2:g}",
    }
    shape |= {f"{name}_unit": "Point" for name in ("outline_width", "size", "offset")}
    placed = {"placements": "Interval", "interval": f"{teeth.spacing:g}", "interval_unit": "Point", "rotate": "1"}
    return SymbolLayer("MarkerLine", placed, Symbol("marker", (SymbolLayer("SimpleMarker", shape),)))


def _fill(colour: str, edge: str, width: float, *, style: str = "solid", dashed: bool = False) -> SymbolLayer:
    return SymbolLayer(
        "SimpleFill",
        {
            "color": colour,
            "style": style,
            "outline_color": edge,
            "outline_width": f"{width:g}",
            "outline_width_unit": "Point",
            "outline_style": "dash" if dashed else "solid",
            "joinstyle": "round",
        },
    )


def _hatch(slant: str, spacing: float, stroke: SymbolLayer) -> SymbolLayer:
    """Parallel lines; their distance is measured across them, ``spacing`` along the other axis."""
    distance = spacing * (1.0 if slant == "upright" else math.sqrt(0.5))
    properties = {"angle": str(_ANGLES[slant]), "distance": f"{distance:.3g}", "distance_unit": "Point"}
    return SymbolLayer("LinePatternFill", properties, Symbol("line", (stroke,)))


def _territory(side: str) -> Iterator[SymbolLayer]:
    colour, border = colours.of_side(side), lines.line_of("border", "state-border").main
    yield _fill(rgba(colour, areas.spec().territory.wash), rgba(colour), border.width)


def _island(side: str) -> Iterator[SymbolLayer]:
    edge = areas.spec().island.edge
    yield _fill(rgba(areas.island(side)), rgba(colours.darkened(colours.of_side(side))), edge.width)


def _occupation(side: str) -> Iterator[SymbolLayer]:
    spec, hatch, colour = areas.spec().occupation, textures.of_side(side).hatch, colours.of_side(side)
    yield _hatch(hatch.slant, hatch.spacing, _stroke(rgba(colour, spec.hatch_opacity), spec.hatch_width))
    yield _fill(rgba(colour, 0), rgba(colour, spec.edge.opacity), spec.edge.width, style="no", dashed=True)


def _concession(side: str) -> Iterator[SymbolLayer]:
    spec, colour = areas.spec().concession, colours.of_side(side)
    yield _pattern("circle", rgba(colour, spec.dots_opacity), spec.spacing / 3, spec.spacing)
    yield _fill(rgba(colour, 0), rgba(colour), spec.edge.width, style="no", dashed=True)


def _pattern(marker: str, colour: str, size: float, spacing: float) -> SymbolLayer:
    """A marker of QGIS in rows, ``size`` points wide and ``spacing`` apart."""
    apart = {f"distance_{axis}": f"{spacing:g}" for axis in ("x", "y")}
    apart |= {f"distance_{axis}_unit": "Point" for axis in ("x", "y")}
    shape = {"name": marker, "color": colour, "outline_style": "no", "size": f"{size:g}", "size_unit": "Point"}
    return SymbolLayer("PointPatternFill", apart, Symbol("marker", (SymbolLayer("SimpleMarker", shape),)))


def _cover(kind: str) -> SymbolLayer:
    """The texture of ground cover, without an edge."""
    spec = ground.spec()
    if kind == "sand":
        return _pattern("circle", rgba(colours.of("sand"), spec.sand.opacity), 2 * spec.sand.radius, spec.sand.spacing)
    if kind == "wood":
        return _pattern("triangle", rgba(colours.of("wood"), spec.wood.opacity), spec.wood.height, spec.wood.spacing)
    dash = (0.8 * spec.marsh.spacing, 1.2 * spec.marsh.spacing)
    stroke = _stroke(rgba(colours.of("marsh")), spec.marsh.width, dash)
    level = {"angle": "0", "distance": f"{spec.marsh.spacing:g}", "distance_unit": "Point"}
    return SymbolLayer("LinePatternFill", level, Symbol("line", (stroke,)))


def _arrow(side: str) -> Iterator[SymbolLayer]:
    arrow, edge = textures.arrow(side), textures.spec().arrow
    yield _fill(rgba(arrow.fill), rgba(colours.of("casing")), edge.casing)
    if arrow.stripes:
        yield _hatch("upright", arrow.stripes, _stroke(rgba(arrow.edge), edge.stripe))
    yield _fill(rgba(arrow.fill, 0), rgba(arrow.edge), arrow.width, style="no")


def _place(kind: str) -> Iterator[SymbolLayer]:
    """The dot of a place; a kind without one has an invisible marker, which bears its label."""
    if not marks.has_dot(kind):
        yield SymbolLayer(
            "SimpleMarker", {"name": "circle", "color": rgba(colours.of("white"), 0), "outline_style": "no"}
        )
        return
    shape, half = marks.dot_of(kind).shape, 3.0
    outline = marks.spec().place_outline.width
    drawn = pictures.drawn(shape, fill=colours.of("white"), stroke=colours.of("text"), width=outline)
    yield _picture(pictures.square(drawn, half), 2 * half)


def _picture(svg: str, size: float) -> SymbolLayer:
    """A picture as a marker, ``size`` points wide."""
    name = "base64:" + base64.b64encode(svg.encode()).decode("ascii")
    return SymbolLayer("SvgMarker", {"name": name, "size": f"{size:g}", "size_unit": "Point"})
