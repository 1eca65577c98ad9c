"""Samples of the legend: a piece of each kind of thing on the map, drawn in a line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from campaigns.atlas.plate import marks, movements
from campaigns.atlas.plate.terrain import LETTERING
from campaigns.movement import arrows
from campaigns.symbology import style, textures

if TYPE_CHECKING:
    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.lines import Stroke

_ABOVE = LETTERING + 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sample is drawn: around a point of the sheet, so many points wide."""

    canvas: Canvas
    x: float
    y: float
    wide: float


def _box(x: float, y: float, wide: float, tall: float, **look: Any) -> Rectangle:  # noqa: ANN401
    return Rectangle((x - wide / 2, y - tall / 2), wide, tall, zorder=_ABOVE, **look)


def land(spot: Spot, colour: str) -> None:
    """A land: a wash and its edge."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    tall = wide * 0.42
    face = textures.mixed(style.LAND, 0.24, colour)
    frame = _box(x, y, wide, tall, facecolor=face, edgecolor="none")
    canvas.axes.add_patch(frame)
    band = _box(x, y, wide, tall, fill=False, edgecolor=colour, linewidth=wide * 0.2, alpha=0.4)
    canvas.axes.add_patch(band)
    band.set_clip_path(frame)
    canvas.axes.add_patch(_box(x, y, wide, tall, fill=False, edgecolor=style.BORDER, linewidth=0.6 * canvas.unit))


def hatched(spot: Spot, side: str) -> None:
    """Land another side’s army stands on."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    colour = style.side_colour(side)
    look: dict[str, Any] = {
        "facecolor": style.LAND,
        "edgecolor": colour,
        "hatch": textures.HATCHES[textures.texture(side)],
    }
    canvas.axes.add_patch(_box(x, y, wide, wide * 0.42, linewidth=0.6 * canvas.unit, **look))


def dotted(spot: Spot, colour: str) -> None:
    """A concession or fishing ground."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    look: dict[str, Any] = {"facecolor": style.WATER, "edgecolor": colour, "hatch": "....", "linestyle": (0, (1, 2))}
    canvas.axes.add_patch(_box(x, y, wide, wide * 0.42, linewidth=0.7 * canvas.unit, **look))


def stroke(spot: Spot, stroke: Stroke) -> None:
    """A kind of line."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    line = shapely.LineString([(x - wide / 2, y), (x + wide / 2, y)])
    canvas.lines([line], *stroke.pens, zorder=_ABOVE, clip=_everywhere(canvas))


def arrow(spot: Spot, side: str, *, withdrawal: bool) -> None:
    """An arrow of a side."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    line = np.array([(x - wide / 2, y - wide * 0.03), (x, y + wide * 0.02), (x + wide / 2, y)])
    path = Outline(arrows.arrow(line, wide * 0.2), closed=True)
    look = textures.arrow(side, canvas.unit, withdrawal=withdrawal)
    canvas.add(PathPatch(path, zorder=_ABOVE, **look), _everywhere(canvas))


def route(spot: Spot, side: str, mode: str) -> None:
    """A route of a side."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    colour = style.side_colour(side)
    line = np.array([(x - wide / 2, y), (x + wide / 2 - 3, y)])
    pen: dict[str, Any] = {"colors": colour, "linewidth": 1.35, "linestyle": movements.route_dash(mode)}
    canvas.lines([shapely.LineString(line)], pen, zorder=_ABOVE, clip=_everywhere(canvas))
    movements.head(canvas, line, colour, clip=_everywhere(canvas), zorder=_ABOVE + 0.1)


def mark(spot: Spot, kind: str, *, vague: bool = False) -> None:
    """The mark of a kind of event."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    grey = "#4a443c"
    size = wide * (0.17 if vague else 0.21)
    marks.draw(canvas, kind, (x, y), size, grey, vague=vague, zorder=_ABOVE, clip=_everywhere(canvas))


def ring(spot: Spot) -> None:
    """The ring of an uncertain place."""
    canvas, x, y, wide = spot.canvas, spot.x, spot.y, spot.wide
    circle = Circle((x, y), wide * 0.2, fill=False, edgecolor="#4a443c", linewidth=0.8 * canvas.unit, alpha=0.7)
    circle.set_zorder(_ABOVE)
    canvas.axes.add_patch(circle)


def dot(spot: Spot, kind: str) -> None:
    """The dot of a kind of place."""
    canvas, x, y = spot.canvas, spot.x, spot.y
    patch = marks.dot(kind, (x, y), canvas.unit)
    patch.set_zorder(_ABOVE)
    canvas.add(patch, _everywhere(canvas))


def _everywhere(canvas: Canvas) -> Rectangle:
    """A clip that cuts nothing: the legend lies outside of the map's frame."""
    return Rectangle((-1e4, -1e4), 2e4, 2e4, transform=canvas.axes.transData)
