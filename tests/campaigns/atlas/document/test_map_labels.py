"""What is written on the map: an island that is a land and a place is not named twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.atlas.document import map_labels

if TYPE_CHECKING:
    from campaigns.history import History


def test_an_island_that_is_named_as_a_land_says_so(history: History) -> None:
    places = {place["name"]: place for place in map_labels.places(history)}
    assert places["Paramushir"]["isLand"]
    assert "isLand" not in places["Russky Island"], "no land of the atlas"
    assert "isLand" not in places["Maoka"]


def test_a_hill_that_is_a_place_is_written_once(history: History) -> None:
    names = [place["name"] for place in map_labels.places(history)]
    assert names.count("Hamar-Daba") == names.count("Nomonhan Burd Obo") == 1


def test_a_town_is_named_beside_the_river_it_is_called_by_and_a_sea_once(history: History) -> None:
    kinds = {place["name"]: place["kind"] for place in map_labels.places(history)}
    assert [kinds.get(town) for town in ("Hailar", "Bikin", "Tumen", "Zeya")] == ["city", "town", "town", "town"]
    assert "Peter the Great Bay" not in kinds, "it is written along the bay"
