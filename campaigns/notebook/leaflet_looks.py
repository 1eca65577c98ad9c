"""How rows of the atlas look on a Leaflet map: the symbology as options of its paths, patterns of SVG and pictures.

Fronts are without their teeth and routes without their heads, which Leaflet cannot draw; crossings are as long as on
the ground. Widths are those of a screen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from campaigns.scene import formation_of, phase_of
from campaigns.symbology import (
    areas,
    colours,
    ground,
    labels,
    lines,
    marks,
    pictures,
    textures,
    thresholds,
    unit_symbols,
)
from geodata import disputed

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.history import History
    from campaigns.model import Axis

Path = dict[str, Any]
"""Options of a path as Leaflet names them; lengths in pixels."""
Row = dict[str, Any]
"""A row of the scene."""
Shape = tuple[str, tuple[tuple[str, str], ...]]
"""An element of SVG with its attributes."""

_ALWAYS = 99
"""Beyond the closest zoom."""
_DOT = 3.0
"""Half of the picture of a place's dot, points."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What fills an area: a tile in pixels, and shapes of SVG with their attributes."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a feature is drawn between two zooms, the latter excluded.

    Attributes
    ----------
    paths
        Strokes and fills, the lowest first; ``fillColor`` is a colour, or the ``Pattern`` that fills it.
    picture
        Of a point: address (``data:``), width and height in pixels.
    radius
        Of a point without a picture, pixels.
    """

    paths: tuple[Path, ...] = ()
    picture: tuple[str, float, float] | None = None
    radius: float = 0.0
    first_zoom: float = 0.0
    end_zoom: float = _ALWAYS


def of_row(row: Row, history: History) -> list[Look]:
    """Looks of a row of the scene, one for each span of zooms; none where it is never drawn, as a sea without a dot."""
    layer, kind, side = str(row["layer"]), str(row["kind"]), str(row["side"])
    if layer in _OF_ROW:
        return _OF_ROW[layer](row, history)
    if row["geometry"].geom_type in {"Polygon", "MultiPolygon"}:
        return [_area(layer, kind, side)]
    return [Look(tuple(_line(layer, kind, side)), first_zoom=_zoom_of_line(layer, kind))]


def axis_of(row: Row, history: History) -> Axis:
    """The axis that a row of an arrow is a stage of."""
    name = str(row["id"]).partition("@")[0].rpartition("/")[2]
    return next(axis for axis in history.dossiers[str(row["dossier"])].axes if axis.id == name)


def _pixels(points: float) -> float:
    return round(points * lines.spec().pixels_per_point, 2)


def _dashes(dash: tuple[float, ...]) -> str:
    return " ".join(f"{_pixels(length):g}" for length in dash)


def _stroke(colour: str, width: float, opacity: float = 1.0, dash: tuple[float, ...] = ()) -> Path:
    """A stroke, width and dash in points; dashes end square, or they would run into each other."""
    path = {"stroke": True, "fill": False, "color": colour, "weight": _pixels(width), "opacity": opacity}
    return path | ({"dashArray": _dashes(dash), "lineCap": "butt"} if dash else {})


def _filled(fill: str | Pattern, opacity: float = 1.0) -> Path:
    return {"stroke": False, "fill": True, "fillColor": fill, "fillOpacity": opacity}


def _line(layer: str, kind: str, side: str) -> list[Path]:
    found = []
    for stroke in lines.line_of(layer, kind).strokes:
        dash = textures.of_side(side).claim_dash if isinstance(stroke.dash, str) else stroke.dash
        found.append(_stroke(colours.of_stroke(stroke.colour, side), stroke.width, stroke.opacity, dash))
    return found


def _zoom(what: str, rank: int = 0) -> float:
    return thresholds.zooms(what).get(rank, 0.0)


def _zoom_of_line(layer: str, kind: str) -> float:
    return _zoom(layer if layer == "railway" else thresholds.of_line(layer, kind))


def _area(layer: str, kind: str, side: str) -> Look:
    spec, colour = areas.spec(), colours.of_side(side)
    if layer == "cover":
        return Look((_filled(_cover(kind)),), first_zoom=_zoom(layer))
    if layer == "claim" and kind == disputed.KIND:
        return Look((_filled(_stripes([part.strip() for part in side.split(";")])),))
    if layer == "claim":
        edge, dots = spec.concession.edge, _dots(colour)
        paths = (_filled(dots), _stroke(colour, edge.width, edge.opacity, edge.dash))
        return Look(paths, first_zoom=_zoom("concession"))
    if layer == "occupation":
        edge, hatch = spec.occupation.edge, textures.of_side(side).hatch
        spacing = _pixels(hatch.spacing * textures.spec().screen.hatch_spacing)
        screen = spec.occupation.screen_hatch
        tile = _hatch(hatch.slant, spacing, colour, screen.width, screen.opacity)
        return Look((_filled(tile), _stroke(colour, edge.width, edge.opacity, edge.dash)))
    if layer == "island":
        edge_colour = colours.darkened(colour)
        return Look((_filled(colour, spec.island.tint), _stroke(edge_colour, spec.island.edge.width)))
    border = lines.line_of("border", "state-border").main
    return Look((_filled(areas.wash(colour), spec.territory.wash), _stroke(colour, border.width, border.opacity)))


def _arrow(row: Row, history: History) -> list[Look]:
    axis = axis_of(row, history)
    doubtful = all(waypoint.certainty == "low" for waypoint in axis.waypoints)
    arrow = textures.arrow(axis.side, withdrawal=axis.kind == "withdrawal", doubtful=doubtful)
    spec, fill = textures.spec(), arrow.fill
    paths = [_stroke(colours.of("casing"), spec.arrow.casing), _filled(fill, spec.arrow.screen_opacity)]
    if arrow.stripes:
        spacing = _pixels(arrow.stripes * spec.screen.stripe_spacing)
        paths.append(_filled(_hatch("upright", spacing, arrow.edge, _pixels(spec.arrow.stripe), 1.0)))
    return [Look((*paths, _stroke(arrow.edge, arrow.width, 1.0, arrow.dash)))]


def _hatch(slant: str, spacing: float, colour: str, width: float, opacity: float) -> Pattern:
    """Parallel lines ``spacing`` pixels apart along the other axis."""
    return Pattern(spacing, spacing, _ruled(slant, spacing, 0.0, _ink(colour, width, opacity)))


def _stripes(sides: list[str]) -> Pattern:
    """Rising stripes in the colours of several sides in turn."""
    spec = areas.spec().disputed
    step, width = _pixels(spec.spacing), _pixels(spec.width)
    size = step * len(sides)
    inks = [_ink(colours.of_side(side), width, spec.opacity) for side in sides]
    ruled = [_ruled("up", size, number * step, ink) for number, ink in enumerate(inks)]
    return Pattern(size, size, tuple(shape for shapes in ruled for shape in shapes))


def _ink(colour: str, width: float, opacity: float) -> dict[str, str]:
    return {"stroke": colour, "stroke-width": f"{width:g}", "stroke-opacity": f"{opacity:g}"}


def _ruled(slant: str, size: float, shift: float, ink: dict[str, str]) -> tuple[Shape, ...]:
    """A line over a square tile, ``shift`` pixels to the right, and where it comes in from the tiles beside."""
    found = []
    for x in (shift - size, shift, shift + size):
        middle, right = x + size / 2, x + size
        top, bottom = {"up": (right, x), "down": (x, right), "upright": (middle, middle)}[slant]
        ends = {"x1": f"{top:g}", "y1": "0", "x2": f"{bottom:g}", "y2": f"{size:g}", "stroke-linecap": "square"}
        found.append(("line", tuple((ends | ink).items())))
    return tuple(found)


def _dots(colour: str) -> Pattern:
    """The dots of a concession."""
    spec = areas.spec().concession
    return _two_dots(_pixels(spec.spacing) * 1.6, spec.screen_dots.radius, colour, spec.screen_dots.opacity)


def _two_dots(size: float, radius: float, colour: str, opacity: float) -> Pattern:
    """Dots, two to a tile; pixels."""
    dot = {"r": f"{radius:g}", "fill": colour, "fill-opacity": f"{opacity:g}"}
    places = [{"cx": f"{share * size:g}", "cy": f"{share * size:g}"} for share in (0.28, 0.78)]
    return Pattern(size, size, tuple(("circle", tuple((place | dot).items())) for place in places))


def _cover(kind: str) -> Pattern:
    """Dots of sand, trees of woods, strokes of marshes, two to a tile."""
    spec = ground.spec()
    if kind == "sand":
        size = _pixels(spec.sand.spacing) * 1.6
        return _two_dots(size, _pixels(spec.sand.radius), colours.of("sand"), spec.sand.opacity)
    if kind == "wood":
        size, tall = _pixels(spec.wood.spacing), _pixels(spec.wood.height)
        ink = _ink(colours.of("wood"), _pixels(spec.wood.width), spec.wood.opacity) | {"fill": "none"}
        feet = ((0.25 * size, 0.45 * size), (0.75 * size, 0.95 * size))
        drawn = [
            [f"{x + tall * across:g},{y - tall * up:g}" for across, up in line]
            for x, y in feet
            for line in spec.wood.tree
        ]
        return Pattern(
            size, size, tuple(("polyline", tuple(({"points": " ".join(line)} | ink).items())) for line in drawn)
        )
    step = _pixels(spec.marsh.spacing)
    ink = _ink(colours.of("marsh"), _pixels(spec.marsh.width), 1.0)
    strokes = [
        {"x1": x, "x2": x + 0.8 * step, "y1": y, "y2": y}
        for x, y in ((0.1 * step, 0.5 * step), (1.1 * step, 1.5 * step))
    ]
    shapes = [{key: f"{value:g}" for key, value in stroke.items()} | ink for stroke in strokes]
    return Pattern(2 * step, 2 * step, tuple(("line", tuple(shape.items())) for shape in shapes))


def _event(row: Row, history: History) -> list[Look]:
    """The mark of an event; farther out a dot."""
    dossier, rank, side = history.dossiers[str(row["dossier"])], int(row["rank"]), str(row["side"])
    uncertain = dossier.when.vague or dossier.dates[0].certainty == "low"
    closer = _zoom("mark", rank)
    mark = _mark(str(row["kind"]), side, rank, scale=1.0, zoom=closer, uncertain=uncertain)
    dot = marks.spec().screen.dot
    path = _filled(colours.of_side(side)) | {"stroke": True, "color": colours.of("casing"), "weight": 1.0}
    far = Look((path,), radius=dot.lesser if rank >= dot.ranks else dot.radius, end_zoom=closer)
    return [mark, far] if closer else [mark]


def _mark(kind: str, side: str, rank: int, *, scale: float, zoom: float, uncertain: bool) -> Look:
    screen = marks.spec().screen
    across = 2 * pictures.BOX * max(screen.least, screen.largest - screen.step * rank) * scale
    address = pictures.address(pictures.mark(kind, side, uncertain=uncertain))
    return Look(picture=(address, round(across, 1), round(across, 1)), first_zoom=zoom)


def _phase(row: Row, history: History) -> list[Look]:
    rank, side = int(row["rank"]), str(row["side"])
    uncertain = phase_of(str(row["id"]), history).when.vague or row["certainty"] == "low"
    scale = marks.spec().phase.scale
    return [_mark(str(row["kind"]), side, rank, scale=scale, zoom=_zoom("phase", rank), uncertain=uncertain)]


def _unit(row: Row, history: History) -> list[Look]:
    formation = history.formations[formation_of(str(row["id"]))]
    svg = unit_symbols.svg(unit_symbols.of_formation(formation), str(row["side"]))
    scale = labels.spec().unit_symbol.width / unit_symbols.FRAME
    width, height = (round(float(number) * scale, 1) for number in re.findall(r'(?:width|height)="([\d.]+)"', svg)[:2])
    return [Look(picture=(pictures.address(svg), width, height), first_zoom=_zoom(f"unit-{formation.echelon}"))]


def _place(row: Row, _history: History) -> list[Look]:
    kind = str(row["kind"])
    if not marks.has_dot(kind):
        return []
    outline = marks.spec().place_outline.width
    shape = marks.dot_of(kind).shape
    dot = pictures.drawn(shape, fill=colours.of("white"), stroke=colours.of("text"), width=outline)
    across = _pixels(2 * _DOT)
    zooms = thresholds.zooms("height" if kind == "height" else "place")
    picture = (pictures.address(pictures.square(dot, _DOT)), across, across)
    return [Look(picture=picture, first_zoom=zooms[min(int(row["rank"]), max(zooms))])]


_OF_ROW: dict[str, Callable[[Row, History], list[Look]]] = {
    "arrow": _arrow,
    "event": _event,
    "phase": _phase,
    "place": _place,
    "unit": _unit,
}
"""Looks of layers that depend on more than kind and side."""
