"""Phases on a printed map: drawn where it is close enough, and not where the mark of their event stands."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns import scene
from campaigns.atlas.plate import phases
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("day", "km_per_point", "expected"),
    [
        ("1945-08-08", 1.0, ["small-war/phase-2", "small-war/phase-3"]),
        ("1945-08-09", 1.0, ["small-war/phase-3"]),
        ("1945-08-20", 4.0, ["small-war/phase-3"]),
        ("1945-08-20", 4.1, []),
    ],
)
def test_which_phases_a_map_draws(folders: Path, day: str, km_per_point: float, expected: list[str]) -> None:
    whole = scene.build(small_war.with_phases(folders))
    at = dt.date.fromisoformat(day)
    today = scene.select(whole, at, at)
    drawn = phases.drawn(today, km_per_point)
    assert list(drawn.loc[drawn["layer"] == "phase", "id"]) == expected
    assert len(drawn[drawn["layer"] != "phase"]) == len(today[today["layer"] != "phase"])
