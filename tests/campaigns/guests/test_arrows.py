"""Positions of a formation that become its arrow."""

from __future__ import annotations

import datetime as dt

import pytest
import shapely

from campaigns.guests import arrows
from campaigns.guests.arrows import NotJoined, Stage, Waypoint
from campaigns.guests.table import GuestFileError

NINTH, TWELFTH, FIFTEENTH = (dt.date(1945, 8, day) for day in (9, 12, 15))
HOME, HAILAR, HARBIN = (117.5, 49.6), (119.7, 49.2), (126.6, 45.8)


def test_an_arrow_grows_with_each_dated_position() -> None:
    way = [
        Waypoint(0, HAILAR, 2, TWELFTH, TWELFTH),
        Waypoint(1, HARBIN, 3, FIFTEENTH, None),
        Waypoint(2, HOME, 1, NINTH, NINTH),
    ]
    assert arrows.stages("36th Army", way, has_order=True) == [
        Stage(2, None, dt.date(1945, 8, 11)),
        Stage(0, shapely.LineString([HOME, HAILAR]), dt.date(1945, 8, 14)),
        Stage(1, shapely.LineString([HOME, HAILAR, HARBIN]), None),
    ]


def test_without_days_there_is_the_whole_arrow_alone() -> None:
    way = [Waypoint(row, place, row, None, None) for row, place in enumerate((HOME, HAILAR, HARBIN))]
    lines = [stage.line for stage in arrows.stages("36th Army", way, has_order=True) if isinstance(stage, Stage)]
    assert lines == [None, None, shapely.LineString([HOME, HAILAR, HARBIN])]


def test_a_formation_that_stays_where_it_is_has_no_arrow() -> None:
    way = [Waypoint(0, HOME, None, NINTH, None), Waypoint(1, HOME, None, TWELFTH, None)]
    assert arrows.stages("36th Army", way, has_order=False) == [
        Stage(0, None, dt.date(1945, 8, 11)),
        Stage(1, None, None),
    ]


def test_what_is_out_of_order_stays_a_point_and_is_told() -> None:
    way = [
        Waypoint(0, HOME, 1, TWELFTH, None),
        Waypoint(1, HAILAR, 2, NINTH, None),
        Waypoint(2, HARBIN, None, FIFTEENTH, None),
    ]
    left = [each for each in arrows.stages("36th Army", way, has_order=True) if isinstance(each, NotJoined)]
    assert [(each.row, each.found) for each in left] == [
        (2, "no place in the order"),
        (1, "1945-08-09, which is before 1945-08-12 of the position before it"),
    ]


def test_no_arrow_has_more_positions_than_are_drawn() -> None:
    way = [Waypoint(row, (100 + row / 10, 45), row, None, None) for row in range(501)]
    with pytest.raises(GuestFileError, match="found 501 positions of 36th Army; expected at most 500"):
        arrows.stages("36th Army", way, has_order=True)
