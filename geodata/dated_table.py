"""Tables of who held what from when to when: plain CSV a historian edits, read and checked the same way everywhere.

Every table has the columns ``id, name, holder, layer, kind, <what>, start, end, certainty, sources, note``, where
``<what>`` names the geometry: ``cells``, ``island`` or ``line``. Days are ISO, both inclusive; empty is open.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from geodata import csv_rows, layer_files
from geodata.holders import HOLDERS
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FIRST_DAY = date(1904, 1, 1)
LAST_DAY = date(1973, 12, 31)
CERTAINTIES = ("high", "medium", "low")
COLUMNS = ("id", "layer", "kind", "name", "side", "start", "end", "certainty", "sources", "note", "geometry")
"""Columns of every GeoDataFrame made from such a table, in order."""

_FEW = 12
"""Ids that are named in full when one is unknown."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One holder and period. ``what`` is the ids of the geometry: cells, one island or one line."""

    id: str
    name: str
    holder: str
    layer: str
    kind: str
    what: tuple[str, ...]
    start: date | None
    end: date | None
    certainty: str
    sources: str
    note: str
    line: int

    def holds_on(self, day: date) -> bool:
        """Whether the row is valid on a day."""
        return (self.start or date.min) <= day <= (self.end or date.max)


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table lies and what its rows may say."""

    path: Path
    file: str
    what: str
    layers: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """Columns of the file, in order."""
        after = ("start", "end", "certainty", "sources", "note")
        return ("id", "name", "holder", "layer", "kind", self.what, *after)


def _day(text: str) -> date | None:
    """Read an ISO day; None where the cell is empty. Raises ValueError on anything else."""
    if not text:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _period(
    cells: dict[str, str],
    report: Callable[[str, str], None],
) -> tuple[date | None, date | None]:
    """First and last day of a row; a wrong one is reported and left open."""
    days: dict[str, date | None] = {}
    for column in ("start", "end"):
        try:
            days[column] = _day(cells[column])
        except ValueError:
            report(column, "a day YYYY-MM-DD, or nothing for open")
    start, end = days.get("start"), days.get("end")
    if start and end and end < start:
        report("end", f"a day not before the start {start}")
    return start, end


def _parsed(cells: dict[str, str], table: Table, line: int) -> Row | list[Problem]:
    subject = cells["id"] or "(no id)"
    wrong: list[Problem] = []

    def report(column: str, expected: str) -> None:
        found = repr(cells[column]) if cells[column] else "nothing"
        wrong.append(Problem(table.file, line, f"{subject}, {column}", found, expected))

    if not _ID.fullmatch(cells["id"]):
        report("id", "lower-case words joined by hyphens")
    for column in ("name", "holder", "kind", "sources", table.what):
        if not cells[column]:
            expected = "keys of campaigns/sources.bib, joined by ;" if column == "sources" else "a value"
            report(column, expected)
    if cells["holder"] and cells["holder"] not in HOLDERS:
        report("holder", "one of " + ", ".join(sorted(HOLDERS)))
    if cells["layer"] not in table.layers:
        report("layer", "one of " + ", ".join(table.layers))
    if cells["certainty"] not in CERTAINTIES:
        report("certainty", "one of " + ", ".join(CERTAINTIES))
    start, end = _period(cells, report)
    if wrong:
        return wrong
    return Row(
        id=cells["id"],
        name=cells["name"],
        holder=cells["holder"],
        layer=cells["layer"],
        kind=cells["kind"],
        what=tuple(cells[table.what].split()),
        start=start,
        end=end,
        certainty=cells["certainty"],
        sources=cells["sources"],
        note=cells["note"],
        line=line,
    )


def read(table: Table) -> tuple[list[Row], list[Problem]]:
    """Rows of a table and everything wrong with it; a wrong row is left out of the rows.

    Returns
    -------
    rows, problems
        Both in file order. A header that is not the expected one yields no rows.
    """
    rows: list[Row] = []
    first_seen: dict[str, int] = {}
    lines, problems = csv_rows.read(table.path, table.file, table.header)
    for line, cells in lines:
        entry = _parsed(cells, table, line)
        if isinstance(entry, list):
            problems.extend(entry)
        elif entry.id in first_seen:
            expected = f"an id used once (it stands on line {first_seen[entry.id]} too)"
            problems.append(Problem(table.file, line, entry.id, "the id again", expected))
        else:
            first_seen[entry.id] = line
            rows.append(entry)
    return rows, problems


def unknown(rows: Iterable[Row], table: Table, known: Iterable[str]) -> list[Problem]:
    """Rows that name a geometry no layer has."""
    available = set(known)
    return [
        Problem(table.file, row.line, f"{row.id}, {table.what}", repr(key), _like(key, available))
        for row in rows
        for key in row.what
        if key not in available
    ]


def _like(key: str, known: Collection[str]) -> str:
    """What to write instead of an unknown id: all there are, or those most like it."""
    if len(known) <= _FEW:
        return "one of " + ", ".join(sorted(known))
    near = difflib.get_close_matches(key, known, n=3, cutoff=0.5)
    return f"one of the {len(known)} ids of its layer" + (", such as " + ", ".join(near) if near else "")


def _history(rows: Iterable[Row], table: Table) -> Iterator[tuple[Row, bool, Problem]]:
    """Each overlap (True) or gap (False) in who held a geometry, with the row at which it shows."""
    held: dict[str, list[Row]] = {}
    for row in rows:
        for key in row.what:
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


def clashes(rows: Iterable[Row], table: Table) -> list[Problem]:
    """Geometries held by two rows on one day, or by none on a day of 1904 to 1973."""
    return [problem for _, _, problem in _history(rows, table)]


def overlaps(rows: Iterable[Row], table: Table) -> list[Problem]:
    """Geometries held by two rows on one day."""
    return [problem for _, overlap, problem in _history(rows, table) if overlap]


def mistakes(table: Table, known: Iterable[str]) -> list[Problem]:
    """Everything wrong with the rows by themselves: what does not read, and geometries no layer has."""
    rows, found = read(table)
    return sorted([*found, *unknown(rows, table, known)])


def sound(table: Table, known: Iterable[str], exclusive: Iterable[str] = ()) -> list[Row]:
    """Rows that can be drawn: free of mistakes, of known geometry, and in ``exclusive`` layers none over another."""
    rows, _ = read(table)
    available, layers = set(known), set(exclusive)
    rows = [row for row in rows if available.issuperset(row.what)]
    second = {row.id for row, overlap, _ in _history([r for r in rows if r.layer in layers], table) if overlap}
    return [row for row in rows if row.id not in second]


def load(table: Table, layer: str, exclusive: Iterable[str] = ()) -> gpd.GeoDataFrame:
    """The ``sound`` rows of a table with the geometries of a layer, several of one row joined.

    The note goes on to say how a lone line was drawn; of several, how far off the worst may be.
    """
    known, drawn = layer_files.by_id(layer), layer_files.drawn(layer)
    rows = [replace(row, note=_noted(row, drawn)) for row in sound(table, known, exclusive)]
    return frame(rows, lambda row: joined([known[key] for key in row.what]))


def _noted(row: Row, drawn: Mapping[str, tuple[float, str]]) -> str:
    precision_km, how = max(drawn[key] for key in row.what)
    line = (f"Drawn: {how}" if how else "Drawn") + f", within {precision_km:g} km"
    return f"{row.note.rstrip('.')}. {line}" if row.note else line


def joined(shapes: Sequence[shapely.Geometry]) -> shapely.Geometry:
    """Join lines to one that runs through them; a lone geometry stays as it is."""
    return shapes[0] if len(shapes) == 1 else shapely.line_merge(shapely.union_all(shapes))


def frame(rows: Sequence[Row], geometry_of: Callable[[Row], shapely.Geometry]) -> gpd.GeoDataFrame:
    """Rows as a GeoDataFrame with exactly ``COLUMNS``, EPSG:4326."""
    return gpd.GeoDataFrame(
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
            "geometry": [geometry_of(row) for row in rows],
        },
        geometry="geometry",
        crs="EPSG:4326",
    )


def _days(days: list[date | None]) -> object:
    """Make a column of dates that keeps None; pandas would make NaT of it."""
    import pandas as pd  # noqa: PLC0415 - only here, and geopandas has loaded it already

    return pd.Series(days, dtype=object)


def absent(table: Table, keys: Iterable[str]) -> list[Problem]:
    """Geometries no row names."""
    return [
        Problem(table.file, 0, key, "no row", f"rows that say who held it from {FIRST_DAY}") for key in sorted(keys)
    ]
