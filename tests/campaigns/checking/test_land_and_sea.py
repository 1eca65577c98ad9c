"""Ships keep to the water and columns to the land, as they are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import land_and_sea
from campaigns.movement import arrows

if TYPE_CHECKING:
    from campaigns.history import History


def told(history: History, dossier: str, axis: str, without: set[str], mode: str = "") -> list[str]:
    """What is reported of a movement without some of its places."""
    found = history.dossiers[dossier]
    axes = []
    for each in found.axes:
        points = tuple(point for point in each.waypoints if each.id != axis or point.place not in without)
        update = {"waypoints": points} | ({"mode": mode} if mode and each.id == axis else {})
        axes.append(each.model_copy(update=update))
    one = {dossier: found.model_copy(update={"axes": tuple(axes)})}
    return [str(problem) for problem in land_and_sea.problems(replace(history, dossiers=one))]


@pytest.mark.slow
def test_every_movement_of_the_atlas_keeps_to_its_element(history: History) -> None:
    assert land_and_sea.problems(history) == []


@pytest.mark.parametrize(
    ("dossier", "axis", "without", "words"),
    [
        (
            "hokkaido-plan",
            "convoy-vkma-1",
            {"sea-off-vladivostok", "sea-off-nakhodka", "sea-off-tetyukhe"},
            "by sea over land, 98 km too far from the coast, between vladivostok and maoka",
        ),
        (
            "mukden-incident",
            "korea-army-brigade",
            {"shinanshu", "teishu"},
            "by rail over sea, 7 km too far from the coast, between heijo and antung",
        ),
        ("three-ships", "taito-maru", {"off-soya", "rishiri-channel"}, "between la-perouse-strait and off-obira"),
    ],
)
def test_a_leg_over_the_other_element_is_named(
    history: History, dossier: str, axis: str, without: set[str], words: str
) -> None:
    [message] = told(history, dossier, axis, without)
    assert f"{dossier}, {axis}" in message
    assert words in message


def test_aircraft_are_free(history: History) -> None:
    points = {"sea-off-vladivostok", "sea-off-nakhodka", "sea-off-tetyukhe"}
    assert told(history, "hokkaido-plan", "convoy-vkma-1", points, mode="air") == []


def test_the_route_from_seattle_crosses_the_pacific(history: History) -> None:
    [axis] = history.dossiers["lend-lease-pacific"].axes
    whole = arrows.stages(axis, history.places)[-1].geometry
    west, south, east, north = whole.bounds
    assert west == pytest.approx(131.9, abs=0.2)
    assert east == pytest.approx(360 - 122.3, abs=0.2)
    assert 42 < south < north < 53
