"""Borders between two lands, as they follow from who held what: no table of their own, so never at odds with it.

``geodata/layers/frontiers.geojson`` has every stretch where two cells meet, with the line it was cut along. On a day a
stretch is a border when the two cells have different holders.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from geodata import dated_table, holdings, territories

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd

    from geodata.dated_table import Row
    from geodata.ground import Ground

KNOWN, APPROXIMATE = "state-border", "approximate-border"
"""Kinds of border: known to a few kilometres, or only in its run."""
KINDS = frozenset({KNOWN, APPROXIMATE})
_ROUGH_KM = 15.0
"""A line that may be farther off than this is approximate, and of low certainty however well its days are known."""
_WORST_FIRST = dated_table.CERTAINTIES[::-1]


def _both(first: Row, second: Row) -> tuple[date | None, date | None] | None:
    """The days on which both rows hold, or None."""
    start = max(first.start or date.min, second.start or date.min)
    end = min(first.end or date.max, second.end or date.max)
    if end < start:
        return None
    return (None if start == date.min else start, None if end == date.max else end)


def _certainty(first: Row, second: Row, precision_km: float) -> str:
    if precision_km > _ROUGH_KM:
        return "low"
    return min(first.certainty, second.certainty, key=_WORST_FIRST.index)


def load(ground: Ground) -> gpd.GeoDataFrame:
    """Return one row for each pair of neighbouring holders, line between them and period.

    Columns, coordinates and errors are as of ``territories.load``; ``side`` is both holders joined by ``; ``, ``name``
    both lands. The note says what the line is and how far off it may be.
    """
    stretches = ground.layer("frontiers").by_id
    return holdings.frame(rows(ground), lambda row: holdings.joined([stretches[key] for key in row.geometry_ids]))


def rows(ground: Ground) -> list[Row]:
    """The rows of ``load`` without geometry; ``geometry_ids`` are those of their stretches."""
    held: dict[str, list[Row]] = defaultdict(list)
    for row in territories.valid_rows(ground):
        if row.layer == "territory":
            for cell in row.geometry_ids:
                held[cell].append(row)
    grouped: dict[str, tuple[Row, list[str]]] = {}
    for stretch in ground.layer("frontiers").properties:
        for row in _rows_of(stretch, held):
            grouped.setdefault(row.id, (row, []))[1].append(str(stretch["id"]))
    return [replace(row, geometry_ids=tuple(ids)) for row, ids in grouped.values()]


def worst_km(ground: Ground, day: date) -> dict[str, float]:
    """How far off, in kilometres, the worst known border of each land may be on a day, by the id of its row."""
    holder_of = {
        cell: row
        for row in territories.valid_rows(ground)
        if row.layer == "territory" and row.holds_on(day)
        for cell in row.geometry_ids
    }
    worst: dict[str, float] = {}
    for stretch in ground.layer("frontiers").properties:
        sides = [holder_of[cell] for cell in str(stretch["cells"]).split() if cell in holder_of]
        if len({row.holder for row in sides}) > 1:
            for row in sides:
                worst[row.id] = max(worst.get(row.id, 0.0), float(stretch["precision_km"]))
    return worst


def _rows_of(stretch: dict[str, object], held: dict[str, list[Row]]) -> Iterable[Row]:
    """Rows of one stretch, without their geometry."""
    one, other = str(stretch["cells"]).split()
    precision = float(str(stretch["precision_km"]))
    for first in held[one]:
        for second in held[other]:
            if first.holder == second.holder or (days := _both(first, second)) is None:
                continue
            left, right = sorted((first, second), key=lambda row: row.id)
            yield replace(
                left,
                id=f"border/{left.id}--{right.id}--{stretch['line']}",
                name=f"{left.name} – {right.name}",
                holder=f"{left.holder}; {right.holder}",
                layer="border",
                kind=APPROXIMATE if precision > _ROUGH_KM else KNOWN,
                start=days[0],
                end=days[1],
                certainty=_certainty(first, second, precision),
                sources=str(stretch["source"]),
                note=f"{stretch['note']}; within {precision:g} km",
                line=0,
            )
