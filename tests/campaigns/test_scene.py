"""The scene: the contract of its columns, and what a day picks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from shapely.geometry import Point

from campaigns import scene
from geodata import antimeridian

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History


def test_contract(whole: gpd.GeoDataFrame) -> None:
    columns = ["id", "layer", "kind", "name", "side", "start", "end", "certainty", "sources", "dossier"]
    assert list(whole.columns)[:10] == columns
    assert set(whole["layer"]) <= set(scene.LAYERS)
    assert whole["id"].is_unique
    assert whole.geometry.is_valid.all()
    assert whole.crs.to_epsg() == 4326
    assert (whole["sources"].str.len() > 0).all()
    assert set(whole["certainty"]) <= {"high", "medium", "low"}


def test_longitudes_run_from_the_seam_on(whole: gpd.GeoDataFrame) -> None:
    west, _, east, _ = whole.total_bounds
    assert west >= antimeridian.SEAM
    assert east <= antimeridian.END
    at = whole.set_index("id").geometry
    assert at["place/seattle"].x == pytest.approx(360 - 122.33, abs=0.1)
    assert at["soviet-union"].contains(Point(360 - 171, 66.3)), "Chukotka, across 180 degrees"


def _names(whole: gpd.GeoDataFrame, day: str, layer: str) -> set[str]:
    at = dt.date.fromisoformat(day)
    return set(scene.select(whole, at, at, [layer])["name"])


def test_a_day_picks_its_rows(whole: gpd.GeoDataFrame) -> None:
    assert "Manchukuo" not in _names(whole, "1932-02-29", "territory")
    assert "Manchukuo" in _names(whole, "1932-03-01", "territory")
    assert "Battle of Mutanchiang" in _names(whole, "1945-08-14", "event")
    assert "Battle of Mutanchiang" not in _names(whole, "1945-08-17", "event")


def test_an_axis_stands_once_a_day(whole: gpd.GeoDataFrame) -> None:
    for offset in range(30):
        day = dt.date(1945, 8, 8) + dt.timedelta(days=offset)
        rows = scene.select(whole, day, day, ["arrow", "route"])
        assert len(rows) >= 3
        assert rows["id"].str.partition("@")[0].is_unique


def test_window_and_open_ends(whole: gpd.GeoDataFrame) -> None:
    august = scene.select(whole, dt.date(1945, 8, 1), dt.date(1945, 8, 31), ["event"])
    assert "mutanchiang" in set(august["id"])
    assert all(start <= dt.date(1945, 8, 31) for start in august["start"])
    assert all(end >= dt.date(1945, 8, 1) for end in august["end"])
    assert len(scene.select(whole)) == len(whole)


def test_a_place_has_a_row_for_each_of_its_names(whole: gpd.GeoDataFrame) -> None:
    rows = whole[whole["id"].str.match(r"place/hsinking(@|$)")]
    found = [(row["name"], row["start"], row["end"], row["kind"]) for row in rows.to_dict("records")]
    day = dt.date.fromisoformat
    assert found == [
        ("Changchun (Kuanchengtzu)", None, day("1932-03-09"), "city"),
        ("Changchun (Kuanchengtzu)", day("1932-03-10"), day("1932-03-13"), "capital"),
        ("Hsinking", day("1932-03-14"), day("1945-08-12"), "capital"),
        ("Hsinking", day("1945-08-13"), day("1945-08-19"), "city"),
        ("Changchun", day("1945-08-20"), None, "city"),
    ]
    assert rows["sources"].str.contains("jawiki-shinkyo").all()


def test_units_and_fronts_are_rows(small_in_full: tuple[History, gpd.GeoDataFrame]) -> None:
    _, rows = small_in_full
    units = rows[rows["layer"] == "unit"].to_dict("records")
    day = dt.date.fromisoformat
    assert [(row["id"], row["kind"], row["name"], row["start"], row["end"], row["certainty"]) for row in units] == [
        (
            *("small-war/jp-3-division@1945-08-09", "infantry", "3rd Division"),
            *(day("1945-08-09"), day("1945-08-10"), "high"),
        ),
        (
            *("small-war/jp-3-division@1945-08-11", "infantry", "3rd Division"),
            *(day("1945-08-11"), day("1945-08-11"), "low"),
        ),
        (
            *("small-war/jp-4-regiment@1945-08-12", "cavalry", "4th Regiment"),
            *(day("1945-08-12"), day("1945-08-12"), "medium"),
        ),
    ]
    assert [row["note"] for row in units] == ["within 2 km", "within 2.5 km; By estimate.", "within 5 km"]
    assert {row["side"] for row in units} == {"Japan"}
    assert [row["geometry"] for row in units] == [Point(130, 44.3), Point(129.5, 44.4), Point(129, 44.5)]
    assert units[0]["sources"] == "muster1950, p. 30"
    fronts = rows[rows["layer"] == "front"].to_dict("records")
    assert [(row["id"], row["kind"], row["name"]) for row in fronts] == [
        ("small-war/screen", "trenches", "Screen before Weston"),
        ("small-war/pocket", "ring", "Pocket"),
    ]
    assert {row["geometry"].geom_type for row in fronts} == {"LineString"}
    assert scene.formation_of(units[1]["id"]) == "jp-3-division"


def test_layers_stand_in_the_order_of_the_contract() -> None:
    order = "territory, occupation, border, claim, place, event, phase, unit, front, arrow, route, railway, road, "
    order += "island, cover"
    assert tuple(order.split(", ")) == scene.LAYERS


def test_phases_with_a_place_are_rows_on_their_days(small_with_phases: tuple[History, gpd.GeoDataFrame]) -> None:
    history, rows = small_with_phases
    day = dt.date.fromisoformat
    bridge, falls = rows[rows["layer"] == "phase"].to_dict("records")
    assert [(row["id"], row["name"], row["start"], row["end"]) for row in (bridge, falls)] == [
        ("small-war/phase-2", "Bridge of Midford", day("1945-08-08"), day("1945-08-10")),
        ("small-war/phase-3", "Weston falls", day("1945-08-01"), day("1945-08-31")),
    ]
    assert (falls["kind"], falls["side"], falls["rank"]) == ("battle", "Soviet Union; Japan", 1)
    assert (falls["certainty"], falls["sources"], falls["dossier"]) == ("medium", "muster1950, p. 20", "small-war")
    assert falls["note"] == "The garrison leaves.; The day is not told."
    assert falls["geometry"] == history.places["weston"].point
    assert scene.phase_of(falls["id"], history).name == "Weston falls"
    on = {each: _names(rows, each, "phase") for each in ("1945-07-31", "1945-08-07", "1945-08-08", "1945-08-11")}
    assert [len(names) for names in on.values()] == [0, 1, 2, 1]
