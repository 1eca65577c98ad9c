"""Shapes and boxes that cross the antimeridian."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon

from geodata import antimeridian
from tests.repeatable import REPEATABLE

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def test_what_does_not_cross_stays_as_it_is() -> None:
    chukotka = shapely.box(170, 60, 180, 70)
    assert antimeridian.cut(chukotka) is chukotka
    assert antimeridian.cut(Point()).is_empty


@pytest.mark.parametrize("turn", [0, 360, -360])
def test_a_land_is_cut_in_two(turn: int) -> None:
    found = antimeridian.cut(shapely.box(170 + turn, 60, 190 + turn, 70))
    assert isinstance(found, MultiPolygon)
    assert sorted(part.bounds for part in found.geoms) == [(-180, 60, -170, 70), (170, 60, 180, 70)]


def test_a_route_is_cut_and_keeps_its_length() -> None:
    route = LineString([(132, 43), (179, 50), (238, 47)])
    found = antimeridian.cut(route)
    assert found.geom_type == "MultiLineString"
    assert found.length == pytest.approx(route.length)
    assert found.bounds[0] == -180
    assert found.bounds[2] == 180


def test_an_edge_more_than_half_round_the_earth_crosses_the_antimeridian() -> None:
    ring = [(179, 65), (-179, 65), (-179, 66), (179, 66), (179, 65)]
    hole = [(-179.8, 65.2), (-179.2, 65.2), (-179.2, 65.8), (-179.8, 65.2)]
    assert antimeridian.unrolled_shape(Polygon(ring)).bounds == (179, 65, 181, 66)
    whole = antimeridian.unrolled_shape(MultiPolygon([Polygon(ring, [hole]), shapely.box(120, 50, 121, 51)]))
    assert whole.area == pytest.approx(2 - 0.18 + 1)
    assert antimeridian.unrolled_shape(LineString([(170, 50), (-170, 55), (170, 60)])).bounds == (170, 50, 190, 60)


@pytest.mark.parametrize(
    "shape",
    [
        shapely.box(-180, -90, 180, 90),
        shapely.box(100, 40, 150, 60),
        Polygon([(-180, -70), (-60, -75), (60, -72), (180, -70), (180, -90), (-180, -90)]),
        LineString([(0, 0), (120, 0), (-120, 0), (0, 0)]),
        shapely.MultiPoint([(-179, 0), (179, 0)]),
    ],
)
def test_the_world_and_a_ring_round_a_pole_are_meant_as_they_stand(shape: BaseGeometry) -> None:
    assert antimeridian.unrolled_shape(shape) is shape


def test_what_lies_beyond_altogether_moves_to_the_other_side() -> None:
    assert antimeridian.cut(Point(190, 66)) == Point(-170, 66)
    assert antimeridian.cut(shapely.box(180, 0, 190, 5)).bounds == (-180, 0, -170, 5)


def test_holes_stay_holes() -> None:
    land = shapely.box(160, 50, 200, 70).difference(shapely.box(190, 55, 195, 60))
    found = antimeridian.cut(land)
    assert found.area == pytest.approx(land.area)
    assert sum(len(part.interiors) for part in shapely.get_parts(found) if isinstance(part, Polygon)) == 1


def test_a_box_whose_west_lies_east_of_its_east_crosses() -> None:
    assert antimeridian.unrolled((170, 50, -160, 66)) == (170, 50, 200, 66)
    bering = antimeridian.box(170, 50, -160, 66)
    assert bering.covers(Point(-170, 60))
    assert bering.covers(Point(175, 60))
    assert not bering.intersects(Point(0, 60))


def test_a_box_begins_between_the_seam_and_its_end() -> None:
    assert antimeridian.unrolled((-160, 50, -130, 66)) == (200, 50, 230, 66)
    assert antimeridian.unrolled((-40, 50, -20, 66)) == (320, 50, 340, 66), "across the seam it goes on"


@pytest.mark.parametrize(
    ("given", "found"), [(131.9, 131.9), (-122.33, 237.67), (-30, -30), (330, -30), (-29.5, -29.5), (185, 185)]
)
def test_a_longitude_of_the_atlas(given: float, found: float) -> None:
    assert antimeridian.longitude(given) == pytest.approx(found, abs=1e-9)


def test_what_was_cut_at_180_is_joined_to_one_piece() -> None:
    chukotka = MultiPolygon([shapely.box(170, 60, 180, 70), shapely.box(-180, 60, -170, 70)])
    assert antimeridian.joined(chukotka).equals(shapely.box(170, 60, 190, 70))
    route = shapely.MultiLineString([[(132, 43), (180, 50)], [(-180, 50), (-122, 47)]])
    assert antimeridian.joined(route).equals(LineString([(132, 43), (180, 50), (238, 47)]))


def test_greenland_is_in_two_pieces() -> None:
    found = antimeridian.joined(shapely.box(-50, 60, -20, 80))
    assert sorted(part.bounds for part in shapely.get_parts(found)) == [(-30, 60, -20, 80), (310, 60, 330, 80)]
    assert antimeridian.cut(found).equals(shapely.box(-50, 60, -20, 80)), "and in one for other programs"


def test_a_view_across_the_seam_holds_what_lies_on_both_sides() -> None:
    lands = MultiPolygon([shapely.box(-30, 60, -20, 80), shapely.box(310, 60, 330, 80)])
    found = antimeridian.clipped(lands, (300, 50, 350, 85))
    assert found.bounds == (310, 60, 340, 80)
    assert found.area == pytest.approx(600)


LONGITUDES = st.floats(-540, 540, allow_nan=False)
LATITUDES = st.floats(-85, 85, allow_nan=False)
SPANS = st.floats(0.01, 300)
HEIGHTS = st.floats(0.01, 80)


@REPEATABLE
@given(LONGITUDES)
def test_a_longitude_has_one_place_whichever_way_it_is_written(degrees: float) -> None:
    found, written = antimeridian.longitude(degrees), antimeridian.written(degrees)
    assert antimeridian.SEAM <= found < antimeridian.END
    assert -180 <= written <= 180
    for each in (found, written):
        turns = (each - degrees) / 360
        assert turns == pytest.approx(round(turns), abs=1e-9)
    assert antimeridian.longitude(found) == found
    assert antimeridian.longitude(degrees + 360) == pytest.approx(found, abs=1e-6) or found == pytest.approx(
        antimeridian.SEAM, abs=1e-6
    )
    assert antimeridian.continued(np.array([[degrees, 0.0]]))[0, 0] == pytest.approx(found, abs=1e-9)


@REPEATABLE
@given(LONGITUDES, st.floats(-85, 0), SPANS, HEIGHTS)
def test_a_shape_keeps_its_area_wherever_it_is_cut(west: float, south: float, wide: float, tall: float) -> None:
    shape = shapely.box(west, south, west + wide, south + tall)
    joined, cut = antimeridian.joined(shape), antimeridian.cut(shape)
    assert joined.bounds[0] >= antimeridian.SEAM
    assert joined.bounds[2] <= antimeridian.END
    assert cut.bounds[0] >= -180
    assert cut.bounds[2] <= 180
    for each in (joined, cut, antimeridian.cut(joined), antimeridian.joined(cut)):
        assert each.is_valid
        assert each.area == pytest.approx(shape.area, rel=1e-6, abs=1e-6)


@REPEATABLE
@given(LONGITUDES, LATITUDES, LONGITUDES, SPANS)
def test_a_view_holds_a_place_however_its_longitude_is_written(
    degrees: float, latitude: float, west: float, wide: float
) -> None:
    box = antimeridian.unrolled((west, -90, west + wide, 90))
    inside = (degrees - west) % 360
    assume(min(inside, abs(inside - wide), 360 - inside) > 1e-6)
    found = antimeridian.clipped(antimeridian.point(degrees, latitude), box)
    assert found.is_empty == (inside > wide)
