"""The report on the prose: what it counts in a dossier, and what the dossiers of the atlas hold to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.checking import prose_report
from campaigns.model import Claim

if TYPE_CHECKING:
    from campaigns.history import History
    from campaigns.model import Dossier


def with_summary(history: History, summary: str) -> Dossier:
    """A dossier that tells nothing but its summary."""
    bare = {"dates": (), "outcome": None, "disputes": (), "phases": (), "claims": (), "axes": (), "units": ()}
    return history.dossiers["lake-khasan"].model_copy(update={**bare, "fronts": (), "summary": summary})


def test_old_fashioned_words_are_found(history: History) -> None:
    told = with_summary(history, "He owned to raw stuffs, lest they starve. The list was their own to keep.")
    assert prose_report.old_fashioned(told) == ["owned to", "raw stuffs", "lest"]


@pytest.mark.parametrize(
    ("value", "words", "late"),
    [
        (130, "the Japanese admit losing 130 men", True),
        (130, "not more than 130", False),
        (130, "as the Japanese admit", False),
        (130, "", False),
    ],
)
def test_the_number_of_a_figure_comes_first(value: float, words: str, *, late: bool) -> None:
    claim = Claim.model_validate(
        {"about": "killed", "side": "Japan", "value": value, "words": words, "source": "a", "certainty": "low"}
    )
    assert prose_report.number_comes_late(claim) is late


def test_the_dossiers_can_be_read(history: History) -> None:
    missed = [text for text, good in prose_report.lines(history) if not good]
    assert missed == []
