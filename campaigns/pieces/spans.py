"""Spans of days, all equally long, by which rows are counted where they are too many to be drawn one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

_MOST: Final = 840
"""Spans at most: of the seventy years of the atlas each is a month long."""


@dataclass(frozen=True, slots=True)
class Spans:
    """First day of the first span, since 1900-01-01; length of each in days; how many there are."""

    first: int
    days: int
    count: int

    @classmethod
    def over(cls, first: int, last: int) -> Spans:
        """As few days each as ``_MOST`` of them allow, from a first day to a last, both inclusive."""
        whole = max(last - first + 1, 1)
        days = -(-whole // _MOST)
        return cls(first, days, -(-whole // days))

    def begun(self, starts: Integers) -> Integers:
        """Span in which each row begins: -1 before the first, ``count`` behind the last."""
        return np.clip((starts - self.first) // self.days, -1, self.count)

    def ended(self, ends: Integers) -> Integers:
        """First span in which each row is no more: -1 before the first, ``count`` for none."""
        return np.clip((ends - self.first) // self.days + 1, -1, self.count)
