"""Every rule of ``python -m campaigns check``, as one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.checking import (
    disagreements,
    founding_documents,
    ground,
    ground_cover,
    high_certainty,
    land_and_sea,
    long_sentences,
    naming,
    place_in_land,
    powers_in_time,
    roads,
    subordination,
    terms,
    vocabulary,
    wording,
)
from campaigns.reading import bibliography
from geodata import garbage
from geodata.problems import folded

if TYPE_CHECKING:
    from campaigns.history import History
    from geodata.problems import Problem


@garbage.uncollected()
def problems(history: History) -> list[Problem]:
    """Everything wrong with the data: the vocabulary, what was left out of the history, then what the rest contradicts.

    What follows from another mistake is reported with it, see ``geodata.problems.folded``. The tables of the vocabulary
    have none: there would be no history, see ``catalogue.load``.

    Where a layer or a table of the ground is missing, the list is that and what was left out of the history: all that
    follows would be its consequence.
    """
    if missing := [*ground.missing_layers(history.ground), *ground.unread_tables(history.ground)]:
        return folded([*missing, *history.problems])
    return folded(
        [
            *vocabulary.problems(history),
            *history.problems,
            *bibliography.unformatted(history.sources),
            *ground.problems(history),
            *place_in_land.problems(history),
            *land_and_sea.problems(history),
            *powers_in_time.problems(history),
            *roads.problems(history),
            *ground_cover.problems(history),
            *subordination.problems(history),
            *naming.problems(history),
            *founding_documents.problems(history.dossiers, history.places),
            *disagreements.problems(history),
            *high_certainty.problems(history),
            *wording.problems(history),
            *terms.problems(history),
            *long_sentences.problems(history),
        ]
    )
