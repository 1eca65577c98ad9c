"""Folders in which people keep one file for each thing: those that are read, and those that are there by mistake."""

from __future__ import annotations

import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from geodata.problems import Problem

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from pathlib import Path

_BESIDE = frozenset({"README.md", "LICENCES.md", "Thumbs.db", "desktop.ini", "__pycache__"})
"""What else may stand there, without being data."""
_EDITORS_BEGIN, _EDITORS_END = (".", "#"), ("~", "#", ".swp")
"""How names begin and end that editors give to files of their own: locks, and copies kept while one types."""


def files(folder: Path, suffix: str) -> list[Path]:
    """The files of a folder with a suffix (``.yaml``), by name; those of editors, links to nothing, pipes are not."""
    return [path for path in _entries(folder) if path.name.endswith(suffix) and path.is_file()]


def matching(root: Path, patterns: Iterable[str]) -> list[Path]:
    """Files below a folder that fit one of some patterns, by name; as of ``files``."""
    return sorted(states(root, patterns))


def states(root: Path, patterns: Iterable[str]) -> dict[Path, os.stat_result]:
    """The files of ``matching`` in any order, and what the system tells of each: size, time of its last change."""
    found = {}
    for path in {path for pattern in patterns for path in root.glob(pattern)}:
        if not _is_of_editor(path):
            with suppress(OSError):  # a link to nothing
                status = path.stat()
                if stat.S_ISREG(status.st_mode):
                    found[path] = status
    return found


def strangers(folder: Path, suffix: str, name: str) -> list[Problem]:
    """Everything in a folder that is not read and ought to be, or ought not to be there.

    Parameters
    ----------
    folder, suffix
        As of ``files``.
    name
        What messages call the folder, such as ``campaigns/dossiers``.
    """
    if not folder.is_dir():
        return [Problem(name, 0, "folder", "no folder", f"a folder of files with the suffix {suffix}")]
    found = []
    for path in _entries(folder):
        if path.name in _BESIDE:
            continue
        if not path.name.endswith(suffix):
            expected = f"the suffix {suffix}, or the file elsewhere: it is not read"
            found.append(Problem(f"{name}/{path.name}", 0, path.name.partition(".")[0], repr(path.name), expected))
        elif not path.is_file():
            found.append(Problem(f"{name}/{path.name}", 0, path.stem, _kind(path), "a file"))
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    return [path for path in entries if not _is_of_editor(path)]


def _is_of_editor(path: Path) -> bool:
    return path.name.startswith(_EDITORS_BEGIN) or path.name.endswith(_EDITORS_END)


def _kind(path: Path) -> str:
    if path.is_dir():
        return "a folder"
    if path.is_symlink() and not path.exists():
        return "a link to nothing"
    return "a pipe" if stat.S_ISFIFO(path.stat().st_mode) else "a device"
