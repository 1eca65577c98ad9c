"""Points in words, by the nearest place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.tables.nearest_place import NearestPlace

if TYPE_CHECKING:
    from campaigns.history import History

DAY = dt.date(1945, 8, 14)


@pytest.mark.parametrize(
    ("north", "east", "words"),
    [
        (0.0, 0.0, "Hutou"),
        (0.3, 0.0, "33 km north of Hutou"),
    ],
)
def test_a_point_near_a_place(history: History, north: float, east: float, words: str) -> None:
    place = history.places["hutou"]
    assert NearestPlace([place]).of_point(place.longitude + east, place.latitude + north, DAY) == words


@pytest.mark.parametrize(
    ("bearing", "east", "north"),
    [("east", 0.1, 0.0), ("south-west", -0.1, -0.07), ("west", -0.1, 0.0), ("north-west", -0.1, 0.07)],
)
def test_directions(history: History, bearing: str, east: float, north: float) -> None:
    place = history.places["hutou"]
    assert f" km {bearing} of " in NearestPlace([place]).of_point(place.longitude + east, place.latitude + north, DAY)


def test_far_from_every_place_there_are_no_words(history: History) -> None:
    assert NearestPlace.of(history).of_point(0.0, 10.0, DAY) == ""


def test_across_the_date_line(history: History) -> None:
    place = replace(history.places["hutou"], longitude=179.95, latitude=50.0)
    assert NearestPlace([place]).of_point(-179.95, 50.0, DAY) == "7 km east of Hutou"
