"""Files made for one visitor and kept for all, the latest used, up to so many bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict


class SharedFiles:
    """Files under keys, each a few by name; what was not used for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[object, dict[str, bytes]] = OrderedDict()

    def get(self, key: object) -> dict[str, bytes] | None:
        """The files under a key, or None."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: object, files: dict[str, bytes]) -> None:
        """Keep files; those that do not fit beside them are forgotten."""
        with self._lock:
            self._kept[key] = files
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and self._size() > self._most_bytes:
                self._kept.popitem(last=False)

    def _size(self) -> int:
        return sum(len(content) for files in self._kept.values() for content in files.values())
