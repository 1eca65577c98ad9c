"""Bridges, fords and ferries of the battlefields in their time: ``crossings.csv``.

A crossing stands on the water; ``bearing`` is the direction in which one crosses it, degrees clockwise from north. It
is a line of 400 m in that direction, the same for all, as none was measured. A place of the gazetteer may be named
after a crossing; this table has what was built there, and when.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads it
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import shapely
from pydantic import TypeAdapter

from geodata import csv_rows, roads, terrain_features, validation
from geodata.projections import WGS84
from geodata.terrain_features import TerrainFeature

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import geopandas as gpd

    from geodata.problems import Problem


FILE_NAME = "crossings.csv"
FILE = f"geodata/{FILE_NAME}"
Kind = Literal["bridge", "railway-bridge", "pontoon-bridge", "ford", "ferry"]
COLUMNS = (
    *("id", "name", "ru", "ja", "zh", "kind", "start", "end", "lon", "lat", "bearing"),
    *("precision_km", "certainty", "sources", "note"),
)
_FIELDS = {"longitude": "lon", "latitude": "lat"}
_HALF_M = 200.0


@dataclass(frozen=True, slots=True)
class Crossing(TerrainFeature):
    """A crossing; decimal degrees, bearing as the module says."""

    kind: Annotated[str, validation.one_of(get_args(Kind))]
    names: Mapping[str, str]
    longitude: validation.Longitude
    latitude: validation.Latitude
    bearing: Annotated[float, validation.number("degrees clockwise from north, 0 to 180", 0, 180)]

    @property
    def geometry(self) -> shapely.LineString:
        """From bank to bank; EPSG:4326, longitude first."""
        ends = [WGS84.fwd(self.longitude, self.latitude, self.bearing + turn, _HALF_M)[:2] for turn in (180, 0)]
        return shapely.LineString(ends)


_ROW = TypeAdapter(Crossing)


def read(path: Path) -> tuple[list[Crossing], list[Problem]]:
    """Crossings in file order, and every mistake; a wrong row is left out."""
    rows, problems = csv_rows.read_as(_ROW, path, FILE, COLUMNS, fields=_FIELDS, derived=roads.names_of)
    rows, again = csv_rows.unique_by_id(rows, FILE)
    return rows, sorted([*problems, *again])


def load(crossings: Iterable[Crossing]) -> gpd.GeoDataFrame:
    """Return one row a crossing, of the layer of roads; see ``terrain_features.load``."""
    return terrain_features.load(crossings, roads.LAYER)
