"""Orders of battle: the tree of a battle on a day, its files, and the page of a formation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from campaigns.tables import orders_of_battle, stays
from pages.parts.atlas_data import DAY_OF_MAP
from tests.conftest import ROOT
from tests.pages.shown import PATIENCE, addresses, opened, texts, whole

if TYPE_CHECKING:
    from campaigns.history import History

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("drawn")]


def day(test: AppTest) -> dt.date:
    """The day of the page."""
    [chosen] = test.date_input
    assert isinstance(chosen.value, dt.date)
    return chosen.value


def test_a_battle_is_shown_as_a_tree_on_a_day(history: History) -> None:
    test = opened("orders_of_battle", dossier="lake-khasan", date="1938-08-06")
    assert test.selectbox(key="battle").value == "lake-khasan"
    assert day(test).isoformat() == "1938-08-06"
    entries = orders_of_battle.tree(history, day(test), dossier="lake-khasan")
    assert texts(test, ".formations tbody tr .title") == [entry.formation.name for entry in entries]
    indents = [part.get("style") for part in whole(test).cssselect(".formations tbody tr .name")]
    assert indents == [f"padding-left: {entry.depth * 1.3:g}rem" for entry in entries]
    assert texts(test, "h2") == ["Soviet Union", "Japan"]
    heads = ["formation", "commander", "strength", "role", "where it was", "source"]
    assert texts(test, ".formations thead th[scope=col]") == heads * 2
    assert len(whole(test).cssselect(".formations tbody th[scope=row]")) == len(entries)
    [division] = [row for row in texts(test, ".formations tbody tr") if row.startswith("19th Division")]
    assert "Suetaka Kamezo" in division
    assert "7,000–7,300 men" in division
    assert len(whole(test).cssselect(".formations tbody tr img.unit-symbol")) == len(entries)


def test_it_can_be_downloaded() -> None:
    test = opened("orders_of_battle", dossier="lake-khasan", date="1938-08-06")
    assert [button.label for button in test.download_button] == [
        "Download lake-khasan-1938-08-06.csv",
        "Download lake-khasan-1938-08-06.json",
    ]


def test_another_battle_has_its_own_days() -> None:
    test = opened("orders_of_battle", dossier="khalkhin-gol-august", date="1939-08-25")
    assert test.selectbox(key="battle").value == "khalkhin-gol-august"
    assert "57th Rifle Division" in texts(test, ".formations tbody tr .title")
    test.selectbox(key="battle").set_value("lake-khasan").run()
    assert not test.exception
    assert (test.query_params["dossier"], test.query_params["date"]) == ("lake-khasan", "1938-07-29")


@pytest.mark.parametrize(
    ("date", "battle"),
    [
        ("1929-08-20", "cer-conflict"),
        ("1938-08-06", "lake-khasan"),
        ("1939-08-25", "khalkhin-gol"),
        ("1945-08-14", "manchurian-operation"),
        ("1945-09-04", "kuril-operation"),
    ],
)
def test_a_day_alone_opens_the_most_important_battle_of_it(date: str, battle: str) -> None:
    test = opened("orders_of_battle", date=date)
    assert (test.query_params["dossier"], test.query_params["date"]) == (battle, date)
    assert (test.selectbox(key="battle").value, day(test).isoformat()) == (battle, date)
    assert texts(test, ".formations tbody tr .title")


def test_a_day_of_no_battle_opens_the_nearest_one() -> None:
    test = opened("orders_of_battle", date="1938-08-20")
    assert (test.query_params["dossier"], test.query_params["date"]) == ("lake-khasan", "1938-08-11")


def test_without_a_day_it_opens_on_that_of_the_map() -> None:
    test = AppTest.from_file(str(ROOT / "pages" / "orders_of_battle.py"), default_timeout=PATIENCE)
    test.session_state["entered"] = True
    test.session_state[DAY_OF_MAP] = dt.date(1939, 8, 25)
    test.run()
    assert (test.query_params["dossier"], test.query_params["date"]) == ("khalkhin-gol", "1939-08-25")


def test_another_battle_of_the_same_day_keeps_the_day() -> None:
    test = opened("orders_of_battle", date="1945-08-14")
    test.selectbox(key="battle").set_value("hutou").run()
    assert (test.query_params["dossier"], test.query_params["date"]) == ("hutou", "1945-08-14")


def test_a_day_outside_is_moved_to_the_nearest_of_which_it_is_told() -> None:
    test = opened("orders_of_battle", dossier="lake-khasan", date="1945-08-06")
    assert day(test).isoformat() == "1938-08-11"
    assert test.query_params["date"] == "1938-08-11"


def test_formations_are_found_in_any_script() -> None:
    found = texts(opened("orders_of_battle", search="第23師団"), ".row.formation .title")
    assert "23rd Division" in found
    assert "19th Division" not in found
    assert texts(opened("orders_of_battle", search="no such thing at all"), ".row") == []


def test_a_formation_has_a_page_with_everywhere_it_was(history: History) -> None:
    test = opened("orders_of_battle", formation="jp-71-infantry-regiment")
    assert texts(test, "h1") == ["71st Infantry Regiment"]
    assert {"Where it was", "Commanders", "It belonged to"} <= set(texts(test, "h2"))
    found = stays.of_formation(history, "jp-71-infantry-regiment")
    [table] = [part for part in whole(test).cssselect("table") if "no." in part.text_content()]
    runs = stays.runs_of(found)
    assert len(table.cssselect("tbody tr")) == len(runs) >= 10
    assert len(runs) < len(found), "where it came and where it stood are one row"
    places = [row.cssselect("a.where")[0].text_content() for row in table.cssselect("tbody tr")]
    assert not [place for place in places if place.replace(".", "").replace(", ", "").isdigit()]
    assert any(" km " in place and " of " in place for place in places)
    [first, *_] = addresses(test, "a.where")
    assert f"select={found[0].feature.replace('/', '%2F')}" in first
    assert len(whole(test).cssselect("img.formation-map[src^='data:image/svg+xml;base64,']")) == 1
    assert "/dossiers?dossier=khalkhin-gol-august" in addresses(test, "table a")
    assert "/orders_of_battle?formation=jp-23-division" in addresses(test, "table a")


def test_an_unknown_formation_is_said() -> None:
    test = opened("orders_of_battle", formation="jp-999-division")
    assert "999" in test.info[0].value
    assert texts(test, "h1") == ["Orders of battle"]


def test_a_battle_of_which_nothing_is_told_is_said() -> None:
    test = opened("orders_of_battle", dossier="no-such-battle", date="1938-08-06")
    [told] = [info.value.replace("\\", "") for info in test.info]
    assert told == "There is no dossier with an order of battle “no-such-battle”; here is another battle."
    assert texts(test, ".formations tbody tr .title")


def test_the_page_of_a_dossier_leads_to_it() -> None:
    assert "/orders_of_battle?dossier=lake-khasan" in addresses(opened("dossiers", dossier="lake-khasan"), "nav a")
    assert not any(
        "orders_of_battle" in address for address in addresses(opened("dossiers", dossier="portsmouth-treaty"), "nav a")
    )
