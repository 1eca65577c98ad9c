"""Finding a dossier: in any script, by a place, a commander, with or without marks and case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.tables import dossiers as dossier_tables

if TYPE_CHECKING:
    from campaigns.history import History


@pytest.mark.parametrize(
    "text",
    ["lake khasan", "KHASAN", "Хасанские бои", "張鼓峰", "张鼓峰事件", "Shtern", "Changkufeng blyukher", "hasan  бои"],
)
def test_lake_khasan_is_found_by_any_of_its_names(history: History, text: str) -> None:
    assert "lake-khasan" in dossier_tables.matching(text, history)


def test_every_word_must_be_there(history: History) -> None:
    assert "lake-khasan" not in dossier_tables.matching("khasan mutanchiang-nowhere", history)
    assert dossier_tables.matching("no such word at all", history) == []


def test_nothing_asked_finds_all_in_order_of_time(history: History) -> None:
    assert dossier_tables.matching("  ", history) == list(history.dossiers)


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
    ("text", "found"),
    [
        ("第23師団", "khalkhin-gol-august"),
        ("6th Army", "khalkhin-gol-august"),
        ("Sixth Army", "khalkhin-gol-august"),
        ("57-я стрелковая дивизия", "khalkhin-gol-august"),
        ("步兵第75联队", "lake-khasan"),
    ],
)
def test_dossiers_are_found_by_formations_in_every_script(history: History, text: str, found: str) -> None:
    assert found in dossier_tables.matching(text, history)
