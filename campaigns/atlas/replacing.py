"""An exported file takes the place of an old one whole, or not at all.

What is written goes to a folder of its own beside the file, is flushed to the disk, and is moved over the old file in
one step. A run that is killed cannot remove its folder: a small process of its own waits for its end and does. Where
that was killed too – the machine lost its power – the next export into the same place removes it. The folder is locked
by its run, so that one at work is never taken for a dead one.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns.atlas.export_selection import ExportError

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PREFIX = ".atlas-export-"
"""What names of our temporary folders begin with."""
_OURS = re.compile(re.escape(PREFIX) + r"[a-z0-9_]{8}")
_DEAD = 24 * 3600.0
"""Seconds after which a folder is taken for a dead one where folders cannot be locked (Windows)."""
_PATIENCE = 10.0
"""Seconds the process that cleans up after a killed run is given to end."""
_GUARD = """
import shutil, sys
folder = sys.stdin.buffer.read()
if folder:
    shutil.rmtree(folder, ignore_errors=True)
"""
_ADVICE = {
    errno.ENOSPC: "the disk is full; make room, or choose another place",
    errno.EDQUOT: "your share of the disk is full; make room, or choose another place",
    errno.EFBIG: "the file would be larger than allowed here; choose another place, or a smaller part of the atlas",
    errno.ENOENT: "there is no such folder; choose one that exists",
    errno.ENOTDIR: "what should be its folder is a file; choose a folder that exists",
    errno.EACCES: "you may not write there; choose a folder that is yours",
    errno.EPERM: "you may not write there; choose a folder that is yours",
    errno.EROFS: "nothing can be written there; choose another folder",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "it is a link that leads back to itself; remove it, or choose another name",
}


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A temporary file that takes the place of ``out`` when all went well.

    A link is written through to what it points at. The mode of a file that was there stays, and its owner where the
    system lets it.

    Parameters
    ----------
    out
        The file to write.

    Yields
    ------
    Path
        A file that does not exist yet, with the name of ``out``.

    Raises
    ------
    ExportError
        If it cannot be written. What was there is untouched then.
    """
    _validate_name(out)
    try:
        target = _target(out)
        with temporary_folder(target.parent) as folder:
            temporary = folder / out.name
            yield temporary
            _flush(temporary)
            _keep_mode(target, temporary)
            temporary.replace(target)
            _flush(target.parent)
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {_reason(error, out)}") from None


@contextmanager
def replacing_both(out: Path, beside: Path) -> Iterator[tuple[Path, Path]]:
    """Temporary files for two that belong together: neither takes its place before both are written, ``out`` first.

    Raises what ``replacing`` raises; where ``beside`` cannot be written, ``out`` is not either.
    """
    with replacing(beside) as second, replacing(out) as first:
        yield first, second


def _reason(error: OSError, out: Path) -> str:
    """What is wrong and what to do, also where a file that was to be read, not the export, is the one at fault."""
    found = error.strerror or str(error)
    if error.filename and Path(os.fsdecode(error.filename)).name != out.name and PREFIX not in str(error.filename):
        return f"{os.fsdecode(error.filename)}: {found}"
    return _ADVICE.get(error.errno or 0, found)


def _validate_name(out: Path) -> None:
    name = str(out)
    if "\0" in name:
        raise ExportError(f"{name!r} is not a file name: it has a NUL character in it")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ExportError(f"{name!r} is not a file name that can be shown: it is not valid UTF-8") from None


def _target(out: Path) -> Path:
    """The file that is replaced: ``out``, or what it is a link to."""
    try:
        target = out.resolve()
    except RuntimeError:  # a loop, before Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
    if target.is_dir():
        raise ExportError(f"{out} is a folder; give a file name")
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if target.exists():
        if not target.is_file():
            raise ExportError(f"{out} is not an ordinary file; choose another name")
        if not os.access(target, os.W_OK):
            raise ExportError(f"{out} is write-protected; choose another name, or allow writing to it")
    return target


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """A folder of this run in another one, locked and private; it goes with the run, however that ends."""
    _remove_dead(parent)
    with _removing_after_death() as tell:
        folder = _unused(parent)
        lock = None
        tell(folder)  # before it is made: whatever stops the run, at whatever moment, leaves no folder
        try:
            lock = _make(folder)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            if lock is not None:
                os.close(lock)


@contextmanager
def _removing_after_death() -> Iterator[Callable[[Path], None]]:
    """A process that removes the folder it was told of when this one ends, however that ends: its pipe closes then."""
    try:
        guard = subprocess.Popen(  # noqa: S603 - our own interpreter and text
            [sys.executable, "-I", "-S", "-c", _GUARD],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C is not for it
        )
    except OSError:  # no further process may be started: the next export removes what is left
        yield lambda _folder: None
        return
    assert guard.stdin is not None  # noqa: S101 - it is a pipe
    pipe = guard.stdin

    def tell(folder: Path) -> None:
        with suppress(OSError):
            pipe.write(os.fsencode(folder))
            pipe.flush()

    try:
        yield tell
    finally:
        with suppress(OSError):
            pipe.close()
        try:
            guard.wait(_PATIENCE)
        except subprocess.TimeoutExpired:  # another process holds the pipe, a fork of this one
            guard.kill()
            guard.wait()


def _unused(parent: Path) -> Path:
    """A folder that is not there yet, with a name of ours."""
    while True:
        folder = parent / f"{PREFIX}{secrets.token_hex(4)}"
        if not folder.exists():
            return folder


def _make(folder: Path) -> int | None:
    """Make a folder; returns the file descriptor that locks it."""
    while True:
        folder.mkdir(0o700)
        lock = _locked(folder, wait=True)
        if folder.exists():  # another export may have removed it before it was locked
            return lock
        if lock is not None:
            os.close(lock)


def _locked(folder: Path, *, wait: bool) -> int | None:
    """A file descriptor that holds the folder's lock, which the system frees when the process ends; None without."""
    if sys.platform == "win32":
        return None
    descriptor = -1
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:  # held by another, or a file system without locks
        if descriptor >= 0:
            os.close(descriptor)
        return None
    return descriptor


def _remove_dead(parent: Path) -> None:
    """Remove the folders that killed exports of this user left."""
    with suppress(OSError):
        for folder in [each for each in parent.iterdir() if _OURS.fullmatch(each.name)]:
            found = folder.lstat()
            if not stat.S_ISDIR(found.st_mode) or (sys.platform != "win32" and found.st_uid != os.getuid()):
                continue
            lock = _locked(folder, wait=False)
            if lock is not None or (sys.platform == "win32" and time.time() - found.st_mtime > _DEAD):
                shutil.rmtree(folder, ignore_errors=True)
            if lock is not None:
                os.close(lock)


def _keep_mode(target: Path, temporary: Path) -> None:
    if not target.exists():
        return
    found = target.stat()
    if sys.platform != "win32":
        with suppress(PermissionError):
            os.chown(temporary, found.st_uid, found.st_gid)
    temporary.chmod(stat.S_IMODE(found.st_mode))


def _flush(path: Path) -> None:
    """Have the system write a file, or a folder's list of its files, to the disk."""
    if path.is_dir():
        if sys.platform == "win32":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            with suppress(OSError):  # some file systems flush no folders
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
