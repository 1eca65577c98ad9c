"""A sentence of a dossier or a tour has thirty words at most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from campaigns.checking import long_sentences

if TYPE_CHECKING:
    from campaigns.history import History
    from campaigns.model import Dossier

EXPECTED = "expected sentences of at most 30 words: part it, or leave something out"


def told(history: History, dossier: Dossier) -> list[str]:
    """What is reported of one dossier."""
    return [str(problem) for problem in long_sentences.problems(replace(history, dossiers={dossier.id: dossier}))]


@pytest.mark.parametrize(("words", "count"), [(30, 0), (31, 1), (45, 1)])
def test_a_sentence_is_too_long_from_thirty_one_words_on(history: History, words: int, count: int) -> None:
    summary = "It rained.\n\nThe " + "word\n" * (words - 2) + "end. Nobody came."
    dossier = history.dossiers["lake-khasan"].model_copy(update={"summary": summary})
    found = f'found {words} words, "The{" word" * 8} …"'
    message = f"campaigns/dossiers/lake-khasan.yaml: lake-khasan: {found}; {EXPECTED}"
    assert told(history, dossier) == [message] * count


def test_notes_count_and_titles_do_not(history: History) -> None:
    dossier, long = history.dossiers["lake-khasan"], "word " * 40 + "end."
    assert told(history, dossier.model_copy(update={"title": long})) == []
    noted = (dossier.dates[0].model_copy(update={"note": long}), *dossier.dates[1:])
    assert len(told(history, dossier.model_copy(update={"dates": noted}))) == 1


def test_steps_of_tours_count(history: History) -> None:
    tour = history.tours["neutrality"]
    steps = (tour.steps[0].model_copy(update={"text": "word " * 40 + "end."}), *tour.steps[1:])
    changed = replace(history, tours={tour.id: tour.model_copy(update={"steps": steps})})
    [problem] = long_sentences.problems(changed)
    assert problem.file == "campaigns/tours/neutrality.yaml"
