"""A still picture of one day as SVG, for readers whose browser runs no script of the document."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns import dates, scene
from campaigns.symbology import areas, colours

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    import geopandas as gpd
    from shapely import LinearRing
    from shapely.geometry.base import BaseGeometry

WEST, SOUTH, EAST, NORTH = 95.0, 30.0, 160.0, 56.0
"""What the picture shows: the theatre; degrees."""
WIDTH = 1000
_DETAIL = 1.6
"""Turns of an outline finer than so many units of the picture are left out."""
_LEAST_NAMED = 4500.0
"""Square units of the picture from which a land is named."""


_SIZE = 14
_LETTERS = {
    "font-size": str(_SIZE),
    "font-family": "serif",
    "text-anchor": "middle",
    "paint-order": "stroke",
    "stroke-width": "3",
}

Name = tuple[float, float, str, str]
"""x, y, text and colour."""


def _mercator(latitude: np.ndarray | float) -> np.ndarray | float:
    return np.degrees(np.log(np.tan(np.pi / 4 + np.radians(latitude) / 2)))


_SCALE = WIDTH / (EAST - WEST)
_TOP = _mercator(NORTH)
HEIGHT = round(float(_TOP - _mercator(SOUTH)) * _SCALE)


def _project(geometry: BaseGeometry) -> BaseGeometry:
    """From longitude and latitude (EPSG:4326) to units of the picture, x to the east, y downwards; Web Mercator."""

    def turned(points: np.ndarray) -> np.ndarray:
        return np.column_stack([(points[:, 0] - WEST) * _SCALE, (_TOP - _mercator(points[:, 1])) * _SCALE])

    cut = shapely.clip_by_rect(shapely.make_valid(geometry), WEST, SOUTH, EAST, NORTH)
    return shapely.simplify(shapely.transform(cut, turned), _DETAIL)


def _path(geometry: BaseGeometry) -> str:
    lines: list[str] = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            lines += [_ring(ring) for ring in (part.exterior, *part.interiors)]
    return "".join(lines)


def _ring(ring: LinearRing) -> str:
    """A ring in whole units, each corner by its distance from the one before: shorter than where it is."""
    corners = np.rint(shapely.get_coordinates(ring)[:-1]).astype(int)
    steps = [f"{x},{y}" for x, y in np.diff(corners, axis=0) if x or y]
    begin = ",".join(map(str, corners[0]))
    return f"M{begin}l{' '.join(steps)}Z".replace(",-", "-").replace(" -", "-") if steps else ""


def _shapes(rows: gpd.GeoDataFrame) -> Iterator[tuple[BaseGeometry, dict[str, object]]]:
    for row in rows.to_dict("records"):
        geometry = _project(row["geometry"])
        if not geometry.is_empty:
            yield geometry, {str(key): value for key, value in row.items()}


def _apart(names: list[Name]) -> Iterator[Name]:
    """Names none of which lies over one before it or over the edge."""
    taken: list[BaseGeometry] = []
    for x, y, name, colour in names:
        half = len(name) * _SIZE * 0.28
        box = shapely.box(x - half, y - _SIZE, x + half, y + 4)
        if x - half < 0 or x + half > WIDTH or any(box.intersects(other) for other in taken):
            continue
        taken.append(box)
        yield x, y, name, colour


def svg(whole: gpd.GeoDataFrame, day: dt.date) -> str:
    """Draw lands, movements and the most important events of a day.

    Parameters
    ----------
    whole
        The scene, see ``campaigns.scene.build``; EPSG:4326, longitude first.
    day
        The day that is shown.

    Returns
    -------
    str
        An ``svg`` element without scripts and without references to anything outside.
    """
    root = ET.Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img"},
    )
    ET.SubElement(root, "title").text = f"The map on {dates.english(dates.parse(day.isoformat()))}"
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": colours.of("water")})
    names: list[Name] = []
    for geometry, row in _shapes(scene.select(whole, day, day, ["territory", "island"])):
        colour = colours.of_side(str(row["side"]))
        style = {"fill": areas.wash(colour), "fill-opacity": "0.45", "stroke": colour, "stroke-width": "0.8"}
        ET.SubElement(root, "path", {"d": _path(geometry), **style})
        if row["layer"] == "territory" and geometry.area > _LEAST_NAMED:
            x, y = shapely.get_coordinates(shapely.point_on_surface(geometry))[0]
            names.append((x, y, str(row["name"]), colour))
    for geometry, row in _shapes(scene.select(whole, day, day, ["arrow"])):
        ET.SubElement(root, "path", {"d": _path(geometry), "fill": colours.of_side(str(row["side"]))})
    for geometry, row in _shapes(scene.select(whole, day, day, ["event"])):
        x, y = shapely.get_coordinates(geometry)[0]
        colour = colours.of_side(str(row["side"]))
        ET.SubElement(root, "circle", {"cx": f"{x:.0f}", "cy": f"{y:.0f}", "r": "4", "fill": colour})
        if row["rank"] == 1:
            names.append((x, y - 8, str(row["name"]), colour))
    halo = colours.of("paper")
    for x, y, name, colour in _apart(names):
        text = ET.SubElement(
            root, "text", {"x": f"{x:.0f}", "y": f"{y:.0f}", "fill": colour, "stroke": halo, **_LETTERS}
        )
        text.text = name
    return ET.tostring(root, encoding="unicode")
