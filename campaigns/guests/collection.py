"""The collector of garbage, while a large table is read.

A table is made of millions of lists and texts, none of which refers to itself. The collector looks through all of them,
and through the whole history, time and again: reading without it takes a third of the time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def paused() -> Iterator[None]:
    """Nothing is collected meanwhile; also as a decorator."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
