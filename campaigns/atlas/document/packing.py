"""Geometry packed for the document: shared arcs, and of each the steps from point to point, as bits in one text.

A coordinate is a whole number of ``1 / scale`` degrees. Where lines run along each other – a border and both its
lands, a coast and the sea – the stretch is stored once, as an arc (the idea of TopoJSON), and each line says which arcs
it is made of. How arcs and lines become bits is told in ``arc_coding``; it takes a quarter less than differences that
gzip has to pack, which knows nothing of lines. ``web/base/packing.ts`` is the other side.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon

from campaigns.atlas.document import arc_coding

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.document.ground_types import PackedLines, PackedParts

Array = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

_AHEAD = 2
"""Neighbours of a point in the middle of an arc; a point with any other number of them is where arcs meet."""


class Packer:
    """Collects geometries and gives each a reference into one blob.

    Parameters
    ----------
    scale
        Units per degree: 100,000 keeps a metre, 10,000 keeps eleven metres.
    """

    def __init__(self, scale: int) -> None:
        self.scale = scale
        self._lines: list[Integers] = []
        self._known: dict[bytes, PackedParts] = {}

    def add(self, geometry: BaseGeometry) -> PackedParts:
        """Store a geometry's rings or lines.

        Returns
        -------
        list of list of int
            For each part (polygon or line) the numbers of its lines in the blob: exterior first, then holes.
        """
        key = shapely.to_wkb(geometry)
        if key not in self._known:
            self._known[key] = [self._part(part) for part in shapely.get_parts(geometry)]
        return [part for part in self._known[key] if part]

    def on_grid(self, line: Array) -> tuple[Array, Integers]:
        """The points that a line keeps when it is stored, and for each of its points the number of the one kept.

        Coordinates are longitude/latitude, shape (n, 2); neighbours that fall on one point of the grid are one.
        """
        integers = np.round(line * self.scale).astype(np.int64)
        kept = np.concatenate([[True], np.any(np.diff(integers, axis=0) != 0, axis=1)])
        return line[kept], np.cumsum(kept) - 1

    def _part(self, part: BaseGeometry) -> list[int]:
        rings = [part.exterior, *part.interiors] if isinstance(part, Polygon) else [part]
        numbers: list[int] = []
        for ring in rings:
            integers = np.round(shapely.get_coordinates(ring) * self.scale).astype(np.int64)
            moved = np.any(np.diff(integers, axis=0) != 0, axis=1)
            integers = integers[np.concatenate([[True], moved])]
            if len(integers) < (4 if part.geom_type == "Polygon" else 2):
                if not numbers and part.geom_type == "Polygon":
                    return []  # an islet smaller than the grid
                continue
            numbers.append(len(self._lines))
            self._lines.append(integers)
        return numbers

    def packed(self) -> PackedLines:
        """The blob of all lines that were added."""
        arcs, lines = _arcs(self._lines)
        codes, data = arc_coding.encoded(arcs, lines)
        return {"scale": self.scale, "arcs": len(arcs), "lines": len(lines), "codes": codes, "data": data}


def _keys(points: Integers) -> Integers:
    """One number for each point."""
    keys: Integers = (points[:, 0] << 32) + points[:, 1]
    return keys


def _meetings(lines: list[Integers]) -> Integers:
    """Sorted keys of the points at which arcs begin and end."""
    keys = [_keys(line) for line in lines]
    before = np.concatenate([key[:-1] for key in keys])
    after = np.concatenate([key[1:] for key in keys])
    points, numbers = np.unique(np.r_[before, after], return_inverse=True)
    here, there = numbers[: len(before)], numbers[len(before) :]
    ways = np.unique(np.r_[here * len(points) + there, there * len(points) + here])
    neighbours = np.bincount(ways // len(points), minlength=len(points))
    ends = [key[[0, -1]] for key in keys if key[0] != key[-1]]
    return np.unique(np.concatenate([points[neighbours != _AHEAD], *ends]))


def _among(keys: Integers, meetings: Integers) -> npt.NDArray[np.bool_]:
    """Which keys are among the meetings, which are sorted."""
    if not len(meetings):
        return np.zeros(len(keys), dtype=bool)
    found: npt.NDArray[np.bool_] = meetings[np.minimum(np.searchsorted(meetings, keys), len(meetings) - 1)] == keys
    return found


def _pieces(line: Integers, meetings: Integers) -> list[Integers]:
    """A line cut where arcs meet; a ring begins at such a point, or at its least where it has none."""
    keys = _keys(line)
    if keys[0] == keys[-1]:
        ring = keys[:-1]
        inside = np.flatnonzero(_among(ring, meetings))
        first = int(inside[0]) if len(inside) else int(ring.argmin())
        line = np.vstack([line[first:-1], line[: first + 1]])
        keys = _keys(line)
    cuts = np.flatnonzero(_among(keys[1:-1], meetings)) + 1
    bounds = [0, *cuts.tolist(), len(line) - 1]
    return [line[start : end + 1] for start, end in pairwise(bounds)]


def _arcs(lines: list[Integers]) -> tuple[list[Integers], list[list[int]]]:
    """Arcs that lines are made of, each once, and for every line its arcs in order."""
    if not lines:
        return [], []
    meetings = _meetings(lines)
    arcs: list[Integers] = []
    known: dict[bytes, int] = {}
    made: list[list[int]] = []
    for line in lines:
        numbers = []
        for piece in _pieces(line, meetings):
            forwards, backwards = piece.tobytes(), piece[::-1].tobytes()
            if backwards in known and forwards not in known:
                numbers.append(-1 - known[backwards])
                continue
            if forwards not in known:
                known[forwards] = len(arcs)
                arcs.append(piece)
            numbers.append(known[forwards])
        made.append(numbers)
    return arcs, made
