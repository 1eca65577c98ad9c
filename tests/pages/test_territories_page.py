"""Territories and borders on a day: rows, the day and what is shown in the address, downloads."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.pages.shown import addresses, opened, texts

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("drawn")]


def ground(day: str, shown: str = "Territories") -> AppTest:
    return opened("territories", date=day, show=shown)


def row(test: AppTest, name: str) -> str:
    [text] = [text for text in texts(test, ".row") if text.startswith(name)]
    return text


def test_rows_say_who_held_what_since_when_and_how_large() -> None:
    test = ground("1940-01-01")
    manchukuo = row(test, "Manchukuo")
    for part in ("puppet state", "1933-03-04 –", "1945-08-18", "1,287,", "km²", "certainty high", "fall of Chengde"):
        assert part in manchukuo
    assert "Japan" in row(test, "Karafuto")
    assert "Rehe (Jehol)" not in texts(test, ".title")
    assert test.query_params["date"] == "1940-01-01"


def test_each_row_leads_to_its_place_on_the_map_on_that_day() -> None:
    titles = addresses(ground("1940-01-01"), ".title")
    assert titles
    assert all(address.startswith("/?date=1940-01-01&view=") for address in titles)


def test_rows_follow_the_day() -> None:
    test = ground("1932-06-01")
    assert "Rehe (Jehol)" in texts(test, ".title")
    test.date_input(key="territories day").set_value(dt.date(1950, 1, 1)).run()
    assert not test.exception
    names = texts(test, ".title")
    assert "Manchukuo" not in names
    assert "North Korea" in names


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Military occupation", "km²"),
        ("Islands", "Shumshu"),
        ("Borders, claims, fortified lines", "Koton fortified region"),
        ("Railways and roads", "Amur Railway"),
    ],
)
def test_what_is_shown_stands_in_the_address(shown: str, name: str) -> None:
    assert any(name in text for text in texts(ground("1940-01-01", shown), ".row"))


def test_something_unknown_shows_territories() -> None:
    assert "Manchukuo" in texts(ground("1940-01-01", "</script>"), ".title")


def test_areas_stand_beside_those_of_the_time() -> None:
    assert "Manchukuo" in texts(ground("1940-01-01"), "td")


def test_territories_page_offers_downloads() -> None:
    test = ground("1940-01-01")
    labels = [button.label for button in test.download_button]
    assert any(label.startswith("Download territory-1940-01-01") for label in labels)
    for name in ("cells", "frontiers", "railways", "concessions", "islands"):
        assert any(label.startswith(f"{name}.geojson") for label in labels), name


@pytest.mark.parametrize(("layer", "suffix"), [("railway", ".gpkg"), ("border", ".kml"), ("claim", ".csv")])
def test_territories_page_offers_each_format(layer: str, suffix: str) -> None:
    test = ground("1940-01-01")
    next(box for box in test.selectbox if box.label == "Layer").set_value(layer)
    next(box for box in test.selectbox if box.label == "Format").set_value(suffix)
    test.run()
    assert not test.exception
    assert any(button.label == f"Download {layer}-1940-01-01{suffix}" for button in test.download_button)
    next(radio for radio in test.radio if radio.label == "Days").set_value("All years").run()
    assert not test.exception
    assert any(button.label == f"Download {layer}{suffix}" for button in test.download_button)
