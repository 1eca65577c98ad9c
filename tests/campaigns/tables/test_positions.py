"""The table of positions: where each formation stood on a day, and what it had reached."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns.scene import select
from campaigns.tables import positions
from geodata.projections import distance_km

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History


@pytest.fixture(scope="module")
def table(history: History, whole: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return positions.of_rows(history, whole)


def test_movements_are_points_with_who_moved(table: gpd.GeoDataFrame, whole: gpd.GeoDataFrame) -> None:
    moving = table[table["formation"] != ""]
    assert set(moving.geom_type) == {"Point"}
    assert set(whole["id"][whole["layer"] == "arrow"]) <= set(moving["id"])
    assert not moving[["side", "echelon", "waypoint", "start", "end"]].isna().any(axis=None)
    assert (moving["start"] <= moving["end"]).all()


def test_what_does_not_move_stays(table: gpd.GeoDataFrame, whole: gpd.GeoDataFrame) -> None:
    still = whole[(whole["dossier"] == "") | (whole["layer"] == "event")]
    assert table["id"][: len(still)].tolist() == still["id"].tolist()
    assert table.geometry[: len(still)].geom_equals(still.geometry.reset_index(drop=True)).all()


def test_the_fortieth_division_stood_on_changkufeng(table: gpd.GeoDataFrame, history: History) -> None:
    day = dt.date(1938, 8, 8)
    division = table["id"].str.startswith("khasan-soviet-assault/fortieth-division@")
    [row] = select(table[division], day, day).to_dict("records")
    assert (row["formation"], row["commander"], row["echelon"]) == ("40th Rifle Division", "Vasily Bazarov", "division")
    assert (row["side"], row["waypoint"]) == ("Soviet Union", "Changkufeng (Zaozernaya)")
    assert (row["start"], row["end"]) == (dt.date(1938, 8, 6), dt.date(1938, 8, 11))
    hill = history.places["changkufeng"]
    assert distance_km(row["geometry"].x, row["geometry"].y, hill.longitude, hill.latitude) < 0.01


def test_no_formation_moves_back_along_its_way(table: gpd.GeoDataFrame, history: History) -> None:
    """The middle of a growing arrow does; the waypoint reached never goes back."""
    reached = table["waypoint"].groupby(table["id"].astype(str).str.partition("@")[0]).agg(list)
    axes = [(f"{dossier.id}/{axis.id}", axis) for dossier in history.dossiers.values() for axis in dossier.axes]
    assert {key for key, _ in axes} <= {*reached.index}
    for key, axis in axes:
        order = [history.places[point.place].on(point.when.earliest).name for point in axis.waypoints]
        at = 0
        for name in reached[key]:
            at = order.index(name, at)


def test_only_the_days_that_were_given(history: History, whole: gpd.GeoDataFrame) -> None:
    day = dt.date(1938, 8, 6)
    rows = select(whole, day, day, ["arrow"])
    found = positions.of_rows(history, rows)
    assert found["id"].tolist() == rows["id"].tolist()


def test_waypoints_in_a_language(history: History, whole: gpd.GeoDataFrame) -> None:
    rows = select(whole, dt.date(1945, 8, 12), dt.date(1945, 8, 12), ["arrow"])
    names = set(positions.of_rows(history, rows, "ja")["waypoint"])
    assert names & {place.names["ja"] for place in history.places.values() if place.names.get("ja")}
