"""The rows of a block placed in space and time; what is refused is written to a table, to be corrected."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from campaigns.atlas.document.guest_payload import OPEN_END, OPEN_START, SCALE, days_of, units_of
from campaigns.guests import cells as own_cells
from campaigns.guests import placing
from campaigns.pieces import columns, plain_rows
from campaigns.pieces.whole_files import write_whole
from geodata.folding import folded
from geodata.projections import GEOGRAPHIC

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy.typing as npt

    from campaigns.column_roles import Role
    from campaigns.guests.table import RowProblem
    from campaigns.pieces.blocks import Block, Source
    from campaigns.pieces.columns import Cells
    from geodata.gazetteer import Place

    Integers = npt.NDArray[np.int64]

REFUSED_COLUMNS = ("file", "line", "column", "found", "expected", "did you mean")
"""Columns of the tables of refused rows, before those of the rows themselves."""
_AT_ONCE = 20_000
"""Rows that are looked at one by one are so many at a time."""


def schema(source: Source) -> pa.Schema:
    """Columns of placed rows beside their geometry.

    ``line`` counts through all files; positions and days are as in the document; ``group`` is what the colour follows,
    ``number`` too; ``own`` a colour of the row's own; ``text0`` and so on the cells that the card shows.
    """
    whole = [(name, pa.int64()) for name in ("line", "longitude", "latitude", "start", "end")]
    texts = [(name, pa.string()) for name in ("name", "group", "own")]
    shown = [(f"text{number}", pa.string()) for number in range(len(source.shown))]
    return pa.schema([*whole, ("number", pa.float64()), *texts, *shown])


def empty(source: Source) -> gpd.GeoDataFrame:
    """No placed rows."""
    return _frame(schema(source).empty_table(), np.empty(0, dtype=object))


def place(block: Block, source: Source, refused: Path) -> gpd.GeoDataFrame:
    """Place the rows of a block.

    Parameters
    ----------
    block, source
        What is read, and how it is understood.
    refused
        Folder of the tables of refused rows; a block without any has none there.

    Returns
    -------
    GeoDataFrame
        Columns of ``schema``, EPSG:4326.

    Raises
    ------
    GuestFileError
        If the block cannot be read.
    """
    part = source.files[block.file]
    cells = columns.read(part, block)
    places, is_point = plain_rows.positions(cells, source.mapping)
    start, end, is_dated = plain_rows.spans(cells, source.mapping)
    is_plain = is_point & is_dated
    shapes = _points(places, is_plain)
    problems = list(cells.refused)
    others = np.flatnonzero(~is_plain)
    for first in range(0, len(others), _AT_ONCE):
        rows = others[first : first + _AT_ONCE]
        table = cells.table(rows, part.path.name)
        placed, mistakes = placing.place_only(table, source.mapping, _places(with_names=source.mapping.has("place")))
        problems += mistakes
        kept = np.ones(len(rows), dtype=bool)
        kept[[problem.row for problem in mistakes if problem.row is not None]] = False
        found = rows[kept]
        shapes[found] = placed.geometry.to_numpy()
        places[found] = units_of(shapes[found])
        start[found], end[found] = days_of(placed["start"], OPEN_START), days_of(placed["end"], OPEN_END)
        is_plain[found] = True
    write_refused(refused / f"part-{block.number:05}.csv", part.path.name, cells, problems)
    return _placed(cells, block, source, np.flatnonzero(is_plain), (places, start, end, shapes))


def _points(places: Integers, is_plain: npt.NDArray[np.bool_]) -> npt.NDArray[np.object_]:
    shapes = np.full(len(places), None, dtype=object)
    shapes[is_plain] = shapely.points(places[is_plain] / SCALE)
    return shapes


@cache
def _places(*, with_names: bool) -> tuple[Place, ...]:
    """The places that cells may name; read once by each process that has rows without coordinates."""
    if not with_names:
        return ()
    from campaigns import catalogue  # noqa: PLC0415 - it takes seconds

    return tuple(catalogue.load().places.values())


def _placed(
    cells: Cells,
    block: Block,
    source: Source,
    rows: Integers,
    found: tuple[Integers, Integers, Integers, npt.NDArray[np.object_]],
) -> gpd.GeoDataFrame:
    """The rows of some numbers with all that is kept of them."""
    places, start, end, shapes = found
    chosen, mapping = pa.array(rows), source.mapping
    nothing = pa.array([""], pa.string()).take(pa.array(np.zeros(len(rows), dtype=np.int64)))

    def texts(role: Role | None) -> pa.StringArray:
        name = role and mapping.columns.get(role)
        return cells.texts[name].take(chosen) if name else nothing

    colour_by = mapping.colour_by
    of_name: Role | None = colour_by if colour_by == "side" or colour_by == "kind" else None  # noqa: PLR1714 - types
    table = pa.table(
        {
            "line": block.before + cells.lines[rows],
            "longitude": places[rows, 0],
            "latitude": places[rows, 1],
            "start": start[rows],
            "end": end[rows],
            "number": _numbers(texts("number" if colour_by == "number" else None)),
            "name": _names(texts("title"), texts("place"), cells.lines[rows]),
            "group": _each_once(texts(of_name), _known(of_name)),
            "own": _each_once(texts("colour"), lambda cell: own_cells.colour(cell, [])),
            **{f"text{number}": cells.texts[title].take(chosen) for number, (title, _) in enumerate(source.shown)},
        },
        schema(source),
    )
    return _frame(table, shapes[rows])


def _frame(table: pa.Table, shapes: npt.NDArray[np.object_]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(table.to_pandas(types_mapper=pd.ArrowDtype), geometry=shapes, crs=GEOGRAPHIC)


def _each_once(texts: pa.StringArray, of_cell: Callable[[str], str]) -> pa.StringArray:
    """What is made of cells, of each different one once."""
    coded = texts.dictionary_encode()
    return pa.array([of_cell(cell) for cell in coded.dictionary.to_pylist()], pa.string()).take(coded.indices)


def _known(role: Role | None) -> Callable[[str], str]:
    """The atlas's name of a side or a kind of event, or the text of a cell that is none of it."""
    if role is None:
        return str
    known = placing.names_of_sides() if role == "side" else placing.names_of_kinds()
    return lambda cell: known.get(folded(cell)) or own_cells.text(cell, role, [])


