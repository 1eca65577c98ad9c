"""Finding a dossier: in any script, by a place, a person, a text, a date, with errors of typing; the best first."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns.tables import dossiers as dossier_tables
from campaigns.tables import edit_distance, matching
from campaigns.tables.dossiers import Search
from campaigns.tables.matching import Field
from tests.conftest import ROOT

if TYPE_CHECKING:
    from campaigns.history import History


SEARCHES = ROOT / "tests/campaigns/searches.csv"
"""Searches, the dossier that must be found first, and what is said of why; the map is held against it as well."""


@pytest.fixture(scope="module")
def search(history: History) -> Search:
    return Search(history)


def found(search: Search, text: str) -> list[str]:
    return [hit.dossier.id for hit in search.find(text)]


@pytest.mark.slow
def test_the_table_of_searches(search: Search) -> None:
    rows = list(csv.DictReader(SEARCHES.read_text(encoding="utf-8").splitlines()))
    assert len(rows) >= 40
    wrong = []
    for row in rows:
        first = next(iter(search.find(row["query"])), None)
        if (first.dossier.id if first else "") != row["first"]:
            wrong.append(f"{row['query']}: {first}, not {row['first']}")
        elif first and (row["why"] not in first.why or bool(first.why) != bool(row["why"])):
            wrong.append(f"{row['query']}: why {first.why!r}, not {row['why']!r}")
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    ["lake khasan", "KHASAN", "Хасанские бои", "張鼓峰", "张鼓峰事件", "Shtern", "Changkufeng blyukher", "hasan  бои"],
)
def test_lake_khasan_is_found_by_any_of_its_names(search: Search, text: str) -> None:
    assert "lake-khasan" in found(search, text)


def test_every_word_must_be_there(search: Search) -> None:
    assert "lake-khasan" not in found(search, "khasan mutanchiang-nowhere")
    assert found(search, "xanadu of nowhere") == []


def test_nothing_asked_finds_nothing(search: Search) -> None:
    assert found(search, "  ") == []
    assert found(search, "…") == []


def test_a_text_that_goes_on_and_on_finds_what_its_words_find(search: Search) -> None:
    """As an address may have it: nothing that is looked for is multiplied with every word of it."""
    for word, dossier in (("nomonhan", "khalkhin-gol"), ("戦", "yellow-sea-1904")):
        assert dossier in found(search, f"{word} " * 1200)
        assert sorted(found(search, f"{word} " * 1200)) == sorted(found(search, f"{word} {word}"))


def test_errors_of_typing_are_looked_for_in_few_words() -> None:
    matcher = matching.Matcher({"both": [Field("Khalkhin Khalkhan Mukden Harbin Hailar")]})
    assert [*matcher.find("mukdan harben haillar khalkhin")] == ["both"]
    assert matcher.find("khalkhen " * 40) == {}, "each is one of two: 2 to the power of 40 readings"


def test_exact_matches_stand_before_those_with_errors_of_typing() -> None:
    titles = ("Nomohan village", "Nomonhan", "Mahonan")
    matcher = matching.Matcher({title: [Field(title)] for title in titles})
    assert [*matcher.find("nomohan")] == ["Nomohan village"]
    assert sorted(matcher.find("nomohhan")) == ["Nomohan village", "Nomonhan"], "both lack one letter"
    assert matcher.find("nomohhan")["Nomonhan"].score > max(match.score for match in matcher.find("mahonan").values())


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        *(("nomohan", "nomonhan", 1), ("chalchin", "khalkhin", 2), ("zhukvo", "zhukov", 1), ("khasan", "khasan", 0)),
        *(("khasan", "mukden", 3), ("ab", "abcdef", 3)),
    ],
)
def test_the_distance_of_words(one: str, other: str, distance: int) -> None:
    assert edit_distance.edit_distance(one, other, 2) == distance, "more than two is three"


def test_short_words_and_numbers_are_not_corrected() -> None:
    assert edit_distance.nearest_words("gola", ["goal", "golan"])[0] == []
    assert edit_distance.nearest_words("19390", ["19391"])[0] == []


def test_a_text_is_found_and_named_by_what_it_is(search: Search) -> None:
    [dispute] = [hit for hit in search.find("decoded message Posyet") if hit.dossier.id == "lake-khasan"]
    assert dispute.why.startswith("dispute: A decoded message of 6 July from Posyet")
    assert search.find("truce talks")[0].why.startswith("phase: Shigemitsu proposes a cease-fire and talks")


@pytest.mark.parametrize("text", ["15.8.1945", "15 August 1945", "1945-08-15"])
def test_a_day_finds_what_lasted_on_it_the_shortest_first(search: Search, history: History, text: str) -> None:
    day = dt.date(1945, 8, 15)
    lasting = [key for key, each in history.dossiers.items() if each.when.earliest <= day <= each.when.latest]
    assert sorted(found(search, text)) == sorted(lasting)
    assert found(search, text)[0] == "emperors-broadcast"


def test_the_table_has_what_the_page_filters_by(history: History) -> None:
    rows = dossier_tables.table(history.dossiers.values()).set_index("id")
    khasan = rows.loc["lake-khasan"]
    assert khasan["year"] == 1938
    assert khasan["sides"] == ["Japan", "Soviet Union"]
    assert khasan["men"] >= 20_000, "the largest strength a source gives"
    assert (rows["first"] <= rows["last"]).all()


@pytest.mark.parametrize(
    ("summary", "first"),
    [
        ("It rained. Nobody came.", "It rained."),
        ("One sentence only", "One sentence only."),
        ("Sent 1,847 men under A. F. Studenichnikov. They entered.", "Sent 1,847 men under A. F. Studenichnikov."),
        ("General Order No. 1 named it. Truman agreed.", "General Order No. 1 named it."),
        ("The vessel Seiner no. 20 was sunk. The Ob too.", "The vessel Seiner no. 20 was sunk."),
    ],
)
def test_the_first_sentence_of_a_summary(summary: str, first: str) -> None:
    assert dossier_tables.first_sentence(summary) == first


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("第23師団", "khalkhin-gol-august"),
        ("6th Army", "khalkhin-gol-august"),
        ("Sixth Army", "khalkhin-gol-august"),
        ("57-я стрелковая дивизия", "khalkhin-gol-august"),
        ("步兵第75联队", "lake-khasan"),
    ],
)
def test_dossiers_are_found_by_formations_in_every_script(search: Search, text: str, wanted: str) -> None:
    assert wanted in found(search, text)
