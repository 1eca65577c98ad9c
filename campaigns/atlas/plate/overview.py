"""The small map that shows where the frame of the large one lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import Polygon, Rectangle
from shapely.geometry.base import BaseGeometry

from campaigns.atlas.plate import projection as planes
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.levels import LABELS
from campaigns.symbology import colours

if TYPE_CHECKING:
    from campaigns.atlas.plate.extent import Box

_ABOVE = LABELS + 3
_THEATRE: Box = (98.0, 28.0, 158.0, 60.0)
_ASIA: Box = (55.0, 5.0, 165.0, 68.0)
_PACIFIC: Box = (100.0, 10.0, 240.0, 72.0)
Lands = Sequence[tuple[str, BaseGeometry]]
"""Holder and outline of each land of a day, degrees, no finer than ``SIMPLER``."""
SIMPLER = 0.12
"""Degrees to which coasts and borders are simplified."""
_WASH = 0.2
"""Share of a holder's colour in that of its lands."""
_SMALL = 4.0
"""Points: a frame smaller than this on the overview is pointed at by a ring."""
_TOO_WIDE = 0.62
"""Share of the overview's width from which the frame is shown on a wider one."""


def _has_room(plane: planes.Plane, outline: planes.Array) -> bool:
    """Whether the middle of an outline in degrees lies on an overview, and the outline leaves room around it."""
    points = plane.points(outline)
    if not np.isfinite(points).all() or np.ptp(points[:, 0]) > _TOO_WIDE * (plane.right - plane.left):
        return False
    return plane.holds((points.min(axis=0) + points.max(axis=0)) / 2)


def _nearest(overviews: list[planes.Plane], frame: planes.Plane) -> planes.Plane:
    """The overview whose middle is nearest to that of the frame, round the earth."""
    return min(overviews, key=lambda each: abs((each.middle - frame.middle + 180) % 360 - 180))


def draw(canvas: Canvas, edges: tuple[float, float, float, float], lands: Lands) -> None:
    """Draw it into a rectangle of the page: left, bottom, right, top, points."""
    frame = canvas.plane
    outline = frame.lonlat(planes.rectangle(frame.left, frame.bottom, frame.right, frame.top))
    wanted = [planes.fit(box, edges) for box in (_THEATRE, _ASIA, _PACIFIC)]
    plane = next((each for each in wanted if _has_room(each, outline)), None) or _nearest(wanted[1:], frame)
    inset = Canvas(canvas.axes, plane, canvas.unit, canvas.ground)
    projected = plane.points(outline)
    inset.add(
        Rectangle(edges[:2], edges[2] - edges[0], edges[3] - edges[1], facecolor=colours.of("overview"), zorder=_ABOVE)
    )
    for side, shape in lands:
        inset.area(
            plane.project(shape),
            facecolor=colours.mixed(colours.of("overview"), _WASH, colours.of_side(side)),
            edgecolor=colours.of("border"),
            linewidth=0.3 * canvas.unit,
            zorder=_ABOVE + 0.05,
        )
    for geometry in (*canvas.ground.sea.geometry, *canvas.ground.lakes.geometry):
        water = inset.plane.project(geometry.simplify(SIMPLER))
        inset.area(
            water,
            facecolor=colours.of("water"),
            edgecolor=colours.of("coast"),
            linewidth=0.35 * canvas.unit,
            zorder=_ABOVE + 0.1,
        )
    properties: dict[str, Any] = {
        "closed": True,
        "facecolor": colours.of("accent") + "26",
        "edgecolor": colours.of("accent"),
        "linewidth": 1.1 * canvas.unit,
    }
    inset.add(Polygon(projected[np.isfinite(projected).all(axis=1)], zorder=_ABOVE + 0.2, **properties))
    if np.ptp(projected[:, 0]) < _SMALL * canvas.unit:
        x, y = projected.mean(axis=0)
        size = 5.5 * canvas.unit
        square = [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)]
        inset.add(Polygon(square, zorder=_ABOVE + 0.2, **(properties | {"facecolor": "none"})))
    edge: dict[str, Any] = {
        "fill": False,
        "edgecolor": colours.of("text"),
        "linewidth": 0.7 * canvas.unit,
        "zorder": _ABOVE + 0.3,
    }
    canvas.axes.add_patch(Rectangle(edges[:2], edges[2] - edges[0], edges[3] - edges[1], **edge))
