"""What was digitised by hand: ``geodata/build/lines/*.geojson``, one vertex a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from geodata.errors import GroundError

FOLDER = Path(__file__).parent / "lines"


@dataclass(frozen=True, slots=True)
class HandLine:
    """A line or ring typed by hand, EPSG:4326, with what is said of it."""

    id: str
    properties: dict[str, Any]
    geometry: shapely.Geometry


def read(name: str) -> list[HandLine]:
    """Features of one file, in file order.

    Raises
    ------
    GroundError
        When the file is missing, is no GeoJSON, or has a geometry that is not valid.
    """
    path = FOLDER / f"{name}.geojson"
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError) as error:
        message = f"geodata/build/lines/{path.name}: {error}; expected a GeoJSON FeatureCollection"
        raise GroundError(message) from error
    found = []
    for feature in features:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        label = str(feature["properties"]["id"])
        if not shape.is_valid:
            message = f"geodata/build/lines/{path.name}: {label}: {shapely.is_valid_reason(shape)}"
            raise GroundError(message)
        found.append(HandLine(label, feature["properties"], shape))
    return found
