"""Shapes and boxes that cross the antimeridian."""

from __future__ import annotations

import pytest
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon

from geodata import antimeridian


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
