"""A folder that one run writes at a time: a file in it is locked, and says by whom.

The system frees the lock when its process ends, however it ends: what a dead run left is taken over.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from campaigns.atlas.export_selection import ExportError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FAR = 2**30
"""Where Windows locks a byte: behind what is written, which it would keep others from reading."""
_LONGEST = 500
"""Bytes that are told of who holds it."""


@contextmanager
def held(lock: Path, what: Path) -> Iterator[None]:
    """Hold a folder.

    Parameters
    ----------
    lock, what
        The file that is locked, made where there is none, and the folder as messages name it.

    Raises
    ------
    ExportError
        If another run holds it, or the file cannot be written.
    """
    with _taken(lock, what) as stream:
        started = dt.datetime.now().astimezone().isoformat(" ", "seconds")
        stream.truncate(0)
        stream.write(f"process {os.getpid()} on {socket.gethostname()}, which began at {started}".encode())
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file; it stays, and holds nothing
                lock.unlink()


def _taken(lock: Path, what: Path) -> BinaryIO:
    """The file, open and locked; errors as ``held``."""
    while True:
        try:
            stream = lock.open("a+b", buffering=0)
        except OSError as error:
            raise ExportError(f"{lock} cannot be written: {(error.strerror or str(error)).lower()}") from None
        if not _locked(stream):
            with stream:
                stream.seek(0)
                holder = stream.read(_LONGEST).decode(errors="replace").strip() or "another run"
            raise ExportError(f"{what} is being written by {holder}; wait for its end, or choose another folder")
        if lock.exists() and os.path.samestat(lock.stat(), os.fstat(stream.fileno())):
            return stream
        stream.close()  # the run that held it has ended, and removed it, since it was opened


def _locked(stream: BinaryIO) -> bool:
    """Lock a file until it is closed; False where another process, or another file that is open, has the lock."""
    try:
        if sys.platform == "win32":
            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a file system without locks
        return True
    return True
