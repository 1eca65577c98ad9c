"""Files made for one visitor and kept on disk for all, the latest used, up to so many bytes."""

from __future__ import annotations

import shutil
import threading
import weakref
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class _Kept:
    """A folder, its files sorted by name, and their bytes together."""

    folder: Path
    files: tuple[Path, ...]
    size: int


class SharedFiles:
    """Folders of files under keys; what was not used for longest goes first, and is removed from the disk.

    All of them are when the object itself goes.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[object, _Kept] = OrderedDict()
        weakref.finalize(self, _remove, self._kept)

    def get(self, key: object) -> tuple[Path, ...] | None:
        """The files under a key, sorted by name, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is None or not all(path.exists() for path in found.files):
                return None
            self._kept.move_to_end(key)
            return found.files

    def put(self, key: object, folder: Path) -> tuple[Path, ...]:
        """Keep a folder with its files; those that do not fit beside them are removed. Returns the files."""
        files = tuple(sorted(folder.iterdir()))
        with self._lock:
            removed = [self._kept.pop(key)] if key in self._kept else []
            self._kept[key] = _Kept(folder, files, sum(path.stat().st_size for path in files))
            while len(self._kept) > 1 and sum(each.size for each in self._kept.values()) > self._most_bytes:
                removed.append(self._kept.popitem(last=False)[1])
        for each in removed:
            shutil.rmtree(each.folder, ignore_errors=True)
        return files


def _remove(kept: OrderedDict[object, _Kept]) -> None:
    for each in kept.values():
        shutil.rmtree(each.folder, ignore_errors=True)
