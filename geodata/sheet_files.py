"""The fine ground of one battlefield sheet, as ``python -m geodata build`` made it in ``geodata/layers/sheets``.

A sheet has a picture, ``ID.webp``, and four layers: ``ID-contours`` (elevation), ``ID-osm`` and ``ID-railways`` (from
OpenStreetMap, under its own licence) and ``ID-water`` (waters that are not). Columns of all: ``id, kind, min_zoom,
source``; of contours also ``metres, index``, of railways ``section``, of the others ``name, rank``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geodata import frames, layer_files, relief_files, web_mercator
from geodata.errors import GroundError
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import geopandas as gpd

    from geodata.layer_files import Layer
    from geodata.relief_files import Relief
    from geodata.sheets import Sheet

FOLDER = "sheets"
CONTOURS, OSM, RAILWAYS, WATER = "contours", "osm", "railways", "water"
_WATERS = frozenset({"river", "stream", "bank", "lake", "marsh"})
KINDS = {CONTOURS: frozenset({"contour"}), OSM: _WATERS, RAILWAYS: frozenset({"railway"}), WATER: _WATERS}
"""Kinds of the features of each layer of a sheet."""
GEOMETRY = {
    **dict.fromkeys(("contour", "river", "stream", "railway"), frozenset({"LineString", "MultiLineString"})),
    **dict.fromkeys(("bank", "lake", "marsh"), frozenset({"Polygon", "MultiPolygon"})),
}
"""Types of geometry that a kind can have."""
_COMMON = ("id", "kind", "min_zoom", "source")
COLUMNS = {
    CONTOURS: (*_COMMON, "metres", "index"),
    OSM: (*_COMMON, "name", "rank"),
    RAILWAYS: (*_COMMON, "section"),
    WATER: (*_COMMON, "name", "rank"),
}
"""Columns of each layer of a sheet."""
_COURSES = ("river", "stream", "bank", "lake")
_BESIDE = 0.03
"""Degrees between the courses that two sources give one river, at most."""
_NUMBERS = ("min_zoom", "metres", "rank")
_BEYOND = 0.0051
"""Degrees by which a lake reaches over the edge of a sheet, with some room for rounding."""
_BUILD = "run: python -m geodata build"


@dataclass(frozen=True, eq=False)
class SheetGround:
    """Picture and layers of a sheet; EPSG:4326."""

    sheet: Sheet
    relief: Relief
    layers: dict[str, Layer]

    @cached_property
    def contours(self) -> gpd.GeoDataFrame:
        """Contours: ``id, kind, metres, index, min_zoom, source, geometry``, one row an elevation, lowest first."""
        return self.layers[CONTOURS].frame()

    @cached_property
    def water(self) -> gpd.GeoDataFrame:
        """Rivers, streams, banks, lakes and marshes: ``id, kind, name, rank, min_zoom, source, geometry``."""
        return self._frame(WATER, OSM)

    @cached_property
    def beside_rivers(self) -> shapely.Geometry:
        """Where a river of a coarser source is one of the sheet's own: within 3 km of its rivers and lakes, degrees."""
        wet = self.water[self.water["kind"].isin(_COURSES)].geometry.to_numpy()
        return shapely.union_all(shapely.buffer(shapely.simplify(wet, _BESIDE / 10), _BESIDE, quad_segs=1))

    @cached_property
    def railways(self) -> gpd.GeoDataFrame:
        """True courses of sections of the layer ``railways``: ``id, kind, section, min_zoom, source, geometry``.

        A section that has none here runs as that layer has it.
        """
        return self._frame(RAILWAYS)

    def _frame(self, *names: str) -> gpd.GeoDataFrame:
        """Features of layers with the same columns; with these columns where there is none."""
        properties = [each for name in names for each in self.layers[name].properties]
        shapes = [shape for name in names for shape in self.layers[name].shapes]
        return frames.frame(properties or {column: [] for column in COLUMNS[names[0]]}, shapes)


def relief_path(layers: Path, sheet: Sheet) -> Path:
    """Where the picture of a sheet lies in the folder of the layers."""
    return layers / FOLDER / f"{sheet.id}.webp"


