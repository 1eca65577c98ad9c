"""The Kurils island by island."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geodata import islands
from geodata.measure import report
from geodata.measure.coverage import Coverage
from tests.geodata.shipped import GROUND, changed

if TYPE_CHECKING:
    from pathlib import Path

ISLANDS = (
    *("shumshu", "atlasov", "paramushir", "antsiferov", "makanrushi", "onekotan", "kharimkotan", "ekarma"),
    *("chirinkotan", "shiashkotan", "raikoke", "matua", "rasshua", "ryponkicha", "yankicha", "ketoi", "simushir"),
    *("broutona", "chirpoy", "brat-chirpoyev", "urup", "iturup", "kunashir", "shikotan", "polonsky"),
    *("zelyony", "yuri", "anuchin", "tanfilyev", "moneron", "tyuleniy"),
)


def holder(name: str, day: date) -> list[str]:
    frame = islands.load(GROUND)
    frame = frame[frame["name"].str.startswith(name)]
    periods = zip(frame["side"], frame["start"], frame["end"], strict=True)
    return [side for side, start, end in periods if (start or date.min) <= day <= (end or date.max)]


@pytest.mark.parametrize("island", ISLANDS)
def test_every_island_is_there(island: str) -> None:
    assert island in set(islands.outlines(GROUND)["id"])


def test_outlines_are_valid_and_apart() -> None:
    outlines = islands.outlines(GROUND)
    assert outlines.geometry.is_valid.all()
    assert max(Coverage(GROUND).overlaps.values(), default=0) < 0.01, "square kilometres"


def test_area_of_the_kurils() -> None:
    kurils = report.kurils(GROUND)
    assert len(kurils) == 36
    assert report.area_km2(kurils) == pytest.approx(report.KURILS[0], rel=report.KURILS[1] / 100)


@pytest.mark.parametrize("name", ["Shumshu", "Iturup (Etorofu)", "Kunashir", "Zelyony (Shibotsu)", "Matua"])
def test_islands_pass_from_japan_to_the_soviet_union(name: str) -> None:
    assert holder(name, date(1904, 1, 1)) == ["Japan"]
    assert holder(name, date(1945, 8, 17)) == ["Japan"]
    assert holder(name, date(1945, 9, 6)) == ["Soviet Union"]
    assert holder(name, date(1973, 12, 31)) == ["Soviet Union"]


def test_the_table_has_no_mistakes() -> None:
    assert islands.problems(GROUND) == []


def test_an_unknown_island_is_reported(tmp_path: Path) -> None:
    ground, _ = changed(tmp_path, "islands.csv", (",island,island,shumshu,", ",island,island,shumsu,"))
    reported = [str(problem) for problem in islands.problems(ground)]
    assert any(message.startswith("geodata/islands.csv:2:") and "'shumsu'" in message for message in reported)
