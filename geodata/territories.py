"""Who held which land on which day. The rows are in ``geodata/territories.csv``, the cells in ``geodata/layers``.

A row of layer ``territory`` says who ruled; a row of layer ``occupation`` says whose army stood on another's
land and lies over it. On every day of 1904 to 1973 each cell is in exactly one ``territory`` row; ``problems``
checks that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata import frames, holdings
from geodata.dated_table import Table

if TYPE_CHECKING:
    from datetime import date

    import geopandas as gpd

    from geodata.dated_table import Row
    from geodata.ground import Ground
    from geodata.problems import Problem

TABLE = Table("territories", "cells", ("territory", "occupation"), geometry_layer="cells", exclusive=("territory",))


def cells(ground: Ground) -> gpd.GeoDataFrame:
    """Return the pieces territories are made of: columns ``id, geometry``; EPSG:4326, longitude first."""
    known = ground.layer("cells").by_id
    return frames.frame({"id": list(known)}, list(known.values()))


def valid_rows(ground: Ground) -> list[Row]:
    """Rows that can be drawn: without mistakes, and no cell ruled twice on a day."""
    return holdings.valid_rows(ground, TABLE)


def load(ground: Ground) -> gpd.GeoDataFrame:
    """Return all territories and occupations, in file order; a wrong row is left out (see ``problems``).

    Returns
    -------
    GeoDataFrame with the columns ``id, layer, kind, name, side, start, end, certainty, sources, note, geometry``:
    ``side`` is the holder, ``start`` and ``end`` are ``datetime.date`` or None (open), both inclusive,
    ``sources`` are keys of the bibliography joined by semicolons. EPSG:4326, longitude first.

    Raises
    ------
    GroundError
        When the cells cannot be read.
    """
    return _frame(ground, valid_rows(ground))


def on(ground: Ground, day: date) -> gpd.GeoDataFrame:
    """Return the territories and occupations of one day; columns and errors as ``load``."""
    return _frame(ground, [row for row in valid_rows(ground) if row.holds_on(day)])


def _frame(ground: Ground, rows: list[Row]) -> gpd.GeoDataFrame:
    return holdings.frame(rows, lambda row: ground.union_of_cells(tuple(sorted(row.geometry_ids))))


def problems(ground: Ground) -> list[Problem]:
    """Everything wrong with the table: each says file, line, what was found and what was expected."""
    found = holdings.mistakes(ground, TABLE)
    if not found:
        ruled = [row for row in ground.table(TABLE)[0] if row.layer == "territory"]
        found += holdings.clashes(ruled, TABLE)
        known = set(ground.layer("cells").by_id)
        found += holdings.absent(TABLE, known - {cell for row in ruled for cell in row.geometry_ids})
    return sorted(found)
