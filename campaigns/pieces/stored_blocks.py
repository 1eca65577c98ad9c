"""Placed rows of a block kept on disk in the order of their tiles, so that those of any tile can be read by themselves.

A file has small batches of rows (Arrow, LZ4), sorted by their smallest tile and by their first day. Beside it lies what
is told of it: of each tile where its rows begin, of each batch its first day, and what all rows together have.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from campaigns.atlas.document.guest_payload import OPEN_END, OPEN_START
from campaigns.pieces import tiles
from campaigns.pieces.whole_files import replacing, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import geopandas as gpd
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

_BATCH = 2_048
"""Rows of a batch."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the rows of a block have together.

    Attributes
    ----------
    rows, bytes
        How many there are, and what they take in memory.
    first, last
        First and last day that any has; the numbers of open ends where none has.
    bounds
        Least longitude and latitude, greatest longitude and latitude, in units of the document.
    groups
        How many rows have each name that the colour follows, as they come.
    numbers
        Least and greatest number; None where the colour follows none, or no row has one.
    own
        Colours that rows have themselves.
    """

    rows: int
    bytes: int
    first: int
    last: int
    bounds: tuple[int, int, int, int] | None
    groups: dict[str, int]
    numbers: tuple[float, float] | None
    own: tuple[str, ...]


def store(frame: gpd.GeoDataFrame, number: int, folder: Path) -> Summary:
    """Keep placed rows (see ``placed_rows.schema``) of a block; the summary is written last."""
    shapes = frame.geometry.to_numpy()
    table = pa.Table.from_pandas(pd.DataFrame(frame.drop(columns=frame.geometry.name)), preserve_index=False)
    is_shape = shapely.get_type_id(shapes) != shapely.GeometryType.POINT
    written = np.full(len(shapes), None, dtype=object)
    written[is_shape] = shapely.to_wkb(shapes[is_shape])
    squares = tiles.numbers(table["longitude"].to_numpy(), table["latitude"].to_numpy())
    table = table.append_column("shape", pa.array(written, pa.binary())).append_column("square", pa.array(squares))
    summary = _summary(table)
    smallest = tiles.at_zoom(squares, tiles.DEEPEST)
    order = np.lexsort((table["start"].to_numpy(), smallest))
    table = table.take(pa.array(order))
    found, starts = np.unique(smallest[order], return_index=True)
    days = table["start"].to_numpy()[::_BATCH]

    with (
        replacing(_rows(folder, number)) as path,
        pa.ipc.new_file(path, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as file,
    ):
        file.write_table(table, max_chunksize=_BATCH)
    with replacing(_index(folder, number)) as path, path.open("wb") as stream:
        np.savez(stream, tiles=found, starts=np.append(starts, len(table)), days=days)
    write_whole(_told(folder, number), json.dumps(asdict(summary)))
    return summary


def stored(number: int, folder: Path) -> Summary | None:
    """The summary of a block that was kept whole; None of any other."""
    path = _told(folder, number)
    if not path.exists():
        return None
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    bounds, numbers = told["bounds"], told["numbers"]
    told["bounds"] = bounds and tuple(bounds)
    told["numbers"] = numbers and tuple(numbers)
    return Summary(**told | {"own": tuple(told["own"])})


def counts(number: int, folder: Path) -> tuple[Integers, Integers]:
    """Numbers of the smallest tiles in which a block has rows, ascending, and how many."""
    with np.load(_index(folder, number)) as index:
        return index["tiles"], np.diff(index["starts"])


def first_days(blocks: Iterable[int], folder: Path, tile: int) -> Integers:
    """First days of the rows of one of the smallest tiles."""
    found: Integers = read(blocks, folder, tile, tile + 1, columns=("start",))["start"].to_numpy()
    return found


def read(
    blocks: Iterable[int],
    folder: Path,
    first: int,
    last: int,
    *,
    days: tuple[int, int] | None = None,
    share: tuple[int, int] = (0, 1),
    columns: Sequence[str] = (),
) -> pa.Table:
    """Rows of some of the smallest tiles, in the order of the blocks.

    Parameters
    ----------
    blocks, folder
        Numbers of the blocks, and where they are kept.
    first, last
        Numbers of tiles of zoom ``DEEPEST``; the last is not among them.
    days
        Of a single tile only rows whose first day lies between these, without the last; None = all.
    share
        Of these only the rows of one share, by its number from 0 and how many there are.
    columns
        Only these; none = all.
    """
    tables: list[pa.Table] = []
    for number in blocks:
        with np.load(_index(folder, number)) as index:
            begin, end = index["starts"][np.searchsorted(index["tiles"], [first, last])].tolist()
            opening = index["days"]
        if begin == end and tables:
            continue
        with pa.ipc.open_file(pa.OSFile(str(_rows(folder, number)))) as file:
            batches = range(begin // _BATCH, -(-end // _BATCH) if begin < end else 0)
            kept = [
                _within(file.get_batch(batch), begin - batch * _BATCH, end - batch * _BATCH, days, share)
                for batch in batches
                if days is None or _may_have(batch, begin, end, opening, days)
            ]
            table = pa.Table.from_batches(kept, file.schema)
        tables.append(table.select(columns) if columns else table)
    return pa.concat_tables(tables)


def _may_have(batch: int, begin: int, end: int, opening: Integers, days: tuple[int, int]) -> bool:
    """Whether a batch may have rows that begin between two days: those of a tile stand in the order of their days."""
    if batch * _BATCH >= begin and opening[batch] >= days[1]:
        return False
    return (batch + 1) * _BATCH >= end or bool(opening[batch + 1] >= days[0])


def _within(
    rows: pa.RecordBatch, begin: int, end: int, days: tuple[int, int] | None, share: tuple[int, int]
) -> pa.RecordBatch:
    """Rows of a batch from one to another, of those what begins between two days, of that a share."""
    low, high = max(begin, 0), min(end, len(rows))
    rows = rows.slice(low, high - low)
    if days is None:
        return rows
    starts = rows["start"].to_numpy()
    number, of = share
    return rows.filter(pa.array((starts >= days[0]) & (starts < days[1]) & (rows["line"].to_numpy() % of == number)))


def _summary(table: pa.Table) -> Summary:
    starts, ends = table["start"].to_numpy(), table["end"].to_numpy()
    known = np.concatenate([starts[starts != OPEN_START], ends[ends != OPEN_END]])
    longitude, latitude = table["longitude"].to_numpy(), table["latitude"].to_numpy()
    groups: Counter[str] = Counter()
    coded = table["group"].combine_chunks().dictionary_encode()
    for name, count in zip(coded.dictionary.to_pylist(), np.bincount(coded.indices.to_numpy()).tolist(), strict=True):
        groups[name] += count
    numbers = table["number"].to_numpy()
    is_number = ~np.isnan(numbers)
    return Summary(
        rows=len(table),
        bytes=table.nbytes,
        first=int(known.min()) if len(known) else OPEN_START,
        last=int(known.max()) if len(known) else OPEN_END,
        bounds=tuple(int(each) for each in (longitude.min(), latitude.min(), longitude.max(), latitude.max()))  # type: ignore[arg-type]
        if len(table)
        else None,
        groups=dict(groups),
        numbers=(float(numbers[is_number].min()), float(numbers[is_number].max())) if is_number.any() else None,
        own=tuple(sorted(filter(None, table["own"].unique().to_pylist()))),
    )


def _rows(folder: Path, number: int) -> Path:
    return folder / f"{number:05}.arrow"


def _index(folder: Path, number: int) -> Path:
    return folder / f"{number:05}.npz"


def _told(folder: Path, number: int) -> Path:
    return folder / f"{number:05}.json"
