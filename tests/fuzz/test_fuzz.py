"""A short run over damaged input, the same each time; ``python -m tests.fuzz --minutes N`` is longer and another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz import figures, harness, workers

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History
    from geodata.problems import Problem

SEED, INPUTS = 1945, harness.WHOLE
"""As many inputs as it takes for one to go through the whole atlas."""


def test_damaged_input_is_named_and_costs_nothing_else(
    history: History, whole: gpd.GeoDataFrame, problems: list[Problem]
) -> None:
    counted = figures.Figures()
    with harness.temporary() as folder:
        for result in workers.results(harness.Harness(Path(folder), history, whole, problems), SEED, last=INPUTS):
            counted.add(result)
    assert counted.inputs == INPUTS
    assert (counted.errors, counted.hangs, counted.lost, counted.silent) == (0, 0, 0, 0), str(counted)
    assert counted.share >= figures.RIGHT, str(counted)
