"""Lines drawn by hand: all are valid, and whatever is wrong with one is reported with its file and line."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from geodata.build import hand_lines
from geodata.errors import MistakeError
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all lines, which is read instead."""
    folder = tmp_path / "lines"
    shutil.copytree(hand_lines.FOLDER, folder)
    monkeypatch.setattr(hand_lines, "FOLDER", folder)
    return folder


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / f"{file}.geojson"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(folder: Path, file: str, identity: str) -> int:
    lines = (folder / f"{file}.geojson").read_text(encoding="utf-8").splitlines()
    return 1 + next(number for number, text in enumerate(lines) if f'"id": "{identity}"' in text)


def feature(identity: str, geometry: dict[str, object], **more: object) -> dict[str, object]:
    properties = {"id": identity, "precision_km": 2, "source": "atlas-ground", "note": "Drawn by a test", **more}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def add(folder: Path, *features: dict[str, object], file: str = "extra") -> None:
    """Write a file of its own, a feature a line from line 4 on."""
    texts = ",\n".join(json.dumps(one) for one in features)
    text = f'{{\n"type": "FeatureCollection",\n"features": [\n{texts}\n]\n}}\n'
    (folder / f"{file}.geojson").write_text(text, encoding="utf-8")


def line(*points: tuple[float, float]) -> dict[str, object]:
    return {"type": "LineString", "coordinates": points}


def ring(*points: tuple[float, float]) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [points]}


SOUND = line((120, 45), (121, 46))
CROSSING = line((120, 45), (121, 46), (121, 45), (120, 46))
BOW = ring((120, 45), (121, 46), (121, 45), (120, 46), (120, 45))
OPEN = ring((120, 45), (121, 45), (121, 46), (120, 46))


def reported() -> list[str]:
    return [str(problem) for problem in hand_lines.problems(GROUND)]


def test_what_ships_is_sound() -> None:
    assert reported() == []


def test_a_copy_is_as_sound(drawn: Path) -> None:
    add(drawn, feature("fine", SOUND), feature("fine-ring", ring((120, 45), (121, 45), (121, 46), (120, 45))))
    assert reported() == []


@pytest.mark.parametrize(
    ("geometry", "found"),
    [
        (CROSSING, "crosses itself"),
        (BOW, "Self-intersection"),
        (OPEN, "does not close"),
        ({"type": "Point", "coordinates": (120, 45)}, "Point"),
        ({"type": "LineString", "coordinates": []}, "no position"),
    ],
    ids=["crossing", "bow", "open", "point", "empty"],
)
def test_a_wrong_shape_is_reported_and_not_read(drawn: Path, geometry: dict[str, object], found: str) -> None:
    add(drawn, feature("fine", SOUND), feature("wrong", geometry))
    [problem] = hand_lines.problems(GROUND)
    assert (problem.file, problem.line, problem.subject) == ("geodata/build/lines/extra.geojson", 5, "wrong")
    assert found in problem.found
    with pytest.raises(MistakeError, match=r"geodata/build/lines/extra\.geojson:5: wrong: found ") as raised:
        hand_lines.read("extra")
    assert raised.value.problem == problem


@pytest.mark.parametrize("precision", [None, 0, -3, "2", float("nan"), float("inf")])
def test_a_line_says_how_far_off_it_may_be(drawn: Path, precision: object) -> None:
    add(drawn, feature("vague", SOUND, precision_km=precision))
    [problem] = hand_lines.problems(GROUND)
    assert str(problem).startswith("geodata/build/lines/extra.geojson:4: vague, precision_km: ")
    assert "kilometres" in problem.expected


@pytest.mark.parametrize("key", ["precision_km", "source", "note"])
def test_nothing_may_be_missing(drawn: Path, key: str) -> None:
    bare = feature("bare", SOUND)
    del bare["properties"][key]  # type: ignore[attr-defined]
    add(drawn, bare)
    [problem] = hand_lines.problems(GROUND)
    assert str(problem).startswith(f"geodata/build/lines/extra.geojson:4: bare, {key}: ")


def test_an_id_is_used_once(drawn: Path) -> None:
    add(drawn, feature("rehe-east", SOUND))
    [problem] = hand_lines.problems(GROUND)
    where = "geodata/build/lines/rehe-east.geojson"
    assert (problem.file, problem.line) == (where, line_of(drawn, "rehe-east", "rehe-east"))
    assert "geodata/build/lines/extra.geojson" in problem.expected


def test_a_cutting_line_that_ends_on_nothing_is_reported(drawn: Path) -> None:
    path = drawn / "rehe-east.geojson"
    text = path.read_text(encoding="utf-8")
    tail = text[text.index(",\n  [120.52, 45.4]") : text.index("[119.61, 45.645]") + len("[119.61, 45.645]")]
    path.write_text(text.replace(tail, ""), encoding="utf-8")
    [problem] = hand_lines.problems(GROUND)
    where = f"geodata/build/lines/rehe-east.geojson:{line_of(drawn, 'rehe-east', 'rehe-east')}: rehe-east: "
    assert str(problem).startswith(where)
    assert "120.67, 45.3" in problem.found


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection", "features": [',
        "[]",
        "{}",
        '{"features": [{"properties": {}, "geometry": null}]}',
        '{"features": [{"properties": {"id": "a"}, "geometry": null}]}',
        '{"features": [{"properties": {"id": "a"}, "geometry": {"type": "LineString", "coordinates": [[1, 2]]}}]}',
        '{"features": [{"properties": {"id": "a"}, "geometry": {"type": "LineString", "coordinates": [["x", 2]]}}]}',
        '{"features": [{"properties": {"id": "a"}, "geometry": {"type": "Polygon", "coordinates": [[]]}}]}',
    ],
    ids=["cut-off", "list", "empty", "no-id", "no-geometry", "one-vertex", "no-number", "ring-of-nothing"],
)
def test_a_file_that_is_no_geojson_is_reported(drawn: Path, text: str) -> None:
    # A real bug: "ring-of-nothing" ends in an IndexError of _fault.
    (drawn / "extra.geojson").write_text(text, encoding="utf-8")
    assert {problem.file for problem in hand_lines.problems(GROUND)} == {"geodata/build/lines/extra.geojson"}
    with pytest.raises(MistakeError, match=r"geodata/build/lines/extra\.geojson"):
        hand_lines.read("extra")


