"""Arcs, and lines made of arcs, as a row of whole numbers of which each is likely to be small.

A line goes on much as it went. Each step is therefore turned so that the step before it leads east and a little north;
its part along east is written first, then by how much the part along north misses the one that would lead on straight.
How long the step before was, whether the line turned left or right there, and how long the step is make the contexts:
for each the numbers have a code of their own (``prefix_codes``). ``web/base/packing.ts`` reads the same row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from campaigns.atlas.document import prefix_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from campaigns.atlas.document.prefix_codes import Integers

LENGTH, START, COUNT, ARC, ALONG = range(5)
"""Contexts: points of an arc, where it begins, arcs of a line, number of an arc, and the first of steps."""
OCTAVES = 16
"""Sizes of a step that are told apart: 0, 1, 2 to 3, 4 to 7 and so on; what is greater counts as the greatest."""
TURNS = 3
ACROSS = ALONG + TURNS * OCTAVES
LEAST = 2
"""Points of an arc."""


def encoded(arcs: Sequence[Integers], lines: Sequence[Sequence[int]]) -> tuple[str, str]:
    """Codes and data, see ``prefix_codes.encoded``.

    Parameters
    ----------
    arcs
        Whole numbers, shape (n, 2), n from 2 on; neighbours differ.
    lines
        For each line the numbers of its arcs; ``-1 - n`` is arc n backwards. An arc is first named forwards, and after
        all arcs before it.
    """
    if not arcs:
        return "", ""
    parts = (_arc_numbers(arcs), _line_numbers(lines))
    values, contexts = (np.concatenate(column) for column in zip(*parts, strict=True))
    return prefix_codes.encoded(values, contexts)


def _arc_numbers(arcs: Sequence[Integers]) -> tuple[Integers, Integers]:
    """Of each arc its length, its beginning from the end of the arc before, and its steps; and their contexts."""
    points = np.concatenate(arcs)
    lengths = np.array([len(arc) for arc in arcs])
    ends = np.cumsum(lengths)
    starts = ends - lengths
    steps = np.diff(points, axis=0, prepend=0)
    is_step = np.ones(len(points), dtype=bool)
    is_step[starts] = False
    values, contexts = steps.copy(), np.full(steps.shape, START)
    values[is_step], contexts[is_step] = _steps(np.where(is_step[:, None], steps, 0), is_step)
    before = 2 * starts
    return (
        np.insert(values.ravel(), before, lengths - LEAST),
        np.insert(contexts.ravel(), before, LENGTH),
    )


def _steps(steps: Integers, is_step: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[Integers, Integers]:
    """Numbers and contexts of steps; those that are none are zero, and part arcs."""
    last = np.roll(steps, 1, axis=0)
    before = np.where(np.any(last != 0, axis=1)[:, None], np.roll(steps, 2, axis=0), 0)
    signs = np.where(last < 0, -1, 1)
    step, last, before = steps * signs, last * signs, before * signs
    swapped = last[:, 1] > last[:, 0]
    for each in (step, last, before):
        each[swapped] = each[swapped][:, ::-1]
    (east, north), (along, across) = step[is_step].T, last[is_step].T
    turn = np.sign(before[is_step, 0] * across - before[is_step, 1] * along)
    straight = np.where(along > 0, (2 * east * across + along) // np.maximum(2 * along, 1), 0)
    contexts = (
        ALONG + TURNS * _octave(along) + turn + 1,
        ACROSS + TURNS * (2 * _octave(np.abs(east)) + (east < 0)) + turn + 1,
    )
    return np.column_stack([east, north - straight]), np.column_stack(contexts)


def _octave(sizes: Integers) -> Integers:
    octaves: Integers = np.minimum(np.frexp(sizes.astype(np.float64))[1], OCTAVES - 1).astype(np.int64)
    return octaves


def _line_numbers(lines: Sequence[Sequence[int]]) -> tuple[Integers, Integers]:
    """Of each line how many arcs it has, and how far back in the order of first naming each is, below 0 backwards."""
    values, contexts = [], []
    named = 0
    for line in lines:
        values.append(len(line) - 1)
        contexts.append(COUNT)
        for number in line:
            values.append(named - number if number >= 0 else -1 - number - named)
            contexts.append(ARC)
            named = max(named, number + 1)
    return np.array(values, dtype=np.int64), np.array(contexts, dtype=np.int64)
