"""The ground as tables: who held what on a day, how large it was, how well its borders are known, and who says so."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd
import shapely

from campaigns.languages.spoken import t
from campaigns.scene import select
from campaigns.symbology import colours
from campaigns.tables.locator import FRAME, Locator
from geodata import frontiers
from geodata.measure import report
from geodata.projections import areas_km2

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.history import History
    from campaigns.reading.bibliography import Source

AREAS = frozenset({"territory", "occupation", "island"})
"""Layers whose rows have an area worth telling."""
_FARTHEST, _CLOSEST = 3.0, 10.0
"""Zooms between which a map of one land lies."""
_WIDTH, _HEIGHT = 700, 450
"""Pixels within which it shows the land."""


def cited(keys: str) -> tuple[tuple[str, str], ...]:
    """Sources of a row: key and locator of each, which may be empty."""
    parts = (part.strip().partition(", ") for part in keys.split(";"))
    return tuple((key, locator) for key, _, locator in parts if key)


def references(keys: str, sources: Mapping[str, Source]) -> str:
    """Sources of a row, in full, one after the other."""
    texts = []
    for key, locator_text in cited(keys):
        source = sources.get(key)
        texts.append((source.reference if source else key) + (f", {locator_text}" if locator_text else ""))
    return " · ".join(texts)


def _view(shape: BaseGeometry) -> str:
    """The view of a map that shows a shape; of one that reaches far beyond, what lies in the region of small maps."""
    west, south, east, north = shapely.intersection(shape, shapely.box(*FRAME)).bounds
    if math.isnan(west):
        west, south, east, north = shape.bounds
    squeezed = math.cos(math.radians((south + north) / 2))
    pixels_per_degree = min(_WIDTH / max(east - west, 1e-3), _HEIGHT * squeezed / max(north - south, 1e-3))
    zoom = min(_CLOSEST, max(_FARTHEST, math.log2(pixels_per_degree * 360 / 256)))
    return f"{zoom:.1f}/{(south + north) / 2:.3f}/{(west + east) / 2:.3f}"


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
        Columns ``map`` (a picture to be laid over ``Locator.land``), ``name, holder, kind, km², borders, from, to,
        certainty, note, sources, view``. ``borders`` is how far off, in kilometres, the worst known stretch of a land's
        borders may be, ``sources`` are pairs of key and locator, ``view`` is ``zoom/lat/lon`` of a map that shows it.
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
            "sources": [cited(str(keys)) for keys in rows["sources"]],
            "view": [_view(shape) for shape in rows.geometry],
        },
    )


def _day(day: dt.date | None, open_text: str) -> str:
    return open_text if day is None else day.isoformat()


def compared_areas(history: History) -> pd.DataFrame:
    """Areas measured here and official figures of the time, each with its source and why it differs."""
    ours = {name.partition(" (")[0]: (found, expected) for name, found, expected, _ in report.areas(history.ground)}
    rows = [
        {"land": name, "year": "1940", "km²": round(found), "of": t("the atlas, equal-area projection"), "why": ""}
        for name, (found, _) in ours.items()
    ]
    for area in history.ground.official_areas:
        figure = {"land": area.territory, "year": area.year, "km²": round(area.km2)}
        rows.append(figure | {"of": references(area.source, history.sources), "why": area.note})
    return pd.DataFrame(rows).sort_values("land", kind="stable", ignore_index=True)
