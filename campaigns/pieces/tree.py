"""A group's rows turned into pieces: tiles with few rows have them, tiles with more have counts and tiles below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from campaigns.atlas.document import guest_payload
from campaigns.atlas.document.guest_payload import OPEN_END, Rows
from campaigns.pieces import counting, piece_files, tiles
from campaigns.pieces.counting import Changes

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt
    import pyarrow as pa

    from campaigns.atlas.document.piece_types import Piece
    from campaigns.pieces.colours import Colours
    from campaigns.pieces.groups import Group
    from campaigns.pieces.spans import Spans

    Integers = npt.NDArray[np.int64]

BY_DAYS: Final = 8
"""Zoom from which on a tile with more is cut by days, if never more than so many of its rows are shown at once."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was built of a tile.

    Attributes
    ----------
    rows, counts
        Pieces with rows, and pieces with counts.
    changes
        Of the whole tile.
    used
        Colours that its rows have; none of a tile that was counted from those below.
    begun, ended
        Of each span rows that begin, and that ended in the one before; none of such a tile.
    """

    rows: list[Piece]
    counts: list[Piece]
    changes: Changes
    used: list[int]
    begun: list[int]
    ended: list[int]


class Builder:
    """Builds the pieces of a group of placed rows (see ``stored_blocks.read``)."""

    def __init__(self, table: pa.Table, shown: tuple[tuple[str, str], ...], colours: Colours, out: Path) -> None:
        order = np.argsort(table["square"].to_numpy(), kind="stable")
        self._table = table.take(order).combine_chunks()
        self._shown, self._out = shown, out
        self._square, self._start, self._end = (self._table[name].to_numpy() for name in ("square", "start", "end"))
        self._colour = colours.of_rows(self._table)
        self._rows: list[Piece] = []
        self._counts: list[Piece] = []

    def build(self, group: Group, spans: Spans) -> Built:
        """Write all pieces of a group."""
        changes = self._tile(group, group.zoom, group.tile, spans)
        begun, ended = changes.by_span(spans)
        used = np.unique(self._colour).tolist()
        return Built(self._rows, self._counts, changes, used, begun.tolist(), ended.tolist())

    def _tile(self, group: Group, zoom: int, number: int, spans: Spans) -> Changes:
        low, high = self._range(zoom, number)
        every = np.arange(low, high)
        changes = Changes.of_rows(zoom, self._square[low:high], self._start[low:high], self._end[low:high], spans)
        if high - low <= tiles.MOST_ROWS and not group.days:
            self._write_rows(zoom, number, every)
        elif zoom == tiles.DEEPEST or (
            zoom >= BY_DAYS and _most_at_once(self._start, self._end, every) <= tiles.MOST_ROWS
        ):
            for part in np.array_split(self._in_time(every), -(-len(every) // tiles.MOST_ROWS)):
                self._write_rows(zoom, number, part)
        else:
            if zoom >= tiles.WIDEST:
                self._counts += write_counts(self._out, zoom, number, changes, spans)
            for below in range(number * 4, number * 4 + 4):
                if self._range(zoom + 1, below)[0] < self._range(zoom + 1, below)[1]:
                    self._tile(group, zoom + 1, below, spans)
        return changes

    def _range(self, zoom: int, number: int) -> tuple[int, int]:
        """First of the rows in a tile, and the first beyond them."""
        shift = 2 * (tiles.FINEST - zoom)
        low, high = np.searchsorted(self._square, [number << shift, (number + 1) << shift]).tolist()
        return low, high

    def _in_time(self, rows: Integers) -> Integers:
        """Rows that last about as long together, in the order of their first days: a few parts are shown at once."""
        start, end = self._start[rows], self._end[rows]
        length = np.where(end == OPEN_END, 2**33, end - start + 1)
        kind = np.floor(np.log2(length)).astype(np.int64)
        return rows[np.lexsort((self._table["line"].to_numpy()[rows], start, -kind))]

    def _write_rows(self, zoom: int, number: int, rows: Integers) -> None:
        """Write a piece with some rows, in the order of first day, position and input."""
        chosen = self._table.take(rows)
        line, east, north = (chosen[name].to_numpy() for name in ("line", "longitude", "latitude"))
        start, end = self._start[rows], self._end[rows]
        order = np.lexsort((line, north, east, start))
        chosen = chosen.take(order)
        content = guest_payload.packed_rows(
            Rows(
                lines=line[order],
                longitudes=east[order],
                latitudes=north[order],
                starts=start[order],
                ends=end[order],
                colours=self._colour[rows][order],
                names=chosen["name"].to_pylist(),
                columns=[
                    (title, role, chosen[f"text{place}"].to_pylist()) for place, (title, role) in enumerate(self._shown)
                ],
                shapes=shapely.from_wkb(chosen["shape"].to_numpy(zero_copy_only=False)),
            ),
            piece_files.LEVEL,
        )
        days = int(start.min()), int(end.max())
        self._rows.append(piece_files.write(self._out, (zoom, number), content, len(rows), days))


def _most_at_once(start: Integers, end: Integers, rows: Integers) -> int:
    """How many of some rows are shown on the day on which most are."""
    begun, ended = np.sort(start[rows]), np.sort(end[rows])
    return int((np.arange(1, len(rows) + 1) - np.searchsorted(ended, begun)).max())


def write_counts(out: Path, zoom: int, number: int, changes: Changes, spans: Spans) -> list[Piece]:
    """Write the pieces with the counts of a tile."""
    return [
        piece_files.write(out, (zoom, number), content, changes.rows, (first, last))
        for first, last, content in counting.pieces(changes, spans)
    ]
