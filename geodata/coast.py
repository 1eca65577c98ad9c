"""Which part of a land's outline is coast, and which is a border on land."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from geodata import ground, layer_files

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


@layer_files.kept
def _shore() -> npt.NDArray[np.uint64]:
    """Sorted keys of the segments between land and sea."""
    parts = shapely.get_parts(ground.sea().geometry.to_numpy())
    return np.unique(np.concatenate([_segments(shapely.get_coordinates(ring)) for ring in shapely.get_rings(parts)]))


def _on_shore(keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    shore = _shore()
    found: npt.NDArray[np.bool_] = shore[np.minimum(np.searchsorted(shore, keys), len(shore) - 1)] == keys
    return found


def land_borders(land: shapely.Geometry) -> shapely.MultiLineString:
    """The outline of a land without its coast.

    Parameters
    ----------
    land
        Polygon or MultiPolygon of the layers of this package, EPSG:4326.

    Returns
    -------
    MultiLineString
        Its borders with other lands; empty for an island.
    """
    lines = []
    for ring in shapely.get_rings(shapely.get_parts(land)):
        points = shapely.get_coordinates(ring)
        at_180 = np.abs(points[:, 0]) > 180 - 1e-6
        inland = ~(_on_shore(_segments(points)) | (at_180[:-1] & at_180[1:]))
        edges = np.flatnonzero(np.diff(np.concatenate([[False], inland, [False]]).astype(int)))
        lines += [points[start : end + 1] for start, end in edges.reshape(-1, 2)]
    return shapely.MultiLineString(lines)
