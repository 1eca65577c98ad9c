"""A GeoParquet file cut into blocks: row groups, and parts of those that have many rows."""

from __future__ import annotations

import hashlib
import io
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
from pyproj.exceptions import CRSError

from campaigns.guests import vector_files
from campaigns.guests.table import GuestFileError
from campaigns.pieces.blocks import PARQUET, Block, PartFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from campaigns.guests.table import GuestTable

ROWS = 2**18
"""Rows of a block at most."""
_BYTES = 64 * 2**20
"""Bytes of a block at most, unpacked."""
_SAMPLE = 1_000
"""Rows by which the columns of a file are understood."""
_BATCH = 2**15
"""Rows that are unpacked at once."""
_EXPECTED = "a GeoParquet file that is whole"


def look_at(path: Path) -> tuple[PartFile, GuestTable | None]:
    """What columns a file has, and a table of its first rows; None where it has none.

    Raises
    ------
    GuestFileError
        If it cannot be read.
    """
    try:
        with pq.ParquetFile(path) as file:
            schema = file.schema_arrow
            batches = [*itertools.islice(file.iter_batches(_SAMPLE), 1)]
        frame = frame_of(batches, schema)
    except (pa.ArrowException, OSError) as error:
        raise GuestFileError(f"no GeoParquet that can be read ({str(error)[:120]})", _EXPECTED) from None
    except ValueError as error:
        raise GuestFileError(f"no geometry ({str(error)[:120]})", _EXPECTED) from None
    names = tuple(str(name) for name in frame.columns if name != frame.geometry.name)
    if frame.empty:
        return PartFile(path, PARQUET, names), None
    table = vector_files.table_of([frame], path.name, "GeoParquet")
    empty = [""] * len(table)
    columns = {name: table.columns.get(name, empty) for name in names}
    return PartFile(path, PARQUET, names), replace(table, columns=columns)


def frame_of(batches: list[pa.RecordBatch], schema: pa.Schema) -> gpd.GeoDataFrame:
    """Rows of a file as geopandas reads them, EPSG:4326, however their geometry is written."""
    buffer = io.BytesIO()
    table = pa.Table.from_batches(batches) if batches else schema.empty_table()
    pq.write_table(table.replace_schema_metadata(schema.metadata), buffer, compression="none")
    buffer.seek(0)
    try:
        return vector_files.in_degrees(gpd.read_parquet(buffer))
    except CRSError as error:
        raise ValueError(str(error)) from None


def rows_of(part: PartFile, block: Block) -> gpd.GeoDataFrame:
    """The rows of a block; those of its row group before it are passed over, a few at a time."""
    kept: list[pa.RecordBatch] = []
    with pq.ParquetFile(part.path) as file:
        schema = file.schema_arrow
        passed = 0
        for batch in file.iter_batches(_BATCH, row_groups=[block.group]):
            first, last = max(block.first - passed, 0), min(block.last - passed, len(batch))
            if first < last:
                kept.append(batch.slice(first, last - first))
            passed += len(batch)
            if passed >= block.last:
                break
    return frame_of(kept, schema)


def cut(part: PartFile, file: int) -> tuple[list[Block], int, str]:
    """The blocks of a file, numbered from 0 and with no rows before; how many rows it has; a digest of its bytes."""
    blocks: list[Block] = []
    line = 1
    with pq.ParquetFile(part.path) as opened:
        for group in range(opened.num_row_groups):
            told = opened.metadata.row_group(group)
            rows = told.num_rows
            each = max(min(ROWS, rows * _BYTES // max(told.total_byte_size, 1)), 1)
            for first in range(0, rows, each):
                blocks.append(Block(len(blocks), file, first, min(first + each, rows), group, line + first, 0))
            line += rows
    digest = hashlib.blake2b(digest_size=16)
    for data in _read(part.path):
        digest.update(data)
    return blocks, line - 1, digest.hexdigest()


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while data := stream.read(2**24):
            yield data
