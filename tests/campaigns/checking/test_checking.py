"""The one list of all mistakes: nothing is in it as the atlas ships, and each check has its say."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns import checking
from geodata.ground import FOLDER, Ground

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


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
