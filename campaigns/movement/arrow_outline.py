"""The outline of an arrow along a line, in any plane: kilometres of the ground, or points of a page.

``web/base/arrow-outline.ts`` builds the same on a screen.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Point, Polygon

from campaigns.symbology import arrow_shape

if TYPE_CHECKING:
    from campaigns.symbology.arrow_shape import Sizes

Array = npt.NDArray[np.float64]

_FINEST = 0.2
"""Distance in widths of the neck below which points of a line are one."""
_CLEAR = 0.9
"""Share of its half-width that a point of the edge must stand off the middle line: less, and it lies inside a bend."""
_BEND = 4.0
"""Half-widths along the line within which a bend may put an edge inside the shaft."""


def arrow(line: Array, sizes: Sizes) -> Array:
    """Outline of an arrow along a line.

    Parameters
    ----------
    line
        Centreline from tail to tip, shape (n, 2).
    sizes
        Of the arrow, in the unit of the line; a line too short for them has a smaller arrow.

    Returns
    -------
    array of shape (m, 2)
        A closed ring that begins and ends at the last point of the line; it never crosses itself.
    """
    line = _long_enough(line, sizes.shortest)
    along = _along(line)
    sizes = sizes.fitted(float(along[-1]))
    line, along = _thinned(line, along, _FINEST * sizes.neck)
    head, neck_at = _head(line, along, sizes)
    before = along < neck_at - _FINEST * sizes.neck
    centre, distances = np.vstack([line[before], _at(line, along, neck_at)]), np.append(along[before], neck_at)
    half = sizes.half_widths(distances)
    left, right = _edges(centre, distances, half)
    ring = np.vstack([head[1], head[2], right[::-1], left, head[0], head[1]])
    polygon = Polygon(ring)
    return ring if polygon.is_valid else _from_tip(_swept(centre, half, head), head[1])


def _long_enough(line: Array, shortest: float) -> Array:
    """The line, made longer at its tail where it is shorter than the shortest."""
    missing = shortest - float(_along(line)[-1])
    if missing <= 0:
        return line
    chord = line[-1] - line[0]
    size = float(np.hypot(*chord))
    forward = chord / size if size else np.array([1.0, 0.0])
    return np.vstack([line[0] - forward * missing, line])


def _along(line: Array) -> Array:
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])


def _at(line: Array, along: Array, distance: float) -> Array:
    return np.array([np.interp(distance, along, line[:, axis]) for axis in (0, 1)])


def _thinned(line: Array, along: Array, finest: float) -> tuple[Array, Array]:
    """The points of a line that are not too near to those before them, the last always, and their distances."""
    kept = [0]
    for index in range(1, len(line) - 1):
        if along[index] - along[kept[-1]] >= finest:
            kept.append(index)
    kept.append(len(line) - 1)
    return line[kept], along[kept]


def _head(line: Array, along: Array, sizes: Sizes) -> tuple[Array, float]:
    """Left barb, tip and right barb, shape (3, 2), and the distance of the neck from the tail."""
    tip = line[-1]
    sweep = arrow_shape.spec().proportions.sweep
    neck_at = float(along[-1]) - sizes.head_length * (1 - sweep)
    forward = tip - _at(line, along, neck_at)
    forward = forward / np.hypot(*forward)
    left = np.array([-forward[1], forward[0]]) * sizes.head_width / 2
    back = tip - forward * sizes.head_length
    return np.vstack([back + left, tip, back - left]), neck_at


def _edges(centre: Array, along: Array, half: Array) -> tuple[Array, Array]:
    """Both edges of the shaft, offset along its normals, without what lies inside the shaft in a bend."""
    tangent = np.gradient(centre, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1), 1e-12)[:, None]
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]]) * half[:, None]
    near = np.abs(along[:, None] - along[None, :]) < _BEND * half[:, None]
    edges = []
    for edge in (centre + normal, centre - normal):
        apart = np.linalg.norm(edge[:, None, :] - centre[None, :, :], axis=2)
        inside = (near & (apart < _CLEAR * half[None, :])).any(axis=1)
        inside[[0, -1]] = False
        edges.append(edge[~inside])
    return edges[0], edges[1]


def _swept(centre: Array, half: Array, head: Array) -> Polygon:
    """Outline for tight bends: what discs of the shaft's width sweep, together with the head."""
    discs = [Point(xy).buffer(radius, quad_segs=8) for xy, radius in zip(centre, half, strict=True)]
    hulls = [shapely.union(a, b).convex_hull for a, b in pairwise(discs)]
    whole = shapely.union_all([*hulls, Polygon([head[1], head[2], centre[-1], head[0]])])
    assert isinstance(whole, Polygon)  # noqa: S101 - each part overlaps the next
    return Polygon(whole.exterior)


def _from_tip(polygon: Polygon, tip: Array) -> Array:
    """The exterior ring, beginning and ending at its vertex nearest the tip, which becomes the tip exactly."""
    ring = np.asarray(polygon.exterior.coords)[:-1]
    nearest = int(np.argmin(np.linalg.norm(ring - tip, axis=1)))
    ring = np.roll(ring, -nearest, axis=0)
    ring[0] = tip
    return np.vstack([ring, ring[:1]])
