"""Reading the layer files of ``geodata/layers``; their longitudes run as ``geodata.antimeridian`` says."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geodata import antimeridian, frames, geojson_files
from geodata.errors import GroundError

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

_LEAST = np.array([antimeridian.SEAM, -90.0] * 2) - 1e-6
_MOST = np.array([antimeridian.END, 90.0] * 2) + 1e-6
"""What west, south, east and north may be in a layer, in degrees, with some room for rounding."""


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
            str(self._property(feature, "id")): (self._kilometres(feature), str(feature.get("note", "")))
            for feature in self.properties
        }

    def frame(self) -> gpd.GeoDataFrame:
        """The layer as a GeoDataFrame: a column for each property, and ``geometry``; EPSG:4326."""
        return frames.frame(self.properties, self.shapes)

    def _kilometres(self, feature: dict[str, Any]) -> float:
        given = self._property(feature, "precision_km")
        if isinstance(given, int | float) and 0 < given < math.inf:
            return float(given)
        found = f"{feature['id']} has the precision_km {str(given)[:20]!r}"
        raise GroundError(f"geodata/layers/{self.name}.geojson: {found}; run: python -m geodata build")

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
        text, features = geojson_files.read(path)
        properties = [feature["properties"] for feature in features]
        with np.errstate(invalid="ignore"):  # NaN is found below
            shapes = shapely.get_parts(shapely.from_geojson(text)).tolist()
    except (geojson_files.GeoJsonError, shapely.errors.GEOSException) as error:
        raise _unreadable(name, str(error)) from error
    if len(shapes) != len(properties):
        raise _unreadable(name, f"{len(properties)} features, {len(shapes)} geometries")
    boxes = shapely.bounds(shapes).reshape(-1, 4)
    for wrong, found in (
        (~np.isfinite(boxes).all(axis=1), "has no position, or one that is not a number"),
        (
            ((boxes < _LEAST) | (boxes > _MOST)).any(axis=1),
            f"lies outside longitude {antimeridian.SEAM:g} to {antimeridian.END:g}, latitude ±90",
        ),
    ):
        if wrong.any():
            raise _unreadable(name, f"{properties[int(np.argmax(wrong))]['id']} {found}")
    if len({str(feature["id"]) for feature in properties}) < len(properties):
        raise _unreadable(name, "an id stands there twice")
    return Layer(name, properties, shapes)


def _unreadable(name: str, why: str) -> GroundError:
    return GroundError(f"geodata/layers/{name}.geojson cannot be read ({why}); run: python -m geodata build")
