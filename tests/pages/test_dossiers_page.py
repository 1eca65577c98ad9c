"""The list of dossiers and the page of each: rows, filters in the address, links with addresses of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pages.shown import addresses, opened, texts, whole

if TYPE_CHECKING:
    from campaigns.history import History

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("drawn")]


def test_every_dossier_has_a_row_with_kind_side_date_and_small_map(history: History) -> None:
    test = opened("dossiers")
    rows = whole(test).cssselect(".row")
    assert len(rows) == len(history.dossiers)
    [hutou] = [row for row in rows if row.get("id") == "row-hutou"]
    assert [link.get("href") for link in hutou.cssselect("a")] == [
        "/?date=1945-08-09&select=hutou",
        "/dossiers?dossier=hutou",
    ]
    text = " ".join(hutou.text_content().split())
    for part in ("Siege of Hutou", "虎頭要塞の戦い", "9–26 August 1945", "Siege · certainty high", "Soviet Union"):
        assert part in text
    assert [side.text_content() for side in hutou.cssselect(".side")] == ["Soviet Union", "Japan"]
    for row in rows:
        assert len(row.cssselect(".around img[src^='data:image/svg+xml;base64,']")) == 1
        assert len(row.cssselect("img.mark[src^='data:image/svg+xml;base64,']")) == 1


def test_the_first_sentence_is_whole(history: History) -> None:
    shown = texts(opened("dossiers", search="transbalt"), ".gist")
    assert shown
    for text in shown:
        assert any(" ".join(dossier.summary.split()).startswith(text[:-1]) for dossier in history.dossiers.values())
    assert any(text.endswith("was on the way from Seattle to Vladivostok.") for text in shown)


def test_chapters_head_the_list_by_date_and_no_other() -> None:
    assert texts(opened("dossiers"), "h2")[:2] == ["Russo-Japanese War 1904–05", "Rivals 1905–1931"]
    assert texts(opened("dossiers", sort="by strength"), "h2") == []


def test_dossiers_are_found_in_any_script() -> None:
    test = opened("dossiers")
    test.text_input(key="search").set_value("張鼓峰").run()
    titles = texts(test, ".title")
    assert any("Lake Khasan" in title for title in titles)
    assert not any("Seishin" in title for title in titles)


def test_a_search_has_the_best_match_first_and_says_why() -> None:
    test = opened("dossiers", search="Жуков")
    assert texts(test, ".title")[0] == "Battles of Khalkhin Gol (Nomonhan Incident)"
    assert texts(test, ".why")[0] == "Georgy Zhukov, commander"
    assert texts(test, "h2") == []
    assert texts(opened("dossiers", search="nomohan"), ".title")[0] == "Battles of Khalkhin Gol (Nomonhan Incident)"
    assert texts(opened("dossiers", search="Жуков", sort="by date"), "h2")[0] == "The long border 1934–37"


def test_a_date_leads_to_its_day_on_the_map() -> None:
    test = opened("dossiers", search="15.8.1945")
    assert addresses(test, "nav.ways a") == ["/?date=1945-08-15"]
    assert texts(test, "nav.ways a") == ["15 August 1945 on the map"]
    assert "broadcast" in texts(test, ".title")[0]
    assert addresses(opened("dossiers", search="1.1.1899"), "nav.ways a") == []


def test_filters_are_read_from_the_address(history: History) -> None:
    test = opened("dossiers", kind=["siege"], side=["Japan"], years=["1945", "1945"])
    wanted = [
        dossier.title
        for dossier in history.dossiers.values()
        if dossier.kind == "siege"
        and dossier.when.earliest.year == 1945
        and "Japan" in {party.side for party in dossier.belligerents}
    ]
    assert wanted
    assert sorted(texts(test, ".title")) == sorted(wanted)
    assert texts(test, ".count") == [f"{len(wanted)} of {len(history.dossiers)}"]


def test_nonsense_in_the_address_filters_nothing(history: History) -> None:
    test = opened("dossiers", kind="</script>", side="Atlantis", years="soon", sort="by taste", certainty="none")
    assert len(texts(test, ".row")) == len(history.dossiers)


def test_nothing_found_is_said() -> None:
    test = opened("dossiers", search="xanadu of nowhere")
    assert texts(test, ".row") == []
    assert any("Take a filter away" in caption.value for caption in test.caption)


def test_a_dossier_has_a_page_of_its_own() -> None:
    test = opened("dossiers", dossier="lake-khasan")
    assert any("Lake Khasan" in title for title in texts(test, "h1"))
    assert {"Sides", "Phases", "Sources", "Movements"} <= set(texts(test, "h2"))
    assert "/sources?source=coox1977" in addresses(test, ".references a.within")


def test_notes_of_figures_and_waypoints_are_whole(history: History) -> None:
    dossier = history.dossiers["hutou"]
    cells = texts(opened("dossiers", dossier="hutou"), "td")
    notes = [claim.note for claim in dossier.claims] + [point.note for axis in dossier.axes for point in axis.waypoints]
    assert sum(map(bool, notes)) >= 3
    assert {note for note in notes if note} <= set(cells)


def test_the_way_back_keeps_the_filters() -> None:
    test = opened("dossiers", search="hutou")
    test.query_params.clear()
    test.query_params["dossier"] = "hutou"
    test.run()
    assert addresses(test, "a.back") == ["/dossiers?search=hutou"]


def test_an_unknown_dossier_gives_the_list() -> None:
    test = opened("dossiers", dossier="no-such-battle")
    assert any("no-such-battle" in message.value.replace("\\", "") for message in test.info)
    assert texts(test, ".row")


def test_phases_before_and_after_the_event_stand_under_headings() -> None:
    assert "After the event" in texts(opened("dossiers", dossier="york-crew"), "h3")
    heads = texts(opened("dossiers", dossier="mutanchiang"), "h3")
    assert not {"Before the event", "The event", "After the event"} & set(heads)
