"""Tables as text: any delimiter, any of the usual encodings, quotes where they are needed and where they are not."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter
from typing import TYPE_CHECKING

from campaigns.guests import encodings, headers
from campaigns.guests.table import Grid, GuestFileError, RowProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from campaigns.guests.table import GuestTable

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOKED_AT = 200
"""Lines by which the delimiter is told."""
LONGEST_CELL = 100_000
"""Characters of the longest cell that is read."""
csv.field_size_limit(2**31 - 1)  # the module would stop in the middle of a longer cell, whose lines would be rows then


def read(data: bytes, file: str) -> GuestTable:
    """The table that a file's bytes are.

    Parameters
    ----------
    data, file
        The bytes, and the name that messages have.

    Raises
    ------
    GuestFileError
        If they are no text, or no table; or more than is read.
    """
    if not data.strip():
        raise GuestFileError("an empty file", "a table with a header and a row for each thing")
    try:
        decoded = encodings.decode(data)
    except encodings.EncodingError as error:
        raise GuestFileError(str(error), "a table as text, such as CSV") from None
    lines = lines_of(decoded.text)
    delimiter = delimiter_of(lines)
    kind = f"CSV, {decoded.title}, {DELIMITERS[delimiter]}"
    return headers.table(cells(lines, delimiter), file, kind, delimiter)


def lines_of(text: str) -> list[str]:
    """Lines with their ends as they stand."""
    return io.StringIO(text, newline="").readlines()


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter by which most of the first lines have the same number of cells, more than one.

    A comma where none does. ``sep=;`` on the first line, as Excel writes it, says it outright.
    """
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5] in DELIMITERS:
        return lines[0][4]

    def fitness(delimiter: str) -> tuple[float, int]:
        width, share = _usual_width(lines[:_LOOKED_AT], delimiter)
        return (share if width > 1 else 0.0, width)

    return max(DELIMITERS, key=fitness)


def _usual_width(lines: Sequence[str], delimiter: str) -> tuple[int, float]:
    """Number of cells that most lines have, more than one where any have; and the share of the lines that have it."""
    widths = Counter(len(_apart(line, delimiter)) for line in lines if line.strip())
    width = max(widths, key=lambda each: (each > 1, widths[each], each), default=1)
    return width, widths[width] / max(sum(widths.values()), 1)


def _apart(line: str, delimiter: str) -> list[str]:
    """Cells of a line taken by itself.

    Quotation marks that do not pair are letters.
    """
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        bare = line.rstrip("\r\n")
        return bare.split(delimiter) if bare else []


def usual_width(lines: Sequence[str], delimiter: str) -> int:
    """Number of cells that most of the first lines have."""
    return _usual_width(lines[:_LOOKED_AT], delimiter)[0]


def width_of(line: str, delimiter: str) -> int:
    """Number of cells of a line taken by itself."""
    return len(_apart(line, delimiter))


def cells(lines: Sequence[str], delimiter: str, width: int | None = None) -> Grid:
    """Lines of cells, numbered from 1; ``width`` is how many most lines of the file have, told from these if None."""
    grid = Grid()
    width = usual_width(lines, delimiter) if width is None else width
    start = 1 if lines and lines[0].lower().startswith("sep=") else 0
    while start < len(lines):
        start = _read_from(lines, start, delimiter, width, grid)
    return grid


def _read_from(lines: Sequence[str], start: int, delimiter: str, width: int, grid: Grid) -> int:
    """Read lines into the grid, from one on up to a stray quotation mark or the end; where to go on."""
    reader = csv.reader(itertools.islice(lines, start, None), delimiter=delimiter, strict=True)
    first = start
    while True:
        try:
            found = next(reader)
        except StopIteration:
            return len(lines)
        except csv.Error:
            break
        end = start + reader.line_num
        swallowed = lines[first + 1 : end]
        if len(found) != width and any(len(_apart(line, delimiter)) == width for line in swallowed):
            break
        _add(grid, first, found, lines[first:end])
        first = end
    found = _apart(lines[first], delimiter)
    if len(found) == width:
        _add(grid, first, found, lines[first : first + 1])
    else:
        what, expected = "a quotation mark that is not closed", "quotation marks in pairs"
        grid.refused.append(RowProblem(first + 1, "", what, expected, text=lines[first]))
    return first + 1


def _add(grid: Grid, number: int, row: list[str], lines: Sequence[str]) -> None:
    longest = max(map(len, row), default=0)
    if longest > LONGEST_CELL:
        found, expected = f"a cell of {longest:,} characters", f"at most {LONGEST_CELL:,}"
        grid.refused.append(RowProblem(number + 1, "", found, expected, text="".join(lines)))
    else:
        grid.rows.append((number + 1, row))
