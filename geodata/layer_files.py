"""Reading the layer files of ``geodata/layers``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import shapely

from geodata.errors import GroundError

FOLDER = Path(__file__).parent / "layers"


def read(name: str, folder: Path = FOLDER) -> tuple[list[dict[str, Any]], list[shapely.Geometry]]:
    """Properties and geometries of one layer, in file order; EPSG:4326, longitude first.

    Raises
    ------
    GroundError
        When the file is missing or cannot be read.
    """
    path = folder / f"{name}.geojson"
    try:
        text = path.read_text(encoding="utf-8")
        features = json.loads(text)["features"]
        properties = [feature["properties"] for feature in features]
        shapes = shapely.from_geojson(text)
    except (OSError, ValueError, KeyError, shapely.errors.GEOSException) as error:
        message = f"geodata/layers/{path.name} cannot be read ({error}); run: python -m geodata build"
        raise GroundError(message) from error
    return properties, shapely.get_parts(shapes).tolist()


@cache
def by_id(name: str) -> dict[str, shapely.Geometry]:
    """Geometry of each feature of one layer by its id, in file order; errors as ``read``."""
    properties, shapes = read(name)
    return {str(said["id"]): shape for said, shape in zip(properties, shapes, strict=True)}


@cache
def drawn(name: str) -> dict[str, tuple[float, str]]:
    """How far off, in kilometres, each feature of a layer may be, and how it was drawn, by its id."""
    properties, _ = read(name)
    return {str(said["id"]): (float(said["precision_km"]), str(said.get("note", ""))) for said in properties}
