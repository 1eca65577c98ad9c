"""Words that mean the same to a search: each row stands for something that is told, and says more than one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns import synonyms
from campaigns.tables.dossiers import fields_of
from geodata.folding import folded, words

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

HEADER = "name,ru,ja,zh,others\n"


@pytest.mark.slow
def test_every_name_is_one_that_dossiers_have(history: History) -> None:
    orders = history.orders_of_battle
    texts = "\n".join(
        field.spaced
        for dossier in history.dossiers.values()
        for field in fields_of(dossier, history, [row for row in orders if row.dossier == dossier.id])
    )
    rows, problems = synonyms.read()
    assert problems == []
    assert [row.name for row in rows if f" {' '.join(words(row.name))} " not in texts] == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("Zhukov,,,,\n", "2: Zhukov: found no other word for it; expected a name in ru, ja, zh or others"),
        ("Zhukov,Жуков,,,\nZhukov,Жуков,,,\n", "3: Zhukov, name: found "),
        (",Жуков,,,\n", "2: (no name), name: found nothing; expected "),
    ],
)
def test_a_wrong_row_is_named_and_left_out(tmp_path: Path, rows: str, message: str) -> None:
    table = tmp_path / "synonyms.csv"
    table.write_text(HEADER + rows + "Nomonhan,Номонхан,,,\n", encoding="utf-8")
    read, problems = synonyms.read(table)
    assert [row.name for row in read][-1] == "Nomonhan"
    assert [str(problem) for problem in problems if message in str(problem)]


def test_a_term_that_reads_alike_stands_once() -> None:
    row = synonyms.Row(name="Puyi", ru="Пу И", ja="溥儀", zh="溥仪", others="Pu Yi; Henry Pu-yi; ")
    assert row.terms == ("Pu Yi", "Пу И", "溥儀", "溥仪", "Henry Pu-yi")


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        *(("Khalkhin-Göl (1939)", "khalkhingol1939"), ("Заозёрная", "заозерная"), ("\uff21\uff22\uff11", "ab1")),
        *(("Ta'erh", "taerh"), ("Yi’ershi", "yiershi"), ("STRAẞE", "strasse")),
    ],
)
def test_folding_is_that_of_the_map(text: str, alike: str) -> None:
    assert folded(text) == alike
