"""What is wrong with ground cover that its table alone does not show: cover that lies on water."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import ground_cover
from tests.geodata.shipped import changed

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


def test_the_cover_of_the_atlas_lies_beside_its_waters(history: History) -> None:
    assert ground_cover.problems(history) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "156.4855/50.864",
            "156.6/50.87",
            "takeda-beach-sand, outline: found {}% of it on water of the layers; expected",
        ),
        ("130.606/42.467", "130.61/42.44", "khasan-neck-bog, outline: found {}% of it on water of the layers; exp"),
    ],
)
def test_cover_that_lies_on_water_is_named(history: History, tmp_path: Path, old: str, new: str, expected: str) -> None:
    ground, line = changed(tmp_path, "ground_cover.csv", (old, new))
    [problem] = map(str, ground_cover.problems(replace(history, ground=ground)))
    start, end = expected.split("{}")
    assert problem.startswith(f"geodata/ground_cover.csv:{line}: {start}")
    assert end in problem
