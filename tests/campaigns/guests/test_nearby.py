"""Rows of a user held against the atlas's own: how far apart they are in space and time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely

from campaigns.guests import nearby
from campaigns.scene import COLUMNS
from geodata.projections import GEOGRAPHIC

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from campaigns.guests.placing import GuestLayer

    Placed = Callable[[str], GuestLayer]

HEADER = "name,latitude,longitude,date\n"
DAY = dt.date(1939, 8, 20)


def ours(
    *shapes: BaseGeometry, layer: str = "event", start: dt.date | None = DAY, end: dt.date | None = DAY
) -> gpd.GeoDataFrame:
    """Rows of a scene with a name each: A, B, …"""
    rows = [
        dict.fromkeys(COLUMNS)
        | {"name": chr(65 + number), "layer": layer, "kind": "battle", "start": start, "end": end, "geometry": shape}
        for number, shape in enumerate(shapes)
    ]
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=GEOGRAPHIC)


def compared(layer: GuestLayer, scene: gpd.GeoDataFrame, km: float = 30, days: int = 7) -> pd.DataFrame:
    return nearby.compare(layer.rows, scene, km, days)


def test_distance_is_that_along_the_ellipsoid(placed: Placed) -> None:
    layer = placed(HEADER + "near,47.0,118.0,1939-08-22\nfar,48.0,118.0,1939-08-22\n")
    [row] = compared(layer, ours(shapely.Point(118.2, 47.1))).to_dict("records")
    assert row["line"] == 2
    assert row["ours"] == "A"
    assert row["days"] == 2
    assert row["km"] == pytest.approx(18.8, abs=0.1)  # 0.2° of 76.06 km and 0.1° of 111.17 km


@pytest.mark.parametrize(("date", "apart"), [("1939-08-13", 7), ("1939-08-27", 7), ("1939-08-20", 0), ("1939", 0)])
def test_days_are_those_between_the_two(placed: Placed, date: str, apart: int) -> None:
    layer = placed(f"{HEADER}one,47,118,{date}\n")
    assert compared(layer, ours(shapely.Point(118, 47)))["days"].tolist() == [apart]


@pytest.mark.parametrize("date", ["1939-08-12", "1939-08-28"])
def test_what_is_more_days_apart_is_left_out(placed: Placed, date: str) -> None:
    assert compared(placed(f"{HEADER}one,47,118,{date}\n"), ours(shapely.Point(118, 47))).empty


def test_a_row_without_a_day_is_near_at_any_time(placed: Placed) -> None:
    layer = placed("name,latitude,longitude\none,47,118\n")
    assert len(compared(layer, ours(shapely.Point(118, 47)))) == 1
    assert len(compared(layer, ours(shapely.Point(118, 47), start=None, end=None))) == 1


def test_what_is_no_event_or_unit_is_not_compared(placed: Placed) -> None:
    layer = placed(f"{HEADER}one,47,118,1939-08-20\n")
    assert compared(layer, ours(shapely.Point(118, 47), layer="place")).empty


def test_neighbours_across_the_antimeridian_are_near(placed: Placed) -> None:
    layer = placed(f"{HEADER}one,65,-179.9,1939-08-20\n")
    [row] = compared(layer, ours(shapely.Point(179.9, 65))).to_dict("records")
    assert row["km"] == pytest.approx(9.4, abs=0.1)  # 0.2° of 47.2 km


def test_a_line_is_as_near_as_its_nearest_position(placed: Placed) -> None:
    layer = placed(f"{HEADER}one,47,118,1939-08-20\n")
    line = shapely.LineString([(117, 47.1), (119, 47.1)])
    [row] = compared(layer, ours(line)).to_dict("records")
    assert row["km"] == pytest.approx(11.1, abs=0.1)


def test_pairs_stand_by_line_and_distance(placed: Placed) -> None:
    layer = placed(HEADER + "one,47,118,1939-08-20\ntwo,47,118.1,1939-08-20\n")
    pairs = compared(layer, ours(shapely.Point(118.2, 47), shapely.Point(118.1, 47)))
    assert pairs[["line", "ours"]].to_numpy().tolist() == [[2, "B"], [2, "A"], [3, "B"], [3, "A"]]
    assert list(pairs.columns) == list(nearby.COLUMNS)
