"""What covered the ground of battlefields, where a source says so: sand, woods, marsh; ``ground_cover.csv``.

Marshes that OpenStreetMap has are drawn with the waters of a sheet; this table has those that only a source tells of.
An outline is drawn by hand from the words of its sources, along the relief and the waters of its sheet. It is no
border: ``precision_km`` says how far off it may be, and it ends where the account of the battle ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import shapely
from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationInfo
from shapely.geometry.polygon import orient

from geodata import csv_rows, terrain_features, validation
from geodata.terrain_features import TerrainFeature

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import geopandas as gpd

    from geodata.problems import Problem
    from geodata.sheets import Sheet

FILE_NAME = "ground_cover.csv"
FILE = f"geodata/{FILE_NAME}"
LAYER = "cover"
Kind = Literal["sand", "wood", "marsh"]
COLUMNS = (
    *("id", "name", "kind", "sheet", "start", "end", "outline"),
    *("precision_km", "certainty", "sources", "note"),
)
_OUTLINE = "three corners or more, parted by blanks: lon/lat in decimal degrees"
_SIMPLE = "an outline that does not cross itself"

Corners = tuple[tuple[float, float], ...]


def _corners(text: str) -> Corners:
    corners = tuple(terrain_features.position(part, _OUTLINE) for part in text.split())
    if len(set(corners)) < 3:  # noqa: PLR2004 - a triangle
        raise ValueError(_OUTLINE)
    if not shapely.Polygon(corners).is_valid:
        raise validation.CellError(_SIMPLE, found=f"one of {len(corners)} corners that does")
    return corners


def _known(sheet: str, info: ValidationInfo) -> str:
    sheets = info.context["sheets"] if info.context else {}
    if sheet not in sheets:
        raise validation.CellError(validation.listed(sorted(sheets), "one of", "geodata/sheets.csv"), found=repr(sheet))
    return sheet


def _on_sheet(corners: Corners, info: ValidationInfo) -> Corners:
    sheet: Sheet | None = info.context["sheets"].get(info.data.get("sheet")) if info.context else None
    if sheet is None:  # named by itself
        return corners
    for lon, lat in corners:
        if not shapely.intersects_xy(sheet.box, lon, lat):
            raise validation.CellError(f"corners on the sheet {sheet.id}", found=f"a corner at {lon:g}/{lat:g}")
    return corners


@dataclass(frozen=True, slots=True)
class Cover(TerrainFeature):
    """Ground of one kind of cover; ``outline``: its corners, longitude and latitude in decimal degrees."""

    kind: Annotated[str, validation.one_of(get_args(Kind))]
    sheet: Annotated[str, AfterValidator(_known)]
    outline: Annotated[Corners, BeforeValidator(_corners), AfterValidator(_on_sheet)]

    @property
    def geometry(self) -> shapely.Polygon:
        """The area within the outline; EPSG:4326, longitude first."""
        return orient(shapely.Polygon(self.outline))


_ROW = TypeAdapter(Cover)


def read(path: Path, sheets: Iterable[Sheet]) -> tuple[list[Cover], list[Problem]]:
    """Covers in file order, and every mistake; a wrong row is left out.

    Parameters
    ----------
    path
        The table.
    sheets
        The battlefield sheets of ``sheets.csv``.
    """
    rows, problems = csv_rows.read_as(
        _ROW, path, FILE, COLUMNS, context={"sheets": {sheet.id: sheet for sheet in sheets}}
    )
    rows, again = csv_rows.unique_by_id(rows, FILE)
    return rows, sorted([*problems, *again])


def load(covers: Iterable[Cover]) -> gpd.GeoDataFrame:
    """Return one row a cover, see ``terrain_features.load``."""
    return terrain_features.load(covers, LAYER)
