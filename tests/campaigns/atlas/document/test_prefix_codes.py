"""Numbers as bits: what comes out is what went in, and what is likely is short."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from campaigns.atlas.document import prefix_codes
from tests.campaigns.atlas.document import packed_lines
from tests.repeatable import REPEATABLE

NUMBERS = st.tuples(st.integers(-(2**34), 2**34) | st.integers(-5, 5), st.integers(0, 6))
"""Numbers with their contexts."""


@REPEATABLE
@given(st.lists(NUMBERS, min_size=1, max_size=60))
def test_any_whole_numbers_come_back(numbers: list[tuple[int, int]]) -> None:
    values, contexts = np.array(numbers, dtype=np.int64).T
    read = packed_lines.numbers_in(*prefix_codes.encoded(values, contexts))
    assert [(read(context), context) for _, context in numbers] == numbers


def test_a_symbol_keeps_the_two_highest_digits_and_the_sign() -> None:
    symbol, following, rest = prefix_codes.symbols(np.array([0, 1, -1, 2, 3, 4, 6, -13, 2**20]))
    assert symbol.tolist() == [0, 2, 3, 4, 6, 8, 10, 15, 80]
    assert following.tolist() == [0, 0, 0, 0, 0, 1, 1, 2, 19]
    assert rest.tolist() == [0, 0, 0, 0, 0, 0, 0, 1, 0]


def test_what_comes_often_is_short() -> None:
    values = np.array([0] * 1_000 + [7] * 20 + [-7] * 20)
    _, data = prefix_codes.encoded(values, np.zeros_like(values))
    bits = 1_000 * 1 + 40 * (2 + 1)
    assert len(data) == -(-bits // 8 * 4 // 3)


def test_no_code_is_longer_than_a_digit_says() -> None:
    often = [1, 1]
    while len(often) < 24:
        often.append(often[-1] + often[-2])  # of which Huffman codes are as long as they can be
    values = np.repeat(2 ** np.arange(24), often)
    codes, data = prefix_codes.encoded(values, np.zeros_like(values))
    read = packed_lines.numbers_in(codes, data)
    assert [read(0) for _ in values] == values.tolist()


def test_nothing_is_nothing() -> None:
    assert prefix_codes.encoded(np.array([], dtype=np.int64), np.array([], dtype=np.int64)) == ("", "")
