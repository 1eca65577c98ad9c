"""The ground as tables: who held what on a day, how large it was, how well its borders are known, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from campaigns.scene import select
from campaigns.symbology import colours
from campaigns.tables.locator import Locator
from geodata import frontiers
from geodata.measure import report
from geodata.projections import areas_km2

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import geopandas as gpd

    from campaigns.history import History
    from campaigns.reading.bibliography import Source

AREAS = frozenset({"territory", "occupation", "island"})
"""Layers whose rows have an area worth telling."""


def references(keys: str, sources: Mapping[str, Source]) -> str:
    """Sources of a row, in full, one after the other."""
    texts = []
    for part in keys.split(";"):
        key, _, locator_text = part.strip().partition(", ")
        source = sources.get(key)
        texts.append((source.reference if source else key) + (f", {locator_text}" if locator_text else ""))
    return " · ".join(texts)


def of_day(
    scene: gpd.GeoDataFrame,
    history: History,
    layers: Sequence[str],
    day: dt.date,
    locator: Locator | None = None,
) -> pd.DataFrame:
    """Rows of some layers of the ground on a day.

    Parameters
    ----------
    scene, history
        The rows of the whole atlas, and the history they were made of.
    layers, day
        What is shown.
    locator
        Draws the small maps; by default a new one, which draws the land behind them anew.

    Returns
    -------
    DataFrame
        Columns ``map`` (a small picture as data address), ``name, holder, kind, km², borders, from, to, certainty,
        note, sources``. ``borders`` is how far off, in kilometres, the worst known stretch of a land's borders may be.
    """
    rows = select(scene, day, day, layers)
    rows = rows[rows["dossier"] == ""]
    area = areas_km2(rows.geometry)
    locator = locator or Locator(history.ground)
    worst = frontiers.worst_km(history.ground, day)
    return pd.DataFrame(
        {
            "map": [
                locator.picture(shape, colours.of_side(side), dashed=layer == "occupation")
                for shape, side, layer in zip(rows.geometry, rows["side"], rows["layer"], strict=True)
            ],
            "name": rows["name"].tolist(),
            "holder": rows["side"].tolist(),
            "kind": [str(kind).replace("-", " ") for kind in rows["kind"]],
            "km²": [round(km2) if layer in AREAS else None for km2, layer in zip(area, rows["layer"], strict=True)],
            "borders": [worst.get(str(identity)) for identity in rows["id"]],
            "from": [_day(start, "before 1904") for start in rows["start"]],
            "to": [_day(end, "after 1973") for end in rows["end"]],
            "certainty": rows["certainty"].tolist(),
            "note": rows["note"].tolist(),
            "sources": [references(str(keys), history.sources) for keys in rows["sources"]],
        },
    )


def _day(day: dt.date | None, open_text: str) -> str:
    return open_text if day is None else day.isoformat()


def compared_areas(history: History) -> pd.DataFrame:
    """Areas measured here and official figures of the time, each with its source and why it differs."""
    ours = {name.partition(" (")[0]: (found, expected) for name, found, expected, _ in report.areas(history.ground)}
    rows = [
        {"land": name, "year": "1940", "km²": round(found), "of": "the atlas, equal-area projection", "why": ""}
        for name, (found, _) in ours.items()
    ]
    for area in history.ground.official_areas:
        figure = {"land": area.territory, "year": area.year, "km²": round(area.km2)}
        rows.append(figure | {"of": references(area.source, history.sources), "why": area.note})
    return pd.DataFrame(rows).sort_values("land", kind="stable", ignore_index=True)
