"""Points in pieces as ``campaigns/atlas/document/piece_types.py`` says, made in the plainest way to test the map."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from campaigns.atlas.document import guest_payload

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.atlas.document.guest_types import PackedNumbers

    Tile = tuple[int, int, int]

Integers = npt.NDArray[np.int64]
SQUARES = 64
LEAST, MOST = 2, 12
"""Zooms of tiles that may have counts: from the first up to, not including, the last."""
SPAN = 30
"""Days."""
SHAPES = ("rows", "kinds", "parts", "lines", "lengths", "longitudes", "latitudes")
COLOURS = ("#0072b2", "#d55e00")


@dataclass(frozen=True)
class Points:
    """Positions in decimal degrees from the seam on eastwards, and first and last days, of any number of points."""

    longitude: npt.NDArray[np.float64]
    latitude: npt.NDArray[np.float64]
    start: Integers
    end: Integers

    def tiles(self, zoom: int) -> tuple[Integers, Integers]:
        """Column and line of the tile of each point at a zoom."""
        sine = np.sin(np.radians(self.latitude))
        y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
        return (
            np.floor((self.longitude / 360 + 0.5) * 2**zoom).astype(np.int64),
            np.floor(y * 2**zoom).astype(np.int64),
        )


def write(points: Points, folder: Path, most: int, windows: int = 1) -> dict[str, Any]:
    """Write points and their manifest, ``pieces.json``; gives the manifest.

    Parameters
    ----------
    most
        Rows of a tile that is not split.
    windows
        Pieces in time that each tile with counts has.
    """
    (folder / "pieces").mkdir(parents=True)
    written = _Pieces(points, folder, most, windows)
    for root in (0, 1):
        written.split(np.arange(len(points.start)), (0, root, 0))
    manifest = written.manifest()
    (folder / "pieces.json").write_text(json.dumps(manifest), encoding="utf-8")
    return manifest


class _Pieces:
    def __init__(self, points: Points, folder: Path, most: int, windows: int) -> None:
        self.points, self.folder, self.most = points, folder, most
        self.first, self.last = int(points.start.min()), int(points.end.max())
        self.spans = (self.last - self.first) // SPAN + 1
        self.begun = (points.start - self.first) // SPAN
        self.ended = (points.end - self.first) // SPAN + 1
        """First span in which each is no longer shown."""
        bounds = np.linspace(0, self.spans, windows + 1).astype(int).tolist()
        self.windows = list(itertools.pairwise(bounds))
        self.rows: list[Any] = []
        self.counts: list[Any] = []

    def manifest(self) -> dict[str, Any]:
        return {
            "version": 1,
            "id": "sightings",
            "title": "Sightings",
            "source": "Archive of the town",
            "count": len(self.points.start),
            "refused": 0,
            "palette": list(COLOURS),
            "legend": [["first", COLOURS[0]], ["second", COLOURS[1]]],
            "columns": [["remark", ""]],
            "files": [["sightings.csv", 0]],
            "first": self.first,
            "last": self.last,
            "bounds": [0, 0, 0, 0],
            "spans": {"first": self.first, "days": SPAN, "count": self.spans},
            "begun": _pack(np.bincount(self.begun, minlength=self.spans)),
            "ended": _pack(np.bincount(self.ended, minlength=self.spans + 1)[: self.spans]),
            "squares": SQUARES,
            "rows": self.rows,
            "counts": self.counts,
        }

    def split(self, among: Integers, tile: Tile) -> None:
        """Write the pieces of a tile and of those below it, of rows that are given by number."""
        zoom, x, y = tile
        columns, lines = self.points.tiles(zoom)
        within = among[(columns[among] == x) & (lines[among] == y)]
        if not len(within):
            return
        if len(within) <= self.most or zoom == MOST:
            days = int(self.points.start[within].min()), int(self.points.end[within].max())
            self.rows.append(self._written(self._rows(within), tile, len(within), days))
            return
        if zoom >= LEAST:
            for low, high in self.windows:
                days = (
                    self.first + low * SPAN if low else guest_payload.OPEN_START,
                    self.first + high * SPAN - 1 if high < self.spans else guest_payload.OPEN_END,
                )
                self.counts.append(self._written(self._counts(within, tile, low, high), tile, len(within), days))
        for quarter in range(4):
            self.split(within, (zoom + 1, 2 * x + quarter % 2, 2 * y + quarter // 2))

    def _rows(self, numbers: Integers) -> dict[str, Any]:
        points, texts = self.points, guest_payload.of_texts
        remarks = {"title": "remark", "role": "", "texts": texts([f"remark {number}" for number in numbers])}
        return {
            "count": len(numbers),
            "line": _pack(numbers + 2),
            "longitude": _pack(np.round(points.longitude[numbers] * guest_payload.SCALE)),
            "latitude": _pack(np.round(points.latitude[numbers] * guest_payload.SCALE)),
            "start": _pack(points.start[numbers]),
            "days": _pack(points.end[numbers] - points.start[numbers]),
            "colour": _pack(numbers % 2),
            "names": texts([f"Sighting {number}" for number in numbers]),
            "columns": [remarks],
            "shapes": dict.fromkeys(SHAPES, _pack(np.array([]))),
        }

    def _counts(self, numbers: Integers, tile: Tile, low: int, high: int) -> dict[str, Any]:
        zoom, x, y = tile
        columns, lines = self.points.tiles(zoom + int(np.log2(SQUARES)))
        square = ((lines - y * SQUARES) * SQUARES + columns - x * SQUARES)[numbers]
        begun, ended = self.begun[numbers], self.ended[numbers]

        def by_square(which: npt.NDArray[np.bool_]) -> Integers:
            found: Integers = np.bincount(square[which], minlength=SQUARES**2)
            return found

        before = by_square(begun < low), by_square(ended < low)
        known = np.flatnonzero(before[0] + before[1])
        changes = [(by_square(begun == span), by_square(ended == span)) for span in range(low, high)]
        changed = [np.flatnonzero(came + went) for came, went in changes]
        return {
            "firstSpan": low,
            "spanCount": high - low,
            "squares": _pack(known),
            "begunBefore": _pack(before[0][known]),
            "endedBefore": _pack(before[1][known]),
            "changes": _pack(np.array([len(each) for each in changed])),
            "changed": _pack(np.concatenate(changed)),
            "begun": _pack(np.concatenate([came[at] for (came, _), at in zip(changes, changed, strict=True)])),
            "ended": _pack(np.concatenate([went[at] for (_, went), at in zip(changes, changed, strict=True)])),
        }

    def _written(self, content: dict[str, Any], tile: Tile, rows: int, days: tuple[int, int]) -> list[Any]:
        """Write a piece; gives its entry of the manifest."""
        data = json.dumps(content).encode()
        name = f"pieces/{'-'.join(map(str, tile))}-{days[0]}-{hashlib.sha256(data).hexdigest()[:12]}.json"
        (self.folder / name).write_bytes(data)
        return [*tile, rows, *days, len(data), name]


def _pack(numbers: npt.NDArray[Any]) -> PackedNumbers:
    return guest_payload.of_numbers(numbers.astype(np.int64))
