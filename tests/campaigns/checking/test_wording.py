"""What readers see does not speak to editors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import wording

if TYPE_CHECKING:
    from campaigns.history import History


def told(history: History, text: str) -> list[str]:
    """What is reported of a dossier with a text in the note of its first date."""
    dossier = history.dossiers["lake-khasan"]
    dates = (dossier.dates[0].model_copy(update={"note": text}), *dossier.dates[1:])
    changed = dossier.model_copy(update={"dates": dates})
    return [str(problem) for problem in wording.problems(replace(history, dossiers={changed.id: changed}))]


@pytest.mark.parametrize(
    "text",
    [
        "Document 3 of the project.",
        "Days in the reference tables, from memory.",
        "Course drawn by the compilers.",
        "The day was not\n  looked up.",
        "The founding text names Canton.",
    ],
)
def test_a_note_to_editors_is_named(history: History, text: str) -> None:
    [message] = told(history, text)
    assert message.startswith("campaigns/dossiers/lake-khasan.yaml: lake-khasan, note: found ")


def test_half_a_text_is_named(history: History) -> None:
    dossier = history.dossiers["lake-khasan"]
    side = dossier.belligerents[0].model_copy(update={"formations": ("air groups (bombers", "fighters)")})
    changed = dossier.model_copy(update={"belligerents": (side, *dossier.belligerents[1:])})
    first, second = wording.problems(replace(history, dossiers={changed.id: changed}))
    assert "found 0 “(” and 1 “)” in 'fighters)'" in f"{first} {second}"
    assert "found 1 “(” and 0 “)” in 'air groups (bombers'" in f"{first} {second}"


@pytest.mark.parametrize("text", ["The day is not verified.", "Recalled to Moscow in 1939.", "Document 12 (1949)."])
def test_words_for_readers_are_not(history: History, text: str) -> None:
    assert told(history, text) == []


def test_the_founding_texts_are_named_as_sources_are(history: History) -> None:
    keys = ("essay-soviet-japan", "background-ussr-japan", "article-neutrality-pact", "relaciones-japon-urss")
    cited = {citation.key for dossier in history.dossiers.values() for citation in dossier.citations()}
    assert cited.issuperset(keys)
    assert [key for key in keys if "project" in history.sources[key].reference] == []