def read(sheet: Sheet, layers: Path, land_colour: str) -> SheetGround:
    """Read a sheet from the folder of the layers.

    Raises
    ------
    GroundError
        When a file of it is missing or damaged, or is that of another sheet.
    """
    path = relief_path(layers, sheet)
    name = f"{FOLDER}/{path.name}"
    columns, rows = relief_files.check_picture(path, name)
    expected = web_mercator.rows_of(sheet.south, sheet.west, sheet.north, sheet.east, columns)
    if abs(rows - expected) > 1:
        size = f"has {columns} by {rows} pixels, of the sheet's shape {columns} by {expected}"
        raise GroundError(f"geodata/layers/{name} {size}: is it of another sheet? {_BUILD}")
    bounds = (sheet.south, sheet.west, sheet.north, sheet.east)
    found = {part: _layer(sheet, part, layers) for part in COLUMNS}
    return SheetGround(sheet, relief_files.Relief(path, bounds, land_colour, name), found)


def _layer(sheet: Sheet, part: str, layers: Path) -> Layer:
    layer = layer_files.read(f"{FOLDER}/{sheet.id}-{part}", layers)
    for feature, shape in zip(layer.properties, layer.shapes, strict=True):
        if found := _wrong(feature, part) or _misshapen(feature, type(shape).__name__):
            raise GroundError(f"geodata/layers/{layer.name}.geojson: {feature['id']} {found}; {_BUILD}")
    if found := _elsewhere(sheet, layer) or _empty(sheet, part, layer):
        raise GroundError(f"geodata/layers/{layer.name}.geojson {found}: is it of another sheet? {_BUILD}")
    return layer


def _elsewhere(sheet: Sheet, layer: Layer) -> str:
    """The first feature that lies beyond the edges of its sheet, in words; the empty text if all lie on it."""
    boxes = shapely.bounds(layer.shapes).reshape(-1, 4)
    beyond = np.array([sheet.west, sheet.south, -sheet.east, -sheet.north]) - boxes * [1, 1, -1, -1] > _BEYOND
    wrong = beyond.any(axis=1)
    if not wrong.any():
        return ""
    return f"has {layer.properties[int(np.argmax(wrong))]['id']}, which lies beyond the edges of the sheet"


def _empty(sheet: Sheet, part: str, layer: Layer) -> str:
    """That a layer has no features that its sheet must have, in words; the empty text where it need not, or has."""
    required = part == CONTOURS or (part == OSM and any(name.startswith(OSM) for name in sheet.details))
    return "" if layer.shapes or not required else "has no features"


def _wrong(feature: Mapping[str, object], part: str) -> str:
    """What is wrong with the properties of a feature of a layer; the empty text if nothing is."""
    for column in COLUMNS[part]:
        if column not in feature:
            return f"has no {column}"
        value = feature[column]
        if column == "kind":
            right = isinstance(value, str) and value in KINDS[part]
        elif column == "index":
            right = isinstance(value, bool)
        elif column in _NUMBERS:
            right = isinstance(value, int | float) and not isinstance(value, bool)
        else:
            right = isinstance(value, str)
        if not right:
            return f"has the {column} {str(value)[:20]!r}"
    return ""


def _misshapen(feature: Mapping[str, object], geometry: str) -> str:
    """What is wrong with the type of geometry of a feature that is right else; the empty text if nothing is."""
    kind = str(feature["kind"])
    return "" if geometry in GEOMETRY[kind] else f"is a {kind} with a {geometry}"


def read_all(sheets: Iterable[Sheet], layers: Path, land_colour: str) -> tuple[list[SheetGround], list[Problem]]:
    """Every sheet that can be read, in the order given; and a problem for each that cannot: it is left out."""
    found, problems = [], []
    for sheet in sheets:
        try:
            found.append(read(sheet, layers, land_colour))
        except GroundError as error:
            expected = "the files of the sheet as they were built; it is left out, the theatre's ground is drawn"
            name = f"sheet {sheet.id}"
            problems.append(Problem("geodata/layers/sheets", 0, name, str(error), expected, needs=name))
    return found, problems
