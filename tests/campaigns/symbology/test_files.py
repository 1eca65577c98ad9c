"""Files of the symbology: a mistake is reported with its file, line and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.symbology import areas, arrow_shape, files, lines, marks, textures
from geodata.errors import VocabularyError

if TYPE_CHECKING:
    from pathlib import Path

MODELS: dict[str, type[files.Part]] = {
    marks.FILE: marks.Marks,
    lines.FILE: lines.Lines,
    areas.FILE: areas.Areas,
    textures.FILE: textures.Textures,
    arrow_shape.FILE: arrow_shape.ArrowShape,
}


@pytest.mark.parametrize(
    ("name", "old", "new", "reported"),
    [
        (lines.FILE, 'colour = "road", width = 1.9', 'colour = "roads", width = 1.9', "one of side, side-dark, paper"),
        (lines.FILE, 'colour = "road", width = 1.9', 'colour = "road", width = 0', "a number greater than 0"),
        (lines.FILE, "full = 1.5", 'full = "wide"', "found 'wide'"),
        (lines.FILE, "[route_head]", "[arrow_head]", "unknown key 'arrow_head'; expected route_head"),
        (marks.FILE, "body = { circle = 1.0 }", "body = { }", "one of circle, polygon and lines"),
        (areas.FILE, "wash = 0.18", "wash = 18", "a number of at most 1"),
        (areas.FILE, "wash = 0.18", f"wash = {'9' * 5000}", "found a number of thousands of digits"),
        (areas.FILE, "wash = 0.18", "wash = 0.18\nwsh = 1", "unknown key 'wsh'; expected one of wash, "),
        (textures.FILE, 'slant = "up"', 'slant = "left"', "one of 'up', 'down', 'upright'"),
        (textures.FILE, "[textures.open]", "[textures.hollow]", "hollow"),
        (arrow_shape.FILE, "head = 40.0", "head = -40.0", "limits.head: found -40.0"),
        (arrow_shape.FILE, "zoom = 6.0", "zoom = 3.0", "found 3; expected a zoom above 3"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_line(tmp_path: Path, name: str, old: str, new: str, reported: str) -> None:
    text = (files.FOLDER / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(VocabularyError) as caught:
        files.load(name, MODELS[name], tmp_path)
    matching = [problem for problem in caught.value.problems if reported in str(problem)]
    assert matching, caught.value
    assert matching[0].file == f"campaigns/symbology/{name}"
    assert any(abs(problem.line - line) <= 3 for problem in matching), (line, matching)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"campaigns/symbology/lines\.toml: file: found no file; expected a file"):
        files.load(lines.FILE, lines.Lines, tmp_path)


def test_what_is_no_toml_is_reported(tmp_path: Path) -> None:
    (tmp_path / lines.FILE).write_text("[lines", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"lines\.toml:1: line: found '\[lines'; expected TOML \(expected"):
        files.load(lines.FILE, lines.Lines, tmp_path)


def test_lines_thin_out_where_much_ground_lies_in_a_point() -> None:
    assert lines.thinning(0.5) == lines.spec().thinning.most
    assert lines.thinning(100) == lines.spec().thinning.least
    assert lines.spec().thinning.least < lines.thinning(3) < lines.spec().thinning.most


def test_shapes_as_svg() -> None:
    assert marks.Shape(polygon=((0, -1), (1, 1), (-1, 1))).svg() == "M0 -1L1 1L-1 1z"
    assert marks.Shape(lines=(((0, 0), (1, 0)), ((0, 0), (0, 1)))).svg() == "M0 0L1 0M0 0L0 1"
    assert marks.Shape(circle=0.8).svg() == "M-0.8 0a0.8 0.8 0 1 0 1.6 0a0.8 0.8 0 1 0 -1.6 0z"


def test_nested_too_deep_or_with_a_control_character_is_reported(tmp_path: Path) -> None:
    path = tmp_path / lines.FILE
    for text, line in (("[lines]\na = " + "[" * 100_000, 0), ("[lines]\na = 1 # \u202e", 2)):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(VocabularyError) as raised:
            files.load(lines.FILE, files.Part, tmp_path)
        assert [problem.line for problem in raised.value.problems] == [line]
