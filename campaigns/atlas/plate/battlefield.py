"""The fine ground of battlefields on the page: contours with their elevations, true waters, marshes."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely

from campaigns.atlas.plate import contour_numbers
from campaigns.atlas.plate.levels import CONTOURS, RIVERS
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import colours, ground, legend, lines
from geodata import finest_waters, railways

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.contour_numbers import ContourNumber
    from geodata.sheet_files import SheetGround

_EQUATOR_KM, _TILE = 40_075.0, 256
"""Kilometres of the equator, and pixels it is wide at zoom 0."""
_AREAS = ("bank", "lake")
_BESIDE_KM, _SHARE = 2.5, 0.4
"""Kilometres between two courses of one river at most, and the least share of its length the finer one has."""
_STEPS = 5
"""Opacities of contours between the edge of a sheet and where they are drawn in full."""
_DASH = 0.4
"""Length of a stroke of a marsh in the distance between two."""


def page_zoom(canvas: Canvas) -> float:
    """The zoom of a screen that has as much ground in a point as the page has."""
    plane = canvas.plane
    latitude = (plane.box[1] + plane.box[3]) / 2
    pixel_km = plane.km_per_point / lines.spec().pixels_per_point
    return math.log2(_EQUATOR_KM * math.cos(math.radians(latitude)) / (_TILE * pixel_km))


def sheets(canvas: Canvas) -> list[SheetGround]:
    """Sheets that the page shows: it is of their scale, and they reach into it; the first lies above."""
    return finest_waters.sheets_at(canvas.ground, page_zoom(canvas), canvas.plane.box)


def outside(canvas: Canvas, geometry: BaseGeometry) -> BaseGeometry:
    """What of a water of the theatre lies outside the sheets that are shown, degrees."""
    return finest_waters.outside(sheets(canvas), geometry)


def river_outside(canvas: Canvas, course: BaseGeometry) -> BaseGeometry:
    """What of a river of the theatre is drawn: outside the sheets that are shown, and where one lacks it, degrees."""
    return finest_waters.river_outside(sheets(canvas), course)


def finest_course(canvas: Canvas, river: BaseGeometry) -> BaseGeometry:
    """Where a projected river of the theatre is drawn by the sheets that the page shows; else as it is."""
    zoom, near = page_zoom(canvas), shapely.buffer(river, _BESIDE_KM / canvas.plane.km_per_point)
    found = [
        shapely.intersection(canvas.plane.project(geometry), near)
        for each in sheets(canvas)
        for geometry in _of_zoom(each.water[each.water["kind"] == "river"], zoom).geometry
    ]
    course = shapely.union_all(found)
    return course if course.length > _SHARE * river.length else river


def with_true_courses(canvas: Canvas, rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The rows, railways and roads of the sheets that the page shows on their true course there."""
    courses = railways.courses_on_sheets(canvas.ground, [each.sheet.id for each in sheets(canvas)])
    true = [courses.get(str(key), shape) for key, shape in zip(rows["id"], rows.geometry, strict=True)]
    return rows.set_geometry(gpd.GeoSeries(true, index=rows.index, crs=rows.crs))


def draw(canvas: Canvas) -> tuple[list[ContourNumber], list[Shown]]:
    """Draw contours and waters of the sheets that the page shows.

    Returns
    -------
    tuple
        Elevations that were written, and what of contours and marshes is to be seen in the frame.
    """
    written: list[ContourNumber] = []
    shown: list[Shown] = []
    zoom = page_zoom(canvas)
    for each in sheets(canvas):
        contours, water = _of_zoom(each.contours, zoom), _of_zoom(each.water, zoom)
        written += _contours(canvas, contours, each.sheet.box, written)
        _water(canvas, water, each.sheet.box)
        if _are_seen(canvas, contours):
            shown.append(Shown(legend.GROUND, "contour", interval=interval(contours, each.sheet.contour_m)))
        if _are_seen(canvas, water[water["kind"] == "marsh"]):
            shown.append(Shown(legend.GROUND, "marsh"))
    return written, shown


def draw_waters(canvas: Canvas) -> None:
    """Draw the waters alone of the sheets that the page shows."""
    for each in sheets(canvas):
        _water(canvas, _of_zoom(each.water, page_zoom(canvas)), each.sheet.box)


def interval(contours: gpd.GeoDataFrame, fine: int) -> int:
    """Metres from one contour to the next of those that are drawn: on a small scale, of index contours only.

    ``fine`` is the interval of all contours of the sheet.
    """
    steps = np.diff(np.unique(contours["metres"].to_numpy(dtype=int)))
    return int(steps.min()) if len(steps) else fine


