"""Groups: tiles, as large as may be, the rows of which are few enough to be turned into pieces at once.

One of the smallest tiles may have more rows than that; several groups share it then, each with the rows that begin in
some days of its own, or, where as many begin on one day, with a share of these.
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
"""Rows of a group at most."""
_BYTES: Final = 256 * 2**20
"""Bytes that they take in memory at most, so long as they are more than those of a piece."""


@dataclass(frozen=True, slots=True)
class Group:
    """A tile, or a part of one.

    Attributes
    ----------
    zoom, tile
        The tile by its zoom and number.
    days
        Of one that is shared the days, without the last, on which the group's rows begin; else None.
    share
        Of these rows which share is meant, from 0, of how many.
    """

    zoom: int
    tile: int
    days: tuple[int, int] | None = None
    share: tuple[int, int] = (0, 1)

    @property
    def smallest(self) -> tuple[int, int]:
        """Numbers of the smallest tiles in it: of the first, and of the first beyond it."""
        shift = 2 * (tiles.DEEPEST - self.zoom)
        return self.tile << shift, (self.tile + 1) << shift

    @property
    def name(self) -> str:
        """Its name among files."""
        return f"{self.zoom}-{self.tile}" + (f"-{self.days[0]}-{self.share[0]}" if self.days else "")


def most_rows(rows: int, size: int) -> int:
    """How many rows a group may have where so many take so many bytes."""
    return min(MOST_ROWS, max(rows * _BYTES // max(size, 1), tiles.MOST_ROWS))


def plan(blocks: Sequence[int], folder: Path, most: int) -> list[Group]:
    """The groups of all stored blocks, in the order of their tiles, each of so many rows at most."""
    numbers, rows = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    for block in blocks:
        more, count = stored_blocks.counts(block, folder)
        numbers, place = np.unique(np.concatenate([numbers, more]), return_inverse=True)
        rows = np.bincount(place, np.concatenate([rows, count]), len(numbers)).astype(np.int64)
    below = np.concatenate([[0], np.cumsum(rows)])

    def within(group: Group) -> Iterator[Group]:
        low, high = np.searchsorted(numbers, group.smallest)
        count = int(below[high] - below[low])
        if 0 < count <= most:
            yield group
        elif count and group.zoom < tiles.DEEPEST:
            for tile in range(group.tile * 4, group.tile * 4 + 4):
                yield from within(Group(group.zoom + 1, tile))
        elif count:
            yield from _by_days(group, stored_blocks.first_days(blocks, folder, group.tile), most)

    roots = np.unique(numbers >> (2 * tiles.DEEPEST)).tolist()
    return [group for root in roots for group in within(Group(0, root))]


def _by_days(group: Group, starts: Integers, most: int) -> Iterator[Group]:
    """Groups of one of the smallest tiles, by the days on which its rows begin."""
    starts = np.sort(starts)
    borders = np.unique(starts[most::most])
    days = [OPEN_START, *borders[borders > OPEN_START].tolist(), OPEN_END]
    for first, last in pairwise(days):
        low, high = np.searchsorted(starts, [first, last]).tolist()
        shares = -(-(high - low) // most)
        for number in range(shares):
            yield Group(group.zoom, group.tile, (first, last), (number, shares))
