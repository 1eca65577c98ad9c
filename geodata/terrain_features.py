"""What a battlefield had on its ground in its time – roads, crossings, cover –: the columns that its tables share.

Each of these tables has columns of its own beside them, and says what its rows are drawn from.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, ValidationInfo

from geodata import dated_table, frames, validation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry


def _within_atlas(day: dt.date | None) -> dt.date | None:
    if day is not None and not dated_table.FIRST_DAY <= day <= dated_table.LAST_DAY:
        raise ValueError(f"a day from {dated_table.FIRST_DAY} to {dated_table.LAST_DAY}, or nothing: open")
    return day


def _not_before_start(end: dt.date | None, info: ValidationInfo) -> dt.date | None:
    start = info.data.get("start")
    if start and end and end < start:
        raise ValueError(f"a day not before the start {start}")
    return end


@dataclass(frozen=True, slots=True)
class TerrainFeature(ABC):
    """A thing between two days, both inclusive, None = open; ``precision_km``: how far off what is drawn may be."""

    id: validation.Slug
    name: validation.Name
    kind: str
    start: Annotated[validation.OpenDay, AfterValidator(_within_atlas)]
    end: Annotated[validation.OpenDay, AfterValidator(_not_before_start), AfterValidator(_within_atlas)]
    precision_km: Annotated[float, validation.number("kilometres, a number above 0", 0.01, 100)]
    certainty: Annotated[str, validation.one_of(dated_table.CERTAINTIES)]
    sources: validation.SourceKeys
    note: str
    line: int

    @property
    @abstractmethod
    def geometry(self) -> BaseGeometry:
        """Where it is drawn; EPSG:4326, longitude first."""


def position(text: str, expected: str) -> tuple[float, float]:
    """Longitude and latitude, decimal degrees, of ``lon/lat``; raises CellError, which says what was expected."""
    longitude, _, latitude = text.partition("/")
    lon, lat = validation.as_number(longitude), validation.as_number(latitude)
    if not (abs(lon) <= 180 and abs(lat) <= validation.FARTHEST_NORTH):  # noqa: PLR2004 - degrees
        raise validation.CellError(expected, found=repr(text))
    return lon, lat


def load(features: Iterable[TerrainFeature], layer: str) -> gpd.GeoDataFrame:
    """Return one row a feature: columns of ``holdings.COLUMNS``, EPSG:4326; ``side`` is empty: nobody's."""
    rows = list(features)
    columns = [
        {
            "id": row.id,
            "layer": layer,
            "kind": row.kind,
            "name": row.name,
            "side": "",
            "start": row.start,
            "end": row.end,
            "certainty": row.certainty,
            "sources": row.sources,
            "note": _with_precision(row.note, row.precision_km),
        }
        for row in rows
    ]
    return frames.frame(columns, [row.geometry for row in rows])


def _with_precision(note: str, precision_km: float) -> str:
    """A note that goes on to say how far off what is drawn may be."""
    drawn = f"Drawn within {precision_km:g} km"
    return f"{note.rstrip('.')}. {drawn}" if note else drawn
