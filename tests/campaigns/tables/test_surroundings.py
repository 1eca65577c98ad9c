"""Small maps of dossiers."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from campaigns.symbology import colours
from campaigns.tables import surroundings
from geodata import antimeridian

if TYPE_CHECKING:
    from campaigns.history import History

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def maps(history: History) -> surroundings.SmallMaps:
    return surroundings.SmallMaps(history)


def drawn(address: str) -> ET.Element:
    kind, _, text = address.partition(",")
    assert kind == "data:image/svg+xml;base64"
    return ET.fromstring(base64.b64decode(text))  # noqa: S314 - our own picture


@pytest.mark.slow
def test_each_dossier_lies_in_the_middle_of_its_map(history: History, maps: surroundings.SmallMaps) -> None:
    for dossier in history.dossiers.values():
        around = maps.around(dossier)
        place = history.places[dossier.place]
        east = (around.left + surroundings.WIDTH / 2) / surroundings.PER_DEGREE + antimeridian.SEAM
        assert (east - place.longitude + 180) % 360 - 180 == pytest.approx(0, abs=0.05), dossier.id
        assert 0 <= around.top <= surroundings.WORLD[1] - surroundings.HEIGHT


def test_movements_are_lines_in_the_colour_of_their_side(history: History, maps: surroundings.SmallMaps) -> None:
    dossier = history.dossiers["hutou"]
    picture = drawn(maps.around(dossier).picture)
    lines = [path.get("stroke") for path in picture.findall(f"{SVG}path")]
    assert lines == [colours.of_side(axis.side) for axis in dossier.axes]
    [dot] = picture.findall(f"{SVG}circle")
    assert dot.get("fill") == colours.of_side("Soviet Union")


@pytest.mark.slow
def test_the_land_is_drawn_once_and_small_maps_are_small(history: History, maps: surroundings.SmallMaps) -> None:
    size = drawn(maps.land)
    assert (int(size.get("width", 0)), int(size.get("height", 0))) == surroundings.WORLD
    assert sum(len(maps.around(dossier).picture) for dossier in history.dossiers.values()) < 190_000
