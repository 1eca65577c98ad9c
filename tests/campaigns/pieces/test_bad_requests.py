"""What cannot be turned into pieces is told before any work, with what was found and what was expected."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from campaigns.__main__ import main
from campaigns.atlas.export_selection import ExportError
from campaigns.pieces import command
from tests.campaigns.pieces.conftest import request

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
    ({"a.parquet": b"PAR1 and no more"}, "a.parquet: found no GeoParquet that can be read"),
]


@pytest.mark.parametrize(("files", "said"), CASES, ids=range(len(CASES)))
def test_parts_that_cannot_be_read(files: dict[str, bytes], said: str, tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    given = [tmp_path / name for name in files]
    with pytest.raises(ExportError, match=said):
        command.make(request(given, tmp_path / "out", "nowhere"), print)
    assert not (tmp_path / "out").exists()


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExportError, match=r"no.csv: found no file; expected a file"):
        command.make(request(tmp_path / "no.csv", tmp_path / "out", "nowhere"), print)
    with pytest.raises(ExportError, match=r"empty: found no part; expected files that end in .csv"):
        command.make(request(tmp_path / "empty", tmp_path / "out", "nowhere"), print)


def test_a_folder_with_other_files_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"holds other files \(diary.txt\), which are not touched; expected a new"):
        command.make(request(tmp_path / "a.csv", out, "nowhere"), print)
    assert [path.name for path in out.iterdir()] == ["diary.txt"]
    with pytest.raises(ExportError, match=r"a.csv is a file; expected a folder"):
        command.make(request(tmp_path / "a.csv", tmp_path / "a.csv", "nowhere"), print)


def test_a_mapping_that_names_no_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(GOOD, encoding="utf-8")
    columns = tmp_path / "columns.json"
    columns.write_text('{"columns": {"latitude": "breadth", "longitude": "longitude"}}', encoding="utf-8")
    with pytest.raises(
        ExportError, match=r"columns.json: found no column 'breadth' for latitude in a.csv; expected one"
    ):
        command.make(request(tmp_path / "a.csv", tmp_path / "out", "nowhere", columns=columns), print)


def test_a_scheduler_that_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ExportError, match=r"the scheduler nonsense://x does not answer .* expected the address of one"):
        command.make(request(tmp_path / "a.csv", tmp_path / "out", "nonsense://x"), print)


def test_packages_that_are_missing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if "dask" in name else found(name))
    with pytest.raises(ExportError, match=r"dask, dask_geopandas not found.*pip install -r campaigns/pieces/requirem"):
        command.make(request(tmp_path / "a.csv", tmp_path / "out", "nowhere"), print)


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
