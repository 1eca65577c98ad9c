"""Reading the layer files of ``geodata/layers``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import shapely

from geodata.errors import GroundError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer: properties and geometry of each feature, in file order; EPSG:4326, longitude first."""

    name: str
    properties: list[dict[str, Any]]
    shapes: list[shapely.Geometry]

    @cached_property
    def by_id(self) -> dict[str, shapely.Geometry]:
        """Geometry of each feature by its id. Raises GroundError where one has no id."""
        ids = (str(self._property(feature, "id")) for feature in self.properties)
        return dict(zip(ids, self.shapes, strict=True))

    @cached_property
    def precision(self) -> dict[str, tuple[float, str]]:
        """How far off, in kilometres, each feature may be, and how it was drawn, by its id.

        Raises
        ------
        GroundError
            Where a feature lacks its id or its precision.
        """
        return {
            str(self._property(feature, "id")): (
                float(self._property(feature, "precision_km")),
                str(feature.get("note", "")),
            )
            for feature in self.properties
        }

    def frame(self) -> gpd.GeoDataFrame:
        """The layer as a GeoDataFrame: a column for each property, and ``geometry``; EPSG:4326."""
        return gpd.GeoDataFrame(pd.DataFrame(self.properties), geometry=self.shapes, crs="EPSG:4326")

    def _property(self, feature: dict[str, Any], key: str) -> Any:  # noqa: ANN401 - JSON
        if key not in feature:
            label = feature.get("id", "a feature")
            raise GroundError(f"geodata/layers/{self.name}.geojson: {label} has no {key}; run: python -m geodata build")
        return feature[key]


def read(name: str, folder: Path) -> Layer:
    """Read the layer of a name from a folder.

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
    return Layer(name, properties, shapely.get_parts(shapes).tolist())
