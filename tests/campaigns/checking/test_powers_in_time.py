"""A power is named only in its time, its capital only on its land."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.checking import powers_in_time
from geodata.dated_names import Capital
from geodata.ground import FOLDER, Ground

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


def test_no_power_of_the_atlas_is_out_of_its_time(history: History) -> None:
    assert powers_in_time.problems(history) == []


def test_a_side_before_its_time_is_named(history: History) -> None:
    dossier = history.dossiers["jiangqiao"]
    sides = (*dossier.belligerents, dossier.belligerents[0].model_copy(update={"side": "Manchukuo"}))
    changed = {**history.dossiers, "jiangqiao": dossier.model_copy(update={"belligerents": sides})}
    [problem] = powers_in_time.problems(replace(history, dossiers=changed))
    assert "jiangqiao, belligerents: found Manchukuo, 1931-11-04 to 1931-11-19" in str(problem)
    assert "1932-03-01 to 1945-08-18" in str(problem)


def seated(history: History, power: str, start: dt.date, end: dt.date) -> list[str]:
    """What is reported of a capital at Hsinking."""
    seat = Capital.model_construct(
        power=power, place="hsinking", start=start, end=end, certainty="low", sources="jawiki-shinkyo", note=""
    )
    place = replace(history.places["hsinking"], capitals=(seat,))
    changed = replace(history, places={**history.places, "hsinking": place})
    return [str(problem) for problem in powers_in_time.problems(changed)]


def test_a_capital_on_land_of_another_is_named(history: History) -> None:
    assert seated(history, "Manchukuo", dt.date(1932, 3, 10), dt.date(1945, 8, 12)) == []
    [message] = seated(history, "Manchukuo", dt.date(1932, 3, 10), dt.date(1945, 8, 20))
    assert "Hsinking on 1945-08-19, held by China" in message
    [message] = seated(history, "Atlantis", dt.date(1932, 3, 10), dt.date(1945, 8, 12))
    assert "a holder of geodata/powers.csv" in message


def test_a_road_that_stays_with_a_power_that_left_is_named(history: History, tmp_path: Path) -> None:
    tables = tmp_path / "geodata"
    tables.mkdir()
    for path in FOLDER.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        (tables / path.name).write_text(text.replace(",1945-01-28,1948-01-03,", ",1945-01-28,,"), encoding="utf-8")
    [problem] = powers_in_time.problems(replace(history, ground=Ground(tables=tables)))
    assert "burma-road-burma-1945, holder: found British Empire on 1948-01-04, on land of Burma" in str(problem)
