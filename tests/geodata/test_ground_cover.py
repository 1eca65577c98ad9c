"""Ground cover of the battlefields: an outline on its sheet, and how a mistake in the table is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely

from geodata import ground_cover
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ",".join(ground_cover.COLUMNS)
ROW = "low-dunes,Low dunes,sand,khalkhin-gol,1939-05-01,,118.7/47.8 118.7/47.9 118.8/47.9,3,low,atlas-ground,"
SHEETS = [each.sheet for each in GROUND.sheets]


def read(folder: Path, row: str) -> tuple[list[ground_cover.Cover], list[str]]:
    path = folder / "ground_cover.csv"
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    found, problems = ground_cover.read(path, SHEETS)
    return found, [str(problem) for problem in problems]


def test_an_outline_is_an_area_whose_outer_ring_runs_against_the_clock(tmp_path: Path) -> None:
    [dunes], problems = read(tmp_path, ROW)
    assert problems == []
    assert dunes.geometry.exterior.is_ccw
    assert dunes.geometry.equals(shapely.Polygon([(118.7, 47.8), (118.7, 47.9), (118.8, 47.9)]))


def test_covers_are_rows_of_a_layer_of_their_own_and_say_how_far_off_they_may_be() -> None:
    found, problems = GROUND.cover
    assert problems == []
    rows = ground_cover.load(found).set_index("id")
    assert set(rows["layer"]) == {"cover"}
    assert set(rows["kind"]) == {"sand", "wood", "marsh"}
    assert rows.loc["khalkhin-dunes", "note"].endswith(". Drawn within 4 km")


def test_the_dunes_of_khalkhin_gol_keep_off_the_river_and_the_holsten() -> None:
    dunes = {cover.id: cover.geometry for cover in GROUND.cover[0]}["khalkhin-dunes"]
    [sheet] = [each for each in GROUND.sheets if each.sheet.id == "khalkhin-gol"]
    river = sheet.water[(sheet.water["kind"] == "river") & (sheet.water["name"] == "Khalkhin Gol")]
    assert not dunes.intersects(river.union_all())
    holsten = GROUND.rivers.set_index("id").geometry["khailastyn-gol"]
    assert dunes.distance(holsten) > 0.005, "its valley, half a kilometre on each side"
    assert shapely.intersects_xy(dunes, 118.676, 47.684), "the Noro Heights"


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        (",sand,", ",ice,", "kind: found 'ice'; expected one of sand, wood, marsh"),
        ("khalkhin-gol", "khasan-lake", "sheet: found 'khasan-lake'; expected one of hailar, hutou, khalkhin-gol, "),
        (
            " 118.8/47.9",
            " 128.8/47.9",
            "outline: found a corner at 128.8/47.9; expected corners on the sheet khalkhin-",
        ),
        (" 118.8/47.9", "", "outline: found '118.7/47.8 118.7/47.9'; expected three corners or more, parted by blanks"),
        (" 118.8/47.9", " 118.8/x", "outline: found '118.8/x'; expected three corners or more, parted by blanks"),
        (
            " 118.8/47.9",
            " 118.8/47.8 118.8/47.9 118.75/47.7",
            "outline: found one of 5 corners that does; expected an ",
        ),
        ("1939-05-01,", "1939-05-01,1939-04-01", "end: found '1939-04-01'; expected a day not before the start"),
        (",3,low", ",0,low", "precision_km: found '0'; expected kilometres, a number above 0"),
        ("low-dunes", "Low dunes", "id: found 'Low dunes'; expected"),
    ],
)
def test_a_mistake_in_a_cell_is_named(tmp_path: Path, old: str, new: str, reported: str) -> None:
    _, problems = read(tmp_path, ROW.replace(old, new, 1))
    subject = new if old == "low-dunes" else "low-dunes"
    assert [problem.startswith(f"geodata/ground_cover.csv:2: {subject}, {reported}") for problem in problems] == [
        True
    ], problems
