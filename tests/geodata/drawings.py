"""Drawings of our own borders, as another atlas might have them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import shapely

from geodata import territories
from geodata.measure import yardstick
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path


def outline(land: str) -> shapely.LineString:
    """The longest ring around a land on the day of the yardstick."""
    rows = territories.on(GROUND, yardstick.DAY)
    shape = rows[(rows["name"] == land) & (rows["layer"] == "territory")].geometry.iloc[0]
    rings = [part.exterior for part in shapely.get_parts(shape)]
    return shapely.LineString(max(rings, key=lambda ring: ring.length))


def write(path: Path, **lines: shapely.Geometry) -> Path:
    """A GeoJSON file of named lines; an underscore of a name is a space."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name.replace("_", " ")},
            "geometry": json.loads(shapely.to_geojson(line)),
        }
        for name, line in lines.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path
