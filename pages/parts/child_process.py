"""What a process does that the server starts for one job: take it, do it, tell how far it is, end.

The process is given the job, pickled, on its standard input, and writes a line of JSON for each step to its standard
output: the share that is done and what comes next, or ``{"error": …}``.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable


def serve(do: Callable[[Any, Callable[[float, str], None]], None], *told: type[Exception], no_memory: str) -> int:
    """Do the job on the standard input; the exit status is 0 unless an error came that nobody foresaw.

    Parameters
    ----------
    do
        Does it; is given the job, and what tells the share that is done and what comes next.
    told
        Errors whose text is for the visitor.
    no_memory
        What is said where there was not enough memory.
    """
    output = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr  # what else is printed is for the log
    _step_back()

    def tell(what: object) -> None:
        print(json.dumps(what), file=output, flush=True)

    try:
        job = pickle.load(sys.stdin.buffer)  # noqa: S301 - the server wrote it
        threading.Thread(target=_end_with, args=(sys.stdin.buffer,), daemon=True).start()
        do(job, lambda share, what: tell([share, what]))
    except told as error:
        tell({"error": str(error)})
    except MemoryError:
        tell({"error": no_memory})
    return 0


def _step_back() -> None:
    """Let the server go first, and be the first to end where the system has no memory left."""
    if hasattr(os, "nice"):
        os.nice(2)
    with contextlib.suppress(OSError):  # only Linux has the file
        Path("/proc/self/oom_score_adj").write_text("800", encoding="ascii")


def _end_with(server: BinaryIO) -> None:
    """End when the server does, whose end of the pipe closes then; not by the buffer, which the end of Python locks."""
    while os.read(server.fileno(), 1):
        pass
    os._exit(1)
