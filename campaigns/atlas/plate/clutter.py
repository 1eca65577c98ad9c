"""What names should avoid on each part of the page, by weight, and the boxes that are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from PIL import Image, ImageDraw
from shapely.geometry import LineString, Polygon

from campaigns.atlas.plate.canvas import parts

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.projection import Array, Plane

Edges = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""
CELL = 1.5
"""Points a cell of the grids is wide."""


class Clutter:
    """A grid of weights over the frame of a map, and the boxes already taken."""

    def __init__(self, plane: Plane) -> None:
        self.plane = plane
        self.columns = int((plane.right - plane.left) / CELL) + 1
        self.rows = int((plane.top - plane.bottom) / CELL) + 1
        self._weights = np.zeros((self.rows, self.columns), dtype=np.float32)
        self._sums: npt.NDArray[np.float64] | None = None
        self.boxes = np.empty((0, 4))
        """Taken boxes, shape (n, 4): left, bottom, right, top."""
        self._heads: list[BaseGeometry] = []

    def add_weight(self, geometry: BaseGeometry, weight: float, width: float = 1.0) -> None:
        """Add a weight where polygons lie, or along lines ``width`` points wide."""
        mask = self.mask(geometry, width)
        np.maximum(self._weights, mask * weight, out=self._weights)
        self._sums = None

    def mask(self, geometry: BaseGeometry, width: float = 1.0) -> npt.NDArray[np.bool_]:
        """Cells that polygons or lines of the page cover, shape (rows, columns), lowest row first."""
        picture = Image.new("1", (self.columns, self.rows))
        drawing = ImageDraw.Draw(picture)
        for part in parts(geometry):
            if isinstance(part, Polygon):
                drawing.polygon(self._cells(np.asarray(part.exterior.coords)), fill=1)
                for hole in part.interiors:
                    drawing.polygon(self._cells(np.asarray(hole.coords)), fill=0)
            elif isinstance(part, LineString):
                drawing.line(self._cells(np.asarray(part.coords)), fill=1, width=max(1, round(width / CELL)))
        return np.asarray(picture, dtype=np.bool_)

    def _cells(self, points: Array) -> list[tuple[float, float]]:
        scaled = (points - (self.plane.left, self.plane.bottom)) / CELL
        return [(float(x), float(y)) for x, y in scaled]

    def reserve(self, *boxes: Edges) -> None:
        """Keep boxes free of anything written later."""
        self.boxes = np.vstack([self.boxes, np.array(boxes).reshape(-1, 4)])

    def keep_head(self, head: BaseGeometry) -> None:
        """Keep the head of an arrow, a polygon of the page, free of anything written later."""
        shapely.prepare(head)
        self._heads.append(head)

    def free(self, boxes: list[Edges] | Array, margin: float = 2.0, *, over_heads: bool = False) -> bool:
        """Whether boxes lie in the frame and over none that is taken, nor over the head of an arrow."""
        asked, plane = np.asarray(boxes, dtype=float).reshape(-1, 4), self.plane
        low, high = asked[:, :2], asked[:, 2:]
        if (low < (plane.left + margin, plane.bottom + margin)).any():
            return False
        if (high > (plane.right - margin, plane.top - margin)).any():
            return False
        over = (self.boxes[:, None, :2] < high) & (self.boxes[:, None, 2:] > low)
        if over.all(axis=2).any():
            return False
        heads = np.array([] if over_heads else self._heads, dtype=object)
        return not shapely.intersects(heads[:, None], shapely.box(*asked.T)).any()

    def weight(self, box: Edges) -> float:
        """Mean weight of what lies under a box."""
        return float(self.means(np.array([box]))[0])

    def means(self, boxes: Array, sums: npt.NDArray[np.float64] | None = None) -> Array:
        """Mean weight under each box, shape (n, 4); or, of the summed table of a mask, the share it covers."""
        if sums is None:
            self._sums = summed(self._weights) if self._sums is None else self._sums
            sums = self._sums
        plane = self.plane
        low = ((boxes[:, :2] - (plane.left, plane.bottom)) / CELL).astype(int)
        high = ((boxes[:, 2:] - (plane.left, plane.bottom)) / CELL).astype(int) + 1
        limit = (self.columns, self.rows)
        low, high = np.clip(low, 0, np.subtract(limit, 1)), np.clip(high, 1, limit)
        (left, bottom), (right, top) = low.T, high.T
        total = sums[top, right] - sums[bottom, right] - sums[top, left] + sums[bottom, left]
        covered: Array = total / np.maximum(1, (right - left) * (top - bottom))
        return covered


def summed(values: npt.NDArray[np.float32] | npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Summed-area table with a row and column of zeros in front (Crow 1984)."""
    table = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    table[1:, 1:] = values.astype(np.float64).cumsum(axis=0).cumsum(axis=1)
    return table
