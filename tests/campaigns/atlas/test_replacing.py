"""An export takes the place of the old file whole or not at all, and leaves nothing else behind."""

from __future__ import annotations

import datetime as dt
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.figure import Figure

from campaigns.atlas import export
from campaigns.atlas.export_selection import FORMATS, ExportError, Selection
from campaigns.atlas.plate.paper import Paper
from campaigns.atlas.replacing import PREFIX, replacing, replacing_both
from tests import small_war

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd

    from campaigns.atlas.plate.encoders import Frame
    from campaigns.history import History

resource = pytest.importorskip("resource", reason="limits of a process are known to Unix alone")
ROOT = Path(__file__).parents[3]
SMALL = Selection(
    *(dt.date(1938, 8, 6), dt.date(1938, 8, 6)),
    layers=("event",),
    paper=Paper("a4", dpi=40),
    fine_ground=False,
)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file can grow beyond so many bytes, as on a disk that is full then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages have a line of text, films two small frames of noise: what a picture shows is one to the disk."""

    def page_of_a_line(*_: object) -> Figure:
        figure = Figure(figsize=(2, 1))
        figure.text(0.1, 0.5, "Lake Khasan")
        return figure

    def two_frames(*_: object) -> Iterator[Frame]:
        yield from np.random.default_rng(1).integers(0, 256, (2, 64, 96, 3), dtype=np.uint8)

    monkeypatch.setattr("campaigns.atlas.plate.page.draw", page_of_a_line)
    monkeypatch.setattr("campaigns.atlas.plate.animation.PIXELS", (96, 64))
    monkeypatch.setattr("campaigns.atlas.plate.animation._Moving", lambda *_: SimpleNamespace(places={}))
    monkeypatch.setattr("campaigns.atlas.plate.animation._frames", two_frames)


@pytest.mark.slow
@pytest.mark.usefixtures("small_pictures")
@pytest.mark.parametrize("suffix", FORMATS)
def test_full_disk(suffix: str, tmp_path: Path, history: History, whole: gpd.GeoDataFrame) -> None:
    """At whatever byte the disk is full: at the first, in the middle, at the last."""
    out = tmp_path / f"small{suffix}"
    size = export.write(out, history, whole, SMALL).stat().st_size
    for beside in tmp_path.iterdir():
        beside.unlink()
    out.write_text("old")
    for limit in (0, size // 2, size - 1):
        with largest_file(limit), pytest.raises(ExportError, match=r"cannot be written: the file would be larger"):
            export.write(out, history, whole, SMALL)
        assert out.read_text() == "old"
        assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_full_disk_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the disk is full; make room"), replacing(tmp_path / "a.csv"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "kept.csv", tmp_path / "atlas.csv"
    link.symlink_to(target)
    for content in ("first", "second"):  # a link to nothing yet, and to a file
        with replacing(link) as temporary:
            temporary.write_text(content)
        assert link.is_symlink()
        assert target.read_text() == content
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["atlas.csv", "elsewhere", "kept.csv"]


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_the_mode_of_a_file_stays(tmp_path: Path, mode: int) -> None:
    out = tmp_path / "atlas.csv"
    out.touch()
    out.chmod(mode)
    with replacing(out) as temporary:
        temporary.write_text("new")
    assert stat.S_IMODE(out.stat().st_mode) == mode


def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    with replacing(tmp_path / "atlas.csv") as temporary:
        temporary.write_text("new")
    assert (tmp_path / "atlas.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_it_is_on_the_disk_before_it_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    flush, move = os.fsync, Path.replace

    def fsync(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        done.append(f"flushed {kind}")
        flush(descriptor)

    def replace(path: Path, target: Path) -> Path:
        done.append("moved")
        return move(path, target)

    monkeypatch.setattr("os.fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    with replacing(tmp_path / "atlas.csv") as temporary:
        temporary.write_text("new")
    assert done == ["flushed file", "moved", "flushed folder"]


def test_what_a_dead_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    dead = tmp_path / f"{PREFIX}abcd_123"
    dead.mkdir()
    (dead / "atlas.gpkg-journal").touch()
    others = [tmp_path / name for name in (f"{PREFIX}notes", f"{PREFIX}abcd_12x4", ".atlas-abcd1234.csv", "atlas.tmp")]
    for other in others[:1]:
        other.mkdir()
    for other in others[1:]:
        other.touch()
    pointed_at = tmp_path / "pictures"
    pointed_at.mkdir()
    (tmp_path / f"{PREFIX}linked__").symlink_to(pointed_at)
    (tmp_path / f"{PREFIX}file____").touch()
    with replacing(tmp_path / "atlas.csv") as temporary:
        temporary.write_text("new")
    assert not dead.exists()
    assert all(other.exists() for other in others)
    assert pointed_at.is_dir()
    assert (tmp_path / f"{PREFIX}file____").exists()


def test_an_export_at_work_is_let_be(tmp_path: Path) -> None:
    with replacing(tmp_path / "first.csv") as first:
        first.write_text("first")
        with replacing(tmp_path / "second.csv") as second:
            second.write_text("second")
        assert first.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.csv", "second.csv"]


def test_many_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    def one(number: int) -> None:
        with replacing(tmp_path / f"{number % 3}.csv") as temporary:
            temporary.write_text(str(number % 3))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {f"{n}.csv": str(n) for n in range(3)}


def test_of_two_files_the_first_takes_its_place_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is killed between has a table without its description, never a description of another table."""
    moved: list[str] = []
    move = Path.replace

    def replace(path: Path, target: Path) -> Path:
        moved.append(target.name)
        return move(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with replacing_both(tmp_path / "atlas.csv", tmp_path / "atlas.csv-metadata.json") as (table, description):
        table.write_text("table")
        description.write_text("description")
        assert moved == []
    assert moved == ["atlas.csv", "atlas.csv-metadata.json"]
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == ["table", "description"]


def test_of_two_files_neither_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "atlas.csv").write_text("old")
    (tmp_path / "atlas.csv-metadata.json").mkdir()
    with (
        pytest.raises(ExportError, match=r"atlas\.csv-metadata\.json is a folder"),
        replacing_both(tmp_path / "atlas.csv", tmp_path / "atlas.csv-metadata.json") as (table, _),
    ):
        table.write_text("new")
    assert (tmp_path / "atlas.csv").read_text() == "old"


