"""Who held which land on which day. The rows are in ``geodata/territories.csv``, the cells in ``geodata/layers``.

A row of layer ``territory`` says who ruled; a row of layer ``occupation`` says whose army stood on another's
land and lies over it. On every day of 1904 to 1973 each cell is in exactly one ``territory`` row; ``problems``
checks that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from geodata import dated_table, layer_files

if TYPE_CHECKING:
    from datetime import date

    from geodata.problems import Problem

TABLE = dated_table.Table(
    Path(__file__).parent / "territories.csv",
    "geodata/territories.csv",
    "cells",
    ("territory", "occupation"),
)


@layer_files.kept
def _union(cells: tuple[str, ...]) -> shapely.Geometry:
    """Union of cells; they share edges exactly, so none is left inside."""
    known = layer_files.by_id("cells")
    if len(cells) == 1:
        return known[cells[0]]
    return shapely.coverage_union_all([known[cell] for cell in cells])


def cells() -> gpd.GeoDataFrame:
    """Return the pieces territories are made of: columns ``id, geometry``; EPSG:4326, longitude first."""
    known = layer_files.by_id("cells")
    return gpd.GeoDataFrame({"id": list(known)}, geometry=list(known.values()), crs="EPSG:4326")


def sound(table: dated_table.Table = TABLE) -> list[dated_table.Row]:
    """Rows that can be drawn: without mistakes, and no cell ruled twice on a day."""
    return dated_table.sound(table, layer_files.by_id("cells"), ["territory"])


def load(table: dated_table.Table = TABLE) -> gpd.GeoDataFrame:
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
    return dated_table.frame(sound(table), lambda row: _union(tuple(sorted(row.what))))


def on(day: date, table: dated_table.Table = TABLE) -> gpd.GeoDataFrame:
    """Return the territories and occupations of one day; columns and errors as ``load``."""
    rows = [row for row in sound(table) if row.holds_on(day)]
    return dated_table.frame(rows, lambda row: _union(tuple(sorted(row.what))))


def problems(table: dated_table.Table = TABLE) -> list[Problem]:
    """Everything wrong with the table: each says file, line, what was found and what was expected."""
    rows, found = dated_table.read(table)
    known = set(layer_files.by_id("cells"))
    found += dated_table.unknown(rows, table, known)
    if not found:
        ruled = [row for row in rows if row.layer == "territory"]
        found += dated_table.clashes(ruled, table)
        found += dated_table.absent(table, known - {cell for row in ruled for cell in row.what})
    return sorted(found)
