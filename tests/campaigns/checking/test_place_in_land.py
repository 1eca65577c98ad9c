"""Each dossier says in whose land it happened, and the place is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import place_in_land

if TYPE_CHECKING:
    from campaigns.history import History
    from geodata.problems import Problem


def reported(history: History, dossier: str, **changes: object) -> list[Problem]:
    """Problems of one dossier after a change."""
    changed = history.dossiers[dossier].model_copy(update=changes)
    return place_in_land.problems(replace(history, dossiers={dossier: changed}))


def test_all_dossiers_are_well(history: History) -> None:
    assert [str(problem) for problem in place_in_land.problems(history)] == []


@pytest.mark.parametrize("territory", ["Manchukuo", "Soviet Union", "Manchoukuo", "sea", "Korea"])
def test_a_wrong_land_is_reported_with_the_right_one(history: History, territory: str) -> None:
    [problem] = reported(history, "harbin-1932", territory=territory)
    assert problem.file == "campaigns/dossiers/harbin-1932.yaml"
    assert problem.subject == "harbin-1932, territory"
    assert problem.found == territory
    assert "Manchuria" in problem.expected
    assert "1932-01-28" in problem.expected


def test_a_missing_land_is_reported(history: History) -> None:
    [problem] = reported(history, "harbin-1932", territory="")
    assert problem.found == "nothing"
    assert "Manchuria" in problem.expected


def test_the_land_is_that_of_the_day(history: History) -> None:
    assert reported(history, "hutou") == []
    assert history.dossiers["hutou"].territory == "Manchukuo"
    early = history.dossiers["jiangqiao"]
    assert early.territory != "Manchukuo"
    [problem] = reported(history, "jiangqiao", territory="Manchukuo")
    assert early.territory in problem.expected


def test_an_island_stands_for_itself(history: History) -> None:
    name = history.dossiers["shumshu"].territory
    assert name.startswith("Shumshu")
    [problem] = reported(history, "shumshu", territory="Soviet Union")
    assert name in problem.expected


def test_what_happened_at_sea_was_in_no_land(history: History) -> None:
    assert history.dossiers["three-ships"].territory == place_in_land.AT_SEA
    assert reported(history, "three-ships") == []
    [problem] = reported(history, "three-ships", territory="Japan")
    assert "on no land" in problem.expected


def test_all_are_told_at_once(history: History) -> None:
    names = ("harbin-1932", "hutou", "shumshu")
    changed = {name: history.dossiers[name].model_copy(update={"territory": "Tuva"}) for name in names}
    problems = place_in_land.problems(replace(history, dossiers={**history.dossiers, **changed}))
    assert {problem.subject for problem in problems} == {f"{name}, territory" for name in names}
