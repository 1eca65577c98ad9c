"""What the document carries of the battlefield sheets: those on which something of it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from campaigns.atlas.document import ground_payload, ground_types
from campaigns.atlas.document.feature_types import CloserLine
from campaigns.atlas.document.ground_types import Contour, SheetWater
from campaigns.atlas.document.packing import Packer
from campaigns.scene import is_short
from geodata import railways

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import geopandas as gpd

    from campaigns.atlas.document.feature_types import Feature
    from geodata.ground import Ground
    from geodata.sheet_files import SheetGround

LAYERS = frozenset({"event", "arrow", "unit", "front"})
"""Layers whose rows, where they are of a dossier, call for the sheet they lie on."""
CONTOUR_SCALE, FINE_CONTOUR_SCALE, WATER_SCALE = 2_500, 5_000, 10_000
"""Units of a degree: contours keep 22 m, on a sheet that is finer than the others 11 m, and waters 6 m: each less than
a pixel at the closest zoom at which they are drawn."""
CLOSEST = 12.0
"""Last zoom of a sheet beyond which it is finer than the others."""


def build(sheets: Iterable[SheetGround]) -> list[ground_types.Sheet]:
    """The sheets, in the order given."""
    return [_sheet(each) for each in sheets]


def add_courses(features: Iterable[Feature], ground: Ground, sheets: Collection[SheetGround], packer: Packer) -> None:
    """Give railways and roads that have a true course on one of the sheets a second line, drawn from their zoom on."""
    courses = railways.courses_on_sheets(ground, [each.sheet.id for each in sheets])
    for feature in features:
        if feature["id"] in courses:
            zoom = max(each.sheet.zoom for each in sheets)
            feature["closer"] = CloserLine(zoom, packer.add(courses[feature["id"]]))


def needed(sheets: list[SheetGround], scene: gpd.GeoDataFrame) -> list[SheetGround]:
    """Sheets into which something reaches that happened or stood somewhere, where no other sheet lies above them.

    What lasted for years calls for none.
    """
    rows = scene[scene["layer"].isin(LAYERS) & (scene["dossier"] != "") & is_short(scene)]
    found = []
    above: shapely.Geometry = shapely.Polygon()
    for each in sheets:
        seen = shapely.difference(each.sheet.box, above)
        above = shapely.union(above, each.sheet.box)
        if rows.geometry.intersects(seen).any():
            found.append(each)
    return found


def _sheet(ground: SheetGround) -> ground_types.Sheet:
    sheet = ground.sheet
    contours = Packer(FINE_CONTOUR_SCALE if sheet.last_zoom > CLOSEST else CONTOUR_SCALE)
    water = Packer(WATER_SCALE)
    contour_rows = []
    for row in ground.contours.rename(columns={"index": "firm"}).itertuples(index=False):
        numbers = [number for (number,) in contours.add(row.geometry)]
        if numbers:  # they follow one another, as each line is packed once
            contour_rows.append(Contour(int(row.metres), bool(row.firm), float(row.min_zoom), numbers[0], len(numbers)))
    water_rows = [
        SheetWater(row.kind, float(row.rank), float(row.min_zoom), water.add(row.geometry))
        for row in ground.water.itertuples(index=False)
    ]
    return {
        "id": sheet.id,
        "name": sheet.name,
        "note": sheet.note,
        "zoom": sheet.zoom,
        "lastZoom": sheet.last_zoom,
        "interval": sheet.contour_m,
        "relief": ground_payload.picture(ground.relief),
        "contourLines": contours.packed(),
        "contours": contour_rows,
        "waterLines": water.packed(),
        "water": water_rows,
    }
