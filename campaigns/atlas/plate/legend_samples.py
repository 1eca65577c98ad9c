"""Samples of the legend: a piece of each kind of thing on the map, drawn in a line of text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import shapely
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from campaigns.atlas.plate import grid, hatching, lines, marks, movements, svg_picture
from campaigns.atlas.plate import ground_cover as plate_cover
from campaigns.atlas.plate.levels import LABELS
from campaigns.movement import arrow_outline
from campaigns.symbology import areas, arrow_shape, colours, ground, legend, textures, unit_symbols
from campaigns.symbology import lines as symbology_lines
from campaigns.symbology import marks as symbology_marks
from geodata import ground_cover

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.shown import Shown

_ABOVE = LABELS + 3
_MARK = 0.21
"""Radius of the sample of an event's mark, as a share of the width of samples."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sample is drawn: around a point of the page, so many points wide."""

    canvas: Canvas
    x: float
    y: float
    wide: float


def draw(spot: Spot, thing: Shown) -> None:
    """Draw the sample of a thing."""
    entry = legend.of_row(thing.layer, thing.kind)
    if thing.layer in {"event", "phase"}:
        _event(spot, thing)
    elif thing.layer == "place":
        _place(spot, thing.kind)
    elif entry.id in _GROUND_SAMPLES:
        _GROUND_SAMPLES[entry.id](spot)
    elif thing.layer == "arrow":
        _arrow(spot, thing.side, entry.id)
    elif thing.layer == "unit":
        _unit(spot, thing)
    elif thing.layer == "occupation":
        _occupation(spot, thing.side)
    elif entry.id in _CLAIM_SAMPLES:
        _CLAIM_SAMPLES[entry.id](spot, thing.side)
    elif entry.group == "lands":
        _land(spot, colours.of_side(thing.side))
    elif entry.group == "movements":
        _route(spot, thing)
    else:
        _line(spot, thing)


def _box(x: float, y: float, wide: float, tall: float, **properties: Any) -> Rectangle:  # noqa: ANN401
    return Rectangle((x - wide / 2, y - tall / 2), wide, tall, zorder=_ABOVE, **properties)


def _land(spot: Spot, colour: str) -> None:
    """A wash and its edge."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    tall = wide * 0.42
    face = colours.mixed(colours.of("land"), 0.24, colour)
    frame = _box(x, y, wide, tall, facecolor=face, edgecolor="none")
    canvas.axes.add_patch(frame)
    band = _box(x, y, wide, tall, fill=False, edgecolor=colour, linewidth=wide * 0.2, alpha=0.4)
    canvas.axes.add_patch(band)
    band.set_clip_path(frame)
    canvas.axes.add_patch(
        _box(x, y, wide, tall, fill=False, edgecolor=colours.of("border"), linewidth=0.6 * canvas.unit)
    )


def _occupation(spot: Spot, side: str) -> None:
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    properties: dict[str, Any] = {
        "facecolor": colours.of("land"),
        "edgecolor": colours.of_side(side),
        "hatch": hatching.of_side(side),
        "hatch_linewidth": areas.spec().occupation.hatch_width,
    }
    canvas.axes.add_patch(_box(x, y, wide, wide * 0.42, linewidth=0.6 * canvas.unit, **properties))


def _concession(spot: Spot, side: str) -> None:
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    properties: dict[str, Any] = {
        "facecolor": colours.of("water"),
        "edgecolor": colours.of_side(side),
        "hatch": hatching.dots(areas.spec().concession.spacing),
        "linestyle": (0, (1, 2)),
    }
    width = areas.spec().concession.edge.width * canvas.unit
    canvas.axes.add_patch(_box(x, y, wide, wide * 0.42, linewidth=width, **properties))


def _disputed(spot: Spot, side: str) -> None:
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    tall = wide * 0.42
    spec, sides = areas.spec().disputed, [part.strip() for part in side.split(";")]
    canvas.axes.add_patch(_box(x, y, wide, tall, facecolor=colours.of("land"), edgecolor="none"))
    area = shapely.box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
    for number, each in enumerate(sides):
        stripes = hatching.stripes(area, spec.spacing * canvas.unit, number, len(sides))
        stroke = {"colors": colours.of_side(each), "linewidth": spec.width, "alpha": spec.opacity}
        canvas.lines([stripes], stroke, zorder=_ABOVE, clip=_without_clip(canvas))


_CLAIM_SAMPLES = {"concession": _concession, "disputed": _disputed}
"""How the samples of ground that is claimed are drawn, by the id of their entry."""


def _line(spot: Spot, thing: Shown) -> None:
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    wide = min(wide, symbology_lines.line_of(thing.layer, thing.kind).length * canvas.unit or wide)
    line = shapely.LineString([(x - wide / 2, y), (x + wide / 2, y)])
    _, strokes = lines.strokes_of(thing.layer, thing.kind, thing.side, canvas.plane.km_per_point)
    canvas.lines([line], *strokes, zorder=_ABOVE, clip=_without_clip(canvas))
    if teeth := symbology_lines.line_of(thing.layer, thing.kind).teeth:
        lines.draw_teeth(
            canvas, line, teeth, colours.of_side(thing.side), zorder=_ABOVE + 0.1, clip=_without_clip(canvas)
        )


def _arrow(spot: Spot, side: str, entry: str) -> None:
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    start = 0.36 if entry == "landing" else 0.5
    line = np.array([(x - wide * start, y - wide * 0.03), (x, y + wide * 0.02), (x + wide / 2, y)])
    if entry == "landing":
        movements.landing_tail(canvas, line, colours.of_side(side), _without_clip(canvas), _ABOVE - 0.1)
    path = Outline(arrow_outline.arrow(line, arrow_shape.for_neck(wide * 0.2, canvas.unit)), closed=True)
    properties = movements.properties_of(textures.arrow(side, withdrawal=entry == "withdrawal"), canvas.unit)
    canvas.add(PathPatch(path, zorder=_ABOVE, **properties), _without_clip(canvas))


def _unit(spot: Spot, thing: Shown) -> None:
    """The symbol of a branch, or the ring within which a unit surely stood."""
    ring = symbology_marks.spec().unit_ring
    if thing.kind == "unit-uncertain":
        dash = (0, tuple(each / ring.width for each in ring.dash))
        width = ring.width * spot.canvas.unit
        edge = {"edgecolor": colours.of("sample"), "linewidth": width, "linestyle": dash, "alpha": ring.opacity}
        circle = Circle((spot.x, spot.y), spot.wide * 0.2, fill=False, zorder=_ABOVE, **edge)
        spot.canvas.axes.add_patch(circle)
        return
    svg = unit_symbols.of_branch(thing.kind, thing.side)
    wide, tall = svg_picture.size(svg)
    half, high = spot.wide * 0.27, spot.wide * 0.27 * tall / wide
    box = (spot.x - half, spot.y - high, spot.x + half, spot.y + high)
    svg_picture.draw(spot.canvas, svg, box, _ABOVE, _without_clip(spot.canvas))


def _route(spot: Spot, thing: Shown) -> None:
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    line = np.array([(x - wide / 2, y), (x + wide / 2 - 3, y)])
    _, strokes = lines.strokes_of(thing.layer, thing.kind, thing.side, canvas.plane.km_per_point)
    canvas.lines([shapely.LineString(line)], *strokes[1:], zorder=_ABOVE, clip=_without_clip(canvas))
    colour = colours.of_side(thing.side)
    movements.route_head(canvas, line, colour, clip=_without_clip(canvas), zorder=_ABOVE + 0.1)


def _event(spot: Spot, thing: Shown) -> None:
    """The mark of a kind of event, of a phase, of an uncertain day, or the ring of an uncertain place."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    ring = symbology_marks.spec().ring
    if thing.kind == legend.PLACE_UNCERTAIN:
        width = ring.width * canvas.unit
        circle = Circle((x, y), wide * 0.2, fill=False, edgecolor=colours.of("sample"), linewidth=width, alpha=0.7)
        circle.set_zorder(_ABOVE)
        canvas.axes.add_patch(circle)
        return
    phase, uncertain = thing.layer == "phase", thing.kind == legend.DAY_UNCERTAIN
    size = wide * (0.17 if uncertain else _MARK) * (symbology_marks.spec().phase.scale if phase else 1)
    name = symbology_marks.PLAIN if phase or uncertain else symbology_marks.of_kind(thing.kind)
    marks.draw(
        canvas, name, (x, y), size, colours.of("sample"), uncertain=uncertain, zorder=_ABOVE, clip=_without_clip(canvas)
    )


