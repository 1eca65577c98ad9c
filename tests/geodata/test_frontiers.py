"""Borders between lands: there while two hold what lies on either side, and honest about how well they are known."""

from __future__ import annotations

import re
from datetime import date

import geopandas as gpd
import pytest
import shapely

from geodata import dated_table, frontiers, holdings, territories
from geodata.measure import coverage
from geodata.projections import EQUAL_AREA
from tests.geodata.shipped import GROUND

DAY = date(1940, 1, 1)
DAYS = [
    *(pytest.param(day, marks=pytest.mark.slow) for day in (date(1904, 1, 1), date(1921, 1, 1), date(1932, 6, 1))),
    *(DAY, pytest.param(date(1950, 1, 1), marks=pytest.mark.slow)),
]
"""Each takes a second."""
NEAR = 0.001
"""Degrees, some hundred metres: where detailed and coarse borders meet, points are moved to the grid."""


@pytest.fixture(scope="module")
def borders() -> gpd.GeoDataFrame:
    return frontiers.load(GROUND)


def on(borders: gpd.GeoDataFrame, day: date) -> gpd.GeoDataFrame:
    periods = zip(borders["start"], borders["end"], strict=True)
    return borders[[(start or date.min) <= day <= (end or date.max) for start, end in periods]]


def between(rows: gpd.GeoDataFrame, one: str, other: str) -> gpd.GeoDataFrame:
    return rows[rows["name"].isin([f"{one} – {other}", f"{other} – {one}"])]


def km(lines: gpd.GeoDataFrame) -> float:
    return float(lines.to_crs(EQUAL_AREA).length.sum()) / 1000


def outlines(day: date) -> dict[str, shapely.Geometry]:
    rows = territories.on(GROUND, day)
    rows = rows[rows["layer"] == "territory"]
    return dict(zip(rows["name"], shapely.boundary(rows.geometry.to_numpy()), strict=True))


def test_columns_and_ids(borders: gpd.GeoDataFrame) -> None:
    assert tuple(borders.columns) == holdings.COLUMNS
    assert borders.crs.to_epsg() == 4326
    assert borders["id"].is_unique
    assert borders.geometry.is_valid.all()
    assert not borders.geometry.is_empty.any()
    assert set(borders["layer"]) == {"border"}
    assert set(borders["kind"]) == frontiers.KINDS


def test_manchukuo_meets_the_mongolian_peoples_republic(borders: gpd.GeoDataFrame) -> None:
    rows = between(on(borders, DAY), "Manchukuo", "Mongolian People's Republic")
    assert {frozenset(side.split("; ")) for side in rows["side"]} == {
        frozenset({"Manchukuo", "Mongolian People's Republic"})
    }
    lands = outlines(DAY)
    shared = shapely.intersection(lands["Manchukuo"], lands["Mongolian People's Republic"])
    assert km(rows) == pytest.approx(km(gpd.GeoDataFrame(geometry=[shared], crs="EPSG:4326")), rel=0.001)
    assert between(on(borders, date(1932, 2, 29)), "Manchukuo", "Mongolian People's Republic").empty
    assert between(on(borders, date(1945, 8, 19)), "Manchukuo", "Mongolian People's Republic").empty


def test_manchukuo_meets_rehe_only_until_it_takes_it(borders: gpd.GeoDataFrame) -> None:
    for day, there in [
        (date(1932, 2, 29), False),
        (date(1932, 3, 1), True),
        (date(1933, 3, 3), True),
        (date(1933, 3, 4), False),
        (DAY, False),
    ]:
        assert (not between(on(borders, day), "Manchukuo", "Rehe (Jehol)").empty) is there, day


def test_no_border_between_lands_of_one_holder(borders: gpd.GeoDataFrame) -> None:
    for side in borders["side"]:
        one, other = side.split("; ")
        assert one != other
    lands = outlines(DAY)
    assert shapely.intersection(lands["China"], lands["Xinjiang (Sheng Shicai)"]).length > 1, "they are neighbours"
    assert between(on(borders, DAY), "China", "Xinjiang (Sheng Shicai)").empty


