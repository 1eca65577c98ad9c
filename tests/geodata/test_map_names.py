"""Names of seas, ranges, rivers and lands: as they ship, and each mistake reported with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geodata import map_names, powers, translated
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ",".join(map_names.NATURAL_COLUMNS)
GOOD = "sea-of-japan,sea,Sea of Japan,Японское море,日本海,日本海,4,8,131 38; 135 41,natural-earth,"


def table(folder: Path, *rows: str) -> Path:
    path = folder / "natural_names.csv"
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def test_what_ships_is_sound_and_named_in_every_language() -> None:
    names = GROUND.natural_names
    assert GROUND.name_problems == []
    assert {name.kind for name in names} == set(map_names.KINDS)
    assert all(set(name.names) == set(translated.LANGUAGES) for name in names)


def test_lands_keep_their_english_name_where_no_shorter_one_is_given() -> None:
    lands = GROUND.land_names
    assert lands["Karafuto"].label == "Karafuto"
    assert lands["Karafuto"].names["ja"] == "樺太"
    assert lands["Xinjiang (Sheng Shicai)"].label == "Sinkiang"


def test_a_land_with_the_name_of_a_power_is_called_as_that_power_is() -> None:
    assert "Manchukuo" not in GROUND.land_name_rows
    assert GROUND.land_names["Manchukuo"] == map_names.LandName("Manchukuo", powers.by_name()["Manchukuo"].names)
    assert GROUND.land_names["Manchukuo"].names["ja"] == "満洲国"


@pytest.mark.parametrize(
    ("wrong", "reported"),
    [
        (GOOD.replace(",sea,", ",ocean,"), "kind: found 'ocean'"),
        (GOOD.replace("131 38; 135 41", "131 38"), "path: found '131 38'"),
        (GOOD.replace("131 38; 135 41", "38 131; 41 135"), "path"),
        (GOOD.replace(",4,8,", ",8,4,"), "max_zoom: found '4'; expected a zoom above min_zoom (8)"),
        (GOOD.replace(",4,8,", ",near,8,"), "min_zoom: found 'near'"),
        (GOOD.replace("natural-earth", ""), "source: found nothing"),
        (GOOD.replace(",sea,", ",river,"), "id: found 'sea-of-japan'"),
        (GOOD, "sea-of-japan, id: found 'sea-of-japan' again"),
        ("too,few", "too: found 2 columns"),
    ],
)
def test_each_mistake_is_reported_and_leaves_the_rest(tmp_path: Path, wrong: str, reported: str) -> None:
    names, [problem] = map_names.read_natural(table(tmp_path, GOOD, wrong), {"amur"})
    assert [name.id for name in names] == ["sea-of-japan"]
    assert str(problem).startswith("geodata/natural_names.csv:3: ")
    assert reported in str(problem)
