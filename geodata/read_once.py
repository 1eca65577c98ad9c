"""Tables that do not change while the atlas is drawn: read when they are first asked for, and kept until ``forget``.

What is read here is the vocabulary – powers, kinds of event, chapters, the symbology –, which all else is understood
by. Nothing is read on import: a mistake in a table is met where it can be reported.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Given = ParamSpec("Given")
Value = TypeVar("Value")
_CLEAR: list[Callable[[], None]] = []


def read_once(read: Callable[Given, Value]) -> Callable[Given, Value]:
    """Keep what a function of hashable arguments returns; what it raises is not kept."""
    kept = cache(read)
    _CLEAR.append(kept.cache_clear)
    return kept  # type: ignore[return-value] # the arguments are hashable, or it raises TypeError


def forget() -> None:
    """Have every table read anew when it is next asked for."""
    for clear in _CLEAR:
        clear()
