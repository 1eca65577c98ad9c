"""What is wrong with roads and crossings on the ground: ends that are nowhere, crossings far from water."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.checking import roads
from tests.geodata.shipped import changed

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


def found(history: History, folder: Path, file: str, old: str, new: str) -> tuple[list[str], int]:
    ground, line = changed(folder, file, (old, new))
    return [str(problem) for problem in roads.problems(replace(history, ground=ground))], line


def test_the_roads_of_the_atlas_lead_somewhere_and_its_crossings_lie_on_water(history: History) -> None:
    assert roads.problems(history) == []


def test_a_road_that_ends_nowhere_is_named(history: History, tmp_path: Path) -> None:
    [problem], line = found(history, tmp_path, "roads.csv", "khasan-lake-foot hill-52", "khasan-lake-foot 131.9/42.2")
    assert problem == (
        f"geodata/roads.csv:{line}: khasan-south-way, course: found an end at 131.9/42.2, where nothing is; "
        "expected the id of a place, or a point within 3 km of one or of another road"
    )


def test_a_crossing_on_dry_land_is_named(history: History, tmp_path: Path) -> None:
    [problem], line = found(history, tmp_path, "crossings.csv", "118.585,47.7037", "118.5,47.6")
    assert problem.startswith(f"geodata/crossings.csv:{line}: kawamata-bridge, lon: found the nearest water ")
    assert problem.endswith(" km off; expected a river or lake of geodata/layers within 2 km")


def test_a_crossing_far_from_any_water_is_named(history: History, tmp_path: Path) -> None:
    [problem], _ = found(history, tmp_path, "crossings.csv", "118.585,47.7037", "103.0,43.5")
    assert "kawamata-bridge, lon: found no river or lake near it" in problem


def test_a_mistake_of_a_table_is_among_them(history: History, tmp_path: Path) -> None:
    problems, line = found(history, tmp_path, "crossings.csv", ",pontoon-bridge,", ",pontoon,")
    assert [problem.partition(", kind")[0] for problem in problems] == [
        f"geodata/crossings.csv:{line}: kawamata-bridge",
    ]
