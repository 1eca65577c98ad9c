"""The one list of all mistakes: nothing is in it as the atlas ships, and each check has its say."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns import __main__ as command_line
from campaigns import checking
from geodata.ground import FOLDER, Ground
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History
    from tests.conftest import Break

pytestmark = pytest.mark.slow


def test_what_ships_has_no_mistake(history: History) -> None:
    assert [str(problem) for problem in checking.problems(history)] == []


def test_every_check_has_its_say(history: History) -> None:
    moved = history.dossiers["harbin-1932"].model_copy(update={"territory": "Tuva"})
    dossiers = {**history.dossiers, "harbin-1932": moved}
    del dossiers["lake-khasan"]
    sources = {key: source for key, source in history.sources.items() if key != "natural-earth"}
    problems = checking.problems(replace(history, dossiers=dossiers, sources=sources))
    files = {reported.file for problem in problems for reported in (problem, *problem.follows)}
    assert {
        "campaigns/dossiers/harbin-1932.yaml",
        "campaigns/checking/disagreements.csv",
        "campaigns/checking/document_claims.csv",
        "geodata/natural_names.csv",
    } <= files


def test_layers_that_are_missing_are_told_one_by_one(history: History, tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "layers", tmp_path / "layers")
    for name in ("rivers.geojson", "railways.geojson"):
        (tmp_path / "layers" / name).unlink()
    bare = replace(history, ground=Ground(layers=tmp_path / "layers"))
    reported = [str(problem) for problem in checking.problems(bare)]
    assert len(reported) == 2
    assert all("python -m geodata build" in text for text in reported)
    assert any("rivers.geojson" in text for text in reported)


def test_a_missing_table_of_the_ground_is_told_first_and_alone(
    break_table: Break, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tours that show its rows, and kinds of line that only it has, are consequences."""
    break_table("geodata/railways.csv", None)
    assert command_line.main(["check"]) == 1
    told, _ = capsys.readouterr().out.splitlines()
    assert told.startswith(
        "geodata/railways.csv: file: found no file; expected a file (for the same reason: campaigns/to"
    )


def test_a_wrong_date_of_a_dossier_is_told_with_the_tours_that_show_it(
    break_table: Break, capsys: pytest.CaptureFixture[str]
) -> None:
    file = "campaigns/dossiers/khasan-soviet-assault.yaml"
    text = (ROOT / file).read_text(encoding="utf-8")
    break_table(file, text.replace("when: 1938-08-06/1938-08-10", "when: 1938-08-36", 1).encode())
    assert command_line.main(["check"]) == 1
    told, _ = capsys.readouterr().out.splitlines()
    assert told.startswith(
        f"{file}:13: khasan-soviet-assault, dates[1].when: found '1938-08-36', which does not exist (day is out of "
        "range for month); expected a date that exists (for the same reason: campaigns/tours/lake-khasan.yaml:"
    )


def test_reading_and_checking_start_without_what_only_tables_need() -> None:
    code = "import sys; from campaigns import catalogue, checking; print({'pandas', 'geopandas'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "set()\n"
