"""Units and fronts as geometry: where, within what radius, and with the enemy on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely

from campaigns.movement import standing
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History


@pytest.fixture
def small(folders: Path) -> History:
    return small_war.in_full(folders)


def line_of(small: History, number: int, **changes: object) -> shapely.LineString:
    dossier = small.dossiers["small-war"]
    front = dossier.fronts[number].model_copy(update=changes)
    return standing.front_line(front, dossier, small.places, small.formations)


def test_a_unit_stands_at_its_place_or_its_point(small: History) -> None:
    at_place, at_point = small.dossiers["small-war"].units[0].positions
    assert standing.point_of(at_place.spot, small.places) == shapely.Point(130.0, 44.3)
    assert standing.point_of(at_point.spot, small.places) == shapely.Point(129.5, 44.4)
    assert standing.radius_of(at_place, small.places) == 2.0, "the precision of Midford"
    assert standing.radius_of(at_point, small.places) == 2.5


def test_the_enemy_is_on_the_left_of_a_front(small: History) -> None:
    towards_weston = [(130.0, 44.3), (129.3, 44.4), (129.0, 44.5)]
    assert list(line_of(small, 0).coords) == towards_weston, "the Soviet column comes from the south-east"
    assert list(line_of(small, 0, line=small.dossiers["small-war"].fronts[0].line[::-1]).coords) == towards_weston
    assert list(line_of(small, 0, side=("Soviet Union",)).coords) == towards_weston[::-1]


def test_a_ring_closes_and_has_the_enemy_outside(small: History) -> None:
    ring = line_of(small, 1)
    assert ring.is_closed
    assert len(ring.coords) == 4
    assert not shapely.LinearRing(ring.coords).is_ccw, "outside is on the left"
    closed = small.dossiers["small-war"].fronts[1].line
    assert list(line_of(small, 1, line=(*closed, closed[0])).coords) == list(ring.coords)


def test_a_ring_around_the_enemy_has_him_inside(small: History) -> None:
    around = line_of(small, 1, side=("Soviet Union",), line=("midford", *small_war.BEYOND_WESTON))
    assert shapely.Polygon(around).contains(shapely.Point(129.5, 44.4)), "the 3rd Division"
    assert shapely.LinearRing(around.coords).is_ccw
