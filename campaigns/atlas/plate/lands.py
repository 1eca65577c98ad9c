"""Lands of a day on the sheet: a light wash with a firm inner edge, hatching for occupation, islands, concessions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import shapely

from campaigns.atlas import style
from campaigns.atlas.plate import inks
from campaigns.atlas.plate.terrain import ISLANDS, LINES, WASH
from geodata import coast

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.plate.legend import Legend
    from campaigns.atlas.plate.pens import Sheet

_EDGE = ((7.5, 0.20), (4.0, 0.26))
"""Width in points (half of it falls inside) and opacity of the tints along a land's borders."""
_PLAIN_WASH = 0.5
"""Share of a wash left to a land that takes no part and has no colour of its own."""


def draw(sheet: Sheet, rows: gpd.GeoDataFrame, legend: Legend) -> None:
    """Draw the territories and occupations of a day, then what one side was allowed on another's land."""
    for row in rows[rows["layer"] == "territory"].to_dict("records"):
        _territory(sheet, row, legend)
    for row in rows[rows["layer"] == "occupation"].to_dict("records"):
        _occupation(sheet, row, legend)
    for row in rows[rows["layer"] == "claim"].to_dict("records"):
        if row["geometry"].geom_type in {"Polygon", "MultiPolygon"}:
            _concession(sheet, row, legend)


def islands(sheet: Sheet, rows: gpd.GeoDataFrame, legend: Legend | None) -> None:
    """Draw the Kuril islands in their holders' colours: they lie above the sea, which has no holes for the smallest."""
    for row in rows[rows["layer"] == "island"].to_dict("records"):
        laid = sheet.plane.place(row["geometry"])
        if laid.is_empty:
            continue
        colour = style.side_colour(row["side"])
        sheet.area(laid, facecolor=inks.mixed(style.LAND, 0.34, colour), zorder=ISLANDS)
        sheet.lines([laid], {"colors": style.ink(colour), "linewidth": 0.7}, zorder=ISLANDS + 0.1)
        if legend is not None and legend.sees(laid):
            legend.land(row["side"])


@cache
def _inland(wkb: bytes) -> shapely.MultiLineString:
    return coast.land_borders(shapely.from_wkb(wkb))


def _territory(sheet: Sheet, row: dict[str, Any], legend: Legend) -> None:
    laid = sheet.plane.place(row["geometry"])
    if laid.is_empty:
        return
    known = row["side"] in style.SIDE_COLOUR
    colour = style.side_colour(row["side"])
    share = style.WASH * 1.1 if known else style.WASH * _PLAIN_WASH
    patch = sheet.area(laid, facecolor=colour, alpha=share, zorder=WASH)
    if patch is None:
        return
    if known and legend.sees(laid):
        legend.land(row["side"])
    borders = sheet.plane.place(_inland(shapely.to_wkb(row["geometry"])))
    for width, opacity in _EDGE if known else ():
        sheet.lines([borders], {"colors": colour, "linewidth": width, "alpha": opacity}, zorder=WASH + 0.1, clip=patch)


def _occupation(sheet: Sheet, row: dict[str, Any], legend: Legend) -> None:
    laid = sheet.plane.place(row["geometry"])
    if laid.is_empty:
        return
    colour = style.side_colour(row["side"])
    hatch = inks.HATCHES[inks.texture(row["side"])]
    sheet.area(laid, facecolor="none", edgecolor=colour, hatch=hatch, alpha=0.55, zorder=WASH + 0.2)
    borders = sheet.plane.place(_inland(shapely.to_wkb(row["geometry"])))
    pen = {"colors": colour, "linewidth": 0.7, "alpha": 0.75, "linestyle": (0, (5, 3))}
    sheet.lines([borders], pen, zorder=WASH + 0.3)
    if legend.sees(laid):
        legend.occupation(row["side"], administered=row["kind"] == "administration")


def _concession(sheet: Sheet, row: dict[str, Any], legend: Legend) -> None:
    laid = sheet.plane.place(row["geometry"])
    if laid.is_empty:
        return
    colour = style.side_colour(row["side"])
    sheet.area(laid, facecolor="none", edgecolor=colour, hatch="....", alpha=0.5, zorder=LINES - 0.4)
    pen = {"colors": colour, "linewidth": 0.7, "linestyle": (0, (0.9, 2))}
    sheet.lines([laid], pen, zorder=LINES - 0.3)
    if legend.sees(laid):
        legend.concession(row["side"])
