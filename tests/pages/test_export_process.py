"""An export made in a process of its own: what it tells, how it ends, what is left of it."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from campaigns.atlas.export_selection import ExportError, Selection
from pages.parts import export_process
from pages.parts.export_job import Job
from tests.conftest import ROOT

WAITS = (
    "import pickle, sys; from pages.parts import child_process, export_job\n"
    "pickle.load(sys.stdin.buffer); print('[0.5, \"drawing\"]', flush=True); child_process._end_with(sys.stdin.buffer)"
)
"""A process that never comes to an end by itself."""
SERVER = f"""
from pages.parts import export_process, working_folder
from pages.parts.export_job import Job
folder = working_folder.new()
job = Job(folder / "atlas.pickle", folder / "out.png", None, preview=False)
export_process.run(job, lambda share, what: print(share, folder.parent, flush=True), {WAITS!r})
"""


class LeftError(Exception):
    """A page that runs anew while an export is made."""


def job(folder: Path) -> Job:
    return Job(folder / "atlas.pickle", folder / "out.png", Selection(), preview=False)


def nothing(_share: float, _what: str) -> None:
    pass


def test_what_it_tells_is_reported(tmp_path: Path) -> None:
    told: list[tuple[float, str]] = []
    export_process.run(job(tmp_path), lambda *what: told.append(what), "print('[0.5, \"names\"]')")
    assert told[-1] == (0.5, "names")


def test_its_error_is_that_of_the_export(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"^a step of 0 days$"):
        export_process.run(job(tmp_path), nothing, 'print(\'{"error": "a step of 0 days"}\')')


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("import os; os.kill(os.getpid(), 9)", "most likely there was not enough memory"),
        ("raise OSError('what nobody foresaw')", "the log of the server says why"),
    ],
)
def test_an_end_that_was_not_to_be_is_told(tmp_path: Path, program: str, told: str) -> None:
    with pytest.raises(ExportError, match=told):
        export_process.run(job(tmp_path), nothing, program)


@pytest.mark.slow
def test_too_little_memory_is_told(tmp_path: Path) -> None:
    program = (
        "from pages.parts import export_job\n"
        "def write(*_): raise MemoryError\n"
        "export_job.write = write\n"
        "export_job.main()"
    )
    (tmp_path / "atlas.pickle").write_bytes(pickle.dumps((None, None)))
    with pytest.raises(ExportError, match=r"^there was not enough memory"):
        export_process.run(job(tmp_path), nothing, program)


@pytest.mark.slow
def test_who_leaves_ends_it(tmp_path: Path) -> None:
    drawing: list[psutil.Process] = []

    def leave(share: float, _what: str) -> None:
        if share:
            drawing.extend(psutil.Process().children())
            raise LeftError

    with pytest.raises(LeftError):
        export_process.run(job(tmp_path), leave, WAITS)
    assert drawing
    assert not any(each.is_running() and "export_job" in "".join(each.cmdline()) for each in drawing)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals elsewhere")
def test_a_killed_server_leaves_neither_files_nor_processes() -> None:
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own
        assert server.stdout is not None
        share, folder = next(text for line in server.stdout if (text := line.split())[0] != "0.0")
        started = psutil.Process(server.pid).children()
        assert len(started) == 2  # the export, and what removes the folder
        assert Path(folder).is_dir()
        server.send_signal(signal.SIGKILL)
    assert share == "0.5"
    assert not psutil.wait_procs(started, timeout=60)[1]
    assert not Path(folder).exists()
