"""The course of any axis: where its head stands on a day."""

from __future__ import annotations

import datetime as dt
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.model import Axis
from campaigns.movement.course import course
from geodata.gazetteer import Place
from geodata.projections import distance_km
from tests.repeatable import REPEATABLE

FIRST_DAY = dt.date(1945, 8, 9)
POSITIONS = st.tuples(st.integers(1000, 1800), st.integers(350, 700))
"""Tenths of a degree: no two places are one."""
LEGS = st.lists(
    st.tuples(POSITIONS, st.integers(1, 20), st.integers(0, 5)), min_size=2, max_size=6, unique_by=lambda leg: leg[0]
)
"""Of each waypoint its place, days since the one before was left, days it stayed there."""
FEWER = settings(REPEATABLE, max_examples=40)
"""A course takes ten milliseconds."""
Leg = tuple[tuple[int, int], int, int]


def _axis(legs: list[Leg], mode: str = "foot") -> tuple[Axis, dict[str, Place], list[tuple[int, int]]]:
    """An axis, its places, and for each waypoint the days of the clock on which it was reached and left."""
    waypoints, places, days, day = [], {}, [], FIRST_DAY
    for number, ((longitude, latitude), travelled, stayed) in enumerate(legs):
        arrived = day + dt.timedelta(days=travelled)
        day = arrived + dt.timedelta(days=stayed)
        name = f"place-{number}"
        places[name] = Place(name, name, "", "town", 3, longitude / 10, latitude / 10, 1.0, "x")
        when = f"{arrived}/{day}" if stayed else f"{arrived}"
        waypoints.append({"place": name, "when": when, "source": "x", "certainty": "low"})
        days.append(((arrived - dt.date(1900, 1, 1)).days, (day - dt.date(1900, 1, 1)).days))
    keys = {"side": "Japan", "kind": "advance", "mode": mode, "scale": "operation", "sources": "x"}
    axis = {"id": "a", "formation": "A", "echelon": "army", "waypoints": waypoints, **keys}
    return Axis.model_validate(axis), places, days


@FEWER
@given(LEGS)
def test_the_head_stands_at_each_waypoint_on_its_days(legs: list[Leg]) -> None:
    axis, places, days = _axis(legs)
    path = course(axis, places)
    assert (path.first_day, path.last_day) == (days[0][0], days[-1][1])
    for place, (arrived, left) in zip(places.values(), days, strict=True):
        for day in (arrived, (arrived + left) / 2, left):
            [tip] = path.lonlat(path.upto(path.reached(day))[-1:])
            assert distance_km(float(tip[0]), float(tip[1]), place.longitude, place.latitude) < 0.01


@FEWER
@given(LEGS)
def test_the_head_never_goes_back_and_stays_between_its_waypoints(legs: list[Leg]) -> None:
    axis, places, days = _axis(legs)
    path = course(axis, places)
    moments = np.linspace(days[0][0] - 3, days[-1][1] + 3, 200)
    reached = [path.reached(float(moment)) for moment in moments]
    assert all(after >= before - 1e-9 for before, after in itertools.pairwise(reached))
    assert reached[0] == pytest.approx(0, abs=1e-9)
    assert reached[-1] == pytest.approx(path.length)
    halts = path.halts(path.last_day)
    assert all(after.start == before.end + 1 for before, after in itertools.pairwise(halts))


@FEWER
@given(LEGS, st.sampled_from(["foot", "mechanised", "rail", "sea"]))
def test_the_tail_has_a_length_and_begins_at_most_two_kilometres_behind(legs: list[Leg], mode: str) -> None:
    axis, places, _ = _axis(legs, mode)
    path = course(axis, places)
    [tail] = path.lonlat(path.upto(path.reached(path.first_day))[:1])
    first = next(iter(places.values()))
    assert 0.1 < distance_km(float(tail[0]), float(tail[1]), first.longitude, first.latitude) < 2.01
