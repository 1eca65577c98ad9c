"""A kiosk: a map on a public screen, which goes through its tours by itself and goes on when its visitors have left."""

from __future__ import annotations

from dataclasses import dataclass

PACE, IDLE = 20.0, 60.0
"""Seconds from one step to the next, and without a touch until the tours go on, where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """How a kiosk runs.

    Attributes
    ----------
    tours
        Ids of its tours, in the order in which they are shown.
    pace, idle
        Seconds from one step to the next; seconds without a touch after which the tours go on.
    """

    tours: tuple[str, ...]
    pace: float = PACE
    idle: float = IDLE
