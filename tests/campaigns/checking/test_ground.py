"""Mistakes in the ground as ``check`` tells them: in a copy of the atlas, every one, with file and line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import ground as ground_checks
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

Told = dict[str, tuple[int, str]]


def test_what_ships_has_no_mistake(history: History) -> None:
    assert [str(problem) for problem in ground_checks.problems(history)] == []


def changed(path: Path, start: str, column: int, text: str) -> int:
    """Put a text into one column of the row that begins with ``start``; returns its line."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    [number] = [number for number, line in enumerate(lines) if line.startswith(start)]
    cells = lines[number].split(",")
    assert not any('"' in cell for cell in cells[: column + 1])
    cells[column] = text
    lines[number] = ",".join(cells)
    path.write_text("".join(lines), encoding="utf-8")
    return number + 1


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Told, subprocess.CompletedProcess[str]]:
    """Lines of the mistakes by what they are, and what ``check`` says of a copy of the atlas that has them all."""
    root = tmp_path_factory.mktemp("atlas")
    for name in ("campaigns", "geodata"):
        ignored = shutil.ignore_patterns("cache", "__pycache__")
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    ground = root / "geodata"
    names = {
        "holder": ("concessions.csv", "oil-okha,", 2, "Nippon"),
        "source": ("islands.csv", "shumshu-japan,", 9, "nobody1950"),
        "id of another table": ("railways.csv", "cer-south-russian,", 0, "manchukuo"),
        "id of a dossier": ("railways.csv", "cer-west-soviet-1945,", 0, "khasan-truce"),
        "end": ("railways.csv", "supply-road-1939-north,", 7, "1938-12-30"),
        "station": ("build/stations.csv", "ts-omsk-novonikolayevsk,Chany,", 5, "nobody1951"),
    }
    reported = {}
    for what, (file, start, column, text) in names.items():
        reported[what] = (changed(ground / file, start, column, text), f"geodata/{file}")
    command = [sys.executable, "-m", "campaigns", "check"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    return reported, done


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("holder", ["oil-okha, holder", "'Nippon'", "Japan"]),
        ("source", ["the unknown source 'nobody1950'", "campaigns/sources.bib"]),
        ("id of another table", ["manchukuo: found the id again", "geodata/territories.csv"]),
        ("id of a dossier", ["khasan-truce: found the id again", "campaigns/dossiers"]),
        ("end", ["supply-road-1939-north, end", "1938-12-30", "not before the start 1939-05-11"]),
        ("station", ["Chany", "the unknown source 'nobody1951'"]),
    ],
)
def test_a_mistake_is_reported_with_file_and_line(
    checked: tuple[Told, subprocess.CompletedProcess[str]], what: str, words: list[str]
) -> None:
    line, file = checked[0][what]
    [reported] = [text for text in checked[1].stdout.splitlines() if text.startswith(f"{file}:{line}: ")]
    for word in words:
        assert word in reported


@pytest.mark.slow
def test_nothing_else_is_reported(checked: tuple[Told, subprocess.CompletedProcess[str]]) -> None:
    reported, done = checked
    assert done.returncode == 1
    assert done.stderr == ""
    *problems, summary = done.stdout.splitlines()
    assert len(problems) == len(reported), done.stdout
    assert summary.endswith(f"{len(reported)} problem(s)")
