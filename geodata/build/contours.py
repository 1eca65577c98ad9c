"""Contour lines of a battlefield sheet from smoothed elevation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import contourpy
import numpy as np
import shapely

from geodata.build import elevation, summits
from geodata.build.topojson import only_areas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.build.shading import Array
    from geodata.sheets import Sheet

INDEX_EVERY = 5
"""Every so many-th contour is an index contour."""
CLOSE_ZOOM = 10.0
"""From this zoom on the contours between the index contours are drawn."""
_FINER = 4
"""Cubic interpolation to so many points a post: no line bends at a post."""
_MARGIN = 0.05
_TOLERANCE = 0.0009
"""Degrees; 70 to 100 m: the model has nothing finer."""
_TOLERANCE_PIXELS = 1.8
"""The same, in pixels at the last zoom of a sheet: what is no farther off runs as a curve through the same pixels."""
_DEGREES_OF_PIXEL = 360 / 256
"""Of longitude, at zoom 0."""
_SHORTEST, _SHORTEST_INDEX = 0.05, 0.025
"""Degrees of the length of a ring: what is shorter is noise of the model in the flat."""
_SHORTEST_GAP = 0.03
"""Degrees; what remains of a contour between two steep places must be longer."""
_METRES_OF_DEGREE = 111_200.0


@dataclass(frozen=True, slots=True)
class Contour:
    """All lines of one elevation, EPSG:4326."""

    metres: int
    index: bool
    geometry: shapely.MultiLineString


def _grid(sheet: Sheet) -> tuple[Array, Array, Array]:
    """Elevation on a grid finer than the posts; longitude of its columns and latitude of its rows, degrees."""
    posts = elevation.window(sheet.west - _MARGIN, sheet.south - _MARGIN, sheet.east + _MARGIN, sheet.north + _MARGIN)
    rows, columns = posts.metres.shape
    fine = elevation.enlarged(
        elevation.smoothed(posts.metres, sheet.smoothed_posts), (columns * _FINER, rows * _FINER), (0, 0, columns, rows)
    )
    step = 1 / (elevation.POSTS * _FINER)
    first = -0.5 / elevation.POSTS + step / 2
    longitudes = posts.west + first + step * np.arange(columns * _FINER)
    latitudes = posts.north - first - step * np.arange(rows * _FINER)
    return summits.raised(fine, longitudes, latitudes), longitudes, latitudes


def _steep(fine: Array, latitudes: Array, limit: float) -> shapely.Geometry:
    """Where the slope is more than ``limit``, as areas in columns and rows of the grid."""
    cell = _METRES_OF_DEGREE / (elevation.POSTS * _FINER)
    north_south, west_east = np.gradient(fine)
    slope = np.hypot(north_south / cell, west_east / (cell * np.cos(np.radians(latitudes))[:, None]))
    generator = contourpy.contour_generator(z=slope, fill_type=contourpy.FillType.OuterOffset)
    found = []
    for points, offsets in zip(*generator.filled(limit, np.inf), strict=True):
        rings = [points[a:b] for a, b in pairwise(offsets)]
        found.append(shapely.Polygon(rings[0], rings[1:]))
    return only_areas(shapely.union_all(shapely.make_valid(found)))


def _long_enough(lines: shapely.Geometry, *, index: bool) -> Iterator[shapely.LineString]:
    for line in shapely.get_parts(lines):
        if not isinstance(line, shapely.LineString):
            continue
        shortest = _SHORTEST_INDEX if index else _SHORTEST if line.is_closed else _SHORTEST_GAP
        if line.length >= shortest:
            yield line


def _tolerance(sheet: Sheet) -> float:
    """By how much the contours of a sheet may be off, degrees."""
    return max(_TOLERANCE, _TOLERANCE_PIXELS * _DEGREES_OF_PIXEL / 2**sheet.last_zoom)


def contours(sheet: Sheet, land: shapely.Geometry) -> list[Contour]:
    """Contours of a sheet, lowest first.

    Parameters
    ----------
    sheet
        Which rectangle, and how many metres from one contour to the next.
    land
        Where contours are drawn, EPSG:4326: land of the sheet without lakes.
    """
    fine, longitudes, latitudes = _grid(sheet)
    steep = _steep(fine, latitudes, sheet.contour_m / sheet.closest_m)
    generator = contourpy.contour_generator(z=fine, line_type=contourpy.LineType.Separate)
    first = max(1, int(np.floor(fine.min() / sheet.contour_m)))
    found = []
    shapely.prepare(land)
    for number in range(first, int(fine.max() / sheet.contour_m) + 1):
        index = number % INDEX_EVERY == 0
        courses = [np.asarray(points) for points in generator.lines(number * sheet.contour_m)]
        lines = shapely.union_all([shapely.LineString(course) for course in courses])
        if not index:
            lines = shapely.difference(lines, steep)
        placed = shapely.transform(
            lines,
            lambda grid: np.column_stack(
                [
                    np.interp(grid[:, 0], np.arange(len(longitudes)), longitudes),
                    np.interp(grid[:, 1], np.arange(len(latitudes)), latitudes),
                ]
            ),
        )
        courses_on_land = [
            part
            for part in shapely.get_parts(shapely.intersection(shapely.get_parts(placed), land))
            if shapely.get_dimensions(part) == 1
        ]
        merged = shapely.line_merge(shapely.union_all(courses_on_land))
        kept = [shapely.simplify(line, _tolerance(sheet)) for line in _long_enough(merged, index=index)]
        if kept:
            found.append(Contour(number * sheet.contour_m, index, shapely.MultiLineString(kept)))
    return found