def _are_seen(canvas: Canvas, rows: gpd.GeoDataFrame) -> bool:
    return any(canvas.frame_meets(canvas.plane.project(geometry)) for geometry in rows.geometry)


def _of_zoom(rows: gpd.GeoDataFrame, zoom: float) -> gpd.GeoDataFrame:
    return rows[rows["min_zoom"] <= zoom]


def _bands(canvas: Canvas, box: BaseGeometry) -> list[tuple[BaseGeometry, float]]:
    """Parts of a sheet, degrees, and the opacity of contours in each: they fade towards edges that the page shows."""
    west, south, east, north = box.bounds
    boxes = []
    for step in range(_STEPS + 1):
        share = ground.spec().sheet.screen_edge * step / _STEPS
        across, down = (east - west) * share, (north - south) * share
        boxes.append(shapely.box(west + across, south + down, east - across, north - down))
    if shapely.covers(boxes[-1], shapely.box(*canvas.plane.box)):
        return [(box, 1.0)]
    rings = [shapely.difference(outer, inner) for outer, inner in pairwise(boxes)]
    return [*((ring, (step + 0.5) / _STEPS) for step, ring in enumerate(rings)), (boxes[-1], 1.0)]


def _contours(
    canvas: Canvas, rows: gpd.GeoDataFrame, box: BaseGeometry, written: list[ContourNumber]
) -> list[ContourNumber]:
    spec = ground.spec().contour
    firm = rows["index"].to_numpy(dtype=bool)
    bands = _bands(canvas, box)
    whole, _ = bands[-1]
    numbers = contour_numbers.place(
        canvas,
        [
            (str(metres), canvas.plane.project(shapely.intersection(geometry, whole)))
            for metres, geometry in zip(rows["metres"][firm], rows.geometry[firm], strict=True)
        ],
        written,
    )
    gaps = shapely.union_all([number.gap for number in (*written, *numbers)])
    for band, share in bands:
        parts = [canvas.plane.project(shapely.intersection(geometry, band)) for geometry in rows.geometry]
        for index, width, opacity in ((False, spec.width, spec.opacity), (True, spec.index_width, spec.index_opacity)):
            runs = [
                shapely.difference(line, gaps) for line, is_firm in zip(parts, firm, strict=True) if is_firm == index
            ]
            stroke = {"colors": colours.of("contour"), "linewidth": width, "alpha": opacity * share}
            canvas.lines(runs, stroke, zorder=CONTOURS)
    contour_numbers.write(canvas, numbers)
    return numbers


def _water(canvas: Canvas, rows: gpd.GeoDataFrame, box: BaseGeometry) -> None:
    spec = ground.spec()
    zoom = page_zoom(canvas)
    for (kind, rank), group in rows.groupby(["kind", "rank"]):
        projected = [canvas.plane.project(geometry) for geometry in group.geometry]
        if kind == "marsh":
            stroke = {"colors": colours.of("marsh"), "linewidth": spec.marsh.width}
            canvas.lines(
                [marsh_strokes(geometry, spec.marsh.spacing * canvas.unit) for geometry in projected],
                stroke,
                zorder=CONTOURS + 0.1,
            )
        elif kind in _AREAS:
            for geometry in projected:
                canvas.area(geometry, facecolor=colours.of("water"), zorder=RIVERS + 0.05)
            shore = {"colors": colours.of("coast"), "linewidth": spec.coast.width}
            shores = shapely.intersection(shapely.boundary(group.geometry.to_numpy()), box)
            canvas.lines([canvas.plane.project(line) for line in shores], shore, zorder=RIVERS + 0.06)
        else:
            width = spec.sheet.screen_river.width(float(rank), zoom) / lines.spec().pixels_per_point
            width *= spec.sheet.stream if kind == "stream" else 1.0
            stroke = {"colors": colours.of("river"), "linewidth": width, "capstyle": "round"}
            canvas.lines(projected, stroke, zorder=RIVERS)


def marsh_strokes(area: BaseGeometry, spacing: float) -> BaseGeometry:
    """Level strokes in staggered rows within a projected area; ``spacing`` of the rows in points."""
    if area.is_empty:
        return area
    left, bottom, right, top = area.bounds
    rows = np.arange(math.floor(bottom / spacing), math.ceil(top / spacing) + 1)
    strokes = [
        ((x, row * spacing), (x + 2 * _DASH * spacing, row * spacing))
        for row in rows
        for x in np.arange(math.floor(left / (2 * spacing)) - 0.5 * (row % 2), right / (2 * spacing), 1.0) * 2 * spacing
    ]
    return shapely.intersection(shapely.MultiLineString(strokes), area)
