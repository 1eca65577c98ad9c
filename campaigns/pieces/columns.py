"""The cells of a block as columns of texts: fast where a file is written as most are, else as own data is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import shapely

from campaigns.guests import csv_files, headers, vector_files
from campaigns.guests.table import Grid, GuestFileError, GuestTable, RowProblem
from campaigns.pieces import parquet_blocks
from campaigns.pieces.blocks import CSV

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy.typing as npt

    from campaigns.pieces.blocks import Block, CsvForm, PartFile

    Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of a block.

    Attributes
    ----------
    texts
        The cells by their column.
    lines
        Line of each row in its file, from 1.
    geometry
        EPSG:4326, None of a row that has none; None of a table without geometry.
    refused
        What could not be read as a row.
    """

    texts: dict[str, pa.StringArray]
    lines: Integers
    geometry: npt.NDArray[np.object_] | None = None
    refused: tuple[RowProblem, ...] = ()

    def table(self, rows: Integers, file: str) -> GuestTable:
        """Some of the rows as a table of own data."""
        chosen = pa.array(rows)
        columns = {name: texts.take(chosen).to_pylist() for name, texts in self.texts.items()}
        geometry = None if self.geometry is None else self.geometry[rows].tolist()
        return GuestTable(file, "", columns, self.lines[rows].tolist(), geometry)


def read(part: PartFile, block: Block) -> Cells:
    """Read a block. Raises GuestFileError, with the line, where its bytes are no text."""
    if part.kind == CSV:
        return _of_csv(part, block)
    frame = parquet_blocks.rows_of(part, block)
    geometry = frame.geometry.to_numpy()
    geometry[shapely.is_empty(geometry)] = None
    texts = {str(name): _texts(frame, str(name)) for name in part.names}
    return Cells(texts, np.arange(block.line, block.line + len(frame), dtype=np.int64), shapely.force_2d(geometry))


def _texts(frame: gpd.GeoDataFrame, name: str) -> pa.StringArray:
    """A column as texts, each different value turned into one once."""
    values = frame[name]
    try:
        codes, different = values.factorize(use_na_sentinel=True)
    except TypeError:  # lists and records, which are not compared
        return pa.array([vector_files.as_text(value) for value in values], pa.string())
    once = [vector_files.as_text(value) for value in different.tolist()]
    return pa.array([*once, ""], pa.string()).take(pa.array(np.where(codes < 0, len(once), codes)))


def _of_csv(part: PartFile, block: Block) -> Cells:
    assert part.form is not None  # noqa: S101 - it is a CSV
    with part.path.open("rb") as stream:
        stream.seek(block.first)
        data = stream.read(block.last - block.first)
    try:
        text = data.decode(part.form.encoding)
    except UnicodeDecodeError as error:
        line = block.line + data.count(part.form.newline, 0, error.start)
        found = f"the byte {data[error.start]:02X} on line {line}"
        raise GuestFileError(found, f"a text in {part.form.encoding}, as the file begins") from None
    if "\0" in text:
        line = block.line + text[: text.index("\0")].count(part.form.newline.decode())
        raise GuestFileError(f"an empty byte on line {line}, which no text has", "a table as text")
    plain = data if part.form.encoding in {"utf-8", "ascii"} else text.encode()
    return _plain(plain, part, block) or _careful(text, part, block)


def _plain(data: bytes, part: PartFile, block: Block) -> Cells | None:
    """A table in which every quotation mark stands where the standard has it; None of any other (RFC 4180)."""
    form = part.form
    assert form is not None  # noqa: S101 - it is a CSV
    letters = np.frombuffer(data, dtype=np.uint8)
    marks = np.flatnonzero(letters == ord('"'))
    if not _stand_well(letters, marks, form):
        return None
    starts, lines = _rows(letters, marks, form)
    try:
        table = pyarrow.csv.read_csv(
            pa.BufferReader(data),
            pyarrow.csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=list(part.names)),
            pyarrow.csv.ParseOptions(delimiter=form.delimiter, newlines_in_values=True),
            pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(part.names, pa.string()), strings_can_be_null=False, null_values=[]
            ),
        )
    except pa.ArrowInvalid:
        return None
    if len(table) != len(starts):
        return None
    texts = {name: pc.utf8_trim_whitespace(table[name]).combine_chunks() for name in part.names}
    if any(
        len(each) and (pc.max(pc.utf8_length(each)).as_py() or 0) > csv_files.LONGEST_CELL for each in texts.values()
    ):
        return None
    is_filled = np.zeros(len(table), dtype=bool)
    for each in texts.values():
        is_filled |= pc.not_equal(each, "").to_numpy(zero_copy_only=False)
    if not is_filled.all():
        texts = {name: each.filter(pa.array(is_filled)) for name, each in texts.items()}
    return Cells(texts, block.line + lines[is_filled])


def _stand_well(letters: npt.NDArray[np.uint8], marks: Integers, form: CsvForm) -> bool:
    """Whether quotation marks pair, and each stands at an end of a cell or beside another."""
    if not len(marks):
        return True
    if len(marks) % 2:
        return False
    border = np.zeros(256, dtype=bool)
    border[[ord(form.delimiter), ord("\n"), ord("\r"), ord('"')]] = True
    around = np.concatenate([[ord("\n")], letters, [ord("\n")]])
    opens, closes = marks[::2], marks[1::2]
    return bool(border[around[opens]].all() and border[around[closes + 2]].all())


def _rows(letters: npt.NDArray[np.uint8], marks: Integers, form: CsvForm) -> tuple[Integers, Integers]:
    """Where each row that is not an empty line begins, and how many lines stand before it."""
    ends = np.flatnonzero(letters == form.newline[0])
    if not len(letters) or letters[-1] != form.newline[0]:
        ends = np.append(ends, len(letters))
    is_end = np.searchsorted(marks, ends) % 2 == 0
    starts = np.concatenate([[0], ends[is_end][:-1] + 1]).astype(np.int64)
    lines = np.concatenate([[0], np.flatnonzero(is_end)[:-1] + 1]).astype(np.int64)
    length = ends[is_end] - starts
    is_empty = (length == 0) | ((length == 1) & (letters[np.minimum(starts, len(letters) - 1)] == ord("\r")))
    return starts[~is_empty], lines[~is_empty]


def _careful(text: str, part: PartFile, block: Block) -> Cells:
    """A table as own data is read, which forgives stray quotation marks."""
    form = part.form
    assert form is not None  # noqa: S101 - it is a CSV
    grid = csv_files.cells(csv_files.lines_of(text), form.delimiter, form.width)
    above = block.line - 1
    rows = [(line + above, cells) for line, cells in grid.rows]
    refused = [
        RowProblem(each.line + above, each.column, each.found, each.expected, text=each.text) for each in grid.refused
    ]
    table = headers.below(part.names, Grid(rows, refused), part.path.name, "", form.delimiter)
    texts = {name: pa.array(cells, pa.string()) for name, cells in table.columns.items()}
    return Cells(texts, np.array(table.lines, dtype=np.int64), refused=table.refused)
