"""The vocabulary: kinds of event, lanes and chapters as they ship, and each mistake reported with its file and line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns import chapters, event_kinds
from campaigns.checking import vocabulary
from campaigns.symbology import lines
from geodata import dated_table, powers, territories
from geodata.errors import VocabularyError
from geodata.ground import Ground
from geodata.problems import Problem
from tests.conftest import ROOT
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


def broken(path: Path, folder: Path, old: str, new: str) -> tuple[Path, int]:
    """A copy of a table with one change, and the line of the change."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    copy = folder / path.name
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy, text[: text.index(old)].count("\n") + 1


def test_what_ships_is_sound(history: History) -> None:
    assert [str(problem) for problem in vocabulary.problems(history)] == []


def test_an_unknown_source_of_a_power_is_reported(history: History) -> None:
    known = {key: source for key, source in history.sources.items() if key != "civilwar-sssr"}
    reported = vocabulary.problems(replace(history, sources=known))
    found = [problem for problem in reported if "civilwar-sssr" in problem.found]
    assert {(problem.file, problem.subject) for problem in found} == {
        (powers.FILE, "soviet-union, source"),
        (powers.FILE, "soviet-russia, source"),
    }


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("battle,fighting", "battle,fights", "battle, lane: found 'fights'; expected one of fighting, operations, "),
        ("siege,fighting", "battle,fighting", "battle, kind: found 'battle' again"),
        ("swords,yes", "swords,true", "battle, fought: found 'true'; expected yes or no"),
        ("Siege,", ",", "siege, en: found nothing"),
    ],
)  # fmt: skip
def test_a_wrong_kind_is_reported(tmp_path: Path, old: str, new: str, reported: str) -> None:
    copy, line = broken(event_kinds.KINDS_TABLE, tmp_path, old, new)
    _, _, problems = event_kinds.read(kinds_table=copy)
    assert [str(problem).startswith(f"campaigns/event_kinds.csv:{line}: {reported}") for problem in problems] == [True]


def test_a_wrong_lane_is_reported_and_so_is_what_stands_on_it(tmp_path: Path) -> None:
    copy, line = broken(event_kinds.LANES_TABLE, tmp_path, "#c2410c", "red")
    kinds, _, problems = event_kinds.read(lanes_table=copy)
    assert str(problems[0]).startswith(f"campaigns/event_lanes.csv:{line}: fighting, colour: found 'red'")
    assert len(problems) == 5
    assert "battle" not in kinds


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        ("11/42.46/130.65", "42.46/130.65", "lake-khasan, view: found '42.46/130.65'; expected zoom/latitude/"),
        ("1938-08-06", "1938-09-06", "lake-khasan: found the row; expected days of the atlas"),
        ("1938-08-31", "31.8.1938", "lake-khasan, last: found '31.8.1938'; expected a day YYYY-MM-DD"),
        ("khalkhin-gol,", "lake-khasan,", "lake-khasan, id: found 'lake-khasan' again"),
    ],
)  # fmt: skip
def test_a_wrong_chapter_is_reported(tmp_path: Path, old: str, new: str, reported: str) -> None:
    copy, line = broken(chapters.TABLE, tmp_path, old, new)
    _, problems = chapters.read(copy)
    assert [str(problem).startswith(f"campaigns/chapters.csv:{line}: {reported}") for problem in problems] == [True]


def test_the_chapters_span_the_atlas() -> None:
    assert min(chapter.first for chapter in chapters.in_order()) == dated_table.FIRST_DAY
    assert max(chapter.last for chapter in chapters.in_order()) == dated_table.LAST_DAY


def test_land_held_by_a_power_before_its_time_is_reported(tmp_path: Path, history: History) -> None:
    tables = tmp_path / "geodata"
    tables.mkdir()
    for path in GROUND.tables.glob("*.csv"):
        (tables / path.name).write_bytes(path.read_bytes())
    table = tables / territories.TABLE.path_name
    _, line = broken(table, tmp_path, "1932-03-01,1933-03-03", "1932-02-01,1933-03-03")
    (tmp_path / table.name).replace(table)
    [problem] = vocabulary.problems(replace(history, ground=Ground(tables)))
    assert (problem.file, problem.line) == ("geodata/territories.csv", line)
    assert problem.expected == "days of Manchukuo: 1932-03-01 to 1945-08-18 (geodata/powers.csv)"


def test_a_row_that_many_files_name_is_missing_and_is_the_only_message() -> None:
    wrong = [
        Problem(f"campaigns/dossiers/{name}.yaml", 9, name, "'Japan'", "one of …", needs="power Japan")
        for name in ("aihun", "hailar", "hutou")
    ]
    vocabulary.require_rows(wrong[:2])
    with pytest.raises(VocabularyError) as raised:
        vocabulary.require_rows(wrong)
    expected = "a row for it: 3 files name it, the first of them campaigns/dossiers/aihun.yaml:9"
    assert raised.value.problems == (Problem(powers.FILE, 0, "Japan", "no row", expected),)


def test_a_kind_of_line_that_no_row_has_is_reported(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = lines.spec()
    narrow = spec.lines["narrow-railway"].model_copy(update={"kinds": ("gauge-76",)})
    changed = spec.model_copy(update={"lines": {**spec.lines, "narrow-railway": narrow}})
    monkeypatch.setattr(lines, "spec", lambda: changed)
    [problem] = vocabulary.problems(history)
    assert (problem.subject, problem.found) == ("lines.narrow-railway.kinds", "'gauge-76'")
    text = (ROOT / problem.file).read_text(encoding="utf-8").split("\n")
    assert text[problem.line - 1].startswith('kinds = ["gauge-600"')
