"""The bibliography: groups, search, and where each work is used."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.pages.shown import addresses, opened, texts, whole

if TYPE_CHECKING:
    from campaigns.history import History

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("drawn")]


def test_every_work_stands_in_a_group(history: History) -> None:
    test = opened("sources")
    assert len(texts(test, ".work")) == len(history.sources)
    assert texts(test, ".count") == [f"{len(history.sources):,} of {len(history.sources):,}"]
    counts = Counter(source.entry.type for source in history.sources.values())
    assert texts(test, "section h2") == [
        f"Books {counts['book']}",
        f"Articles {counts['article']}",
        f"Documents, newspapers and pages {len(history.sources) - counts['book'] - counts['article']}",
    ]
    assert counts["book"] >= 171, "a book whose publisher is not known is a book"


def test_a_work_leads_to_the_dossiers_that_use_it(history: History) -> None:
    test = opened("sources", source="coox1977")
    [work] = whole(test).cssselect(".work")
    citing = [
        f"/dossiers?dossier={dossier.id}"
        for dossier in history.dossiers.values()
        if "coox1977" in {citation.key for citation in dossier.citations()}
    ]
    assert citing
    assert [link.get("href") for link in work.cssselect("details a")] == citing
    assert addresses(test, ".reference a.within") == ["/sources?source=coox1977"]


def test_works_are_found_by_words_of_their_note_and_in_any_script(history: History) -> None:
    assert texts(opened("sources", search="徐树铮 xu"), ".work") != []
    found = texts(opened("sources", search="glantz"), ".reference")
    assert 0 < len(found) < 40
    assert texts(opened("sources", search="no such word at all"), ".work") == []
    note = history.sources["163-kalgan"].note
    assert note in texts(opened("sources", search=note), ".lesser")


def test_works_by_use_part_the_bibliography(history: History) -> None:
    used = len(texts(opened("sources", use="used in dossiers"), ".work"))
    others = len(texts(opened("sources", use="used for the ground only"), ".work"))
    assert used > 500
    assert used + others == len(history.sources)


def test_a_work_of_the_ground_says_for_what(history: History) -> None:
    text = texts(opened("sources", source="natural-earth"), ".work")[0]
    assert "Borders and fortified lines" in text
    assert "natural-earth" in history.sources


def test_an_unknown_source_gives_all(history: History) -> None:
    test = opened("sources", source="<b>nobody</b>")
    assert any("nobody" in message.value for message in test.info)
    assert len(texts(test, ".work")) == len(history.sources)


def test_addresses_of_works_are_links_that_open_a_new_tab() -> None:
    for link in whole(opened("sources")).cssselect("a.outside"):
        assert link.get("href", "").startswith(("http://", "https://"))
        assert link.get("target") == "_blank"
        assert "noopener" in link.get("rel", "")
