"""How far our border of Manchukuo lies from another drawing of it: ``python -m geodata report --against FILE``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import shape

from geodata import geojson_files, territories
from geodata.errors import MistakeError
from geodata.problems import Problem
from geodata.projections import local_plane

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

    from geodata.ground import Ground

DAY = date(1940, 1, 1)
_LANDS = {"Manchukuo": "Manchukuo", "Kwantung": "Kwantung Leased Territory"}
"""Word in a yardstick line's name to the territory it bounds."""
_STEP_KM = 1.0


@dataclass(frozen=True, slots=True)
class Distance:
    """Distances from points along a yardstick line to our border, kilometres."""

    name: str
    points: int
    median: float
    highest: float
    where: tuple[float, float]


def _line(feature: dict[str, Any]) -> tuple[str, BaseGeometry]:
    """Name and geometry of a feature; ValueError if it is not a line."""
    geometry = shape(feature["geometry"])
    if geometry.geom_type != "LineString" or geometry.is_empty:
        raise ValueError(f"{geometry.geom_type} with no course")
    return str(feature["properties"]["name"]), geometry


def _lines(file: Path) -> list[tuple[str, BaseGeometry]]:
    try:
        _, data = geojson_files.parse(file)
        return [_line(feature) for feature in data["features"]]
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, shapely.errors.ShapelyError) as error:
        expected = "a GeoJSON FeatureCollection of lines, each with a name"
        raise MistakeError(
            Problem(str(file), 0, "file", f"{type(error).__name__}: {str(error).strip()}", expected)
        ) from error


def _samples(line: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A point every kilometre along a line in kilometres."""
    path = shapely.LineString(line)
    count = max(2, round(path.length / _STEP_KM) + 1)
    points = shapely.line_interpolate_point(path, np.linspace(0, path.length, count))
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)])


def against(file: Path, ground: Ground) -> list[Distance]:
    """Measure every line of a file whose name says it is a border of Manchukuo or Kwantung.

    Parameters
    ----------
    file
        GeoJSON of LineStrings in EPSG:4326 with a ``name``; one that says ``gap`` was interpolated and is left out.
    ground
        What has our border.

    Raises
    ------
    MistakeError
        When the file cannot be read as that.
    """
    day = territories.on(ground, DAY)
    found = []
    for name, line in _lines(file):
        land = next((land for word, land in _LANDS.items() if word in name), None)
        if land is None or "gap" in name:
            continue
        ours = gpd.GeoSeries(day[(day["name"] == land) & (day["layer"] == "territory")].boundary, crs="EPSG:4326")
        lonlat = shapely.get_coordinates(line)
        x, y = lonlat.mean(axis=0).tolist()
        plane = local_plane(round(x, 2), round(y, 2))
        points = _samples(plane.project(lonlat))
        lonlat = plane.unproject(points)
        distances = shapely.distance(shapely.points(points), ours.to_crs(plane.crs).iloc[0])
        worst = lonlat[int(distances.argmax())].tolist()
        where = (float(worst[0]), float(worst[1]))
        found.append(Distance(name, len(distances), float(np.median(distances)), float(distances.max()), where))
    if not found:
        expected = "lines whose names say " + " or ".join(_LANDS)
        raise MistakeError(Problem(str(file), 0, "file", "no such line", expected))
    return found
