"""Lands of a day on the sheet: a light wash with a firm inner edge, hatching for occupation, islands, concessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import GeometryCollection

from campaigns.atlas.plate.terrain import ISLANDS, LINES, WASH
from campaigns.symbology import style, textures

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.legend import Legend

_EDGE = ((7.5, 0.20), (4.0, 0.26))
"""Width in points (half of it falls inside) and opacity of the tints along a land's borders."""
_STRENGTH = 0.9
"""Of a wash beside the document's: the paper is white where a screen is grey."""
_PLAIN_WASH = 0.5
"""Share of a wash left to a land that takes no part and has no colour of its own."""


def draw(canvas: Canvas, rows: gpd.GeoDataFrame, legend: Legend) -> None:
    """Draw the territories and occupations of a day, then what one side was allowed on another's land."""
    territories = rows[rows["layer"] == "territory"]
    for side in territories["side"].unique():
        _territory(canvas, str(side), [*territories[territories["side"] == side].geometry], legend)
    for row in rows[rows["layer"] == "occupation"].to_dict("records"):
        _occupation(canvas, row, legend)
    for row in rows[rows["layer"] == "claim"].to_dict("records"):
        if row["geometry"].geom_type in {"Polygon", "MultiPolygon"}:
            _concession(canvas, row, legend)


def islands(canvas: Canvas, rows: gpd.GeoDataFrame, legend: Legend | None) -> None:
    """Draw the Kuril islands in their holders' colours: they lie above the sea, which has no holes for the smallest."""
    for row in rows[rows["layer"] == "island"].to_dict("records"):
        laid = canvas.plane.place(row["geometry"])
        if laid.is_empty:
            continue
        colour = style.side_colour(row["side"])
        canvas.area(laid, facecolor=textures.mixed(style.LAND, 0.34, colour), zorder=ISLANDS)
        canvas.lines([laid], {"colors": style.ink(colour), "linewidth": 0.7}, zorder=ISLANDS + 0.1)
        if legend is not None and legend.sees(laid):
            legend.land(row["side"])


def _borders(canvas: Canvas, parts: list[BaseGeometry]) -> shapely.MultiLineString:
    """Borders with other lands of polygons that share their edges exactly."""
    return canvas.ground.shore.land_borders(shapely.coverage_union_all(parts))


def _territory(canvas: Canvas, side: str, parts: list[BaseGeometry], legend: Legend) -> None:
    """All a side holds, with one edge around it."""
    laid = [canvas.plane.place(part) for part in parts]
    if all(part.is_empty for part in laid):
        return
    known = side in style.SIDE_COLOUR
    colour = style.side_colour(side)
    share = style.WASH * _STRENGTH if known else style.WASH * _PLAIN_WASH
    whole = GeometryCollection([part for part in laid if not part.is_empty])
    canvas.area(whole, facecolor=colour, alpha=share, zorder=WASH)
    patch = canvas.within(whole)
    if not known or patch is None or not legend.sees(whole):
        return
    legend.land(side)
    borders = canvas.plane.place(_borders(canvas, parts))
    for width, opacity in _EDGE:
        canvas.lines([borders], {"colors": colour, "linewidth": width, "alpha": opacity}, zorder=WASH + 0.1, clip=patch)


def _occupation(canvas: Canvas, row: dict[str, Any], legend: Legend) -> None:
    laid = canvas.plane.place(row["geometry"])
    if laid.is_empty:
        return
    colour = style.side_colour(row["side"])
    hatch = textures.HATCHES[textures.texture(row["side"])]
    canvas.area(laid, facecolor="none", edgecolor=colour, hatch=hatch, alpha=0.55, zorder=WASH + 0.2)
    borders = canvas.plane.place(_borders(canvas, [row["geometry"]]))
    pen: dict[str, Any] = {"colors": colour, "linewidth": 0.7, "alpha": 0.75, "linestyle": (0, (5, 3))}
    canvas.lines([borders], pen, zorder=WASH + 0.3)
    if legend.sees(laid):
        legend.occupation(row["side"], administered=row["kind"] == "administration")


def _concession(canvas: Canvas, row: dict[str, Any], legend: Legend) -> None:
    laid = canvas.plane.place(row["geometry"])
    if laid.is_empty:
        return
    colour = style.side_colour(row["side"])
    canvas.area(laid, facecolor="none", edgecolor=colour, hatch="....", alpha=0.3, zorder=LINES - 0.4)
    pen: dict[str, Any] = {"colors": colour, "linewidth": 0.7, "linestyle": (0, (0.9, 2))}
    canvas.lines([laid], pen, zorder=LINES - 0.3)
    if legend.sees(laid):
        legend.concession(row["side"])