def _place(spot: Spot, kind: str) -> None:
    canvas, x, y = spot.canvas, spot.x, spot.y
    patch = marks.dot(kind, (x, y), canvas.unit)
    patch.set_zorder(_ABOVE)
    canvas.add(patch, _without_clip(canvas))


def _contours(spot: Spot) -> None:
    """An index contour between two others."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    spec = ground.spec().contour
    along = np.linspace(-wide / 2, wide / 2, 24)
    across = wide * 0.05 * np.sin(along / wide * 2 * np.pi)
    for step, width, opacity in (
        (-1, spec.width, spec.opacity),
        (0, spec.index_width, spec.index_opacity),
        (1, spec.width, spec.opacity),
    ):
        line = shapely.LineString(np.column_stack([x + along, y + across + step * wide * 0.14]))
        stroke = {"colors": colours.of("contour"), "linewidth": width, "alpha": opacity}
        canvas.lines([line], stroke, zorder=_ABOVE, clip=_without_clip(canvas))


def _cover(spot: Spot, kind: str) -> None:
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    area = shapely.box(x - wide / 2, y - wide * 0.21, x + wide / 2, y + wide * 0.21)
    plate_cover.fill(canvas, area, kind, _ABOVE, _without_clip(canvas))


def _grid(spot: Spot) -> None:
    """Four squares of the grid."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    side, half = wide * 0.24, wide * 0.32
    level = [shapely.LineString([(x - half, y + each), (x + half, y + each)]) for each in (-side / 2, side / 2)]
    upright = [shapely.LineString([(x + each, y - side), (x + each, y + side)]) for each in (-side / 2, side / 2)]
    canvas.lines([*level, *upright], grid.stroke(), zorder=_ABOVE, clip=_without_clip(canvas))


_GROUND_SAMPLES: dict[str, Callable[[Spot], None]] = {
    **{kind: partial(_cover, kind=kind) for kind in get_args(ground_cover.Kind)},
    "contour": _contours,
    "grid": _grid,
}
"""Samples of the ground, by the id of their entry: that of a cover is its kind."""


def _without_clip(canvas: Canvas) -> Rectangle:
    """A clip that cuts nothing: the legend lies outside of the map's frame."""
    return Rectangle((-1e4, -1e4), 2e4, 2e4, transform=canvas.axes.transData)
