"""The small map of a formation: one path through numbered places, all of them in the picture."""

from __future__ import annotations

import base64
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from campaigns.symbology import colours
from campaigns.tables import formation_map, formations, small_map, stays
from campaigns.tables.small_map import SmallGround
from tests.campaigns.tables.path_data import points_of

if TYPE_CHECKING:
    from campaigns.history import History

SVG = "{http://www.w3.org/2000/svg}"


def drawn(history: History, formation: str) -> ET.Element:
    found = stays.of_formation(history, formation)
    address = formation_map.picture(found, history.formations[formation].side, SmallGround(history.ground))
    return ET.fromstring(base64.b64decode(address.partition(",")[2]))  # noqa: S314 - our own picture


@pytest.mark.parametrize("formation", ["jp-71-infantry-regiment", "su-57-rifle-division", "jp-135-division"])
def test_every_place_is_in_the_picture(history: History, formation: str) -> None:
    found = stays.of_formation(history, formation)
    dots = drawn(history, formation).findall(f"{SVG}circle")
    assert len(dots) == len(set(formation_map.numbered(found)))
    for dot in dots:
        assert 0 < float(dot.get("cx", "nan")) < small_map.WIDTH
        assert 0 < float(dot.get("cy", "nan")) < small_map.HEIGHT


def test_the_path_has_the_colour_of_its_side(history: History) -> None:
    picture = drawn(history, "jp-71-infantry-regiment")
    [path] = [each for each in picture.findall(f"{SVG}path") if each.get("stroke") == colours.of_side("Japan")]
    found = stays.of_formation(history, "jp-71-infantry-regiment")
    places = [(stay.lon, stay.lat) for stay in found]
    assert len(points_of(path.get("d", ""))) == sum(1 for _ in groupby(places)), "a point for each place it went to"


def test_rivers_are_those_of_the_battlefield(history: History) -> None:
    picture = drawn(history, "jp-71-infantry-regiment")
    [rivers] = [each for each in picture.findall(f"{SVG}path") if each.get("stroke") == colours.of("river")]
    found = stays.of_formation(history, "jp-71-infantry-regiment")
    frame = small_map.around([(stay.lon, stay.lat) for stay in found])
    theatre = small_map.clipped(history.ground.rivers.geometry, frame)
    assert len(points_of(rivers.get("d", ""))) > 2 * len(points_of(theatre)) > 0


def test_a_place_keeps_its_number(history: History) -> None:
    found = stays.of_formation(history, "jp-71-infantry-regiment")
    numbers = formation_map.numbered(found)
    assert numbers[0] == 1
    by_number = {number: (stay.lon, stay.lat) for number, stay in zip(numbers, found, strict=True)}
    assert all((stay.lon, stay.lat) == by_number[number] for number, stay in zip(numbers, found, strict=True))
    assert len(by_number) < len(found), "it came back to a place"


def test_formations_are_found_by_name_script_and_commander(history: History) -> None:
    search = formations.Search(history)
    assert search.find("歩兵第71連隊")[0].id == "jp-71-infantry-regiment"
    assert "su-57-rifle-division" in [each.id for each in search.find("57-я стрелковая")]
    assert [each.id for each in search.find("Morita Toru")] == ["jp-71-infantry-regiment"]
    assert search.find("no such thing") == []
