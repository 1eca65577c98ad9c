"""What of the battles stands on the map, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.checking import standing_report
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


@pytest.mark.parametrize(
    ("with_units", "expected", "share"),
    [
        (
            True,
            [
                "Units in position: 2 (asked: 120), with 3 positions",
                "Fronts: 2 (asked: 30)",
                "Movements that name their formation: 1, with 3 dated places",
                "Formations: 4, in 4 rows of the orders of battle of 1 battles",
                "Battles of importance 1–2 with both sides on the map: 1 of 1, 100.0 % (asked: 90 %)",
            ],
            True,
        ),
        (
            False,
            [
                "Units in position: 0 (asked: 120), with 0 positions",
                "Fronts: 0 (asked: 30)",
                "Movements that name their formation: 0, with 0 dated places",
                "Formations: 4, in 4 rows of the orders of battle of 1 battles",
                "Battles of importance 1–2 with both sides on the map: 0 of 1, 0.0 % (asked: 90 %)",
                "  of one side only: small-war",
            ],
            False,
        ),
    ],
    ids=["both sides", "one side"],
)
def test_what_stands_is_counted(folders: Path, *, with_units: bool, expected: list[str], share: bool) -> None:
    history = (small_war.in_full if with_units else small_war.load)(folders)
    found = dict(standing_report.lines(history))
    assert list(found) == expected
    assert found[expected[4]] is share


def test_what_ships_has_the_units_and_fronts_asked_for(history: History) -> None:
    units, fronts, *_ = standing_report.lines(history)
    assert (units[1], fronts[1]) == (True, True)


def test_allies_are_one_camp(history: History) -> None:
    august = history.dossiers["khalkhin-gol-august"]
    assert {"Soviet Union", "Mongolian People's Republic", "Japan"} <= standing_report.sides_on_map(august, history)
    assert standing_report.both_sides_seen(august, history)
    alone = august.model_copy(update={"belligerents": august.belligerents[:2]})
    assert not standing_report.both_sides_seen(alone, history), "nobody is there to be fought"
