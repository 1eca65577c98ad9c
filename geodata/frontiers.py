"""Borders between two lands, as they follow from who held what: no table of their own, so never at odds with it.

``geodata/layers/frontiers.geojson`` has every stretch where two cells meet, with the line it was cut along. On a day a
stretch is a border when the two cells have different holders.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from geodata import dated_table, layer_files, territories

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd

    from geodata.dated_table import Row

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


def load(table: dated_table.Table = territories.TABLE) -> gpd.GeoDataFrame:
    """Return one row for each pair of neighbouring holders, line between them and period.

    Columns, coordinates and errors are as of ``territories.load``; ``side`` is both holders joined by ``; ``, ``name``
    both lands. The note says what the line is and how far off it may be.
    """
    properties, shapes = layer_files.read("frontiers")
    held: dict[str, list[Row]] = defaultdict(list)
    for row in territories.sound(table):
        if row.layer == "territory":
            for cell in row.what:
                held[cell].append(row)
    stretches = dict(zip((str(said["id"]) for said in properties), shapes, strict=True))
    grouped: dict[str, tuple[Row, list[str]]] = {}
    for said in properties:
        for row in _rows_of(said, held):
            grouped.setdefault(row.id, (row, []))[1].append(str(said["id"]))
    rows = [replace(row, what=tuple(ids)) for row, ids in grouped.values()]
    return dated_table.frame(rows, lambda row: dated_table.joined([stretches[key] for key in row.what]))


def worst_km(day: date, table: dated_table.Table = territories.TABLE) -> dict[str, float]:
    """How far off, in kilometres, the worst known border of each land may be on a day, by the id of its row."""
    holder_of = {
        cell: row
        for row in territories.sound(table)
        if row.layer == "territory" and row.holds_on(day)
        for cell in row.what
    }
    worst: dict[str, float] = {}
    for said, _ in zip(*layer_files.read("frontiers"), strict=True):
        sides = [holder_of[cell] for cell in str(said["cells"]).split() if cell in holder_of]
        if len({row.holder for row in sides}) > 1:
            for row in sides:
                worst[row.id] = max(worst.get(row.id, 0.0), float(said["precision_km"]))
    return worst


def _rows_of(said: dict[str, object], held: dict[str, list[Row]]) -> Iterable[Row]:
    """Rows of one stretch, without their geometry."""
    one, other = str(said["cells"]).split()
    precision = float(str(said["precision_km"]))
    for first in held[one]:
        for second in held[other]:
            days = _both(first, second)
            if days is None or first.holder == second.holder:
                continue
            left, right = sorted((first, second), key=lambda row: row.id)
            yield replace(
                left,
                id=f"border/{left.id}--{right.id}--{said['line']}",
                name=f"{left.name} – {right.name}",
                holder=f"{left.holder}; {right.holder}",
                layer="border",
                kind=APPROXIMATE if precision > _ROUGH_KM else KNOWN,
                start=days[0],
                end=days[1],
                certainty=_certainty(first, second, precision),
                sources=str(said["source"]),
                note=f"{said['note']}; within {precision:g} km",
                line=0,
            )
