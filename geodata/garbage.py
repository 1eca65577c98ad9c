"""Python's collector of garbage, kept from looking through everything that is read while it is being read."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector, which goes through all objects again whenever a quarter more are there.

    For what makes many objects that stay; else a third of the time is spent on it. As a decorator, while a function
    runs.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
