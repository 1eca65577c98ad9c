"""Parts of large data, small ones, and workers of dask in processes of their own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from distributed import Client

from campaigns.pieces import command, work_folder
from tests.benchmarks import synthetic_guests
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from campaigns.pieces.manifest import Made

PATIENCE = 120.0
"""Seconds that a process is waited for."""
SPARING = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "10s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__GIL__ENABLED": "False",
}
"""Workers that look at themselves a hundred times a second take a tenth of a processor while they wait."""


class Cluster:
    """A scheduler and its workers on the loopback, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._note = folder, folder / "scheduler.json"
        self.scheduler = self._start("scheduler", folder, "--port", "0")
        until = time.monotonic() + PATIENCE
        while not self._note.exists():
            assert time.monotonic() < until, "the scheduler did not start"
            time.sleep(0.1)
        self.address: str = json.loads(self._note.read_text(encoding="utf-8"))["address"]
        self.workers = [self._worker(folder)]

    @contextmanager
    def one_more(self, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
        """A second worker, once both are there, to be killed or not."""
        worker = self._worker(folder)
        try:
            with Client(self.address, set_as_default=False) as client:
                client.wait_for_workers(len(self.workers) + 1, PATIENCE)
            yield worker
        finally:
            end([worker])

    def _worker(self, folder: Path) -> subprocess.Popen[bytes]:
        one = ["--nthreads", "1", "--no-nanny", "--memory-limit", "2GiB", "--local-directory", str(folder)]
        return self._start("worker", folder, *one)

    def _start(self, what: str, folder: Path, *options: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--scheduler-file", str(self._note)]
        program += ["--no-dashboard", "--host", "127.0.0.1", *options]
        given = os.environ | {"PYTHONPATH": str(ROOT)} | SPARING
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(program, env=given, cwd=folder, **quiet)  # type: ignore[call-overload, no-any-return] # noqa: S603


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One worker, for all tests of a module that do not harm it: none waits for work to the end of the run."""
    found = Cluster(tmp_path_factory.mktemp("cluster"))
    yield found
    end([found.scheduler, *found.workers])


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of twelve parts with 30,000 rows together."""
    folder = tmp_path_factory.mktemp("parts")
    for number in range(12):
        synthetic_guests.write(folder / f"part-{number:02}.csv", 2_500, seed=number)
    return folder


def request(given: Path | list[Path], out: Path, scheduler: str, **options: object) -> command.Request:
    """What is asked of the command line."""
    asked = {"columns": None, "name": "", "source": "", "workers": 1, "memory": 2**31, "scheduler": scheduler}
    return command.Request(given=given if isinstance(given, list) else [given], out=out, **(asked | options))  # type: ignore[arg-type]


def make(asked: command.Request) -> Made:
    """Turn data into pieces, without their map."""
    with command.made(asked, print, print) as found:
        return found


def digests(out: Path) -> dict[str, str]:
    """What a folder of pieces holds, but for the work kept for a later run."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and work_folder.NAME not in path.relative_to(out).parts
    }
