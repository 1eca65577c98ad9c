"""The ground cover of battlefields on the page: dots of sand, trees of woods, strokes of marshes, without an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.atlas.plate import battlefield
from campaigns.atlas.plate.levels import WASH
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import colours, ground, thresholds
from geodata import ground_cover

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas, Properties
    from campaigns.atlas.plate.projection import Array

LEVEL = WASH + 0.5
_POINT = 0.01
"""Length of the stroke that is a dot, its ends round, points."""


def draw(canvas: Canvas, rows: gpd.GeoDataFrame) -> list[Shown]:
    """Draw the cover of a day, where the scale of the page is that of battlefields.

    Gives what is to be seen in the frame.
    """
    if not thresholds.drawn_in_print(ground_cover.LAYER, canvas.plane.km_per_point):
        return []
    shown = []
    for row in rows[rows["layer"] == ground_cover.LAYER].to_dict("records"):
        area = canvas.plane.cut(canvas.plane.project(row["geometry"]))
        if not area.is_empty and canvas.frame_meets(area):
            fill(canvas, area, row["kind"], LEVEL)
            shown.append(Shown(ground_cover.LAYER, row["kind"]))
    return shown


def fill(canvas: Canvas, area: BaseGeometry, kind: str, zorder: float, clip: object = None) -> None:
    """Fill a projected area with the texture of a kind of cover."""
    lines, stroke = {"sand": _sand, "wood": _wood, "marsh": _marsh}[kind](canvas, area)
    canvas.lines([lines], stroke, zorder=zorder, clip=clip)


def _sand(canvas: Canvas, area: BaseGeometry) -> tuple[BaseGeometry, Properties]:
    spec = ground.spec().sand
    dots = [[(x, y), (x + _POINT, y)] for x, y in _rows_within(area, spec.spacing * canvas.unit)]
    stroke = {"colors": colours.of("sand"), "linewidth": 2 * spec.radius, "capstyle": "round", "alpha": spec.opacity}
    return shapely.multilinestrings(dots), stroke


def _wood(canvas: Canvas, area: BaseGeometry) -> tuple[BaseGeometry, Properties]:
    """Whole trees: none is cut at the edge."""
    spec = ground.spec().wood
    tree = [np.array(line) * spec.height * canvas.unit for line in spec.tree]
    trees = [line + foot for foot in _rows_within(area, spec.spacing * canvas.unit) for line in tree]
    stroke = {"colors": colours.of("wood"), "linewidth": spec.width, "alpha": spec.opacity}
    return shapely.MultiLineString(trees), stroke


def _marsh(canvas: Canvas, area: BaseGeometry) -> tuple[BaseGeometry, Properties]:
    """As the marshes of the sheets, see ``battlefield``."""
    spec = ground.spec().marsh
    strokes = battlefield.marsh_strokes(area, spec.spacing * canvas.unit)
    return strokes, {"colors": colours.of("marsh"), "linewidth": spec.width}


def _rows_within(area: BaseGeometry, spacing: float) -> Array:
    """Points of staggered rows within a projected area, ``spacing`` apart along a row, two rows to a spacing."""
    left, bottom, right, top = np.array(area.bounds) / spacing
    rows = np.arange(np.floor(2 * bottom), np.ceil(2 * top) + 1)
    columns = np.arange(np.floor(left) - 1, np.ceil(right) + 1)
    across, up = np.meshgrid(columns, rows)
    points = np.stack([across + 0.5 * (up % 2), up / 2], axis=-1).reshape(-1, 2) * spacing
    inside: Array = points[shapely.contains_xy(area, points[:, 0], points[:, 1])]
    return inside
