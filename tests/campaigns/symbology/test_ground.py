"""Coasts and rivers, drawn by one table on a page and on a screen."""

from __future__ import annotations

import pytest

from campaigns.atlas.document import style_payload
from campaigns.symbology import ground


def test_a_coast_is_as_wide_on_a_screen_as_on_a_page() -> None:
    assert style_payload.build()["ground"]["coast"] == pytest.approx(0.55 * 1.42)


def test_a_river_is_thinner_by_rank_and_wider_on_a_map_of_a_large_scale() -> None:
    widths = [ground.spec().river.width(rank, km_per_point=3.0) for rank in (1, 4, 8, 9)]
    assert widths == pytest.approx([1.73, 1.22, 0.54, 0.45])
    assert ground.spec().river.width(9, km_per_point=1.0) == pytest.approx(0.675)
