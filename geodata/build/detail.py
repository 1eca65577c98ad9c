"""Detailed geometry as committed in ``detail``: what OpenStreetMap, GSHHG and World Data Bank II have of the sheets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import shapely

from geodata import geojson_files
from geodata.errors import GroundError

FOLDER = Path(__file__).parent / "detail"
SOURCES = {"osm": "openstreetmap", "gshhg": "gshhg", "wdbii": "wdbii"}
"""How the names of the files begin, and the key of their source."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of a file: its properties and its shape, EPSG:4326."""

    properties: dict[str, Any]
    shape: shapely.Geometry

    @property
    def layer(self) -> str:
        """Layer of OpenMapTiles, such as ``water``; of GSHHG ``land`` or ``lake``; of a lone river ``waterway``."""
        if "layer" in self.properties:
            return str(self.properties["layer"])
        levels = {1: "land", 2: "lake", 3: "land", 4: "lake"}
        return levels.get(int(self.properties.get("level", 0)), "waterway")

    def text(self, key: str) -> str:
        """A property as text, empty where there is none."""
        return str(self.properties.get(key) or "")


def source(name: str) -> str:
    """Key of the source of a file."""
    return SOURCES[name.partition("-")[0]]


def source_of_rivers(name: str) -> str:
    """Key of the source of the rivers of a file: those that come with GSHHG are of World Data Bank II."""
    return SOURCES["wdbii"] if source(name) == SOURCES["gshhg"] else source(name)


@cache
def read(name: str) -> tuple[Feature, ...]:
    """Features of a file. Raises GroundError where it cannot be read."""
    path = FOLDER / f"{name}.geojson"
    try:
        text, features = geojson_files.read(path)
        shapes = shapely.get_parts(shapely.from_geojson(text)).tolist()
    except (geojson_files.GeoJsonError, shapely.errors.GEOSException) as error:
        raise GroundError(f"geodata/build/detail/{path.name} cannot be read ({error})") from error
    if len(shapes) != len(features):
        raise GroundError(f"geodata/build/detail/{path.name}: {len(features)} features, {len(shapes)} geometries")
    return tuple(Feature(f["properties"], shape) for f, shape in zip(features, shapes, strict=True))
