"""Bridges, fords and ferries: how one lies across its river, and how a mistake in the table is named."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geodata import crossings
from geodata.projections import WGS84
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ",".join(crossings.COLUMNS)
ROW = "low-ford,Low ford,,,,ford,1939-05-25,,118.585,47.7037,90,2,low,atlas-ground,"


def read(folder: Path, row: str) -> tuple[list[crossings.Crossing], list[str]]:
    path = folder / "crossings.csv"
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    found, problems = crossings.read(path)
    return found, [str(problem) for problem in problems]


def test_a_crossing_lies_from_bank_to_bank(tmp_path: Path) -> None:
    [ford], problems = read(tmp_path, ROW)
    assert problems == []
    (west, south), (east, north) = ford.geometry.coords
    assert WGS84.line_length([west, east], [south, north]) == pytest.approx(400, abs=0.1)
    assert (west + east) / 2 == pytest.approx(118.585)
    assert (south + north) / 2 == pytest.approx(47.7037)
    assert south == pytest.approx(north, abs=1e-5)
    assert west < east


def test_crossings_are_rows_of_the_layer_of_roads() -> None:
    found, problems = GROUND.crossings
    assert problems == []
    rows = crossings.load(found).set_index("id")
    assert set(rows["layer"]) == {"road"}
    bridge = rows.loc["halha-japanese-bridge"]
    assert (bridge["kind"], bridge["start"], bridge["end"]) == (
        "pontoon-bridge",
        dt.date(1939, 7, 3),
        dt.date(1939, 7, 5),
    )
    assert bridge["note"].endswith(". Drawn within 2 km")


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        (",ford,1939", ",tunnel,1939", "kind: found 'tunnel'; expected one of bridge, railway-bridge, pontoon-bridge,"),
        (",90,", ",190,", "bearing: found '190'; expected degrees clockwise from north, 0 to 180"),
        ("118.585", "east", "lon: found 'east'; expected lon from -180 to 180"),
        ("47.7037", "91", "lat: found '91'; expected lat from -85 to 85"),
        ("1939-05-25", "1999-05-25", "start: found '1999-05-25'; expected a day from 1904-01-01 to 1973-12-31"),
        (",atlas-ground,", ",,", "sources: found nothing; expected keys of campaigns/sources.bib, joined by ;"),
    ],
)
def test_a_wrong_row_is_named_and_left_out(tmp_path: Path, old: str, new: str, reported: str) -> None:
    assert old in ROW
    found, problems = read(tmp_path, ROW.replace(old, new, 1))
    assert found == []
    assert [each.startswith(f"geodata/crossings.csv:2: low-ford, {reported}") for each in problems] == [True], problems


def test_an_id_is_used_once(tmp_path: Path) -> None:
    ground, _ = changed(tmp_path, "crossings.csv", ("hutou-north-boats,", "hutou-south-boats,"))
    found, [problem] = ground.crossings
    assert "expected a value used once" in str(problem)
    assert len(found) == len(GROUND.crossings[0]) - 1
