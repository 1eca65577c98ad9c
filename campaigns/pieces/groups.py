"""Groups: tiles, as large as may be, the rows of which are few enough to be turned into pieces at once.

One of the smallest tiles may have more rows than that; several groups share it then, each with the rows that begin in
some days of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from campaigns.atlas.document.guest_payload import OPEN_END, OPEN_START
from campaigns.pieces import stored_blocks, tiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

MOST_ROWS: Final = 200_000
"""Rows of a group at most, but for those of one tile that begin on one day."""


@dataclass(frozen=True, slots=True)
class Group:
    """A tile by its zoom and number, and of one that is shared the days, without the last, on which its rows begin."""

    zoom: int
    tile: int
    days: tuple[int, int] | None = None

    @property
    def smallest(self) -> tuple[int, int]:
        """Numbers of the smallest tiles in it: of the first, and of the first beyond it."""
        shift = 2 * (tiles.DEEPEST - self.zoom)
        return self.tile << shift, (self.tile + 1) << shift

    @property
    def name(self) -> str:
        """Its name among files."""
        return f"{self.zoom}-{self.tile}" + (f"-{self.days[0]}" if self.days else "")


def plan(blocks: Sequence[int], folder: Path) -> list[Group]:
    """The groups of all stored blocks, in the order of their tiles."""
    numbers, rows = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    for block in blocks:
        more, count = stored_blocks.counts(block, folder)
        numbers, place = np.unique(np.concatenate([numbers, more]), return_inverse=True)
        rows = np.bincount(place, np.concatenate([rows, count]), len(numbers)).astype(np.int64)
    below = np.concatenate([[0], np.cumsum(rows)])
    roots = np.unique(numbers >> (2 * tiles.DEEPEST)).tolist()
    return [group for root in roots for group in _within(Group(0, root), numbers, below, blocks, folder)]


def _within(group: Group, numbers: Integers, below: Integers, blocks: Sequence[int], folder: Path) -> Iterator[Group]:
    """The groups in a tile; ``below`` is how many rows lie before each of the smallest tiles, and in all."""
    low, high = np.searchsorted(numbers, group.smallest)
    rows = int(below[high] - below[low])
    if not rows:
        return
    if rows <= MOST_ROWS:
        yield group
    elif group.zoom < tiles.DEEPEST:
        for quarter in range(4):
            yield from _within(Group(group.zoom + 1, group.tile * 4 + quarter), numbers, below, blocks, folder)
    else:
        yield from _by_days(group, stored_blocks.first_days(blocks, folder, group.tile))


def _by_days(group: Group, starts: Integers) -> Iterator[Group]:
    """Groups of one of the smallest tiles, by the days on which its rows begin."""
    starts = np.sort(starts)
    borders = np.unique(starts[MOST_ROWS::MOST_ROWS])
    days = [OPEN_START, *borders[borders > OPEN_START].tolist(), OPEN_END]
    for first, last in pairwise(days):
        yield Group(group.zoom, group.tile, (first, last))
