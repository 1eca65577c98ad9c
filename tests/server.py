"""The app as a user starts it: Streamlit in a process of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

from filelock import FileLock

from tests.load.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
"""Seconds to wait for the server to answer."""


@contextmanager
def running(folder: Path = ROOT, cache: Path | None = None, script: Path = Path("app.py")) -> Iterator[tuple[str, int]]:
    """Start the app of a folder; gives its address and process id.

    Parameters
    ----------
    folder, script
        Where it runs, and what.
    cache
        Where it keeps documents; by default in a folder that goes with it.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.fileWatcherType", "none"]
    with TemporaryDirectory() as own:
        given = os.environ | {"ATLAS_CACHE": str(cache or own), "PYTHONPATH": str(folder)}
        process = subprocess.Popen(  # noqa: S603 - our own
            command, cwd=folder, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        address = f"http://localhost:{port}"
        try:
            _wait(f"{address}/_stcore/health", process)
            yield address, process.pid
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def shared(folder: Path, copy: Callable[[Path], None]) -> Iterator[str]:
    """The app of all processes of a run: the first that asks starts it, and ends it when the others have left.

    Parameters
    ----------
    folder
        One that they share.
    copy
        Puts the atlas that the app shows into a folder that is not there yet.

    Yields
    ------
    str
        Address of the app. It has loaded the atlas: its first page comes as fast as any other.
    """
    note, lock = folder / "app", FileLock(folder / "app.lock")
    with ExitStack() as leaving:
        with lock:
            if not note.exists():
                atlas = Path(mkdtemp(dir=folder)) / "atlas"
                copy(atlas)
                address, _ = leaving.enter_context(running(atlas))
                _visit(address)
                note.write_text(address, encoding="utf-8")
                leaving.callback(_see_off, note, lock)
            address = note.read_text(encoding="utf-8")
            leaving.enter_context(FileLock(folder / f"app-{os.getpid()}.user"))
        yield address


def _see_off(note: Path, lock: FileLock) -> None:
    """Let nobody come any more, and wait until all who use the app have left or died."""
    with lock:
        note.unlink()
    for user in note.parent.glob("app-*.user"):
        with FileLock(user):
            pass


def _visit(address: str) -> None:
    async def visit() -> None:
        async with Visitor(address) as visitor:
            shown = await visitor.open("")
            assert not shown.errors

    with ThreadPoolExecutor(1) as beside:  # where no loop of events runs yet
        beside.submit(asyncio.run, visit()).result()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the app ended at once with status {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own server
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {PATIENCE:.0f} s")
