"""What is wrong with ground cover that its table alone does not show: cover that lies on water."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.checking import ground_cover
from tests.geodata.shipped import changed

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


def found(history: History, folder: Path, cover: str, corners: str) -> tuple[str, int]:
    """The one problem, and its line, where a cover has other corners."""
    [row] = [row for row in history.ground.cover[0] if row.id == cover]
    written = " ".join(f"{lon}/{lat}" for lon, lat in row.outline)
    ground, line = changed(folder, "ground_cover.csv", (written, corners))
    [problem] = ground_cover.problems(replace(history, ground=ground))
    return str(problem), line


def test_the_cover_of_the_atlas_lies_beside_its_waters(history: History) -> None:
    assert ground_cover.problems(history) == []


def test_cover_on_a_lake_is_named(history: History, tmp_path: Path) -> None:
    problem, line = found(history, tmp_path, "khasan-neck-bog", "130.60/42.45 130.62/42.45 130.61/42.47")
    assert problem.startswith(f"geodata/ground_cover.csv:{line}: khasan-neck-bog, outline: found ")
    assert problem.endswith("% of it on water of the layers; expected at most 15%: an outline beside it")


def test_sand_on_a_marsh_is_named(history: History, tmp_path: Path) -> None:
    corners = "118.302/47.597 118.312/47.597 118.312/47.603 118.302/47.603"
    problem, line = found(history, tmp_path, "khalkhin-dunes", corners)
    assert problem.startswith(f"geodata/ground_cover.csv:{line}: khalkhin-dunes, outline: found ")
    assert problem.endswith("% of it on marsh of the layers; expected at most 2%: an outline beside it")
