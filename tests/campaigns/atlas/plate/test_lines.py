"""Lines of a page: a crossing has one size at any scale."""

from __future__ import annotations

import pytest
import shapely

from campaigns.atlas.plate import lines


@pytest.mark.parametrize("length", [0.5, 4.0, 900.0])
def test_a_crossing_is_as_long_on_a_page_of_any_scale(length: float) -> None:
    bridge = shapely.LineString([(10, 20), (11, 22), (13, 24)])
    drawn = lines.across(bridge, length)
    assert drawn.length == pytest.approx(length)
    assert drawn.centroid.coords[0] == pytest.approx((11.5, 22))
    (x0, y0), (x1, y1) = drawn.coords
    assert (y1 - y0) / (x1 - x0) == pytest.approx(4 / 3)
    assert x1 > x0
