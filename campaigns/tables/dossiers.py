"""Finding dossiers: by words in any script, and as a table to filter and sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from campaigns import chapters
from campaigns.reading import sentences
from campaigns.tables import formations
from geodata.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigns.history import History
    from campaigns.model import Dossier


COLUMNS = ("id", "title", "kind", "sides", "first", "last", "year", "chapter", "certainty", "importance", "men")
"""Columns of ``table``."""


def words_of(dossier: Dossier, history: History, named: Iterable[str] = ()) -> str:
    """All a dossier can be found by, folded: its names in every script, places, people, formations and summary.

    ``named`` are ids of formations of its order of battle.
    """
    place = history.places[dossier.place]
    texts = [dossier.id, dossier.title, dossier.label, dossier.summary, *dossier.names.model_dump().values()]
    texts += place.all_names
    for side in dossier.belligerents:
        texts += [*side.commanders, *side.formations]
    for axis in dossier.axes:
        texts += [axis.formation, axis.commander]
        for waypoint in axis.waypoints:
            texts += history.places[waypoint.place].all_names
    tied = [*(unit.formation for unit in dossier.units), *(axis.unit for axis in dossier.axes if axis.unit)]
    for key in dict.fromkeys([*tied, *named]):
        texts += formations.called(history.formations[key])
    return " ".join(folded(text) for text in texts if text)


def matching(text: str, history: History) -> list[str]:
    """Ids of the dossiers in which every word of a search is found, in order of time; all where it is empty."""
    wanted = [folded(word) for word in text.split() if folded(word)]
    if not wanted:
        return list(history.dossiers)
    named: dict[str, list[str]] = {}
    for row in history.orders_of_battle:
        named.setdefault(row.dossier, []).append(row.formation)
    return [
        dossier.id
        for dossier in history.dossiers.values()
        if all(word in words for words in [words_of(dossier, history, named.get(dossier.id, ()))] for word in wanted)
    ]


def first_sentence(text: str) -> str:
    """The first sentence of a summary, with a full stop."""
    return sentences.split(text)[0].rstrip(".") + "."


def men(dossier: Dossier) -> int:
    """The largest strength in men any source gives for a side of it; 0 where none does."""
    figures = [claim.value[1] for claim in dossier.claims if claim.about == "strength"]
    return int(max(figures, default=0))


def table(dossiers: Iterable[Dossier]) -> pd.DataFrame:
    """Dossiers as rows.

    Returns
    -------
    DataFrame
        Columns ``id, title, kind, sides, first, last, year, chapter, certainty, importance, men``; ``first`` and
        ``last`` are ``datetime.date``.
    """
    titles = {span.id: span.title for span in chapters.in_order()}
    return pd.DataFrame(
        [
            {
                "id": dossier.id,
                "title": dossier.title,
                "kind": dossier.kind,
                "sides": sorted({str(side.side) for side in dossier.belligerents}),
                "first": dossier.when.earliest,
                "last": dossier.when.latest,
                "year": dossier.when.earliest.year,
                "chapter": titles[dossier.chapter],
                "certainty": str(dossier.certainty),
                "importance": dossier.importance,
                "men": men(dossier),
            }
            for dossier in dossiers
        ],
        columns=list(COLUMNS),
    )
