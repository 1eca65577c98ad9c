"""Lines of a day on the page: borders, claims, truce and fortified lines, railways with sleepers, roads, crossings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from campaigns.atlas.plate.canvas import directions, parts
from campaigns.atlas.plate.levels import LINES
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import colours, textures, thresholds
from campaigns.symbology import lines as symbology_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas, Properties

_AREAS = frozenset({"Polygon", "MultiPolygon"})


def draw(canvas: Canvas, rows: gpd.GeoDataFrame) -> list[Shown]:
    """Draw every line of a day that is no movement; gives what is to be seen in the frame."""
    still = rows[rows["layer"].isin(["border", "claim", "road", "railway", "front"])]
    groups: dict[str, tuple[float, list[Properties], list[Any]]] = {}
    shown = []
    for row in still.to_dict("records"):
        if row["geometry"].geom_type in _AREAS:
            continue
        if not thresholds.drawn_in_print(thresholds.of_line(row["layer"], row["kind"]), canvas.plane.km_per_point):
            continue
        projected = canvas.plane.project(row["geometry"])
        if projected.is_empty:
            continue
        if length := symbology_lines.line_of(row["layer"], row["kind"]).length:
            projected = across(projected, length * canvas.unit)
        thing = Shown(row["layer"], row["kind"], str(row["side"]))
        level, strokes = strokes_of(thing.layer, thing.kind, thing.side, canvas.plane.km_per_point)
        groups.setdefault(f"{level}|{strokes}", (level, strokes, []))[2].append(projected)
        teeth = symbology_lines.line_of(row["layer"], row["kind"]).teeth
        if teeth:
            draw_teeth(canvas, projected, teeth, colours.of_side(str(row["side"])), zorder=LINES + level + 0.01)
        if canvas.frame_meets(projected):
            shown.append(thing)
    for level, strokes, geometries in sorted(groups.values(), key=lambda group: group[0]):
        canvas.lines(geometries, *strokes, zorder=LINES + level)
    return shown


def across(line: BaseGeometry, length: float) -> BaseGeometry:
    """A straight line of a length about the middle of a projected one: a bridge has one size at any scale."""
    (x0, y0), (x1, y1) = line.coords[0], line.coords[-1]
    middle, reach = np.array([(x0 + x1) / 2, (y0 + y1) / 2]), np.array([x1 - x0, y1 - y0])
    reach *= length / 2 / np.hypot(*reach)
    return shapely.LineString([middle - reach, middle + reach])


def draw_teeth(
    canvas: Canvas,
    line: BaseGeometry,
    teeth: symbology_lines.Teeth,
    colour: str,
    *,
    zorder: float,
    clip: Any = None,  # noqa: ANN401 - a path or patch of matplotlib
) -> None:
    """What stands on a front towards the enemy, who is on the left of its line; points of the page."""
    drawn = [tooth for run in parts(line) for tooth in _teeth(run, teeth, canvas.unit)]
    stroke: Properties = {"colors": colour, "linewidth": teeth.width, "capstyle": "butt", "joinstyle": "miter"}
    canvas.lines(drawn, stroke, zorder=zorder, clip=clip)


def _teeth(run: BaseGeometry, teeth: symbology_lines.Teeth, unit: float) -> Iterator[shapely.LineString]:
    spacing, length = teeth.spacing * unit, teeth.length * unit
    for distance in np.arange(spacing / 2, run.length, spacing):
        before, here, after = (np.array(run.interpolate(distance + step).coords[0]) for step in (-0.1, 0, 0.1))
        along, across = directions(before, after)
        left = across * length
        if teeth.shape == "tick":
            yield shapely.LineString([here, here + left])
        else:
            half = along * spacing / 4
            yield shapely.LineString([here - half, here - half + left, here + half + left, here + half])


def strokes_of(layer: str, kind: str, side: str, km_per_point: float) -> tuple[float, list[Properties]]:
    """Level of a line among the lines, and its strokes as matplotlib's properties, lowest first.

    ``km_per_point`` is the scale of the map: kilometres of ground in a point of the page.
    """
    line = symbology_lines.line_of(layer, kind)
    thin = symbology_lines.thinning(km_per_point) if line.thinned else 1.0
    strokes = []
    for stroke in line.strokes:
        dash = textures.of_side(side).claim_dash if stroke.dash == "texture" else stroke.dash
        properties: Properties = {
            "colors": colours.of_stroke(stroke.colour, side),
            "linewidth": stroke.width * thin,
            "linestyle": dashes(dash, stroke.width),
        }
        strokes.append(properties | ({"alpha": stroke.opacity} if stroke.opacity < 1 else {}))
    return line.level, strokes


def dashes(dash: tuple[float, ...], width: float) -> Any:  # noqa: ANN401 - what matplotlib takes
    """Dashes in points as matplotlib takes them, in widths of the line."""
    return (0, tuple(length / width for length in dash)) if dash else "solid"