def _numbers(texts: pa.StringArray) -> pa.Array:
    coded = texts.dictionary_encode()
    once = [own_cells.number(cell, "number", []) for cell in coded.dictionary.to_pylist()]
    return pa.array([np.nan if value is None else float(value) for value in once], pa.float64()).take(coded.indices)


def _names(titles: pa.StringArray, places: pa.StringArray, lines: Integers) -> pa.StringArray:
    """What rows are called: by their title, else their place, else their line."""
    given = pc.if_else(pc.equal(titles, ""), places, titles)
    is_plain = pc.and_(pc.string_is_ascii(given), pc.ascii_is_printable(given)).to_numpy(zero_copy_only=False)
    is_plain &= pc.not_equal(given, "").to_numpy(zero_copy_only=False)
    is_plain &= pc.less_equal(pc.utf8_length(given), placing.LONGEST_TITLE).to_numpy(zero_copy_only=False)
    others = np.flatnonzero(~is_plain)
    if not len(others):
        return given
    names = given.to_pylist()
    for row in others.tolist():
        name = own_cells.text(names[row], "title", []) or own_cells.text(places[row].as_py(), "place", [])
        names[row] = (name or f"line {lines[row]}")[: placing.LONGEST_TITLE]
    return pa.array(names, pa.string())


def write_refused(path: Path, file: str, cells: Cells, problems: list[RowProblem]) -> None:
    """Write the rows of a block that were refused, each with what was found and what was expected."""
    if not problems:
        path.unlink(missing_ok=True)
        return
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*REFUSED_COLUMNS, *cells.texts])
    at_line = {line: number for number, line in enumerate(cells.lines.tolist())}
    for problem in sorted(problems, key=lambda each: each.line):
        told = (problem.line, problem.column, problem.found, problem.expected, problem.suggestion)
        is_row = problem.row is not None
        own = [texts[at_line[problem.line]].as_py() for texts in cells.texts.values()] if is_row else [problem.text]
        writer.writerow([file, *told, *own])
    write_whole(path, text.getvalue().encode("utf-8-sig"))
