"""A short run over damaged input, the same each time; ``python -m tests.fuzz --minutes N`` is longer and another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz import figures, harness, workers

SEED, SECONDS = 1945, 18.0


@pytest.mark.slow
def test_damaged_input_is_named_and_costs_nothing_else() -> None:
    counted = figures.Figures()
    with harness.temporary() as folder:
        for result in workers.results(harness.Harness(Path(folder)), SEED, SECONDS):
            counted.add(result)
    assert counted.inputs > 0
    assert (counted.errors, counted.hangs, counted.lost, counted.silent) == (0, 0, 0, 0), str(counted)
    assert counted.share >= figures.RIGHT, str(counted)
