"""What the document carries of the guided tours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import dates
from campaigns.atlas.document.payload_types import PayloadView

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from campaigns.atlas.document import payload_types
    from campaigns.history import History

FEWEST = 2
"""Steps that must be left for a part of a tour to be worth showing."""


def build(
    history: History, first: dt.date, last: dt.date, dossiers: Collection[str], features: Collection[str]
) -> list[payload_types.Tour]:
    """Gather the tours of a document that runs from ``first`` to ``last`` and holds these dossiers and features (ids).

    Only steps are carried whose day and dossiers are.
    """
    carried: list[payload_types.Tour] = []
    for tour in history.tours.values():
        steps: list[payload_types.TourStep] = [
            {
                "date": dates.day_number(step.date),
                "view": PayloadView.of(step.view),
                "title": step.title,
                "text": step.text,
                "dossiers": list(step.dossiers),
                "highlights": [identity for identity in step.highlights if identity in features],
            }
            for step in tour.steps
            if first <= step.date <= last and set(step.dossiers) <= set(dossiers)
        ]
        if len(steps) >= FEWEST:
            carried.append({"id": tour.id, "title": tour.title, "chapter": str(tour.chapter), "steps": steps})
    return carried
