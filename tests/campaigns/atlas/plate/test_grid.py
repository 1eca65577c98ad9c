"""The kilometre grid of a battle map."""

from __future__ import annotations

import numpy as np
import pytest
from pyproj import Transformer

from campaigns.atlas.plate import grid, projection

FRAME = (50.0, 40.0, 650.0, 440.0)
THEATRE = (110.0, 36.0, 152.0, 55.0)


def plane_of(denominator: float, longitude: float = 118.66, latitude: float = 47.7) -> projection.Plane:
    """A map of a scale around a point."""
    tall = (FRAME[3] - FRAME[1]) / 72 * 0.0254 * denominator / 111_200
    box = (longitude - tall / 10, latitude - tall / 2, longitude + tall / 10, latitude + tall / 2)
    return projection.fit(box, FRAME)


@pytest.mark.parametrize(
    ("denominator", "step"), [(50_000, 1), (100_000, 2), (200_000, 5), (400_000, 5), (500_000, 10), (1_000_000, 0)]
)
def test_squares_suit_the_scale(denominator: float, step: int) -> None:
    plane = plane_of(denominator)
    assert 1000 * plane.km_per_point * 72 / 0.0254 == pytest.approx(denominator, rel=0.01)
    assert grid.step_of(plane) == step


def test_a_map_of_the_theatre_has_no_grid() -> None:
    plane = projection.fit(THEATRE, FRAME)
    assert plane.zone == ""
    assert grid.step_of(plane) == 0


@pytest.mark.parametrize(
    ("longitude", "latitude", "zone", "epsg"),
    [
        (118.66, 47.7, "50N", 32650),
        (130.6, 42.45, "52N", 32652),
        (156.4, 50.8, "57N", 32657),
        (185.0, -20.0, "1S", 32701),
    ],
)
def test_lines_stand_where_utm_has_them(longitude: float, latitude: float, zone: str, epsg: int) -> None:
    plane = plane_of(200_000, longitude, latitude)
    assert plane.zone == zone
    assert f"UTM zone {zone}" in plane.note()
    east, north = grid.eastings(plane, 5), grid.northings(plane, 5)
    assert len(east) >= 6
    assert len(north) >= 4
    assert {line.kilometres % 5 for line in (*east, *north)} == {0}
    to_degrees = Transformer.from_crs(epsg, 4326, always_xy=True)
    x, y = to_degrees.transform(east[0].kilometres * 1000, north[0].kilometres * 1000)
    [[across, up]] = plane.points(np.array([[x, y]]))
    assert (across, up) == pytest.approx((east[0].at, north[0].at), abs=0.01)
