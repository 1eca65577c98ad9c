"""The disagreements of the reference tables: all accounted for, and a side that a dossier loses is reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import coverage_report, disagreements

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History
    from campaigns.model import Dossier

HEADER = ",".join(disagreements.COLUMNS)
NOTED = 205
"""Rows of the reference tables that have a note, or claims of two powers to one ground."""
STATED = 155
"""Disagreements that these state."""


def _told(history: History, tmp_path: Path, *rows: str) -> list[str]:
    table = tmp_path / "disagreements.csv"
    table.write_text("\n".join((HEADER, *rows, "")), encoding="utf-8")
    return [str(problem) for problem in disagreements.problems(history, table)]


def test_every_note_is_accounted_for_and_every_side_shown(history: History) -> None:
    rows, problems = disagreements.load()
    assert problems == []
    assert len({row.id for row in rows}) == NOTED
    assert disagreements.problems(history) == []
    assert disagreements.shown(history) == (STATED, STATED)


@pytest.mark.slow
def test_the_report_tells_how_many_are_shown(history: History) -> None:
    shown, stated = disagreements.shown(history)
    line = f"Disagreements of the reference tables shown side by side: {shown} of {stated}"
    assert (line, True) in list(coverage_report.lines(history, 0.0))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("EV001,Which,,date,,,", ["no dossier", "or carried as ground or remark"]),
        ("EV001,Which,no-such-dossier,date,,,", ["no-such-dossier", "valid dossier"]),
        ("EV001,Which,lake-khasan,somehow,,,", ["carried", "somehow", "one of date"]),
        ("X1,Which,lake-khasan,remark,,,Because", ["X1", "an id such as EV001"]),
        ("EV001,,lake-khasan,remark,,,Because", ["no question", "what is disagreed about"]),
        ("EV001,Which,lake-khasan,remark,,,", ["no note", "why it is not a disagreement"]),
        ("EV001,Which,neutrality-pact-denounced,date,,1945-04-05,", ["1 side(s)", "2 different dates"]),
        ("EV001,Which,neutrality-pact-denounced,date,,1945-04-05; 1945-04-07,", ["no 1945-04-07", "1945-04-09"]),
        ('D0-074,Which,transfers-west-1941,claim,"strength, Japan",123000; 175000,', ["no 123000", "there are none"]),
        ('D0-074,Which,transfers-west-1941,claim,"strength, Soviet Union",many; 175000,', ["'many'", "a number"]),
        ("EV001,Which,lake-khasan,dispute,Who blinked?,,", ["Who blinked?", "Did Japan use tanks?"]),
        (
            "EV001,Which,pavlova-hill-1936,dispute,What is attested at Turiy Rog,,",
            ["1 answer(s)", "2 different answers"],
        ),
        ("EV001,Which,lake-khasan,phase,Picnic,,", ["no phase 'Picnic'", "General Soviet attack"]),
        ("EV001,Which,lake-khasan,phase,General Soviet attack,,", ["without a note", "what is disputed"]),
        ("EV001,Which,lake-khasan,axis,no-such-axis,,", ["no axis 'no-such-axis'"]),
        ("T051,Which,,ground,,khasan-crest; khasan-moon,", ["no khasan-moon", "rows of geodata"]),
        ("EV001,Which,lake-khasan", ["3 columns", "7 columns"]),
    ],
)
def test_a_mistake_is_reported_with_its_line(history: History, tmp_path: Path, row: str, words: list[str]) -> None:
    reported = _told(history, tmp_path, row)
    assert any(":2: " in text and all(word in text for word in words) for text in reported), reported


def test_a_question_asked_twice_is_reported(history: History, tmp_path: Path) -> None:
    row = "EV001,Which,lake-khasan,remark,,,Because"
    assert any(":3: " in text and "the question again" in text for text in _told(history, tmp_path, row, row))


@pytest.mark.parametrize(
    ("dossier", "part", "question"),
    [
        ("neutrality-pact-denounced", "dates", "When the pact was denounced"),
        ("transfers-west-1941", "claims", "How many men went west"),
        ("lake-khasan", "disputes", "Who held the crests at the end"),
    ],
)
def test_a_side_that_a_dossier_loses_is_reported(history: History, dossier: str, part: str, question: str) -> None:
    whole: Dossier = history.dossiers[dossier]
    poorer = whole.model_copy(update={part: getattr(whole, part)[:1] if part == "dates" else ()})
    changed = replace(history, dossiers={**history.dossiers, dossier: poorer})
    reported = [str(problem) for problem in disagreements.problems(changed)]
    assert any(question in text and "disagreements.csv:" in text for text in reported), reported
    shown, stated = disagreements.shown(changed)
    assert shown < stated
