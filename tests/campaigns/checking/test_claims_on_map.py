"""Claims of the founding texts of a day and a place, held against what the map has there on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shapely import LineString, Point

from campaigns import dates
from campaigns.checking import claims_on_map, founding_documents
from campaigns.checking.claims_on_map import Feature

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.checking.founding_documents import DocumentClaim
    from campaigns.history import History

HARBIN = (126.63, 45.76)
WEST_OF_HARBIN = 1 / 77.8
"""Degrees of longitude in a kilometre there."""


def claim(at: str = "harbin", date: str = "1932-02-05", dossier: str = "harbin-1932") -> DocumentClaim:
    """A claim that something happened there and then."""
    return founding_documents.DocumentClaim("D9-001", "A claim", date, "", at, dossier, "date", "agrees", "", 2)


def feature(days: str = "1932-02-05", west: float = 0, dossier: str = "harbin-1932") -> Feature:
    """A point some kilometres west of Harbin."""
    point = Point(HARBIN[0] - west * WEST_OF_HARBIN, HARBIN[1])
    return Feature(dossier, point, *dates.parse(days).days)


@pytest.mark.parametrize(
    ("one", "carried"),
    [
        (feature(), True),
        (feature(west=55), True),
        (feature(west=65), False),
        (feature("1932-02-17"), True),
        (feature("1932-02-18"), False),
        (feature("1932-01-24"), True),
        (feature("1932-01-23"), False),
        (feature("1932-01-01/1932-03-02"), True),
        (feature("1932-01-01/1932-03-03"), False),
    ],
)
def test_a_feature_carries_what_is_near_it_in_space_and_time(history: History, one: Feature, *, carried: bool) -> None:
    assert claims_on_map.carries(one, claim(), history) is carried


def test_a_line_is_as_near_as_its_nearest_point(history: History) -> None:
    days = dates.parse("1932-02-05").days
    past_the_city = Feature("harbin-1932", LineString([(125, 45.76), (128, 45.76)]), *days)
    assert claims_on_map.carries(past_the_city, claim(), history)


def test_one_of_several_places_is_enough(history: History) -> None:
    assert claims_on_map.carries(feature(), claim("moscow harbin"), history)
    assert not claims_on_map.carries(feature(), claim("moscow tokyo"), history)


def test_a_feature_of_another_event_carries_nothing(history: History) -> None:
    assert claims_on_map.whole_of(history.dossiers["hutou"], history.dossiers) == "manchurian-operation"
    assert claims_on_map.whole_of(history.dossiers["harbin-1932"], history.dossiers) == "mukden-incident"
    ours, others = feature(), feature(dossier="neutrality-pact")
    assert claims_on_map.uncarried([claim()], [others], history) == [claim()]
    assert claims_on_map.uncarried([claim()], [others, ours], history) == []


def test_claims_of_day_and_place_are_on_the_map(history: History, whole: gpd.GeoDataFrame) -> None:
    (first, good), *others = claims_on_map.lines(history, whole)
    assert good, "\n".join([first, *(text for text, _ in others)])
    unseen = {text.split(",")[0].strip() for text, _ in others}
    assert {"D0-069", "D0-096", "D0-034"}.isdisjoint(unseen)
    assert "D0-039" in unseen, "nothing was signed in May 1938"
