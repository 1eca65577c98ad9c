"""Guided tours: one for each chapter, and what is wrong in one is named and the tour left out whole."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from campaigns import __main__ as command_line
from campaigns import catalogue, chapters, tours
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

KHASAN = "lake-khasan.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tours of their own, to be broken by a test."""
    place = tmp_path / "data" / "tours"
    place.mkdir(parents=True)
    for name in (KHASAN, "rivals.yaml"):
        shutil.copy(catalogue.DOSSIERS.parent / "tours" / name, place)
    return place


def edit(folder: Path, old: str, new: str) -> int:
    """Replace text in the tour of Lake Khasan; returns the line it stood in."""
    path = folder / KHASAN
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_each_chapter_has_a_tour(history: History) -> None:
    assert list(history.tours) == [str(span.id) for span in chapters.in_order()]
    for tour in history.tours.values():
        days = [step.date for step in tour.steps]
        assert days == sorted(days), tour.id
        assert len({step.title for step in tour.steps}) == len(days), tour.id


def test_names_for_many_become_what_is_there_on_the_day(history: History) -> None:
    steps = history.tours["rivals"].steps
    [step] = [step for step in steps if step.date.isoformat() == "1924-09-20"]
    assert set(step.highlights) == {"cer-west-soviet-1924", "cer-east-soviet-1924", "cer-south-soviet-1924"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("dossiers: [lake-khasan]", "dossiers: [lake-chasan]", ("unknown dossier 'lake-chasan'", "dossier")),
        ("date: 1938-07-15", "date: 1938-06-15", ("1938-06-15", "chapter lake-khasan: 1938-07-01 to 1938-08-31")),
        ("date: 1938-07-15", "date: 1938-07", ("'1938-07'", "single day")),
        ("date: 1938-07-15", "date: 1938-07-32", ("1938-07-32", "does not exist")),
        ("[khasan-crest, khasan-shore]", "[khasan-chest]", ("unknown feature 'khasan-chest'", "feature of the map")),
        ("[khasan-truce-line]", "[khasan-crest]", ("to 1938-08-10", "on the map on 1938-08-11")),
        ("[khasan-truce-line]", "[cer-*-soviet-1929]", ("to 1935-03-22", "on the map on 1938-08-11")),
        ("view: 12/42.45/130.6", "view: 13/42.45/130.6", ("13/42.45/130.6", "zoom of 2 to 12")),
        ("view: 12/42.45/130.6", "view: 11.7/42.45/130.6", ("11.7", "halves")),
        ("view: 12/42.45/130.6", "view: 12/95/130.6", ("12/95", "zoom/latitude/longitude")),
        ("view: 12/42.45/130.6", "view: the lake", ("the lake", "zoom/latitude/longitude")),
        ("source: kasahara2021", "source: kasahara", ("unknown source 'kasahara'", "chapter lake-khasan cites")),
        ("source: kasahara2021", "source: drea1981", ("the source 'drea1981'", "chapter lake-khasan cites")),
        ("answer: >", "ansver: >", ("unknown key 'ansver'", "the key 'answer'")),
        ("questions:", "only_these_questions: often\nquestions:", ("'often'", "true or false")),
        ("title: Whose hills?", "titel: Whose hills?", ("unknown key 'titel'", "the key 'title'")),
        ("title: Two weeks", "headline: Two weeks", ("nothing", "'title'")),
        ("title: Two weeks", "headline: Two weeks", ("unknown key 'headline'", "data/tours/README.md")),
        ("chapter: lake-khasan", "chapter: lake-chasan", ("'lake-chasan'", "'lake-khasan'")),
        ("title: Whose hills?", "title: Whose hills?\n    title: Hills", ("second time", "YAML")),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_and_line(
    history: History, folder: Path, old: str, new: str, message: tuple[str, str]
) -> None:
    line = edit(folder, old, new)
    loaded = tours.load(history, folder)
    text = "\n".join(map(str, loaded.problems))
    assert list(loaded.tours) == ["rivals"], "the whole tour is left out, and no other"
    assert f"data/tours/{KHASAN}:" in text
    assert all(part in text for part in message), text
    assert any(abs(problem.line - line) <= 1 for problem in loaded.problems), text


@pytest.mark.parametrize("count", [0, 4, 11])
def test_too_few_and_too_many_steps(history: History, folder: Path, count: int) -> None:
    path = folder / KHASAN
    head, first, *_ = path.read_text(encoding="utf-8").split("  - date:")
    path.write_text(head + ("  - date:" + first) * count, encoding="utf-8")
    loaded = tours.load(history, folder)
    assert "lake-khasan" not in loaded.tours
    [problem] = loaded.problems
    assert problem.line == head[: head.index("steps:")].count("\n") + 1
    assert "5 to 10 steps" in problem.expected


def test_a_step_without_text_and_one_too_long(history: History, folder: Path) -> None:
    path = folder / KHASAN
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [number for number, line in enumerate(lines) if line == "    text: >"]
    lines[texts[1] + 1] += " and so on" * 40
    ends = next(number for number, line in enumerate(lines) if line.startswith("    dossiers"))
    path.write_text("\n".join([*lines[: texts[0]], *lines[ends:]]), encoding="utf-8")
    missing, long = tours.load(history, folder).problems
    assert (missing.found, missing.expected) == ("nothing", "the key 'text'")
    assert "steps[1]" in missing.subject
    assert "40 to 90 words; these are 1" in long.expected
    assert "steps[2].text" in long.subject


def test_all_mistakes_at_once(history: History, folder: Path) -> None:
    edit(folder, "dossiers: [lake-khasan]", "dossiers: [lake-chasan]")
    edit(folder, "date: 1938-08-14", "date: 1939-08-14")
    text = "\n".join(map(str, tours.load(history, folder).problems))
    assert "lake-chasan" in text
    assert "1939-08-14" in text


def test_what_is_no_tour(history: History, folder: Path) -> None:
    (folder / "empty.yaml").write_text("", encoding="utf-8")
    (folder / "latin.yaml").write_bytes("title: Gefühl\n".encode("latin-1"))
    (folder / "other.yml").write_text("title: Other\n", encoding="utf-8")
    loaded = tours.load(history, folder)
    assert list(loaded.tours) == ["rivals", "lake-khasan"]
    assert {problem.subject for problem in loaded.problems} == {"empty", "latin", "other"}


@pytest.mark.slow
def test_check_names_the_mistakes_of_tours(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = edit(folder, "dossiers: [lake-khasan]", "dossiers: [lake-chasan]")
    monkeypatch.setattr(catalogue, "load", partial(catalogue.load, tours=folder, ground=GROUND))
    assert command_line.main(["check"]) == 1
    message = capsys.readouterr().out
    assert (
        f"data/tours/lake-khasan.yaml:{line}: lake-khasan, steps[1].dossiers[1]: found the unknown dossier" in message
    )
    assert "1 tours: 1 problem(s)" in message
