"""The ground as it ships, read once for all tests, and copies of its tables to be broken by one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from geodata.ground import FOLDER, Ground

if TYPE_CHECKING:
    from pathlib import Path

GROUND = Ground()


def changed(folder: Path, file: str, *changes: tuple[str, str]) -> tuple[Ground, int]:
    """The ground with each old text of a table replaced once by a new one; and the line of the last change."""
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, folder)
    path = folder / file
    line = 0
    for old, new in changes:
        text = path.read_text(encoding="utf-8")
        assert old in text
        line = text[: text.index(old)].count("\n") + 1
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return Ground(tables=folder), line
