"""Rows counted by square of a tile and by span of days: when how many begin, and when how many are no more.

A change is where and when that is so: the span, counted from -1 for all before the first, and the square in Morton
order (see ``tiles``), in one number, ``(span + 1) * SQUARES**2 + square``. Those of a tile are made from those of the
four below it, so that no row is looked at twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from campaigns.atlas.document.guest_payload import OPEN_END, OPEN_START, of_numbers
from campaigns.pieces import tiles
from campaigns.pieces.piece_files import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from campaigns.atlas.document.piece_types import PieceCounts
    from campaigns.pieces.spans import Spans

    Integers = npt.NDArray[np.int64]

MOST_CHANGES: Final = 32_768
"""Changes of a piece, about: a tile with more has several, one after the other in time."""
_BITS = 12
_SQUARES = 1 << _BITS


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes in a tile, ascending, of each how many rows begin and how many are no more, and all rows of the tile."""

    at: Integers
    begun: Integers
    ended: Integers
    rows: int

    @classmethod
    def of_rows(cls, zoom: int, squares: Integers, starts: Integers, ends: Integers, spans: Spans) -> Changes:
        """Changes in a tile of a zoom.

        Parameters
        ----------
        zoom, squares
            Of the tile, and of each row its square of zoom ``FINEST``.
        starts, ends
            First and last days of the rows.
        spans
            By which is counted.
        """
        within = tiles.squares_of(zoom, squares)
        begun = ((spans.begun(starts) + 1) << _BITS) | within
        ended = ((spans.ended(ends) + 1) << _BITS) | within
        beyond = (spans.count + 1) << _BITS
        one = np.ones(len(squares), dtype=np.int64)
        at = np.concatenate([begun, ended])
        kept = at < beyond
        zero = np.zeros_like(one)
        begins, leaves = np.concatenate([one, zero]), np.concatenate([zero, one])
        return cls(*_summed(at[kept], begins[kept], leaves[kept]), len(squares))

    def by_span(self, spans: Spans) -> tuple[Integers, Integers]:
        """Rows that begin in each span, and those that ended in the one before it; in the first all before it too."""
        span = np.maximum((self.at >> _BITS) - 1, 0)
        begun, ended = (np.bincount(span, each, spans.count).astype(np.int64) for each in (self.begun, self.ended))
        return begun, ended

    @classmethod
    def above(cls, below: Iterable[tuple[int, Changes]]) -> Changes:
        """Changes in a tile from those of the tiles below it, each with its number, which tells its quarter."""
        every = list(below)
        at = [_in_quarter(changes.at, number & 3) for number, changes in every]
        return cls(
            *_summed(
                np.concatenate(at),
                np.concatenate([changes.begun for _, changes in every]),
                np.concatenate([changes.ended for _, changes in every]),
            ),
            sum(changes.rows for _, changes in every),
        )

    @classmethod
    def together(cls, parts: Iterable[Changes]) -> Changes:
        """Changes in a tile of several sets of rows."""
        every = list(parts)
        columns = [np.concatenate([getattr(part, name) for part in every]) for name in ("at", "begun", "ended")]
        return cls(*_summed(*columns), sum(part.rows for part in every))


def _in_quarter(at: Integers, quarter: int) -> Integers:
    """The same changes in the tile above, the squares of which are twice as wide."""
    return (at >> _BITS << _BITS) | (((quarter << _BITS) | (at & (_SQUARES - 1))) >> 2)


def _summed(at: Integers, begun: Integers, ended: Integers) -> tuple[Integers, Integers, Integers]:
    """Each change once."""
    order = np.argsort(at, kind="stable")
    at = at[order]
    first = np.flatnonzero(np.diff(at, prepend=-1))
    if not len(first):
        return at, begun, ended
    return at[first], np.add.reduceat(begun[order], first), np.add.reduceat(ended[order], first)


def pieces(changes: Changes, spans: Spans) -> Iterator[tuple[int, int, PieceCounts]]:
    """First day, last day and content of each piece of a tile, in order of time and without gaps."""
    for first, end in pairwise(_borders(changes, spans)):
        first_day = OPEN_START if first == 0 else spans.first + first * spans.days
        last_day = OPEN_END if end == spans.count else spans.first + end * spans.days - 1
        yield first_day, last_day, _content(changes, first, end)


def _borders(changes: Changes, spans: Spans) -> list[int]:
    """Spans at which the pieces of a tile begin, and the end of the last: of as many changes each as there may be."""
    each = np.bincount(changes.at >> _BITS, minlength=spans.count + 1)[1:].tolist()
    borders, have = [0], 0
    for span, count in enumerate(each):
        if have and have + count > MOST_CHANGES:
            borders.append(span)
            have = 0
        have += count
    return [*borders, spans.count]


def _content(changes: Changes, first: int, end: int) -> PieceCounts:
    """Of the spans from one to another, without the last."""
    low, high = np.searchsorted(changes.at, [(first + 1) << _BITS, (end + 1) << _BITS])
    before = tiles.by_line(changes.at[:low] & (_SQUARES - 1))
    begun, ended = (
        np.bincount(before, each[:low], minlength=_SQUARES).astype(np.int64) for each in (changes.begun, changes.ended)
    )
    squares = np.flatnonzero(begun | ended)
    span = (changes.at[low:high] >> _BITS) - 1 - first
    changed = tiles.by_line(changes.at[low:high] & (_SQUARES - 1))
    order = np.lexsort((changed, span))
    return {
        "firstSpan": first,
        "spanCount": end - first,
        "squares": of_numbers(squares, LEVEL),
        "begunBefore": of_numbers(begun[squares], LEVEL),
        "endedBefore": of_numbers(ended[squares], LEVEL),
        "changes": of_numbers(np.bincount(span, minlength=end - first), LEVEL),
        "changed": of_numbers(changed[order], LEVEL),
        "begun": of_numbers(changes.begun[low:high][order], LEVEL),
        "ended": of_numbers(changes.ended[low:high][order], LEVEL),
    }