@pytest.mark.parametrize(
    ("coordinates", "found"),
    [
        (f"[[1{'0' * 400}, 45], [121, 46]]", "no shape (OverflowError"),
        ("[[1e400, 45], [121, 46]]", "no position, or one that is not a number"),
        ("[[NaN, 45], [121, 46]]", "no position, or one that is not a number"),
        ("[[1200, 45], [121, 46]]", "a box from 121, 45 to 1200, 46"),
        ("[[45, 120], [46, 121]]", "a box from 45, 120 to 46, 121"),
        ('{"a": 1}', "no shape"),
    ],
)
def test_a_wrong_coordinate_costs_its_line_only(drawn: Path, coordinates: str, found: str) -> None:
    add(drawn, feature("wrong", line((0, 0), (0, 1))), feature("right", SOUND))
    path = drawn / "extra.geojson"
    path.write_text(path.read_text(encoding="utf-8").replace("[[0, 0], [0, 1]]", coordinates), encoding="utf-8")
    [problem] = hand_lines.problems(GROUND)
    assert (problem.where, problem.subject) == ("geodata/build/lines/extra.geojson:4", "wrong")
    assert found in problem.found


@pytest.mark.parametrize(
    ("broken", "found", "line"),
    [
        ('"id": "second", ', "feature 2: no id", 5),
        ('"type": "LineString", ', None, 5),
        ("second", "the bidirectional control U+202E", 5),
    ],
    ids=["no id", "no type", "bidirectional"],
)
def test_a_feature_is_named_by_its_number(drawn: Path, broken: str, found: str | None, line: int) -> None:
    add(drawn, feature("first", SOUND), feature("second", SOUND))
    path = drawn / "extra.geojson"
    before, _, after = path.read_text(encoding="utf-8").rpartition(broken)
    path.write_text(before + ("second\\u202e" if broken == "second" else "") + after, encoding="utf-8")
    [problem] = hand_lines.problems(GROUND)
    assert problem.line == line
    assert (found or "no shape") in problem.found


def test_brackets_without_end_and_bytes_that_are_no_text_are_reported_with_their_line(drawn: Path) -> None:
    path = drawn / "extra.geojson"
    for data, found in ((b"\n" + b"[" * 100_000, "nested too deep"), (b'{"a":\n"\xe9"}', "which is not UTF-8")):
        path.write_bytes(data)
        [problem] = hand_lines.problems(GROUND)
        assert (problem.file, problem.line) == ("geodata/build/lines/extra.geojson", 2)
        assert found in problem.found


def test_a_missing_file_is_reported() -> None:
    with pytest.raises(MistakeError, match=r"geodata/build/lines/no-such-line\.geojson"):
        hand_lines.read("no-such-line")


def test_a_zone_lies_within_a_cell(drawn: Path) -> None:
    square = ring((120, 45), (121, 45), (121, 46), (120, 45))
    path = drawn / "zones.geojson"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["features"].append(feature("new-zone", square, within="atlantis"))
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    [problem] = hand_lines.problems(GROUND)
    assert problem.subject == "new-zone, within"
    assert problem.line == line_of(drawn, "zones", "new-zone")
    assert "atlantis" in problem.found


def test_all_at_once(drawn: Path) -> None:
    add(drawn, feature("crossing", CROSSING), feature("open", OPEN), feature("vague", SOUND, precision_km=None))
    (drawn / "torn.geojson").write_text("{", encoding="utf-8")
    edit(drawn, "rehe-east", '"source": "', '"sauce": "')
    subjects = {(problem.file.rpartition("/")[2], problem.subject) for problem in hand_lines.problems(GROUND)}
    assert subjects == {
        ("extra.geojson", "crossing"),
        ("extra.geojson", "open"),
        ("extra.geojson", "vague, precision_km"),
        ("rehe-east.geojson", "rehe-east, source"),
        ("torn.geojson", "file"),
    }


def test_a_smooth_line_bends_gently_through_its_vertices(drawn: Path) -> None:
    corners = ((120.0, 45.0), (120.5, 45.0), (120.5, 45.5), (121.0, 45.5))
    add(drawn, feature("angular", line(*corners)), feature("gentle", line(*corners), smooth=True))

    def sharpest(shape: shapely.Geometry) -> float:
        steps = np.diff(shapely.get_coordinates(shape), axis=0)
        turns = np.diff(np.degrees(np.arctan2(steps[:, 1], steps[:, 0])))
        return float(np.abs((turns + 180) % 360 - 180).max())

    angular, gentle = (found.geometry for found in hand_lines.read("extra"))
    assert sharpest(angular) == pytest.approx(90)
    assert sharpest(gentle) < 45
    for corner in corners:
        assert shapely.distance(gentle, shapely.Point(corner)) < 1e-6
