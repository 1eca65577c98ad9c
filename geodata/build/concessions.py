"""Areas of ``concessions.csv``: pieces of land, and strips of water along a coast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from geodata.build import hand_lines
from geodata.build.topojson import only_areas
from geodata.errors import GroundError
from geodata.projections import EQUAL_AREA

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "geodata/build/lines/concessions.geojson"
_GRAIN = 1500.0
"""Metres; the outer edge of a strip is no sharper."""
_GRID = 0.0001
"""Degrees, as the coast of the other layers, which the inner edge then shares."""

Row = tuple["Mapping[str, object]", shapely.Geometry]


def _on_grid(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """The areas of a shape, on the grid of the layer; so that together they stay valid."""
    return only_areas(shapely.set_precision(only_areas(shape), _GRID))


def _strip(ring: shapely.Geometry, land: shapely.Geometry, width_km: float) -> shapely.MultiPolygon:
    """Water inside a ring and within so many kilometres of the land there."""
    near = _on_grid(shapely.intersection(land, shapely.buffer(ring, 0.5)))
    plane = gpd.GeoSeries([near], crs="EPSG:4326").to_crs(EQUAL_AREA)
    wide = plane.simplify(_GRAIN).buffer(width_km * 1000, quad_segs=4).simplify(_GRAIN).to_crs("EPSG:4326").iloc[0]
    water = shapely.difference(_on_grid(shapely.make_valid(wide)), near)
    return _on_grid(shapely.intersection(water, ring))


def rows(land: shapely.Geometry) -> list[Row]:
    """Id, precision (kilometres) and area of every concession, EPSG:4326, sorted by id.

    Raises
    ------
    GroundError
        When a ring does not say what it is, or holds no land or no water of that kind.
    """
    found: list[Row] = []
    for line in sorted(hand_lines.read("concessions"), key=lambda line: line.id):
        shape = str(line.properties.get("shape"))
        if shape == "land":
            area = only_areas(shapely.intersection(line.geometry, land))
        elif shape == "coast":
            area = _strip(line.geometry, land, float(line.properties["width_km"]))
        else:
            raise GroundError(f"{_FILE}: {line.id}: found shape {shape!r}; expected land or coast")
        area = _on_grid(area)
        if area.is_empty:
            raise GroundError(f"{_FILE}: {line.id}: found no {shape} inside the ring; expected some")
        found.append(({"id": line.id, "precision_km": float(line.properties["precision_km"])}, area))
    return found
