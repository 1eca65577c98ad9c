"""Rows of a user beside the atlas's own: which of them lie within so many kilometres and days of an event or unit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry import box

from geodata.projections import KM_PER_DEGREE, WGS84

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

LAYERS = ("event", "phase", "unit")
"""Layers of the atlas that rows are held against: what happened, or stood, in a place on a day."""
COLUMNS = ("line", "name", "start", "end", "ours", "kind", "our_start", "our_end", "dossier", "km", "days")
_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()

Numbers = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]


def compare(rows: gpd.GeoDataFrame, scene: gpd.GeoDataFrame, km: float, days: int) -> pd.DataFrame:
    """Pairs of a row and what the atlas has near it in space and time.

    Parameters
    ----------
    rows
        Rows of a layer of guests, see ``placing.GuestLayer``; longitudes as ``geodata.antimeridian`` has them.
    scene
        The atlas's own rows, of which those of ``LAYERS`` count.
    km, days
        How far apart the two may be: along the ellipsoid, between their nearest positions, and between the end of the
        earlier and the start of the later; 0 days where they overlap.

    Returns
    -------
    DataFrame
        A row for each pair, by line and distance, with ``COLUMNS``: ``line`` where the row stands in its file;
        ``name``, ``start`` and ``end`` of it; ``ours``, ``kind``, ``our_start``, ``our_end`` and ``dossier`` of what
        the atlas has; ``km`` to a tenth and ``days`` between them.
    """
    ours = scene[scene["layer"].isin(LAYERS)]
    tree = shapely.STRtree(rows.geometry.to_numpy())
    start, end = _ordinals(rows["start"], _FIRST), _ordinals(rows["end"], _LAST)
    shapes = tree.geometries
    found: list[tuple[object, ...]] = []
    columns = ["geometry", "name", "kind", "start", "end", "dossier"]
    for shape, name, kind, our_start, our_end, dossier in ours[columns].itertuples(index=False):
        near = np.sort(tree.query(_around(shape, km)))
        first, last = _ordinal(our_start, _FIRST), _ordinal(our_end, _LAST)
        near = near[np.maximum(start[near] - last, first - end[near]) <= days]
        apart = np.maximum(0, np.maximum(start[near] - last, first - end[near]))
        distance = _kilometres(shapes[near], shape)
        found += [
            (number, name, kind, our_start, our_end, dossier, round(float(kilometres), 1), int(between))
            for number, kilometres, between in zip(near, distance, apart, strict=True)
            if kilometres <= km
        ]
    return _pairs(rows, found)


def _pairs(rows: gpd.GeoDataFrame, found: list[tuple[object, ...]]) -> pd.DataFrame:
    pairs = pd.DataFrame(found, columns=["number", "ours", "kind", "our_start", "our_end", "dossier", "km", "days"])
    own = rows[["id", "name", "start", "end"]].iloc[pairs["number"].astype(int)].reset_index(drop=True)
    lines = own["id"].str.rpartition("/")[2] if len(own) else own["id"]
    whole = pd.concat([own.assign(line=lines.astype(int)), pairs.drop(columns="number")], axis=1)
    by_line: pd.DataFrame = whole.sort_values(["line", "km", "days"], kind="stable", ignore_index=True)
    return by_line.reindex(columns=COLUMNS)


def _ordinals(days: pd.Series, is_open: int) -> npt.NDArray[np.int64]:
    return np.array([_ordinal(day, is_open) for day in days], dtype=np.int64)


def _ordinal(day: object, is_open: int) -> int:
    return day.toordinal() if isinstance(day, dt.date) and not pd.isna(day) else is_open


def _around(shape: BaseGeometry, km: float) -> BaseGeometry:
    """A box that holds all that lies within a distance of a shape."""
    west, south, east, north = shape.bounds
    tall = km / KM_PER_DEGREE * 1.01
    farthest = min(max(abs(south), abs(north)) + tall, 89.0)
    wide = tall / np.cos(np.radians(farthest))
    return box(west - wide, south - tall, east + wide, north + tall)


def _kilometres(shapes: Shapes, other: BaseGeometry) -> Numbers:
    """Kilometres along the ellipsoid from each shape to another, between the positions nearest to each other.

    The nearest positions are found in a plane true in both directions at the latitude of the other.
    """
    if not len(shapes):
        return np.empty(0)
    share = np.cos(np.radians(min(abs(other.centroid.y), 89.0)))
    scaled = [shapely.transform(each, lambda xy: xy * [share, 1.0]) for each in (shapes, np.array([other]))]
    ends = shapely.get_coordinates(shapely.shortest_line(scaled[0], scaled[1][0])) / [share, 1.0]
    _, _, metres = WGS84.inv(ends[::2, 0], ends[::2, 1], ends[1::2, 0], ends[1::2, 1])
    return np.asarray(metres) / 1000
