"""A line for what takes long: so many at a time of all visitors together, and each told how many are before it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
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


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of one who waits: its lane, and when its page was last seen waiting (``time.monotonic``)."""

    lane: str
    seen: float


class Line:
    """Those who wait for something, in the order in which they came; where there are several lanes, these take turns.

    A visitor is a text of its own, such as the id of a session. One whose page runs anew keeps its place, one who has
    left loses it after some seconds.
    """

    def __init__(self, at_a_time: int = 1, most_waiting: int = MOST_WAITING) -> None:
        self._at_a_time, self._most_waiting = at_a_time, most_waiting
        self._changed = threading.Condition()
        self._waiting: dict[str, _Place] = {}
        self._working = 0
        self._last_lane = ""

    @contextmanager
    def turn(self, visitor: str, tell: Callable[[int], None], lane: str = "") -> Iterator[None]:
        """Wait for a turn, and hold it.

        Parameters
        ----------
        visitor
            Who waits.
        tell
            Told how many are before this visitor, those at work included, again and again. What it raises ends the
            waiting; the place is kept for some seconds.
        lane
            Whose turn comes in alternation with other lanes: what is quickly done does not wait for all that is not.

        Raises
        ------
        FullError
            If too many wait already.
        """
        while (before := self._before(visitor, lane)) is not None:
            tell(before)
            with self._changed:
                self._changed.wait(_TELL)
        try:
            yield
        finally:
            with self._changed:
                self._working -= 1
                self._changed.notify_all()

    def _before(self, visitor: str, lane: str) -> int | None:
        """How many are before a visitor; None if it is its turn, which it then has."""
        now = time.monotonic()
        with self._changed:
            gone = [each for each, place in self._waiting.items() if now - place.seen > _PATIENCE and each != visitor]
            for each in gone:
                del self._waiting[each]
            found = self._waiting.get(visitor)
            if found is None or found.lane != lane:
                self._waiting.pop(visitor, None)
                waiting = sum(place.lane == lane for place in self._waiting.values())
                if waiting >= self._most_waiting:
                    raise FullError(f"the line of exports is full ({waiting} are waiting); try again in a few minutes")
            self._waiting[visitor] = _Place(lane, now)
            place = self._order().index(visitor)
            if place or self._working >= self._at_a_time:
                return place + self._working
            del self._waiting[visitor]
            self._working += 1
            self._last_lane = lane
            return None

    def _order(self) -> list[str]:
        """Who waits, the next first: by turns from each lane, beginning with one that was not the last to have one."""
        lanes: dict[str, list[str]] = {}
        for visitor, place in self._waiting.items():
            lanes.setdefault(place.lane, []).append(visitor)
        by_turns = sorted(lanes, key=lambda lane: lane == self._last_lane)
        rounds = zip_longest(*(lanes[lane] for lane in by_turns))
        return [visitor for each in rounds for visitor in each if visitor is not None]
