"""Geometry packed for the document: delta-coded, variable-length integers in one base64 text.

A coordinate is a whole number of ``1 / scale`` degrees; each ring or line stores its first point and then differences,
zigzag-coded in groups of seven bits (as in Protocol Buffers and Mapbox vector tiles). ``packing.js`` is the other side.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Integers = npt.NDArray[np.int64]


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
        self._known: dict[bytes, list[list[int]]] = {}

    def add(self, geometry: BaseGeometry) -> list[list[int]]:
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

    def packed(self) -> dict[str, object]:
        """The blob as ``{scale, lengths, data}``; ``data`` is base64 of the coded bytes."""
        if not self._lines:
            return {"scale": self.scale, "lengths": [], "data": ""}
        deltas = np.concatenate([np.vstack([line[:1], np.diff(line, axis=0)]) for line in self._lines]).ravel()
        return {
            "scale": self.scale,
            "lengths": [len(line) for line in self._lines],
            "data": base64.b64encode(varints(deltas)).decode("ascii"),
        }


def varints(values: Integers) -> bytes:
    """Zigzag-code signed whole numbers into groups of seven bits, low group first, high bit set on all but the last."""
    zigzag = ((values << 1) ^ (values >> 63)).astype(np.uint64)
    groups = [(zigzag >> np.uint64(7 * k)) & np.uint64(0x7F) for k in range(6)]
    needed = np.ones(len(zigzag), dtype=int)
    for k in range(1, 6):
        needed[zigzag >= np.uint64(1) << np.uint64(7 * k)] = k + 1
    table = np.column_stack(groups).astype(np.uint8)
    position = np.arange(6)[None, :]
    table[position < needed[:, None] - 1] |= 0x80
    return table[position < needed[:, None]].tobytes()
