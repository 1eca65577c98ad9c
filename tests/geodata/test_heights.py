"""Named hills: each has a place, a height where a source gives one, and its mistakes are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geodata import gazetteer
from geodata.measure import detail_check
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

PLACES, _ = gazetteer.load()


def test_the_hills_of_the_battles_have_their_height() -> None:
    hills, problems = GROUND.heights(PLACES)
    assert problems == []
    height = {hill.id: hill.metres for hill in hills}
    assert height["changkufeng-summit"] == 155
    assert height["shacaofeng-summit"] == 77
    assert height["fui-heights-summit"] == 721
    assert height["remizov-summit"] == 733
    assert height["shirei-san-summit"] == 171
    assert height["bain-tsagan-summit"] is None
    assert len(detail_check.agreeing(hills, 5)) >= 30


def test_a_hill_that_is_a_place_stands_where_the_place_does() -> None:
    [hill] = [hill for hill in GROUND.heights(PLACES)[0] if hill.id == "changkufeng-summit"]
    place = PLACES["changkufeng"]
    assert (hill.longitude, hill.latitude, hill.precision_km) == (place.longitude, place.latitude, place.precision_km)


def test_a_hill_that_bears_the_name_of_a_place_around_it_must_say_so(tmp_path: Path) -> None:
    ground, line = changed(tmp_path, "heights.csv", (",1,hamar-daba,,,,,", ",1,,118.5874,47.6199,0.5,,"))
    [problem] = ground.heights(PLACES)[1]
    assert (problem.line, problem.subject) == (line, "hamar-daba-summit, place")
    assert problem.expected.startswith("hamar-daba: ")


def test_a_height_that_another_source_contradicts_does_not_agree() -> None:
    hills = [hill for hill in GROUND.heights(PLACES)[0] if hill.id == "changkufeng-summit"]
    assert detail_check.agreeing(hills, 5) == hills
    assert detail_check.agreeing(hills, 4) == []


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        (",155,dili360", ",high,dili360", "changkufeng-summit, metres: found 'high'; expected metres above the sea"),
        ("1,changkufeng,,,", "1,changkufen,,,", "changkufeng-summit, place: found 'changkufen'; expected the id of a"),
        (
            "1,changkufeng,,,",
            "1,changkufeng,130.6,,",
            "changkufeng-summit, precision_km: found nothing; expected nothing:",
        ),
        (
            "130.58053,42.46829,0.1",
            ",42.46829,0.1",
            "shacaofeng-summit, precision_km: found 0.1; expected lon, lat and",
        ),
        (
            "150 jawiki-chokoho; ",
            "150; ",
            "changkufeng-summit, others: found '150; 155.1 512test-changkufeng'; expected",
        ),
        ("bezymyannaya,Bezym", "alaid,Bezym", "alaid, id: found 'alaid' again; expected a value used once"),
    ],
)
def test_a_wrong_row_is_named_and_left_out(tmp_path: Path, old: str, new: str, reported: str) -> None:
    ground, _ = changed(tmp_path, "heights.csv", (old, new))
    hills, [problem] = ground.heights(PLACES)
    assert problem.file == "geodata/heights.csv"
    assert f": {reported}" in str(problem)
    assert len(hills) == len(GROUND.heights(PLACES)[0]) - 1
