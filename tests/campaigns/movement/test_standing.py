"""Units and fronts as geometry: where, within what radius, and with the enemy on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely

from campaigns import dates
from campaigns.movement import standing
from campaigns.unit_model import Point
from tests import small_war

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History
    from campaigns.unit_model import Faces

MARCH = dates.parse("1945-08-09/1945-08-11")
"""Days on which the Soviet column came from the south-east, and the 3rd Division stood north of the line."""


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
    front = small.dossiers["small-war"].fronts[0]
    assert list(line_of(small, 0, when=MARCH).coords) == towards_weston, "the Soviet column comes from the south-east"
    assert list(line_of(small, 0, when=MARCH, line=front.line[::-1]).coords) == towards_weston
    assert list(line_of(small, 0, when=MARCH, side=("Soviet Union",)).coords) == towards_weston[::-1]


def test_what_stood_there_on_other_days_does_not_tell_where_the_enemy_was(small: History) -> None:
    written = [(130.0, 44.3), (129.3, 44.4), (129.0, 44.5)]
    later = dates.parse("1945-08-15")
    for points in (written, written[::-1]):
        spots = tuple(Point(latitude, longitude) for longitude, latitude in points)
        assert list(line_of(small, 0, when=later, line=spots).coords) == points


def test_a_line_faces_where_its_dossier_says(small: History) -> None:
    towards_weston = [(130.0, 44.3), (129.3, 44.4), (129.0, 44.5)]
    for faces in ("south", "south-west", "west"):
        assert list(line_of(small, 0, faces=faces).coords) == towards_weston
    for faces in ("north", "north-east", "east"):
        assert list(line_of(small, 0, faces=faces).coords) == towards_weston[::-1]


def test_a_ring_faces_where_its_dossier_says(small: History) -> None:
    assert shapely.LinearRing(line_of(small, 1, faces="inside").coords).is_ccw
    assert not shapely.LinearRing(line_of(small, 1, faces="outside").coords).is_ccw


INWARD = {"fui-heights/fui-soviet-ring", "khalkhin-gol-august/ring-24", "hailar/siege-ring", "hutou/siege-ring"}
"""Rings of besiegers; whoever else held one was surrounded."""


def test_rings_of_the_atlas_face_the_enemy(history: History) -> None:
    closed = [(d, front) for d in history.dossiers.values() for front in d.fronts if front.is_closed]
    lines = {
        f"{d.id}/{front.id}": standing.front_line(front, d, history.places, history.formations) for d, front in closed
    }
    assert {key for key, line in lines.items() if shapely.LinearRing(line.coords).is_ccw} == INWARD
    assert {"khalkhin-gol-august/pocket-29", "hutou/main-pocket", "manchouli-1929/manchouli-pocket"} <= lines.keys()
    assert all(front.faces for _, front in closed), "each says it, whatever will stand in and around it"


FACING = [
    ("mutanchiang", "yehho-line", "east"),
    ("mutanchiang", "yehho-attack", "west"),
    ("mutanchiang", "bridgehead-22", "west"),
    ("aihun-sunwu", "sunwu-works", "north-east"),
    ("koton", "handa-line", "north"),
    ("great-wall", "hsifengkow-line", "north"),
    ("shumshu", "coast-posts", "north-east"),
    ("suifenho-volynsk", "border-forts", "east"),
    ("khalkhin-gol-may", "sand-hill-line", "north-east"),
    ("khalkhin-gol-august", "japanese-line", "west"),
    ("khalkhin-gol-august", "outer-line", "north-east"),
    ("hutou", "fortress", "east"),
]


@pytest.mark.parametrize(("dossier", "front", "faces"), FACING)
def test_lines_of_the_atlas_face_the_enemy(history: History, dossier: str, front: str, faces: Faces) -> None:
    battle = history.dossiers[dossier]
    held = next(each for each in battle.fronts if each.id == front)
    line = standing.front_line(held, battle, history.places, history.formations)
    assert standing.across(shapely.get_coordinates(line), faces) > 0


def test_a_ring_closes_and_has_the_enemy_outside(small: History) -> None:
    ring = line_of(small, 1)
    assert ring.is_closed
    assert len(ring.coords) == 4
    assert not shapely.LinearRing(ring.coords).is_ccw, "outside is on the left"
    closed = small.dossiers["small-war"].fronts[1].line
    assert list(line_of(small, 1, line=(*closed, closed[0])).coords) == list(ring.coords)


def test_a_ring_around_the_enemy_has_him_inside(small: History) -> None:
    around = line_of(small, 1, when=MARCH, side=("Soviet Union",), line=("midford", *small_war.BEYOND_WESTON))
    assert shapely.Polygon(around).contains(shapely.Point(129.5, 44.4)), "the 3rd Division"
    assert shapely.LinearRing(around.coords).is_ccw
