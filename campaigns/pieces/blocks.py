"""Parts of the input that are read one at a time, and what is known of the files they are parts of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.guests.mapping import Mapping

CSV, PARQUET = ("csv", "parquet")
SUFFIXES: Final = {".csv": CSV, ".tsv": CSV, ".txt": CSV, ".parquet": PARQUET, ".geoparquet": PARQUET}
"""Kinds of parts by what their names end in."""


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a file of text is written: its encoding, delimiter, number of cells of most lines, end of a line.

    ``body`` is where the rows begin, in bytes, and ``lines`` how many lines stand before them.
    """

    encoding: str
    delimiter: str
    width: int
    newline: bytes
    body: int
    lines: int


@dataclass(frozen=True, slots=True)
class PartFile:
    """A file of the input.

    Attributes
    ----------
    path, kind
        The file, CSV or PARQUET.
    names
        Its columns, in its order; of GeoParquet all but the geometry.
    form
        How a CSV is written; None of GeoParquet.
    """

    path: Path
    kind: str
    names: tuple[str, ...]
    form: CsvForm | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part that is read at once.

    Attributes
    ----------
    number
        Of all blocks, in the order of the input.
    file
        Number of its file.
    first, last
        Of a CSV its bytes, of GeoParquet the rows of its row group; ``last`` is the first beyond it.
    group
        Number of the row group; 0 of a CSV.
    line
        Line in the file, from 1, of the first of them.
    before
        Lines of all files before this one.
    """

    number: int
    file: int
    first: int
    last: int
    group: int
    line: int
    before: int


@dataclass(frozen=True, slots=True)
class Source:
    """All of the input: its files, and how its columns are understood.

    ``shown`` are titles and roles of the columns that the card of a row shows.
    """

    files: tuple[PartFile, ...]
    mapping: Mapping
    shown: tuple[tuple[str, str], ...]
