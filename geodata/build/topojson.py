"""TopoJSON decoded by its specification; GDAL misreads the quantised arcs of world-atlas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from geodata import antimeridian

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_RING = 4
_HALF_TURN = 180.0
_POLE = -90.0


def _unwrapped(ring: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Take out the jump at the antimeridian; a ring round the South Pole is closed over it."""
    if not (np.abs(np.diff(ring[:, 0])) > _HALF_TURN).any():
        return ring
    longitudes = np.unwrap(ring[:, 0], period=2 * _HALF_TURN)
    ring = np.column_stack([longitudes, ring[:, 1]])
    if abs(longitudes[-1] - longitudes[0]) > _HALF_TURN:
        ring = np.vstack([ring, [longitudes[-1], _POLE], [longitudes[0], _POLE], ring[:1]])
    return ring


class Topology:
    """One TopoJSON file: arcs decoded to longitude/latitude in degrees."""

    def __init__(self, path: Path) -> None:
        content = json.loads(path.read_text(encoding="utf-8"))
        scale = np.array(content["transform"]["scale"])
        shift = np.array(content["transform"]["translate"])
        self._objects: dict[str, Any] = content["objects"]
        self._arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in content["arcs"]]

    def _ring(self, indices: Sequence[int]) -> npt.NDArray[np.float64]:
        """Coordinates of a ring; a negative index is the arc ``~index`` read backwards."""
        pieces = [self._arcs[i] if i >= 0 else self._arcs[~i][::-1] for i in indices]
        return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])

    def _polygon(self, rings: Sequence[Sequence[int]]) -> shapely.MultiPolygon:
        """One polygon; rings that quantisation shrank to a point or a line are left out."""
        outlines = [_unwrapped(self._ring(ring)) for ring in rings]
        if len(outlines[0]) < _RING:
            return shapely.MultiPolygon()
        whole = shapely.Polygon(outlines[0], [hole for hole in outlines[1:] if len(hole) >= _RING])
        return only_areas(antimeridian.joined(only_areas(shapely.make_valid(whole))))

    def polygons(self, name: str) -> list[tuple[str, shapely.MultiPolygon]]:
        """Name and area of each geometry of an object, in file order."""
        found: list[tuple[str, shapely.MultiPolygon]] = []
        for geometry in self._objects[name]["geometries"]:
            if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
                continue
            lists = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
            parts = [self._polygon(rings) for rings in lists]
            label = str(geometry.get("properties", {}).get("name", ""))
            found.append((label, only_areas(shapely.union_all(parts))))
        return found


def only_areas(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Return the polygons of any geometry, without its points and lines."""
    parts = shapely.get_parts(shape).tolist()
    flat = [piece for part in parts for piece in shapely.get_parts(part).tolist()]
    return shapely.MultiPolygon([p for p in flat if isinstance(p, shapely.Polygon) and not p.is_empty])
