"""Writing the battlefield sheets: relief, contours and water of each, into ``layers/sheets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geodata import sheet_files, sheets
from geodata.build import contours, detail, fine_relief, sheet_railways, sheet_water, writing
from geodata.build.topojson import only_areas
from geodata.errors import MistakeError
from geodata.ground import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from geodata.build.sheet_water import Water
    from geodata.sheets import Sheet

_DECIMALS = 5
_CONTOUR_DECIMALS = 4
"""Contours rest on posts 900 m apart."""


def read() -> list[Sheet]:
    """The sheets, first to last. Raises MistakeError where the table has a mistake."""
    found, problems = sheets.read(FOLDER / sheets.FILE_NAME)
    if problems:
        raise MistakeError(problems[0])
    return found


def _contour_rows(sheet: Sheet, ground: shapely.Geometry) -> list[tuple[Mapping[str, object], shapely.Geometry]]:
    return [
        (
            {
                "id": f"{sheet.id}-{line.metres}",
                "kind": "contour",
                "metres": line.metres,
                "index": line.index,
                "min_zoom": sheet.zoom if line.index else max(sheet.zoom, contours.CLOSE_ZOOM),
                "source": "dted0",
            },
            line.geometry,
        )
        for line in contours.contours(sheet, ground)
    ]


def _water_rows(sheet: Sheet, found: Iterable[Water]) -> list[tuple[Mapping[str, object], shapely.Geometry]]:
    return [
        (
            {
                "id": f"{sheet.id}-{water.kind}-{number}",
                "kind": water.kind,
                "name": water.name,
                "rank": water.rank,
                "min_zoom": max(sheet.zoom, water.min_zoom),
                "source": water.source,
            },
            shape,
        )
        for number, water in enumerate(found, 1)
        if not shapely.is_empty(shape := shapely.set_precision(water.geometry, 10.0**-_DECIMALS))
    ]


def _railway_rows(
    sheet: Sheet, smooth: Mapping[str, shapely.LineString]
) -> list[tuple[Mapping[str, object], shapely.Geometry]]:
    return [
        (
            {
                "id": f"{sheet.id}-{railway.section}",
                "kind": "railway",
                "section": railway.section,
                "min_zoom": sheet.zoom,
                "source": detail.SOURCES["osm"],
            },
            railway.geometry,
        )
        for railway in sheet_railways.courses(sheet, smooth)
    ]


def write(
    folder: Path, land: shapely.Geometry, smooth: Mapping[str, shapely.LineString], progress: Callable[[str], None]
) -> None:
    """Write every sheet of ``sheets.csv``.

    Parameters
    ----------
    folder
        Where the layers are written; the sheets come into a folder within.
    land
        Land of the world, EPSG:4326: there are no contours beyond it.
    smooth
        Course of every section of the layer ``railways``, by its id.
    progress
        Told, in a few words, what is being made.
    """
    into = folder / sheet_files.FOLDER
    into.mkdir()
    taken: shapely.Geometry = shapely.Polygon()
    for sheet in read():
        progress(f"sheet {sheet.id}")
        box = shapely.difference(sheet.box, taken)
        taken = shapely.union(taken, sheet.box)
        fine_relief.draw(fine_relief.of_sheet(sheet), sheet_files.relief_path(folder, sheet))
        water = sheet_water.water(sheet, box)
        wet = [each.geometry for each in water if each.kind in {sheet_water.LAKE, sheet_water.BANK}]
        dry = only_areas(shapely.difference(only_areas(shapely.intersection(land, box)), shapely.union_all(wet)))
        writing.write(into / f"{sheet.id}-contours.geojson", _contour_rows(sheet, dry), _CONTOUR_DECIMALS)
        osm = [each for each in water if each.source == detail.SOURCES["osm"]]
        other = [each for each in water if each.source != detail.SOURCES["osm"]]
        writing.write(into / f"{sheet.id}-osm.geojson", _water_rows(sheet, osm), _DECIMALS)
        writing.write(into / f"{sheet.id}-water.geojson", _water_rows(sheet, other), _DECIMALS)
        writing.write(into / f"{sheet.id}-railways.geojson", _railway_rows(sheet, smooth), _DECIMALS)
