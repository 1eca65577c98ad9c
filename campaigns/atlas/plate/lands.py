"""Lands of a day on the page: a light wash with a firm inner edge, hatching for occupation, islands, concessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import GeometryCollection

from campaigns.atlas.plate import battlefield, hatching
from campaigns.atlas.plate.levels import ISLANDS, LINES, WASH
from campaigns.atlas.plate.lines import dashes
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import areas, colours
from geodata import disputed, powers

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas, Properties


def draw(canvas: Canvas, rows: gpd.GeoDataFrame) -> list[Shown]:
    """Draw the territories and occupations of a day, then what one side was allowed on another's land.

    Gives what is to be seen in the frame.
    """
    shown: list[Shown] = []
    territories = rows[rows["layer"] == "territory"]
    for side in territories["side"].unique():
        shown += _territory(canvas, str(side), [*territories[territories["side"] == side].geometry])
    for row in rows[rows["layer"] == "occupation"].to_dict("records"):
        shown += _occupation(canvas, row)
    for row in rows[rows["layer"] == "claim"].to_dict("records"):
        if row["geometry"].geom_type in {"Polygon", "MultiPolygon"}:
            shown += (_disputed if row["kind"] == disputed.KIND else _concession)(canvas, row)
    return shown


def islands(canvas: Canvas, rows: gpd.GeoDataFrame) -> list[Shown]:
    """Draw the Kuril islands in their holders' colours, the paler the larger the scale, as the washes of lands.

    Gives what is to be seen in the frame.
    """
    shown = []
    for row in rows[rows["layer"] == "island"].to_dict("records"):
        projected = canvas.plane.project(row["geometry"])
        if projected.is_empty:
            continue
        opacity = areas.spec().island.tint * areas.wash_opacity(battlefield.page_zoom(canvas))
        opacity /= areas.spec().territory.wash
        canvas.area(projected, facecolor=colours.of_side(row["side"]), alpha=opacity, zorder=ISLANDS)
        edge = {"colors": colours.darkened(colours.of_side(row["side"])), "linewidth": areas.spec().island.edge.width}
        canvas.lines([projected], edge, zorder=ISLANDS + 0.1)
        if canvas.frame_meets(projected):
            shown.append(Shown("island", row["kind"], str(row["side"])))
    return shown


def _borders(canvas: Canvas, parts: list[BaseGeometry]) -> shapely.MultiLineString:
    """Borders with other lands of polygons that share their edges exactly."""
    return canvas.ground.shore.land_borders(shapely.coverage_union_all(parts))


def _territory(canvas: Canvas, side: str, parts: list[BaseGeometry]) -> list[Shown]:
    """All a side holds, with one edge around it."""
    projected = [canvas.plane.project(part) for part in parts]
    if all(part.is_empty for part in projected):
        return []
    spec, power = areas.spec().territory, powers.by_name().get(side)
    coloured = bool(power and power.colour)
    colour = colours.of_side(side)
    opacity = areas.wash_opacity(battlefield.page_zoom(canvas)) * (spec.print_share if coloured else spec.neutral_share)
    whole = GeometryCollection([part for part in projected if not part.is_empty])
    canvas.area(whole, facecolor=colour, alpha=opacity, zorder=WASH)
    patch = canvas.within(whole)
    if not coloured or patch is None or not canvas.frame_meets(whole):
        return []
    borders = canvas.plane.project(_borders(canvas, parts))
    for edge in spec.edges:
        stroke = {"colors": colour, "linewidth": edge.width, "alpha": edge.opacity}
        canvas.lines([borders], stroke, zorder=WASH + 0.1, clip=patch)
    return [Shown("territory", "", side)]


def _occupation(canvas: Canvas, row: dict[str, Any]) -> list[Shown]:
    projected = canvas.plane.project(row["geometry"])
    if projected.is_empty:
        return []
    spec, colour = areas.spec().occupation, colours.of_side(row["side"])
    hatch = hatching.of_side(row["side"])
    canvas.area(
        projected,
        facecolor="none",
        edgecolor=colour,
        hatch=hatch,
        hatch_linewidth=spec.hatch_width,
        alpha=spec.hatch_opacity,
        zorder=WASH + 0.2,
    )
    borders = canvas.plane.project(_borders(canvas, [row["geometry"]]))
    canvas.lines([borders], _edge(spec.edge, colour), zorder=WASH + 0.3)
    return [Shown("occupation", row["kind"], str(row["side"]))] if canvas.frame_meets(projected) else []


def _concession(canvas: Canvas, row: dict[str, Any]) -> list[Shown]:
    projected = canvas.plane.project(row["geometry"])
    if projected.is_empty:
        return []
    spec, colour = areas.spec().concession, colours.of_side(row["side"])
    dots = hatching.dots(spec.spacing)
    canvas.area(projected, facecolor="none", edgecolor=colour, hatch=dots, alpha=spec.dots_opacity, zorder=LINES - 0.4)
    canvas.lines([projected], _edge(spec.edge, colour), zorder=LINES - 0.3)
    return [Shown("claim", row["kind"], str(row["side"]))] if canvas.frame_meets(projected) else []


def _disputed(canvas: Canvas, row: dict[str, Any]) -> list[Shown]:
    """Stripes in the colours of both claimants in turn; the lines of the claims are its edges."""
    projected = canvas.plane.cut(canvas.plane.project(row["geometry"]))
    if projected.is_empty:
        return []
    spec, sides = areas.spec().disputed, [part.strip() for part in str(row["side"]).split(";")]
    for number, side in enumerate(sides):
        stripes = hatching.stripes(projected, spec.spacing * canvas.unit, number, len(sides))
        stroke = {"colors": colours.of_side(side), "linewidth": spec.width, "alpha": spec.opacity}
        canvas.lines([stripes], stroke, zorder=LINES - 0.4)
    return [Shown("claim", row["kind"], str(row["side"]))] if canvas.frame_meets(projected) else []


def _edge(edge: areas.Edge, colour: str) -> Properties:
    stroke: Properties = {
        "colors": colour,
        "linewidth": edge.width,
        "linestyle": dashes(edge.dash, edge.width),
    }
    return stroke | ({"alpha": edge.opacity} if edge.opacity < 1 else {})
