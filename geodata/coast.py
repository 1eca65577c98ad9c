"""Which part of a land's outline is coast, and which is a border on land."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

from geodata.antimeridian import END, SEAM

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS = 10_000
"""Layers are rounded to this part of a degree; two outlines share a segment when both its ends are equal."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""Odd constant that spreads keys over 64 bits (Knuth's multiplicative hashing)."""


def _segments(ring: npt.NDArray[np.float64]) -> npt.NDArray[np.uint64]:
    """A 64-bit key for each segment of a ring, the same in both directions."""
    units = np.round(ring * _UNITS).astype(np.int64)
    points = ((units[:, 0] << 32) + units[:, 1]).astype(np.uint64)
    before, after = points[:-1], points[1:]
    return np.minimum(before, after) * _MIX ^ np.maximum(before, after)


class Shore:
    """The line between land and sea.

    Parameters
    ----------
    sea
        Polygons of the layer ``sea``, EPSG:4326.
    """

    def __init__(self, sea: Sequence[shapely.Geometry]) -> None:
        rings = shapely.get_rings(shapely.get_parts(sea))
        self._keys = np.unique(np.concatenate([_segments(shapely.get_coordinates(ring)) for ring in rings]))
        self._borders: dict[bytes, shapely.MultiLineString] = {}

    def _is_shore(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        nearest = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        found: npt.NDArray[np.bool_] = self._keys[nearest] == keys
        return found

    def land_borders(self, land: shapely.Geometry) -> shapely.MultiLineString:
        """The outline of a land without its coast.

        Parameters
        ----------
        land
            Polygon or MultiPolygon of the layers of this package, EPSG:4326.

        Returns
        -------
        MultiLineString
            Borders with other lands; empty for an island.
        """
        key = shapely.to_wkb(land)
        if key not in self._borders:
            self._borders[key] = self._without_coast(land)
        return self._borders[key]

    def _without_coast(self, land: shapely.Geometry) -> shapely.MultiLineString:
        lines = []
        for ring in shapely.get_rings(shapely.get_parts(land)):
            points = shapely.get_coordinates(ring)
            at_seam = (points[:, 0] < SEAM + 1e-6) | (points[:, 0] > END - 1e-6)
            inland = ~(self._is_shore(_segments(points)) | (at_seam[:-1] & at_seam[1:]))
            edges = np.flatnonzero(np.diff(np.concatenate([[False], inland, [False]]).astype(int)))
            lines += [points[start : end + 1] for start, end in edges.reshape(-1, 2)]
        return shapely.MultiLineString(lines)
