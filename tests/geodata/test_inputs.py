"""What the layers were built from: unchanged, or the changed file is named."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from geodata import gazetteer
from geodata.build import hand_lines, inputs, railways
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the inputs, which is read instead."""
    folder = tmp_path / "build"
    shutil.copytree(hand_lines.FOLDER, folder / "lines")
    for name in ("seeds.csv", "kurils.csv", "stations.csv"):
        shutil.copyfile(railways.TABLE.parent / name, folder / name)
    monkeypatch.setattr(inputs, "_FOLDER", folder)
    monkeypatch.setattr(railways, "TABLE", folder / "stations.csv")
    return folder


def replaced(path: Path, old: str, new: str) -> int:
    """Change a file; returns the line of the change."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_layers_are_built_from_what_ships() -> None:
    assert inputs.problems(GROUND.layers) == []


def test_a_checkout_with_other_line_ends_is_the_same(build: Path) -> None:
    for path in (build / "lines").glob("*.geojson"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert inputs.problems(GROUND.layers) == []


def test_a_changed_line_is_reported(build: Path) -> None:
    replaced(build / "lines" / "rehe-east.geojson", "[119.62, 40.3]", "[119.63, 40.3]")
    [problem] = inputs.problems(GROUND.layers)
    assert problem.file == "geodata/build/lines/rehe-east.geojson"
    assert problem.expected == "python -m geodata build"


def test_a_new_line_and_a_lost_one_are_reported(build: Path) -> None:
    (build / "lines" / "tanggu.geojson").rename(build / "lines" / "truce.geojson")
    assert [problem.file for problem in inputs.problems(GROUND.layers)] == [
        "geodata/build/lines/tanggu.geojson",
        "geodata/build/lines/truce.geojson",
    ]


def test_a_changed_seed_is_reported(build: Path) -> None:
    with (build / "seeds.csv").open("a", encoding="utf-8") as stream:
        stream.write("harbin,China,126.0,45.0\n")
    assert [problem.file for problem in inputs.problems(GROUND.layers)] == ["geodata/build/seeds.csv"]


def test_a_moved_station_is_reported_but_a_note_is_not(build: Path) -> None:
    replaced(build / "stations.csv", "modern Kalachinsk\n", "today Kalachinsk\n")
    assert inputs.problems(GROUND.layers) == []
    replaced(build / "stations.csv", "74.579,55.052", "74.580,55.052")
    assert [problem.file for problem in inputs.problems(GROUND.layers)] == ["geodata/build/stations.csv"]


def test_a_station_moves_with_its_place_in_the_gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gazetteer"
    shutil.copytree(gazetteer.FOLDER, folder)
    read = gazetteer.load
    monkeypatch.setattr(gazetteer, "load", lambda: read(folder))
    assert inputs.problems(GROUND.layers) == []
    replaced(folder / "cities.csv", "126.64,45.76", "126.66,45.76")
    assert [problem.file for problem in inputs.problems(GROUND.layers)] == ["geodata/build/stations.csv"]


def test_a_station_without_position_is_reported_with_its_line(build: Path) -> None:
    line = replaced(build / "stations.csv", "Chany,76.760,55.312,3,geonames", "Chany,,,,")
    [problem] = inputs.problems(GROUND.layers)
    assert (problem.file, problem.line, problem.subject) == ("geodata/build/stations.csv", line, "Chany")
    assert problem.found == "no position"


@pytest.mark.parametrize("name", ["seeds.csv", "kurils.csv", "stations.csv"])
def test_a_missing_table_is_reported(build: Path, name: str) -> None:
    # A real bug: it was not reported with its file, but a traceback of `python -m campaigns check`.
    (build / name).unlink()
    assert [problem.file for problem in inputs.problems(GROUND.layers)] == [f"geodata/build/{name}"]


def test_layers_that_do_not_say_what_they_were_built_from(tmp_path: Path) -> None:
    [problem] = inputs.problems(tmp_path)
    assert problem.file == "geodata/layers/built-from.json"
    assert "python -m geodata build" in problem.expected


def test_what_is_noted_is_found_again(build: Path, tmp_path: Path) -> None:
    replaced(build / "lines" / "rehe-east.geojson", "[119.62, 40.3]", "[119.63, 40.3]")
    layers = tmp_path / "layers"
    layers.mkdir()
    inputs.write(layers)
    assert inputs.problems(layers) == []
