"""What the command lines share."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

READER_GONE = 141
"""Exit status of a command whose reader has gone, as shells give it: 128 and the number of SIGPIPE."""


def run(main: Callable[[], int]) -> int:
    """Run a command and return its exit status; it ends quietly when what reads its output does (``| head``).

    What the terminal's encoding does not have is written as an escape.
    """
    streams = [stream for stream in (sys.stdout, sys.stderr) if isinstance(stream, io.TextIOWrapper)]
    for stream in streams:
        stream.reconfigure(errors="backslashreplace")
    try:
        try:
            return main()
        finally:
            for stream in streams:
                stream.flush()
    except BrokenPipeError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        for stream in streams:  # else the interpreter tries once more to write what is left
            os.dup2(nothing, stream.fileno())
        return READER_GONE
