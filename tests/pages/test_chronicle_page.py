"""The Chronicle: treaties beside battles on one axis of time, each a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.atlas.document import guest_payload
from campaigns.guests import guessing, placing, reading
from pages.parts.own_layers import OwnLayer
from tests.pages.shown import addresses, opened, texts, whole

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from campaigns.history import History

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("drawn")]


def test_everything_stands_in_order_of_time_under_its_year(history: History) -> None:
    test = opened("chronicle")
    titles = texts(test, ".title")
    assert len(titles) == len(history.dossiers)
    assert titles.index("Treaty of Portsmouth") < titles.index("Battle of Mutanchiang")
    years = [int(year) for year in texts(test, "h2")]
    assert years == sorted({dossier.when.earliest.year for dossier in history.dossiers.values()})
    assert set(addresses(test, ".title")) == {f"/dossiers?dossier={identity}" for identity in history.dossiers}


def test_each_mark_stands_on_the_rail_of_its_lane() -> None:
    [row] = [row for row in whole(opened("chronicle")).cssselect(".event") if "Siege of Hutou" in row.text_content()]
    assert [part.tag for part in row.cssselect(".rails")[0]] == ["img", "i", "i", "i"], "fighting is the first lane"
    assert "9–26 August 1945" in row.text_content()
    assert [link.get("href") for link in row.cssselect(".around")] == ["/?date=1945-08-09&select=hutou"]


def test_years_are_read_from_the_address() -> None:
    assert texts(opened("chronicle", years=["1938", "1939"]), "h2") == ["1938", "1939"]


def with_own(test: AppTest, history: History, rows: str) -> AppTest:
    """The page as a visitor sees it who has brought a table."""
    table = reading.read_bytes(f"name,lat,lon,from,to,kind,side\n{rows}".encode(), "mine.csv")
    mapping = guessing.guess(table).model_copy(update={"source": "National Archive, file 7"})
    layer = placing.place(table, mapping, history)
    test.session_state["layers of own data"] = (OwnLayer(layer, guest_payload.build(layer)),)
    test.run()
    assert not test.exception
    return test


OWN = (
    "<b>Ambush</b> $x$,47.7,118.5,1939-08-20,1939-08-21,raid,Japan\n"
    "Until then,47.7,118.5,,1938-03-01,,\n"
    "No day,47.7,118.5,,,,\n"
)


def test_own_rows_stand_among_the_events_marked_with_their_source(history: History) -> None:
    test = with_own(opened("chronicle", years=["1938", "1939"]), history, OWN)
    own = whole(test).cssselect(".event.own")
    told = [[" ".join(part.text_content().split()) for part in row if part.text_content()] for row in own]
    assert told == [
        ["until 1 March 1938", "Until then", "Your data mineNational Archive, file 7"],
        ["20–21 August 1939", "<b>Ambush</b> $x$", "raid · Japan", "Your data mineNational Archive, file 7"],
    ]
    assert [link.get("href") for row in own for link in row.cssselect("a")] == [
        "/?date=1938-03-01&select=mine%2F3",
        "/?date=1939-08-20&select=mine%2F2",
    ]
    titles = texts(test, ".title")
    assert titles.index("Until then") < titles.index("<b>Ambush</b> $x$")
    assert "· 2 of yours" in texts(test, ".count")[0]
    assert not whole(test).cssselect(".title b")


def test_years_and_whose_choose_own_rows(history: History) -> None:
    test = with_own(opened("chronicle", years=["1939", "1939"]), history, OWN)
    assert len(texts(test, ".event.own")) == 1
    assert len(texts(test, ".event")) > 1
    [whose] = [each for each in test.button_group if each.key == "whose"]
    whose.set_value("Yours").run()
    assert len(texts(test, ".event")) == len(texts(test, ".event.own")) == 1
    [whose] = [each for each in test.button_group if each.key == "whose"]
    whose.set_value("The atlas’s").run()
    assert texts(test, ".event.own") == []
    assert len(texts(test, ".event")) > 1


def test_a_visitor_without_own_data_sees_the_atlas_alone() -> None:
    test = opened("chronicle", years=["1938", "1939"])
    assert [each.key for each in test.button_group] == []
    assert "yours" not in texts(test, ".count")[0]


def test_of_many_own_rows_the_list_shows_the_first_and_says_so(history: History) -> None:
    many = "".join(f"Shot {n},47.7,118.5,1939-{1 + n % 12:02d}-11,,raid,Japan\n" for n in range(1_200))
    test = with_own(opened("chronicle", years=["1939", "1939"]), history, many)
    assert len(texts(test, ".event.own")) == 500
    assert any("first 500 of 1,200" in each.value for each in test.caption)
