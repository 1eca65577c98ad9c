"""Parts of large data, small ones, and workers of dask in processes of their own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from campaigns.pieces import command, work_folder
from tests.benchmarks import synthetic_guests
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from campaigns.pieces.manifest import Made

PATIENCE = 120.0
"""Seconds that a process is waited for."""


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, address: str, workers: list[subprocess.Popen[bytes]]) -> None:
        self.address = address
        self.workers = workers


@contextmanager
def cluster_of(count: int, folder: Path) -> Iterator[Cluster]:
    """A scheduler and so many workers on the loopback."""
    note = folder / "scheduler.json"
    given = os.environ | {"PYTHONPATH": str(ROOT)}
    common = ["--scheduler-file", str(note), "--no-dashboard"]
    one = ["--nthreads", "1", "--no-nanny", "--memory-limit", "2GiB", "--local-directory", str(folder)]

    def start(what: str, *options: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-m", f"distributed.cli.dask_{what}", *common, "--host", "127.0.0.1", *options]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(program, env=given, cwd=folder, **quiet)  # type: ignore[call-overload, no-any-return] # noqa: S603

    with ExitStack() as ending:
        processes = [start("scheduler", "--port", "0")]
        ending.callback(end, processes)
        until = time.monotonic() + PATIENCE
        while not note.exists():
            assert time.monotonic() < until, "the scheduler did not start"
            time.sleep(0.1)
        workers = [start("worker", *one) for _ in range(count)]
        processes += workers
        yield Cluster(json.loads(note.read_text(encoding="utf-8"))["address"], workers)


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One worker, for all tests that do not harm it."""
    with cluster_of(1, tmp_path_factory.mktemp("cluster")) as found:
        yield found


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
