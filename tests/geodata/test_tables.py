"""Rows of tables: each wrong cell of each row is reported with file, line, what was found and what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geodata import borders, gazetteer, official_areas
from geodata.build import hand_lines, seeds
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

TOWN = "weston,Weston,,,,,,,city,2,129.0,44.5,5,muster1950,"


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("weston,", "West On,", "place West On, id: found 'West On'; expected lower-case words joined by hyphens"),
        (",Weston,", ",,", "place weston, name: found nothing; expected the English name of the period"),
        (",Weston,", f",{'West' * 60},", "place weston, name: found 'West"),
        (
            ",Weston,",
            ",Вестон,",
            "place weston, name: found 'Вестон'; expected the English name of the period, in Latin",
        ),
        (",Weston,", ",الغرب,", "place weston, name: found 'الغرب'; expected the English name of the period, in Latin"),
        (",2,", ",7,", "place weston, rank: found '7'; expected a whole number from 1 to 6"),
        ("129.0", "east", "place weston, lon: found 'east'; expected lon from -180 to 180, in decimal degrees"),
        (
            "44.5",
            "nan",
            "place weston, lat: found 'nan'; expected lat from -85 to 85, where the atlas ends, in decimal",
        ),
        ("44.5", "90", "place weston, lat: found '90'; expected lat from -85 to 85, where the atlas ends, in decimal"),
        ("44.5", "-85.1", "place weston, lat: found '-85.1'; expected lat from -85 to 85, where the atlas ends"),
        ("129.0,44.5", "44.5,129.0", "place weston, lat: found '129.0'; expected lon first, then lat: the two look"),
        (",5,", ",0,", "place weston, precision_km: found '0'; expected kilometres, a number above 0"),
        ("muster1950", "", "place weston, source: found nothing; expected a key of campaigns/sources.bib"),
    ],
)
def test_a_wrong_place_is_reported(tmp_path: Path, old: str, new: str, reported: str) -> None:
    (tmp_path / "towns.csv").write_text(
        "\n".join((",".join(gazetteer.COLUMNS), TOWN.replace(old, new, 1), "")), encoding="utf-8"
    )
    places, [problem] = gazetteer.load(tmp_path)
    assert places == {}
    assert f"towns.csv:2: {reported}" in str(problem)


def test_every_wrong_cell_of_a_row_is_reported(tmp_path: Path) -> None:
    row = TOWN.replace("city,2", "metropolis,0").replace("muster1950", "")
    (tmp_path / "towns.csv").write_text("\n".join((",".join(gazetteer.COLUMNS), row, "")), encoding="utf-8")
    _, problems = gazetteer.load(tmp_path)
    assert [problem.subject for problem in problems] == [f"place weston, {key}" for key in ("kind", "rank", "source")]


def test_a_wrong_official_area_is_reported_and_left_out(tmp_path: Path) -> None:
    ground, line = changed(tmp_path, official_areas.FILE_NAME, ("1133437", "large"))
    [problem] = ground.official_area_problems
    reported = f"geodata/official_areas.csv:{line}: Manchukuo, km2: found 'large'; expected square kilometres, a number"
    assert str(problem) == reported
    assert len(ground.official_areas) == len(GROUND.official_areas) - 1


def test_a_long_cell_is_reported_in_one_line(tmp_path: Path) -> None:
    ground, _ = changed(tmp_path, "borders.csv", (",medium,", f",{'very ' * 100}sure,"))
    [problem] = borders.problems(ground)
    assert problem.found.startswith("'very very")
    assert len(problem.found) < 125


def test_a_wrong_seed_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "seeds.csv"
    path.write_text(seeds.TABLE.read_text(encoding="utf-8") + "harbin,China,126.0,north,\n", encoding="utf-8")
    monkeypatch.setattr(seeds, "TABLE", path)
    line = len(path.read_text(encoding="utf-8").splitlines())
    [problem] = hand_lines.problems(GROUND)
    reported = f"geodata/build/seeds.csv:{line}: harbin, lat: found 'north'; expected lat from -85 to 85, where"
    assert str(problem).startswith(reported)
