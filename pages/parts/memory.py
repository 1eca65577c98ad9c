"""Memory the system may have back: what is free inside the process stays with it otherwise."""

from __future__ import annotations

import ctypes
import gc
import sys

from campaigns.symbology import unit_symbols

_ARENA_MAX = -8
"""``M_ARENA_MAX`` of glibc's ``mallopt``."""
_ARENAS = 2


def bound() -> None:
    """Let the threads of all sessions share two heaps, where the library of the system has many (glibc).

    By default there are eight for each processor, and each keeps what it once had.
    """
    if (setting := _of_libc("mallopt")) is not None:
        setting(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Collect what nothing refers to any more, and hand free memory to the system where its library can (glibc)."""
    unit_symbols.release_tables()
    gc.collect()
    if (trim := _of_libc("malloc_trim")) is not None:
        trim(0)


def _of_libc(name: str) -> ctypes._NamedFuncPointer | None:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
