"""Groups have as many rows as fit into memory, and no fewer than a piece has."""

from __future__ import annotations

import pytest

from campaigns.pieces import groups


@pytest.mark.parametrize(
    ("rows", "size", "most"), [(1_000_000, 100_000_000, 200_000), (100_000, 1_000_000_000, 26_843), (10, 10**9, 10_000)]
)
def test_rows_with_long_texts_come_in_smaller_groups(rows: int, size: int, most: int) -> None:
    assert groups.most_rows(rows, size) == most


def test_the_smallest_tiles_of_a_group_are_a_range() -> None:
    assert groups.Group(10, 5).smallest == (80, 96)
    assert groups.Group(12, 5, (0, 9), (1, 3)).name == "12-5-0-1"
