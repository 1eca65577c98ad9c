"""Data that users bring, on the page: discs, lines and areas in their colours, and what the legend says of them."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely
from matplotlib.collections import CircleCollection
from matplotlib.patches import Circle
from shapely.geometry import Polygon

from campaigns.atlas.plate.legend import Entry
from campaigns.atlas.plate.levels import LABELS, MARKS, ROUTES, WASH
from campaigns.atlas.plate.projection import OUTSIDE
from campaigns.movement import arrow_outline
from campaigns.scene import select
from campaigns.symbology import arrow_shape, colours, guests

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.legend_samples import Spot
    from campaigns.guests.placing import GuestLayer

_LONGEST = 48
"""Characters of a layer's title above its part of the legend."""
_MOST = 12
"""Entries of a layer in the legend."""


def draw(canvas: Canvas, layers: Iterable[GuestLayer], day: dt.date) -> list[GuestLayer]:
    """Draw the rows of each layer that are valid on a day; gives the layers of which any reaches into the frame."""
    return [layer for layer in layers if _draw(canvas, layer, day)]


def _draw(canvas: Canvas, layer: GuestLayer, day: dt.date) -> bool:
    arrows = pd.Series(layer.arrows, index=layer.rows.index)
    rows = select(layer.rows, day, day)
    single = rows.geom_type == "Point"
    is_shown = _discs(
        canvas, np.column_stack([rows[single].geometry.x, rows[single].geometry.y]), rows[single]["colour"]
    )
    others = rows[~single]
    for shape, colour, is_arrow in zip(others.geometry, others["colour"], arrows[others.index], strict=True):
        if is_arrow:
            is_shown |= _arrow(canvas, shape, str(colour))
            continue
        projected = canvas.plane.project(shape)
        if not projected.is_empty:
            is_shown = True
            _shape(canvas, projected, str(colour))
    return is_shown


def _discs(canvas: Canvas, lonlat: np.ndarray[Any, Any], found: Sequence[str]) -> bool:
    """Discs at positions, longitude first, that lie in the frame; whether there are any."""
    places = canvas.plane.points(lonlat.reshape(-1, 2))
    inside = np.array([bool(np.isfinite(place).all()) and canvas.plane.holds(place) for place in places], dtype=bool)
    if not inside.any():
        return False
    spec = guests.spec()
    area = math.pi * (spec.radius * canvas.unit) ** 2
    properties: dict[str, Any] = {
        "facecolors": np.asarray(found, dtype=object)[inside].tolist(),
        "edgecolors": colours.of("casing"),
        "linewidths": spec.edge.width * canvas.unit,
        "alpha": spec.fill_opacity,
        "zorder": MARKS - 0.2,
    }
    canvas.add(CircleCollection([area], offsets=places[inside], offset_transform=canvas.axes.transData, **properties))
    return True


def _arrow(canvas: Canvas, way: BaseGeometry, colour: str) -> bool:
    """The arrow of a formation along a way; whether it reaches into the frame."""
    line = canvas.plane.points(shapely.get_coordinates(way))
    line = line[np.isfinite(line).all(axis=1)]
    if len(line) < 2:  # noqa: PLR2004 - a line has two points
        return False
    spec = guests.spec()
    sizes = arrow_shape.on_paper(spec.arrow_men, canvas.plane.km_per_point, canvas.unit)
    outline = canvas.plane.cut(Polygon(arrow_outline.arrow(line, sizes)), OUTSIDE)
    edge = {"edgecolor": colours.of("casing"), "linewidth": spec.edge.width * canvas.unit}
    canvas.area(outline, facecolor=colour, alpha=spec.fill_opacity, zorder=MARKS - 0.3, **edge)
    return canvas.frame_meets(outline)


def _shape(canvas: Canvas, projected: BaseGeometry, colour: str) -> None:
    """A line, an area with its edge, or several points as one."""
    spec = guests.spec()
    canvas.area(projected, facecolor=colour, alpha=spec.area_opacity, zorder=WASH + 0.5)
    canvas.lines([projected], {"colors": colour, "linewidth": spec.line_width}, zorder=ROUTES - 0.5)
    points = [part for part in shapely.get_parts(projected).ravel() if part.geom_type == "Point"]
    for point in points:
        disc = {"facecolor": colour, "edgecolor": colours.of("casing"), "linewidth": spec.edge.width * canvas.unit}
        canvas.add(Circle((point.x, point.y), spec.radius * canvas.unit, zorder=MARKS - 0.2, **disc))


def legend(layers: Iterable[GuestLayer]) -> dict[str, list[Entry]]:
    """The groups of the legend for layers that are drawn, by their titles."""
    found: dict[str, list[Entry]] = {}
    for layer in layers:
        title = layer.title if len(layer.title) <= _LONGEST else f"{layer.title[: _LONGEST - 1]}…"
        entries = [Entry(each.label, partial(_sample, colour=each.colour)) for each in layer.legend[:_MOST]]
        found.setdefault(title, []).extend(entries)
    return found


def _sample(spot: Spot, colour: str) -> None:
    edge = guests.spec().edge.width * spot.canvas.unit
    disc: dict[str, Any] = {"facecolor": colour, "edgecolor": colours.of("casing"), "linewidth": edge}
    spot.canvas.axes.add_patch(Circle((spot.x, spot.y), spot.wide * 0.17, zorder=LABELS + 3, **disc))


def credit(layers: Iterable[GuestLayer]) -> str:
    """Where the users say that their data is from."""
    return " ".join(f"{layer.title}: {layer.source}." for layer in layers)
