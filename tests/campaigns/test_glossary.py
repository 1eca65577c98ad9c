"""Terms that are explained: each row has a term, its forms and one sentence; texts have them as whole words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns import glossary
from campaigns.glossary import Entry, Finder

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "term,forms,explanation,source\n"
OBO = Entry("obo", "obos; ovoo", "Heap of stones.", "")
SOVIET = Entry("soviet", "", "Council.", "")
BOMBER = Entry("BR.20", "", "Bomber.", "")
ARMY, AREA = Entry("army", "", "Troops.", ""), Entry("area army", "", "Armies.", "")
FINDER = Finder((OBO, SOVIET, BOMBER, ARMY, AREA))


def found(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in FINDER.found(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The obo; hobos by an obo-like hill.", ["obo"]),
        ("A Soviet officer dissolved the soviet's guard.", ["soviet"]),
        ("Two obos, an ovoo.", ["obos", "ovoo"]),
        ("The area army's army.", ["area army", "army"]),
        ("BRx20, BR.20", ["BR.20"]),
        ("éobo oboö", []),
    ],
)
def test_a_term_is_a_whole_word_and_capitals_count(text: str, terms: list[str]) -> None:
    assert found(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [("国境の敖包で。", ["敖包"]), ("古いオボーが", ["オボー"]), ("ノオボーヤ", []), ("関東軍の", ["関東軍"])],
)
def test_where_no_spaces_are_written_a_term_stands_within_the_text(text: str, terms: list[str]) -> None:
    finder = Finder((Entry("敖包", "オボー", "石积。", ""), Entry("関東軍", "", "日本の軍。", "")))
    assert [text[start:end] for start, end, _ in finder.found(text)] == terms


def test_without_entries_nothing_is_found() -> None:
    assert list(Finder(()).found("obo")) == []
    assert Finder(()).terms(["obo"]) == set()


def test_other_forms_mean_the_same() -> None:
    assert FINDER.terms(["An obo.", "Two obos."]) == {OBO}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "obo,,Heap of stones,",
            "2: obo, explanation: found 'Heap of stones'; expected one sentence of at most 30 words",
        ),
        ("obo,,Heap. Of stones.,", "2: obo, explanation: found 'Heap. Of stones.'; expected one sentence"),
        (f"obo,,{'stone ' * 30}heap.,", "2: obo, explanation: found "),
        (",,Heap of stones.,", "2: (no term), term: found nothing; expected a text"),
        (
            "obo,Bogd,Heap of stones.,",
            "3: Bogd, form: found 'Bogd' again; expected a value used once (it stands on line 2",
        ),
        ("obo,Heap of stones.,", "2: obo: found 3 columns; expected 4 columns"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, message: str) -> None:
    table = tmp_path / "glossary.csv"
    table.write_text(f"{HEADER}{row}\nBogd,,Holy.,\n", encoding="utf-8")
    entries, problems = glossary.read(table)
    assert entries[-1].term == "Bogd"
    assert [str(problem) for problem in problems if f"glossary.csv:{message}" in str(problem)]


def test_the_table_is_in_order() -> None:
    entries, problems = glossary.read()
    assert problems == []
    terms = [entry.term.casefold() for entry in entries]
    assert terms == sorted(terms)
