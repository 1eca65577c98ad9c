"""Whole numbers as bits: Huffman codes, one for each context, and the digits that a code leaves out.

A number is a symbol and further bits. The symbol says its sign, its highest binary digit and the digit after it; the
digits that follow come as they are, high first. What numbers a context – what is already known of a point – makes
likely, a code of its own makes short. Codes are canonical: their lengths say all of them (RFC 1951, 3.2.2).
``web/base/prefix-codes.ts`` is the other side.
"""

from __future__ import annotations

import base64
import heapq
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator

Integers = npt.NDArray[np.int64]

LONGEST = 15
"""Bits of a code at most."""
_LENGTHS = "0123456789abcdef"


def symbols(values: Integers) -> tuple[Integers, Integers, Integers]:
    """Symbol of each number, how many bits follow it, and what they say."""
    size = np.abs(values)
    highest = np.frexp(size.astype(np.float64))[1].astype(np.int64) - 1  # -1 of zero
    following = np.maximum(highest - 1, 0)
    top = size >> following
    classes = np.where(highest < 1, top, 2 * highest + (top & 1))
    return 2 * classes + (values < 0), following, size - (top << following)


def encoded(values: Integers, contexts: Integers) -> tuple[str, str]:
    """Numbers as bits.

    Parameters
    ----------
    values
        Whole numbers, shape (n,), less than 2**40 apart from zero.
    contexts
        Of each, from 0 on: what the reader will know of it before it is read.

    Returns
    -------
    codes, data
        For each context the lengths of the codes of its symbols, one digit each, contexts parted by commas; and the
        bits in base64.
    """
    if not len(values):
        return "", ""
    symbol, following, rest = symbols(values)
    many = int(symbol.max()) + 1
    counts = np.bincount(contexts * many + symbol, minlength=(int(contexts.max()) + 1) * many).reshape(-1, many)
    lengths = np.array([_lengths(row) for row in counts.tolist()])
    code = np.array([_canonical(row) for row in lengths.tolist()])[contexts, symbol]
    texts = ("".join(_LENGTHS[length] for length in row).rstrip("0") for row in lengths.tolist())
    return ",".join(texts), _bits((code << following) | rest, lengths[contexts, symbol] + following)


def _lengths(counts: list[int]) -> list[int]:
    """Lengths of the Huffman codes of symbols that come so often, 0 of those that do not come."""
    while True:
        lengths = [0] * len(counts)
        order = count()
        heap = [(often, next(order), [symbol]) for symbol, often in enumerate(counts) if often]
        if len(heap) == 1:
            lengths[heap[0][2][0]] = 1
        heapq.heapify(heap)
        while len(heap) > 1:
            (few, _, one), (more, _, other) = heapq.heappop(heap), heapq.heappop(heap)
            for symbol in one + other:
                lengths[symbol] += 1
            heapq.heappush(heap, (few + more, next(order), one + other))
        if max(lengths, default=0) <= LONGEST:
            return lengths
        counts = [often and often // 2 + 1 for often in counts]


def _canonical(lengths: list[int]) -> list[int]:
    """The codes that have these lengths."""
    codes = [0] * len(lengths)
    for symbol, code in _in_order(lengths):
        codes[symbol] = code
    return codes


def _in_order(lengths: list[int]) -> Iterator[tuple[int, int]]:
    code = before = 0
    for length, symbol in sorted((length, symbol) for symbol, length in enumerate(lengths) if length):
        code <<= length - before
        yield symbol, code
        code, before = code + 1, length


def _bits(values: Integers, lengths: Integers) -> str:
    """Numbers of so many bits each, high bit first, one after another, in base64 without padding."""
    ends = np.cumsum(lengths)
    places = np.repeat(ends, lengths) - 1 - np.arange(ends[-1])
    bits = (np.repeat(values, lengths) >> places) & 1
    return base64.b64encode(np.packbits(bits.astype(np.uint8)).tobytes()).decode("ascii").rstrip("=")
