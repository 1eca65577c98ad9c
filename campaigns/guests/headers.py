"""Which line of a table is its header, and the table below it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from campaigns.guests.table import MOST_COLUMNS, MOST_ROWS, Grid, GuestFileError, GuestTable, RowProblem, unique

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKED_AT = 50
"""Lines among which the header is looked for."""
_FILLED = 0.6
"""Share of a table's columns that a header names at least."""
_VALUE = re.compile(r"[-+]?[\d.,:/°′″'\" -]+[NSEWnsew]?")  # noqa: RUF001 - minutes
"""A cell that is a number, a date or a coordinate rather than the name of a column."""
_LONGEST_LINE = 2_000
_LONGEST_NAME = 200


def table(grid: Grid, file: str, kind: str, delimiter: str = ",") -> GuestTable:
    """The table that lines of cells are.

    Lines above the header, as of a title, are left out, and those without any cell. A row with more cells than the
    header has is refused, unless what is more is empty.

    Raises
    ------
    GuestFileError
        If there is no row, or more rows or columns than are read.
    """
    names, body, told = named(grid)
    if not body and grid.refused:
        first = grid.refused[0]
        raise GuestFileError(f"no row that can be read: line {first.line} has {first.found}", first.expected)
    if not body:
        raise GuestFileError("a header and no row below it", "a row for each thing")
    if len(body) > MOST_ROWS:
        raise GuestFileError(f"{len(body):,} rows", f"at most {MOST_ROWS:,}")
    return below(names, Grid(body, grid.refused), file, f"{kind}, {told}", delimiter)


def named(grid: Grid) -> tuple[list[str], list[tuple[int, list[str]]], str]:
    """Names of the columns, the lines below them that are not empty, and where the header is, in words.

    Raises
    ------
    GuestFileError
        If there is no row, or more columns than are read.
    """
    rows = [(line, filled) for line, cells in grid.rows if (filled := _without_empty_end(cells))]
    if not rows:
        raise GuestFileError("no row", "a table with a header and a row for each thing")
    width = max(len(cells) for _, cells in rows[:_LOOKED_AT])
    if width > MOST_COLUMNS:
        raise GuestFileError(f"{width:,} columns", f"at most {MOST_COLUMNS:,}")
    position = header([cells for _, cells in rows[:_LOOKED_AT]])
    if position is None:
        return unique([""] * _usual_width([cells for _, cells in rows])), rows, "no header"
    return unique(rows[position][1]), rows[position + 1 :], f"header on line {rows[position][0]}"


def below(names: Sequence[str], grid: Grid, file: str, kind: str, delimiter: str = ",") -> GuestTable:
    """The table of lines of cells below a header; rows without any cell are left out, see ``table``."""
    lines: list[int] = []
    kept: list[list[str]] = []
    refused = list(grid.refused)
    for line, given in grid.rows:
        cells = _without_empty_end(given)
        if len(cells) > len(names):
            text = delimiter.join(cells)[:_LONGEST_LINE]
            refused.append(RowProblem(line, "", f"{len(cells)} cells", f"{len(names)}, as the header has", text=text))
        elif cells:
            lines.append(line)
            kept.append(cells + [""] * (len(names) - len(cells)))
    by_column = zip(*kept, strict=True) if kept else [()] * len(names)
    columns = {name: list(map(str.strip, cells)) for name, cells in zip(names, by_column, strict=True)}
    return GuestTable(file, kind, columns, lines, refused=tuple(refused), delimiter=delimiter)


def header(rows: Sequence[Sequence[str]]) -> int | None:
    """Position of the first row that names most columns, by texts that are no values and mostly differ; or None."""
    width = _usual_width(rows)
    for position, cells in enumerate(rows):
        named = [cell.strip() for cell in cells if cell.strip()]
        is_wide = len(named) >= max(_FILLED * width, min(2, width))
        if is_wide and len(set(named)) >= len(named) / 2 and not any(map(_is_value, named)):
            return position
        if sum(map(_is_value, named)) > len(named) / 2:
            return None
    return None


def _is_value(cell: str) -> bool:
    return _VALUE.fullmatch(cell) is not None or len(cell) > _LONGEST_NAME


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """Number of columns up to the last that is filled, of most rows."""
    widths = Counter(map(len, rows))
    return max(widths, key=lambda width: (widths[width], width))


def _without_empty_end(cells: Sequence[str]) -> list[str]:
    if cells and cells[-1].strip():
        return list(cells)
    end = max((number for number, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return list(cells[:end])
