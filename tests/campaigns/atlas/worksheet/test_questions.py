"""What a worksheet asks, and that each answer names its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns import chapters, scene
from campaigns.atlas.worksheet import content, questions, subjects
from tests.campaigns.atlas.worksheet.conftest import DAY

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.worksheet.subjects import Subjects
    from campaigns.history import History


def _about(history: History, rows: gpd.GeoDataFrame, language: str = "en") -> Subjects:
    [dossier] = history.dossiers.values()
    chapter = next(each for each in chapters.in_order() if each.id == dossier.chapter)
    return subjects.of_chapter(chapter, history, rows, language)


def test_the_maps_show_the_day_of_the_tour_on_which_most_moves(small: History, small_rows: gpd.GeoDataFrame) -> None:
    about = _about(small, small_rows)
    moving = small_rows[small_rows["layer"] == "arrow"]
    assert len(scene.select(moving, about.day, about.day)) == max(
        len(scene.select(moving, step.date, step.date)) for step in small.tours["small-war"].steps
    )
    assert about.day <= DAY


def test_every_answer_has_a_source(small: History, small_rows: gpd.GeoDataFrame) -> None:
    found = questions.of(_about(small, small_rows), small, ())
    assert {each.part for each in found} == {"on-maps", "to-begin", "in-story", "in-atlas"}
    for each in found:
        assert all(answer.citations for answer in each.answers), each.text
        assert {citation.key for answer in each.answers for citation in answer.citations} <= set(small.sources)


def test_numbers_stand_for_names_each_once(small: History, small_rows: gpd.GeoDataFrame) -> None:
    about = _about(small, small_rows)
    asked = next(each for each in questions.of(about, small, ()) if each.choices)
    assert sorted(item.name for item in about.items) == sorted(asked.choices)
    assert len(set(asked.choices)) == len(asked.choices)
    assert {"Weston", "Midford"} & set(asked.choices)


def test_a_teacher_may_ask_nothing_else(small: History, small_rows: gpd.GeoDataFrame) -> None:
    only = small.tours["small-war"].model_copy(update={"only_these_questions": True})
    history = replace(small, tours={"small-war": only})
    found = questions.of(_about(history, small_rows), history, ())
    assert [each.part for each in found] == ["on-maps", "to-begin", "to-begin"]


def test_what_nobody_translated_is_marked_as_english(small: History, small_rows: gpd.GeoDataFrame) -> None:
    about = _about(small, small_rows, "ru")
    texts = content.build(small, small_rows, about, content.Named(()))
    own, made = (
        next(part for part in texts["parts"] if part["id"] == which)["questions"] for which in ("to-begin", "in-atlas")
    )
    assert [each["english"] for each in own] == [True, True]
    assert not any(each["english"] for each in made)
    assert texts["words"]["in-english"] == "по-английски"
