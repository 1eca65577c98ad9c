"""Figures of the atlas as tables: forces and losses by source, what cites what, how certain it all is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.model import Certainty
from campaigns.symbology import colours
from geodata import powers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.history import History
    from campaigns.model import Claim, Dated, Dossier, Waypoint
    from campaigns.reading.bibliography import Source

COLUMNS = ["label", "about", "side", "low", "high", "figure", "scope", "source", "certainty", "note"]


def side_colours() -> dict[str, str]:
    """Colour of each power that may be a side, in the order of lists."""
    return {side: colours.of_side(side) for side in powers.sides()}


def table(dossier: Dossier, sources: Mapping[str, Source]) -> pd.DataFrame:
    """Claims of a dossier, those about one thing together.

    Returns
    -------
    DataFrame
        Columns ``label, about, side, low, high, figure, scope, source, certainty, note``; ``low`` is at least 1, as the
        chart is logarithmic.
    """
    rows = []
    order = list(dict.fromkeys(claim.about for claim in dossier.claims))
    for claim in sorted(dossier.claims, key=lambda claim: (order.index(claim.about), claim.side)):
        label = f"{spoken.kind(claim.about)} · {spoken.told(claim.side)}" + (f" · {claim.scope}" if claim.scope else "")
        source = "; ".join(sources[citation.key].reference for citation in claim.source)
        via = " " + t("(after {source})", source=claim.via) if claim.via else ""
        rows.append(
            {
                "label": label,
                "about": spoken.kind(claim.about),
                "side": str(claim.side),
                "low": max(claim.value[0], 1),
                "high": max(claim.value[1], 1),
                "figure": " – ".join(filter(None, claim.stated)),
                "scope": claim.scope,
                "source": source + via,
                "certainty": str(claim.certainty),
                "note": claim.note,
            },
        )
    return pd.DataFrame(rows, columns=COLUMNS)


def certainty(history: History) -> pd.DataFrame:
    """How many dates, figures and waypoints are of high, medium and low certainty.

    Returns
    -------
    DataFrame
        Columns ``fact, high, medium, low``.
    """
    facts: dict[str, list[Dated | Claim | Waypoint]] = {
        later("dates of events"): [date for d in history.dossiers.values() for date in d.dates],
        later("figures"): [claim for d in history.dossiers.values() for claim in d.claims],
        later("waypoints"): [point for d in history.dossiers.values() for axis in d.axes for point in axis.waypoints],
    }
    rows = [
        {"fact": name, **{str(level): sum(record.certainty == level for record in records) for level in Certainty}}
        for name, records in facts.items()
    ]
    return pd.DataFrame(rows, columns=[later("fact"), *map(str, Certainty)])
