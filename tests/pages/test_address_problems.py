"""What of a page's address cannot be shown is said, shortly, and no longer stands in the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.shown import opened

pytestmark = pytest.mark.usefixtures("drawn")


def said(page: str, **address: str) -> tuple[list[str], dict[str, object]]:
    """Messages of a page that an address opens, and the address afterwards."""
    test = opened(page, **address)
    return [info.value.replace("\\", "") for info in test.info], dict(test.query_params)


@pytest.mark.parametrize(
    ("page", "key", "words"),
    [
        ("dossiers", "dossier", "There is no dossier “nowhere”; here are all."),
        ("sources", "source", "There is no source “nowhere”; here are all."),
        ("orders_of_battle", "formation", "There is no formation “nowhere”; here are the battles."),
    ],
)
def test_an_unknown_id(page: str, key: str, words: str) -> None:
    told, address = said(page, **{key: "nowhere"})
    assert told == [words]
    assert key not in address


@pytest.mark.parametrize(
    ("page", "key"), [("dossiers", "dossier"), ("sources", "source"), ("orders_of_battle", "formation")]
)
def test_a_long_id_is_repeated_as_far_as_one_reads_it(page: str, key: str) -> None:
    [words], address = said(page, **{key: "x" * 10_000})
    assert len(words) < 120
    assert key not in address


@pytest.mark.parametrize("page", ["orders_of_battle", "territories"])
def test_a_date_that_is_none(page: str) -> None:
    [words], address = said(page, date="31.2.1945")
    assert words == "“31.2.1945” is not a valid date; expected year-month-day, as 1945-08-09."
    assert address["date"] != "31.2.1945"


@pytest.mark.parametrize("page", ["orders_of_battle", "territories"])
def test_a_date_outside_the_atlas(page: str) -> None:
    told, _ = said(page, date="1850-01-01")
    assert told[0] == "“1850-01-01” lies outside the atlas, 1904-01-01 to 1973-12-31; here is 1904-01-01."


def test_a_date_in_another_form_of_the_standard() -> None:
    """Python reads week dates as well; it lies within the atlas and is shown, so there is nothing to say."""
    assert said("territories", date="19450809") == ([], {"date": "1945-08-09"})


def test_what_no_filter_offers() -> None:
    test = opened("dossiers", kind=["brawl", "battle"], years=["1938", "1945"], sort="by weather")
    told = [info.value.replace("\\", "") for info in test.info]
    assert told == [
        "There is no kind “brawl”; it is left out.",
        "There is no order “by weather”; it is left out.",
    ]
    assert test.query_params["kind"] in ("battle", ["battle"])


def test_what_every_filter_offers_is_shown_without_a_word() -> None:
    test = opened("dossiers", kind=["siege", "battle"], side=["Japan"], years=["1938", "1945"])
    assert [info.value for info in test.info] == []


def test_a_day_of_which_no_order_of_battle_is_told() -> None:
    [words], address = said("orders_of_battle", dossier="lake-khasan", date="1945-08-06")
    assert words.endswith("on 1945-08-06; here is the nearest day, 1938-08-11.")
    assert address["date"] == "1938-08-11"


def test_a_part_of_a_battle_is_told_with_the_whole() -> None:
    [words], address = said("orders_of_battle", dossier="port-arthur-first-storm", date="1904-08-20")
    assert words == (
        "No order of battle is told of First storm of Port Arthur by itself; here is that of Siege of Port Arthur."
    )
    assert (address["dossier"], address["date"]) == ("port-arthur-siege-1904", "1904-08-20")


def test_a_day_that_is_told_is_shown_without_a_word() -> None:
    assert said("orders_of_battle", dossier="lake-khasan", date="1938-08-06")[0] == []


def test_what_stands_twice_in_the_address() -> None:
    test = AppTest.from_string("from pages.parts import address_problems\naddress_problems.repeated()")
    test.query_params["date"] = ["1945-08-09", "1939-08-20"]
    test.query_params["side"] = ["Japan", "China"]
    test.query_params["years"] = ["1938", "1945"]
    test.run()
    assert [toast.value.replace("\\", "") for toast in test.toast] == [
        "“date” is given 2 times; the last counts, “1939-08-20”."
    ]
    assert test.query_params == {"date": "1939-08-20", "side": ["Japan", "China"], "years": ["1938", "1945"]}