def broken(folder: Path) -> dict[str, Path]:
    """Names that cannot be written, by what is said of them."""
    (folder / "file.csv").touch()
    (folder / "folder.csv").mkdir()
    (folder / "round.csv").symlink_to(folder / "round.csv")
    os.mkfifo(folder / "pipe.csv")
    return {
        "a NUL character": folder / "a\0b.csv",
        "not valid UTF-8": folder / os.fsdecode(b"\xff.csv"),
        "there is no such folder": folder / "none" / "a.csv",
        "its folder is a file": folder / "file.csv" / "a.csv",
        "is a folder": folder / "folder.csv",
        "leads back to itself": folder / "round.csv",
        "not an ordinary file": folder / "pipe.csv",
        "too long": folder / f"{'a' * 300}.csv",
    }


def test_what_cannot_be_written_is_said_in_a_sentence(
    tmp_path: Path, history: History, whole: gpd.GeoDataFrame
) -> None:
    for said, out in broken(tmp_path).items():
        with pytest.raises(ExportError, match=said):
            export.write(out, history, whole, SMALL)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.csv", "folder.csv", "pipe.csv", "round.csv"]


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    out = tmp_path / f"{'a' * 251}.csv"
    with replacing(out) as temporary:
        temporary.write_text("new")
    assert out.read_text() == "new"


@pytest.mark.slow
def test_killed(tmp_path: Path) -> None:
    """It has no time to clean up; what waits for its end does."""
    out = tmp_path / "atlas.csv"
    out.write_text("old")
    code = (
        "import os, pathlib, signal, sys\n"
        "from campaigns.atlas.replacing import replacing\n"
        "with replacing(pathlib.Path(sys.argv[1])) as temporary:\n"
        "    temporary.write_text('new')\n"
        "    print(temporary, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, str(out)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    temporary = Path(killed.stdout.strip())
    assert temporary.parent.name.startswith(PREFIX)
    deadline = time.monotonic() + 60
    while temporary.parent.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["atlas.csv"]


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopped_by_the_user(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl+C, and what else ends a program in order, while the picture is drawn."""
    out = tmp_path / "wall.png"
    out.write_text("old")
    command = [*small_war.COMMAND, "export", str(out), "--at", "1945-08-12", "--dpi", "600"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as run:  # noqa: S603 - our own command
        deadline = time.monotonic() + 300
        while len(list(tmp_path.iterdir())) < 2:
            assert run.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
        run.send_signal(number)
        _, said = run.communicate(timeout=300)
    assert run.returncode == 130
    assert said.splitlines()[-1] == f"stopped: nothing was written to {out}"
    assert "Traceback" not in said
    assert out.read_text() == "old"
    deadline = time.monotonic() + 60  # what takes away the rest of a stopped run may end after it
    while [path.name for path in tmp_path.iterdir()] != ["wall.png"]:
        assert time.monotonic() < deadline, list(tmp_path.iterdir())
        time.sleep(0.05)
