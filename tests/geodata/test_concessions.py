"""Oil, coal and fishing: what Japan might take on Soviet land and along Soviet coasts, and until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import shapely

from geodata import concessions
from geodata.projections import EQUAL_AREA
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

OKHA = shapely.Point(142.95, 53.585)


def on(day: date) -> gpd.GeoDataFrame:
    frame = concessions.load(GROUND)
    periods = zip(frame["start"], frame["end"], strict=True)
    return frame[[(start or date.min) <= day <= (end or date.max) for start, end in periods]]


def holders(point: shapely.Point, day: date) -> set[tuple[str, str]]:
    rows = on(day)
    rows = rows[rows.intersects(point)]
    return set(zip(rows["side"], rows["kind"], strict=True))


def test_columns_and_kinds() -> None:
    frame = concessions.load(GROUND)
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.is_valid.all()
    assert set(frame["layer"]) == {"claim"}
    assert set(frame["kind"]) == {"oil-concession", "coal-concession", "fishing-grounds", "closed-waters"}


def test_the_table_has_no_mistakes() -> None:
    assert concessions.problems(GROUND) == []


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(1925, 12, 13), False),
        (date(1925, 12, 14), True),
        (date(1944, 3, 30), True),
        (date(1944, 3, 31), False),
    ],
)
def test_oil_of_north_sakhalin(day: date, *, there: bool) -> None:
    assert (("Japan", "oil-concession") in holders(OKHA, day)) is there
    assert ("oil-concession" in set(on(day)["kind"])) is there
    assert ("coal-concession" in set(on(day)["kind"])) is there


def test_the_right_to_explore_ends_before_the_fields() -> None:
    assert "oil-exploration" in set(on(date(1941, 12, 13))["id"])
    assert "oil-exploration" not in set(on(date(1941, 12, 14))["id"])
    assert "oil-okha" in set(on(date(1941, 12, 14))["id"])


@pytest.mark.slow
def test_fishing_lies_on_water_and_mining_on_land() -> None:
    frame = concessions.load(GROUND)
    land = GROUND.land.geometry.to_numpy()
    dry: dict[str, list[float]] = {"mining": [], "water": []}
    for row in frame.to_crs(EQUAL_AREA).assign(degrees=frame.geometry).to_dict("records"):
        touched = land[shapely.STRtree(land).query(row["degrees"], predicate="intersects")]
        on_land = shapely.area(shapely.intersection(row["degrees"], shapely.union_all(touched)))
        use = "mining" if row["kind"] in {"oil-concession", "coal-concession"} else "water"
        dry[use].append(on_land / shapely.area(row["degrees"]))
    assert (len(dry["mining"]), len(dry["water"])) == (13, 32)
    assert min(dry["mining"]) > 0.999
    assert max(dry["water"]) < 0.001


def test_fishing_reaches_the_shore() -> None:
    frame = concessions.load(GROUND)
    land = shapely.union_all(GROUND.land.geometry.to_numpy())
    fishing = frame[frame["id"].str.startswith("fish-")]
    assert len(fishing) == 27
    for row in fishing.to_dict("records"):
        assert shapely.distance(row["geometry"], land) < 0.001, row["id"]


def test_the_eastern_coast_of_kamchatka_is_closed_in_1944() -> None:
    off_petropavlovsk = shapely.Point(158.9, 52.9)
    assert holders(off_petropavlovsk, date(1944, 3, 29)) == {("Japan", "fishing-grounds")}
    assert holders(off_petropavlovsk, date(1944, 3, 30)) == {("Soviet Union", "closed-waters")}
    assert "fish-kamchatka-west-1944" in set(on(date(1944, 3, 30))["id"])


def test_no_fishing_ground_is_held_twice_on_the_day_a_convention_follows_another() -> None:
    names = GROUND.layer("concessions").by_id
    for day in (date(1928, 5, 22), date(1928, 5, 23), date(1943, 12, 31), date(1944, 1, 1)):
        grounds = on(day)
        grounds = grounds[grounds["id"].str.startswith("fish-")]
        assert len(grounds) == sum(name.startswith("fish-") for name in names), day
        assert grounds.geometry.to_wkb().is_unique, day


def test_an_unknown_area_is_reported(tmp_path: Path) -> None:
    ground, line = changed(tmp_path, "concessions.csv", ("oil-concession,oil-okha,", "oil-concession,oil-oha,"))
    [problem] = concessions.problems(ground)
    assert str(problem).startswith(f"geodata/concessions.csv:{line}: oil-okha, area: found 'oil-oha'")
    assert "oil-okha" in problem.expected
    assert len(concessions.load(ground)) == len(concessions.load(GROUND)) - 1