@pytest.mark.parametrize("day", DAYS)
def test_borders_run_along_the_outlines_of_both_lands(borders: gpd.GeoDataFrame, day: date) -> None:
    lands = territories.on(GROUND, day)
    lands = lands[lands["layer"] == "territory"]
    outline = dict(zip(lands["id"], shapely.boundary(lands.geometry.to_numpy()), strict=True))
    shapely.prepare(list(outline.values()))
    rows = on(borders, day)
    assert len(rows) >= 31
    for row in rows.to_dict("records"):
        one, other, _ = str(row["id"]).removeprefix("border/").split("--")
        for land in (one, other):
            points = shapely.points(shapely.get_coordinates(shapely.segmentize(row["geometry"], 0.1)))
            assert shapely.distance(outline[land], points).max() < NEAR, (row["id"], land)


@pytest.mark.parametrize("day", DAYS)
def test_wherever_two_holders_meet_there_is_a_border(borders: gpd.GeoDataFrame, day: date) -> None:
    lands = territories.on(GROUND, day)
    lands = lands[lands["layer"] == "territory"].dissolve("side")
    held = dict(zip(lands.index, shapely.boundary(lands.geometry.to_numpy()), strict=True))
    rows = on(borders, day)
    sides = rows["side"].map(lambda side: frozenset(side.split("; ")))
    drawn = {both: km(rows[sides == both]) for both in set(sides)}
    names = sorted(held)
    near, far = shapely.STRtree([held[name] for name in names]).query([held[name] for name in names])
    pairs = {frozenset((names[one], names[other])) for one, other in zip(near, far, strict=True) if one != other}
    assert drawn.keys() <= pairs
    for one, other in pairs:
        shared = shapely.intersection(held[one], held[other])
        expected = km(gpd.GeoDataFrame(geometry=[shared], crs="EPSG:4326"))
        assert drawn.get(frozenset((one, other)), 0) == pytest.approx(expected, rel=0.002, abs=2), (one, other)


def test_what_is_known_only_in_its_run_says_so(borders: gpd.GeoDataFrame) -> None:
    for row in borders.to_dict("records"):
        precision = re.search(r"; within ([0-9.]+) km$", row["note"])
        assert precision, row["id"]
        rough = float(precision[1]) > 15
        assert (row["kind"] == frontiers.APPROXIMATE) is rough, row["id"]
        assert not rough or row["certainty"] == "low", row["id"]


def test_a_border_is_no_surer_than_the_lands_beside_it(borders: gpd.GeoDataFrame) -> None:
    levels = list(dated_table.CERTAINTIES)
    frame = territories.load(GROUND)
    of_land = dict(zip(frame["id"], frame["certainty"], strict=True))
    for row in borders.to_dict("records"):
        one, other, _ = str(row["id"]).removeprefix("border/").split("--")
        worst = max(levels.index(of_land[one]), levels.index(of_land[other]))
        assert levels.index(row["certainty"]) >= worst, row["id"]


def test_worst_border_of_each_land() -> None:
    worst = frontiers.worst_km(GROUND, DAY)
    assert worst["karafuto"] == 0.1, "the 50th parallel"
    assert worst["manchukuo"] == 8, "the west of Rehe"
    assert worst["mengjiang"] > 15
    assert "japan" not in worst, "an island realm has no land border"
    assert "rehe-republic" not in worst, "not on this day"
    assert "rehe-republic" in frontiers.worst_km(GROUND, date(1933, 3, 3))


def test_worst_border_is_that_of_the_rows(borders: gpd.GeoDataFrame) -> None:
    reported: dict[str, float] = {}
    for row in on(borders, DAY).to_dict("records"):
        one, other, _ = str(row["id"]).removeprefix("border/").split("--")
        off = float(row["note"].rpartition("within ")[2].removesuffix(" km"))
        for land in (one, other):
            reported[land] = max(reported.get(land, 0.0), off)
    assert frontiers.worst_km(GROUND, DAY) == reported


def test_borders_change_when_lands_do(borders: gpd.GeoDataFrame) -> None:
    days = set(coverage.change_days(row for row in territories.valid_rows(GROUND) if row.layer == "territory"))
    assert {start for start in borders["start"] if start} <= days


def test_the_edge_of_the_detailed_region_is_no_border(borders: gpd.GeoDataFrame) -> None:
    # A real bug: the cut at 70° E that joins detailed and coarse countries is noted as a line known to 0.1 km, and
    # where the two do not meet, 8 to 27 km of it become a border of high certainty (Afghanistan, Pakistan).
    made_up = borders[borders["note"].str.contains("Edge of the detailed region")]
    assert sorted(made_up["name"]) == []
