"""What cannot be turned into pieces is told before any work, with what was found and what was expected."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from campaigns.__main__ import main
from campaigns.atlas.export_selection import ExportError
from campaigns.pieces import folder_lock
from campaigns.pieces.work_folder import WorkFolder
from tests.campaigns.pieces.conftest import make, request
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "title,latitude,longitude\nA,47,118\n"
CASES: list[tuple[dict[str, bytes], str]] = [
    ({"a.xlsx": b"x"}, r"a.xlsx: found a name that ends in .xlsx; expected .csv, .tsv"),
    ({"a.csv": b""}, "a.csv: found an empty file; expected a table with a header"),
    ({"a.csv": GOOD.encode("utf-16")}, "a.csv: found a text in UTF-16; expected UTF-8"),
    ({"a.csv": b"title,men\nA,3\n"}, "a.csv: found no column that says where, among title, men; expected latitude"),
    (
        {"a.csv": GOOD.encode(), "b.csv": b"title,lat\nA,3\n"},
        "b.csv: found the columns title, lat; expected those of a.csv: title, latitude, longitude",
    ),
    ({"a.csv": b"title,latitude,longitude\n"}, "a.csv: found columns and no row; expected a row for each thing"),
    (
        {"a.csv": b"title,latitude,longitude\n\n", "b.csv": b"title,latitude,longitude"},
        "found 2 parts with columns and no row; expected a row for each thing",
    ),
    (
        {"a.csv": b"title,lat\n", "b.csv": GOOD.encode()},
        "b.csv: found the columns title, latitude, longitude; expected those of a.csv: title, lat",
    ),
    ({"a.parquet": b"PAR1 and no more"}, "a.parquet: found no GeoParquet that can be read"),
]


@pytest.mark.parametrize(("files", "said"), CASES, ids=range(len(CASES)))
def test_parts_that_cannot_be_read(files: dict[str, bytes], said: str, tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    given = [tmp_path / name for name in files]
    with pytest.raises(ExportError, match=said):
        make(request(given, tmp_path / "out", "nowhere"))
    assert not (tmp_path / "out").exists()


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExportError, match=r"no.csv: found no file; expected a file"):
        make(request(tmp_path / "no.csv", tmp_path / "out", "nowhere"))
    with pytest.raises(ExportError, match=r"empty: found no part; expected files that end in .csv"):
        make(request(tmp_path / "empty", tmp_path / "out", "nowhere"))


def test_a_folder_with_other_files_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"holds other files \(diary.txt\), which are not touched; expected a new"):
        make(request(tmp_path / "a.csv", out, "nowhere"))
    assert [path.name for path in out.iterdir()] == ["diary.txt"]
    with pytest.raises(ExportError, match=r"a.csv is a file; expected a folder"):
        make(request(tmp_path / "a.csv", tmp_path / "a.csv", "nowhere"))


def test_a_folder_is_written_by_one_run_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(GOOD, encoding="utf-8")
    folder = WorkFolder(tmp_path / "out")
    folder.prepare()
    holding = (
        "import pathlib, sys; from campaigns.pieces import folder_lock\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "with folder_lock.held(path, path.parent): print('held', flush=True); sys.stdin.read()"
    )
    program = [sys.executable, "-c", holding, str(folder.lock)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(program, cwd=ROOT, text=True, **pipes) as other:  # type: ignore[call-overload] # noqa: S603
        assert other.stdout.readline() == "held\n"
        said = rf"out is being written by process {other.pid} on .*, which began at 20.*; wait for its end, or"
        with pytest.raises(ExportError, match=said):
            make(request(tmp_path / "a.csv", folder.out, "nowhere"))
        other.kill()
        other.wait()
    assert folder.lock.read_text(encoding="utf-8").startswith(f"process {other.pid} on ")
    with folder_lock.held(folder.lock, folder.out):
        assert folder.lock.read_text(encoding="utf-8").startswith(f"process {os.getpid()} on ")
    assert not folder.lock.exists()


def test_positions_that_stay_points_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "formation,date,latitude,longitude\n" + "".join(f"A,1939-08-0{day},47,11{day}\n" for day in range(1, 5))
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ExportError, match="does not answer"):
        make(request(tmp_path / "a.csv", tmp_path / "out", "nonsense://x"))
    assert (
        "rows are read one by one, so that the positions of the formations in column 'formation' stay points; "
        "export --with joins them to arrows"
    ) in capsys.readouterr().out


def test_a_mapping_that_names_no_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(GOOD, encoding="utf-8")
    columns = tmp_path / "columns.json"
    columns.write_text('{"columns": {"latitude": "breadth", "longitude": "longitude"}}', encoding="utf-8")
    with pytest.raises(
        ExportError, match=r"columns.json: found no column 'breadth' for latitude in a.csv; expected one"
    ):
        make(request(tmp_path / "a.csv", tmp_path / "out", "nowhere", columns=columns))


def test_a_scheduler_that_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ExportError, match=r"the scheduler nonsense://x does not answer .* expected the address of one"):
        make(request(tmp_path / "a.csv", tmp_path / "out", "nonsense://x"))


def test_packages_that_are_missing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if "dask" in name else found(name))
    with pytest.raises(ExportError, match=r"dask, dask_geopandas not found.*pip install -r campaigns/pieces/requirem"):
        make(request(tmp_path / "a.csv", tmp_path / "out", "nowhere"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--memory", "lots"], "found 'lots'; expected a size such as 2GiB"),
        (["--memory", "3MB"], "512 MiB or more"),
        (["--workers", "0"], "found '0'; expected a number from 1"),
        (["--view", "here"], "zoom/latitude/longitude"),
    ],
)
def test_options_that_make_no_sense(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["pieces", "a.csv", "out", *options])
    assert said in capsys.readouterr().err
