"""A file of text cut into blocks between two rows, never within one: a quoted cell may have line ends in it.

The file is read once from its beginning. A cut is a line end with an even number of quotation marks between it and the
cut before, and with a line behind it that has as many cells as most. Where stray quotation marks leave none, lines are
looked for that all have as many.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from campaigns.guests import csv_files, encodings, headers
from campaigns.guests.table import GuestFileError
from campaigns.pieces.blocks import CSV, Block, CsvForm, PartFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from campaigns.guests.table import GuestTable

BLOCK = 16 * 2**20
"""Bytes of a block, about."""
_SAMPLE = 2**20
"""Bytes by which the form of a file is told."""
_LOOKED_AT = 4 * 2**20
"""Bytes behind a block in which a cut is looked for, at first and at most."""
_FARTHEST = 64 * 2**20
_ALIKE = 20
"""Lines with as many cells as most that make a cut where quotation marks do not pair."""
_WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")


def look_at(path: Path) -> tuple[PartFile, GuestTable | None]:
    """How a file is written, and a table of its first rows; None where it has a header and no row.

    Raises
    ------
    GuestFileError
        If it is no table as text, or in an encoding that cannot be read in parts.
    """
    with path.open("rb") as stream:
        sample = stream.read(_SAMPLE)
        is_whole = not stream.read(1)
    newline = b"\n" if b"\n" in sample else b"\r"
    if not is_whole:
        sample = sample[: sample.rfind(newline) + 1]
    if not sample.strip():
        raise GuestFileError("an empty file", "a table with a header and a row for each thing")
    try:
        decoded = encodings.decode(sample)
    except encodings.EncodingError as error:
        raise GuestFileError(str(error), "a table as text, such as CSV") from None
    if decoded.encoding in _WIDE:
        found = encodings.NAMES[decoded.encoding]
        raise GuestFileError(f"a text in {found}", "UTF-8, or another encoding that can be read in parts")
    lines = csv_files.lines_of(decoded.text)
    delimiter = csv_files.delimiter_of(lines)
    grid = csv_files.cells(lines, delimiter)
    names, body, _ = headers.named(grid)
    has_rows = bool(body or grid.refused) or not is_whole
    table = csv_files.read(sample, path.name) if has_rows else None
    first = body[0][0] if body else len(lines) + 1
    above = "".join(lines[: first - 1]).encode(decoded.encoding.removesuffix("-sig"))
    mark = 3 if decoded.encoding == "utf-8-sig" else 0
    width = csv_files.usual_width(lines, delimiter)
    form = CsvForm(decoded.encoding.removesuffix("-sig"), delimiter, width, newline, mark + len(above), first - 1)
    return PartFile(path, CSV, tuple(names), form), table


def cut(part: PartFile, file: int) -> tuple[list[Block], int, str]:
    """The blocks of a file, numbered from 0 and with no lines before; how many lines it has; a digest of its bytes.

    Raises
    ------
    GuestFileError
        If there is no place to cut it for too many bytes.
    """
    assert part.form is not None  # noqa: S101 - it is a CSV
    blocks: list[Block] = []
    digest = hashlib.blake2b(digest_size=16)
    line = part.form.lines + 1
    with part.path.open("rb") as stream:
        digest.update(stream.read(part.form.body))
        for first, data in _blocks(stream, part.form):
            digest.update(data)
            blocks.append(Block(len(blocks), file, first, first + len(data), 0, line, 0))
            line += data.count(part.form.newline)
            line += bool(data) and not data.endswith(part.form.newline)
    return blocks, line - 1, digest.hexdigest()


def _blocks(stream: BinaryIO, form: CsvForm) -> Iterator[tuple[int, bytes]]:
    first = form.body
    while True:
        stream.seek(first)
        ahead = _LOOKED_AT
        data = stream.read(BLOCK + ahead)
        while len(data) == BLOCK + ahead and not (end := _cut(data, form, is_last=ahead >= _FARTHEST)):
            ahead *= 4
            data += stream.read(BLOCK + ahead - len(data))
        if len(data) < BLOCK + ahead:  # the end of the file
            end = (_cut(data, form, is_last=False) if len(data) > BLOCK else 0) or len(data)
        if not data:
            return
        yield first, data[:end]
        first += end


def _cut(data: bytes, form: CsvForm, *, is_last: bool) -> int:
    """Where the block ends that some bytes begin with; 0 where no line end is found that surely ends a row."""
    letters = np.frombuffer(data, dtype=np.uint8)
    ends = BLOCK + np.flatnonzero(letters[BLOCK:] == form.newline[0]) + 1
    marks = np.flatnonzero(letters == ord('"'))
    outside = ends[np.searchsorted(marks, ends) % 2 == 0]
    for end in outside.tolist():
        if end < len(data) and _is_row(data, end, form):
            return int(end)
    lines = [_is_row(data, end, form) for end in ends.tolist()]
    run = 0
    for position, is_row in enumerate(lines):
        run = run + 1 if is_row else 0
        if run == _ALIKE:
            return int(ends[position - _ALIKE + 1])
    if is_last:
        raise GuestFileError(
            f"no row that ends within {_FARTHEST // 2**20} MB behind byte {BLOCK:,} of a part",
            "quotation marks in pairs, and rows with as many cells as the header",
        )
    return 0


def _is_row(data: bytes, start: int, form: CsvForm) -> bool:
    """Whether the line that starts at a byte has as many cells as most, taken by itself."""
    end = data.find(form.newline, start)
    line = data[start : len(data) if end < 0 else end + 1].decode(form.encoding, "replace")
    return csv_files.width_of(line, form.delimiter) == form.width
