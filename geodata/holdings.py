"""Who held what when, from the tables: the rows that can be drawn, double holders, gaps, and GeoDataFrames."""

from __future__ import annotations

import difflib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geodata import frames
from geodata.dated_table import FIRST_DAY, LAST_DAY
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    import geopandas as gpd

    from geodata.dated_table import Row, Table
    from geodata.ground import Ground

COLUMNS = ("id", "layer", "kind", "name", "side", "start", "end", "certainty", "sources", "note", "geometry")
"""Columns of every GeoDataFrame made from a table, in order."""

_FEW = 12
"""Ids that are named in full when one is unknown."""


def valid_rows(ground: Ground, table: Table) -> list[Row]:
    """Rows that can be drawn: free of mistakes, of known geometry, and in ``exclusive`` layers none over another."""
    rows, _ = ground.table(table)
    known = set(ground.layer(table.geometry_layer).by_id)
    there = [row for row in rows if known.issuperset(row.geometry_ids)]
    exclusive = [row for row in there if row.layer in table.exclusive]
    second = {row.id for row, overlap, _ in _history(exclusive, table) if overlap}
    return [row for row in there if row.id not in second]


def load(ground: Ground, table: Table) -> gpd.GeoDataFrame:
    """The valid rows of a table with their geometries, several of one row joined.

    The note goes on to say how a lone line was drawn; of several, how far off the worst may be.
    """
    layer = ground.layer(table.geometry_layer)
    rows = [replace(row, note=_note_with_precision(row, layer.precision)) for row in valid_rows(ground, table)]
    return frame(rows, lambda row: joined([layer.by_id[key] for key in row.geometry_ids]))


def mistakes(ground: Ground, table: Table) -> list[Problem]:
    """Everything wrong with the rows by themselves: what does not read, and geometries no layer has."""
    rows, problems = ground.table(table)
    known = set(ground.layer(table.geometry_layer).by_id)
    unknown = [
        Problem(table.file, row.line, f"{row.id}, {table.column}", repr(key), _similar(key, known))
        for row in rows
        for key in row.geometry_ids
        if key not in known
    ]
    return sorted([*problems, *unknown])


def _similar(key: str, known: Collection[str]) -> str:
    """What to write instead of an unknown id: all there are, or those most like it."""
    if len(known) <= _FEW:
        return "one of " + ", ".join(sorted(known))
    near = difflib.get_close_matches(key, known, n=3, cutoff=0.5)
    return f"one of the {len(known)} ids of its layer" + (", such as " + ", ".join(near) if near else "")


def clashes(rows: Iterable[Row], table: Table) -> list[Problem]:
    """Geometries held by two rows on one day, or by none on a day of 1904 to 1973."""
    return [problem for _, _, problem in _history(rows, table)]


def overlaps(rows: Iterable[Row], table: Table) -> list[Problem]:
    """Geometries held by two rows on one day."""
    return [problem for _, overlap, problem in _history(rows, table) if overlap]


def absent(table: Table, keys: Iterable[str]) -> list[Problem]:
    """Geometries no row names."""
    return [
        Problem(table.file, 0, key, "no row", f"rows that say who held it from {FIRST_DAY}") for key in sorted(keys)
    ]


def _history(rows: Iterable[Row], table: Table) -> Iterator[tuple[Row, bool, Problem]]:
    """Each overlap (True) or gap (False) in who held a geometry, with the row at which it shows."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        for key in row.geometry_ids:
            held.setdefault(key, []).append(row)
    for key, periods in sorted(held.items()):
        periods.sort(key=lambda row: row.start or date.min)
        reached = FIRST_DAY.toordinal() - 1
        for row in periods:
            begins = (row.start or FIRST_DAY).toordinal()
            subject = f"{row.id}, {key}"
            expected = f"a start on {date.fromordinal(reached + 1)}, the day after the row before ends"
            if begins <= reached and row is not periods[0]:
                yield row, True, Problem(table.file, row.line, subject, f"held twice from {row.start}", expected)
            elif begins > reached + 1:
                gap = f"nobody from {date.fromordinal(reached + 1)} to {date.fromordinal(begins - 1)}"
                yield row, False, Problem(table.file, row.line, subject, gap, expected)
            reached = max(reached, (row.end or LAST_DAY).toordinal())
        if reached < LAST_DAY.toordinal():
            last = periods[-1]
            gap = f"nobody after {date.fromordinal(reached)}"
            yield last, False, Problem(table.file, last.line, f"{last.id}, {key}", gap, f"a holder until {LAST_DAY}")


def _note_with_precision(row: Row, precision: Mapping[str, tuple[float, str]]) -> str:
    precision_km, how = max(precision[key] for key in row.geometry_ids)
    line = (f"Drawn: {how}" if how else "Drawn") + f", within {precision_km:g} km"
    return f"{row.note.rstrip('.')}. {line}" if row.note else line


def joined(shapes: Sequence[shapely.Geometry]) -> shapely.Geometry:
    """Join lines to one that runs through them; a lone geometry stays as it is."""
    return shapes[0] if len(shapes) == 1 else shapely.line_merge(shapely.union_all(shapes))


def frame(rows: Sequence[Row], geometry_of: Callable[[Row], shapely.Geometry]) -> gpd.GeoDataFrame:
    """Rows as a GeoDataFrame with exactly ``COLUMNS``, EPSG:4326."""
    return frames.frame(
        {
            "id": [row.id for row in rows],
            "layer": [row.layer for row in rows],
            "kind": [row.kind for row in rows],
            "name": [row.name for row in rows],
            "side": [row.holder for row in rows],
            "start": _days([row.start for row in rows]),
            "end": _days([row.end for row in rows]),
            "certainty": [row.certainty for row in rows],
            "sources": [row.sources for row in rows],
            "note": [row.note for row in rows],
        },
        [geometry_of(row) for row in rows],
    )


def _days(days: list[date | None]) -> object:
    """Make a column of dates that keeps None; pandas would make NaT of it."""
    return np.array(days, dtype=object)
