"""Finding dossiers: by words in any script, and as a table to filter and sort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from campaigns import chapters, typed_date
from campaigns.languages import spoken
from campaigns.tables import formations, matching
from campaigns.tables.matching import Field
from geodata.folding import words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from campaigns.history import History
    from campaigns.model import Dossier
    from campaigns.orders_of_battle import Subordination

_WITHIN, _LASTING = -2.0, -1.0
"""Scores of what a date finds: what lies within the period, what only lasted on its days, the shorter first."""

COLUMNS = ("id", "title", "kind", "sides", "first", "last", "year", "chapter", "certainty", "importance", "men")
"""Columns of ``table``."""


def fields_of(dossier: Dossier, history: History, orders: Iterable[Subordination] = ()) -> list[Field]:
    """The texts by which a dossier is found, and how much each counts.

    Its names, where it was, who took part, its phases, its summary and what is disputed; ``orders`` are the rows of its
    order of battle. On the map ``campaigns/atlas/web/panels/search-fields.ts`` has the same.
    """
    rows = list(orders)
    tied = [*(unit.formation for unit in dossier.units), *(row.formation for row in rows)]
    tied += [axis.unit for axis in dossier.axes if axis.unit]
    stops = [waypoint.place for axis in dossier.axes for waypoint in axis.waypoints]
    sides = dossier.belligerents
    commanders = [name for side in sides for name in side.commanders]
    commanders += [*(axis.commander for axis in dossier.axes), *(row.commander for row in rows)]
    named = [name for side in sides for name in side.formations] + [axis.formation for axis in dossier.axes]
    named += [name for key in dict.fromkeys(tied) for name in formations.called(history.formations[key])]
    answers = [answer.text for dispute in dossier.disputes for answer in dispute.answers]
    found = [
        Field(dossier.title),
        *(Field(name, 1) for name in (dossier.short, *dossier.names.model_dump().values())),
        *(Field(name, 2, "place") for name in history.places[dossier.place].all_names),
        *(Field(name, 3, "commander") for name in commanders),
        *(Field(name, 3, "formation") for name in named),
        *(Field(name, 3, "place") for key in dict.fromkeys(stops) for name in history.places[key].all_names),
        *(Field(phase.name, 4, "phase") for phase in dossier.phases),
        *(each for phase in dossier.phases for each in matching.of_sentences(phase.text, 4, "phase")),
        *matching.of_sentences(dossier.summary, 5, "summary"),
        *(Field(dispute.question, 6, "dispute") for dispute in dossier.disputes),
        *(each for text in answers for each in matching.of_sentences(text, 6, "dispute")),
    ]
    unique: dict[str, Field] = {}
    for each in found:
        unique.setdefault(each.text, each)
    return [each for text, each in unique.items() if text]


@dataclass(frozen=True)
class Hit:
    """A dossier that was found, and why, in words; the empty text where its title or its date says so."""

    dossier: Dossier
    why: str
    score: float


class Search:
    """Finds dossiers by names, people, texts and dates; made once of a history, asked often."""

    def __init__(self, history: History) -> None:
        self._dossiers = history.dossiers
        orders: dict[str, list[Subordination]] = {}
        for row in history.orders_of_battle:
            orders.setdefault(row.dossier, []).append(row)
        self._matcher = matching.Matcher(
            {key: fields_of(dossier, history, orders.get(key, ())) for key, dossier in history.dossiers.items()},
            history.synonyms,
        )

    def find(self, text: str) -> list[Hit]:
        """The dossiers that have every word of a text, or that a date finds, the best first.

        A date is no words as well, unless it is a year alone.
        """
        found: dict[str, Hit] = {}
        periods = typed_date.read(text)
        if not periods or len(words(text)) == 1:
            for key, match in self._matcher.find(text).items():
                found[key] = Hit(self._dossiers[key], match.why.reason if match.why else "", match.score)
        for period in periods:
            for key, dossier in self._dossiers.items():
                score = _date_score(dossier, period)
                if score is not None and (key not in found or score < found[key].score):
                    found[key] = Hit(dossier, "", score)
        return sorted(found.values(), key=_best_first)


def _date_score(dossier: Dossier, period: typed_date.Period) -> float | None:
    """How well a dossier answers a typed date; None if it lasted on none of its days."""
    (first, last), when = period, dossier.when
    if when.earliest > last or when.latest < first:
        return None
    if first <= when.earliest and when.latest <= last:
        return _WITHIN
    return _LASTING - 1 / ((when.latest - when.earliest).days + 1)


def _best_first(hit: Hit) -> tuple[float, int, dt.date]:
    return hit.score, hit.dossier.importance, hit.dossier.when.earliest


def first_sentence(text: str) -> str:
    """The first sentence of a summary, with a full stop."""
    return spoken.first_sentence(text)


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
