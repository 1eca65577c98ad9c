"""Colours of users' rows, and what the legend says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.guests import guessing, placing
from campaigns.guests.colouring import OTHERS
from campaigns.symbology import colours, guests
from tests.campaigns.guests.conftest import table_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.history import History

    Coloured = Callable[[str, str], placing.GuestLayer]


@pytest.fixture
def coloured(history: History) -> Coloured:
    def colour(text: str, colour_by: str) -> placing.GuestLayer:
        table = table_of(text)
        mapping = guessing.guess(table).model_copy(update={"colour_by": colour_by, "title": "Incidents"})
        return placing.place(table, mapping, history)

    return colour


def test_one_colour_for_all(coloured: Coloured) -> None:
    layer = coloured("name,place\nA,Harbin\nB,Hailar\n", "")
    assert set(layer.rows["colour"]) == {guests.spec().categories[0]}
    assert [entry.label for entry in layer.legend] == ["Incidents"]


def test_sides_have_the_colours_of_the_atlas(coloured: Coloured) -> None:
    layer = coloured("name,place,side\nA,Harbin,Japan\nB,Hailar,日本\nC,Hailar,bandits\nD,Hailar,\n", "side")
    japan = colours.of_side("Japan")
    assert list(layer.rows["colour"]) == [japan, japan, guests.spec().categories[0], guests.spec().other]
    assert [entry.label for entry in layer.legend] == ["Japan", "bandits", OTHERS]


def test_more_categories_than_colours_share_the_last(coloured: Coloured) -> None:
    kinds = "aaaaaaaabbbbbbbccccccddddeeeffgh"
    layer = coloured("place,kind\n" + "".join(f"Harbin,type {kind}\n" for kind in kinds), "kind")
    assert [entry.label for entry in layer.legend] == [*(f"type {kind}" for kind in "abcdef"), OTHERS]
    assert list(layer.rows["colour"])[-2:] == [guests.spec().other] * 2


def test_numbers_grow_darker_and_many_sizes_by_their_logarithm(coloured: Coloured) -> None:
    layer = coloured("name,place,men\nA,Harbin,1\nB,Harbin,1000\nC,Harbin,1000000\nD,Harbin,\n", "number")
    ramp = guests.spec().ramp
    assert list(layer.rows["colour"]) == [ramp[0], ramp[3], ramp[6], guests.spec().other]
    assert layer.legend[-1].label == "no number"


def test_a_colour_of_its_own_wins(coloured: Coloured) -> None:
    layer = coloured("name,place,side,colour\nA,Harbin,Japan,#123456\nB,Harbin,Japan,\n", "side")
    assert list(layer.rows["colour"]) == ["#123456", colours.of_side("Japan")]
