"""Ground between claims: where the lines enclose it, on the days on which both sides claim."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import shapely

from geodata import disputed
from geodata.projections import areas_km2
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

RIVER = shapely.LineString([(118, 47), (118.5, 47.2), (119, 47)])
RIDGE = shapely.LineString([(118, 47), (118.5, 47.6), (119, 47)])


@pytest.fixture(scope="module")
def grounds() -> gpd.GeoDataFrame:
    return disputed.load(GROUND).set_index("id")


def test_the_shipped_table_has_no_mistakes() -> None:
    assert disputed.problems(GROUND) == []


def test_the_battlefield_of_1939_lies_between_the_claims(grounds: gpd.GeoDataFrame) -> None:
    row = grounds.loc["disputed/khalkhin-gol-river--khalkhin-gol-ridge"]
    assert (row["side"], row["kind"]) == ("Manchukuo; Mongolian People's Republic", "disputed-ground")
    assert (row["start"], row["end"]) == (date(1932, 3, 1), date(1940, 6, 8))
    assert areas_km2([row.geometry])[0] == pytest.approx(1330, rel=0.05)
    assert shapely.contains_xy(row.geometry, 118.72, 47.72), "east of the river"
    assert not shapely.contains_xy(row.geometry, 118.45, 47.72), "west of it"


def test_an_island_is_disputed_by_whoever_claims_on_the_day(grounds: gpd.GeoDataFrame) -> None:
    rows = grounds[grounds["name"] == "Bolshoi Ussuriysky (Heixiazi)"]
    day = date(1936, 1, 1)
    periods = zip(rows["start"], rows["end"], strict=True)
    valid = rows[[(start or date.min) <= day <= (end or date.max) for start, end in periods]]
    assert [*valid["side"]] == ["Manchukuo; Soviet Union"]


def test_lines_that_meet_twice_enclose_ground() -> None:
    assert disputed.between([RIVER, RIDGE]).equals(shapely.Polygon([*RIVER.coords, *RIDGE.coords[::-1]]))


def test_an_end_near_to_the_other_line_is_joined_to_it() -> None:
    short = shapely.LineString([*RIDGE.coords[:-1], (118.99, 47.01)])
    assert disputed.between([RIVER, short]).area == pytest.approx(disputed.between([RIVER, RIDGE]).area, rel=0.01)


def test_lines_that_end_far_from_one_another_enclose_none() -> None:
    assert disputed.between([RIVER, shapely.LineString(RIDGE.coords[:-1])]).is_empty


def test_lines_along_one_river_enclose_none() -> None:
    beside = shapely.LineString([(118, 47), (118.5, 47.2001), (119, 47)])
    assert disputed.between([RIVER, beside]).is_empty


def test_an_unknown_claim_is_named_with_its_line(tmp_path: Path) -> None:
    ground, line = changed(tmp_path, disputed.FILE_NAME, (",khasan-shore,", ",khasan-beach,"))
    [problem] = disputed.problems(ground)
    assert str(problem).startswith(f"{disputed.FILE}:{line}: khasan: found 'khasan-beach'; expected the id of a row of")
    assert len(disputed.load(ground)) == len(disputed.load(GROUND)) - 1


def test_claims_that_enclose_nothing_are_named(tmp_path: Path) -> None:
    ground, line = changed(tmp_path, disputed.FILE_NAME, (",khasan-crest,", ",khasan-shore,"))
    [problem] = disputed.problems(ground)
    assert (problem.line, problem.found) == (line, "no day on which both sides claim")
