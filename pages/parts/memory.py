"""Memory the system may have back: what is free inside the process stays with it otherwise."""

from __future__ import annotations

import ctypes
import gc
import sys

_SETTINGS = {
    -8: 2,  # M_ARENA_MAX: heaps of all threads; by default eight for each processor, and each keeps what it once had
    -3: 256_000,  # M_MMAP_THRESHOLD: what is larger, such as a picture, lies by itself and goes back when it is let go
    -1: 1_000_000,  # M_TRIM_THRESHOLD: so much may be free at the end of a heap; it grows by itself otherwise
}
"""Settings of ``mallopt`` (glibc, ``malloc.h``) and their values, bytes or numbers."""


def bound() -> None:
    """Have the system's library give memory back early, where it is glibc: a server runs for weeks."""
    if (setting := _of_libc("mallopt")) is not None:
        for name, value in _SETTINGS.items():
            setting(name, value)


def give_back() -> None:
    """Collect what nothing refers to any more, and hand free memory to the system where its library can (glibc)."""
    gc.collect()
    if (arrow := sys.modules.get("pyarrow")) is not None:
        arrow.default_memory_pool().release_unused()
    if (trim := _of_libc("malloc_trim")) is not None:
        trim(0)


def settle() -> None:
    """Give back what is free, and leave what is there now out of all later looks for garbage: it is there to stay.

    Each look through the whole atlas takes a third of a second, in which no page is drawn.
    """
    gc.unfreeze()
    give_back()
    gc.freeze()


def _of_libc(name: str) -> ctypes._NamedFuncPointer | None:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
