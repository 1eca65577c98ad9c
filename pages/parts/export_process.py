"""Exports made in a process of their own, which ends afterwards: its memory goes back to the system.

A printed page takes 200 MB; inside the server half of it would stay there, in pieces, and all pages would wait while
Python is busy with it.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from campaigns.atlas.export_selection import ExportError
from pages.parts import export_job

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = Path(__file__).parents[2]
_PROGRAM = "import sys; from pages.parts import export_job; sys.exit(export_job.main())"
_LITTLE_MEMORY = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "256000", "MALLOC_TRIM_THRESHOLD_": "1000000"}
"""Settings of glibc's ``malloc``, see ``memory``."""
_TELL = 0.5
"""Seconds after which the caller is told again how far it is: it may have reason to give up by then."""


def run(job: object, report: Callable[[float, str], None], program: str = _PROGRAM, what: str = "the export") -> None:
    """Do a job in a process of its own.

    Parameters
    ----------
    job
        The job, an ``export_job.Job`` or what else the program does; the folder of its file exists.
    report
        Told the share that is done, 0 to 1, and what comes next, at least twice a second. What it raises ends the
        process.
    program, what
        What Python runs, and what messages call what comes of it.

    Raises
    ------
    ExportError
        If the export cannot be made, or the process was ended from outside.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and text
            [sys.executable, "-c", program],
            cwd=_ROOT,
            env=os.environ | _LITTLE_MEMORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
    except OSError as error:
        raise ExportError(f"{what} could not be made, no process could be started: {error.strerror}") from None
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - they are pipes
    try:
        with suppress(BrokenPipeError):  # it has ended already; its status says why
            process.stdin.write(pickle.dumps(job))
            process.stdin.flush()
        _follow(_lines(process.stdout), report)
        status = process.wait()
    finally:
        process.kill()
        process.wait()
        with suppress(BrokenPipeError):
            process.stdin.close()
    if status != 0:
        raise ExportError(f"{what} could not be made: {_reason(status)}")


def _lines(stream: IO[bytes]) -> queue.Queue[bytes]:
    """The lines of a stream as they come, and an empty one at its end."""
    lines: queue.Queue[bytes] = queue.Queue()

    def read() -> None:
        with stream:
            for line in stream:
                lines.put(line)
        lines.put(b"")

    threading.Thread(target=read, daemon=True).start()
    return lines


def _follow(lines: queue.Queue[bytes], report: Callable[[float, str], None]) -> None:
    """Report what the process tells until it ends."""
    share, what = 0.0, "…"
    while True:
        report(share, what)
        try:
            line = lines.get(timeout=_TELL)
        except queue.Empty:
            continue
        if not line:
            return
        told = json.loads(line)
        if isinstance(told, dict):
            raise ExportError(told["error"])
        share, what = told


def _reason(status: int) -> str:
    """Why a process ended that was not to: a negative status is a signal."""
    if status < 0:
        return f"the system ended it (signal {-status}); most likely {export_job.NO_MEMORY}"
    return "the log of the server says why"
