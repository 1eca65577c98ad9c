"""A line for what takes long: so many at a time of all visitors together, and each told how many are before it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_WAITING = 40
"""Visitors that may wait in a line; one more is asked to come back later."""
_PATIENCE = 10.0
"""Seconds for which the place of a visitor is kept whose page runs anew, or is gone."""
_TELL = 0.5
"""Seconds between two looks at the place in line."""


class FullError(Exception):
    """As many wait already as may."""


class Line:
    """Those who wait for something, in the order in which they came.

    A visitor is a text of its own, such as the id of a session. One whose page runs anew keeps its place, one who has
    left loses it after some seconds.
    """

    def __init__(self, at_a_time: int = 1, most_waiting: int = MOST_WAITING) -> None:
        self._at_a_time, self._most_waiting = at_a_time, most_waiting
        self._changed = threading.Condition()
        self._waiting: dict[str, float] = {}
        self._working = 0

    @contextmanager
    def turn(self, visitor: str, tell: Callable[[int], None]) -> Iterator[None]:
        """Wait for a turn, and hold it.

        Parameters
        ----------
        visitor
            Who waits.
        tell
            Told how many are before this visitor, those at work included, again and again. What it raises ends the
            waiting; the place is kept for some seconds.

        Raises
        ------
        FullError
            If too many wait already.
        """
        while (before := self._before(visitor)) is not None:
            tell(before)
            with self._changed:
                self._changed.wait(_TELL)
        try:
            yield
        finally:
            with self._changed:
                self._working -= 1
                self._changed.notify_all()

    def _before(self, visitor: str) -> int | None:
        """How many are before a visitor; None if it is its turn, which it then has."""
        now = time.monotonic()
        with self._changed:
            gone = [each for each, seen in self._waiting.items() if now - seen > _PATIENCE and each != visitor]
            for each in gone:
                del self._waiting[each]
            if visitor not in self._waiting and len(self._waiting) >= self._most_waiting:
                raise FullError(
                    f"the line of exports is full ({len(self._waiting)} are waiting); try again in a few minutes"
                )
            self._waiting[visitor] = now
            place = list(self._waiting).index(visitor)
            if place or self._working >= self._at_a_time:
                return place + self._working
            del self._waiting[visitor]
            self._working += 1
            return None
