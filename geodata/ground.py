"""The quiet ground under everything: land, sea, lakes, rivers and shaded relief."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - dataclass fields are read at run time

import geopandas as gpd
import pandas as pd
import shapely

from geodata import layer_files
from geodata.errors import GroundError

REGION = shapely.box(70.0, 25.0, 165.0, 65.0)
"""Where the atlas is detailed: longitude 70 to 165°E, latitude 25 to 65°N."""


@dataclass(frozen=True, slots=True)
class Relief:
    """The shaded relief picture, already in Web Mercator (EPSG:3857).

    Attributes
    ----------
    path
        WebP file.
    bounds
        South, west, north, east in decimal degrees.
    land_colour
        Flat colour (``#rrggbb``) the picture fades to at its edges; land beyond it should have it.
    """

    path: Path
    bounds: tuple[float, float, float, float]
    land_colour: str


@layer_files.kept
def _frame(name: str) -> gpd.GeoDataFrame:
    properties, shapes = layer_files.read(name)
    return gpd.GeoDataFrame(pd.DataFrame(properties), geometry=shapes, crs="EPSG:4326")


def land() -> gpd.GeoDataFrame:
    """Return the land of the world, one polygon a row: ``id, geometry``; EPSG:4326. Detailed in 70-165°E, 25-65°N."""
    return _frame("land").copy()


def lakes() -> gpd.GeoDataFrame:
    """Return the lakes of the region: ``id, name, rank, source, geometry``; EPSG:4326.

    The name may be empty; rank 1 is the greatest.
    """
    return _frame("lakes").copy()


def rivers() -> gpd.GeoDataFrame:
    """Return the named rivers of the region: ``id, name, rank, source, geometry``; EPSG:4326. Rank 1 is greatest."""
    return _frame("rivers").copy()


def sea() -> gpd.GeoDataFrame:
    """Return the world between 85°S and 85°N without the land, one row: ``id, geometry``; EPSG:4326."""
    return _frame("sea").copy()


@layer_files.kept
def relief() -> Relief:
    """Return where the relief lies and what it covers.

    Raises
    ------
    GroundError
        When the picture or its description is missing.
    """
    about = layer_files.FOLDER / "relief.json"
    try:
        said = json.loads(about.read_text(encoding="utf-8"))
        path = layer_files.FOLDER / str(said["image"])
        box = said["bounds"]
        bounds = (float(box["south"]), float(box["west"]), float(box["north"]), float(box["east"]))
        colour = str(said["land_colour"])
    except (OSError, ValueError, KeyError) as error:
        message = f"geodata/layers/relief.json cannot be read ({error}); run: python -m geodata build"
        raise GroundError(message) from error
    if not path.is_file():
        message = f"geodata/layers/{path.name} is missing; run: python -m geodata build"
        raise GroundError(message)
    return Relief(path, bounds, colour)
