"""Areas and lines on the page: shapely geometry in points to matplotlib artists, clipped to a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline
from shapely.geometry import LineString, Polygon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.projection import Array, Plane
    from geodata.ground import Ground

Properties = dict[str, Any]
"""Properties of matplotlib's patches and lines."""


def parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The single points, lines and polygons of a geometry, empty ones left out."""
    if geometry.geom_type in {"Point", "LineString", "LinearRing", "Polygon"}:
        return [] if geometry.is_empty else [geometry]
    return [single for part in shapely.get_parts(geometry).ravel() for single in parts(part)]


def outline(geometry: BaseGeometry) -> Outline | None:
    """The rings of polygons as one path, or None where there are none."""
    rings = [
        Outline(np.asarray(ring.coords), closed=True)
        for part in parts(geometry)
        if isinstance(part, Polygon)
        for ring in (part.exterior, *part.interiors)
    ]
    return Outline.make_compound_path(*rings) if rings else None


def directions(start: Array, end: Array) -> tuple[Array, Array]:
    """Unit vectors from one point of the page to another, and to the left of that."""
    forward = (end - start) / np.linalg.norm(end - start)
    return forward, np.array([-forward[1], forward[0]])


class Canvas:
    """An axes in points, the frame of a map on it to which what is drawn is clipped, and the ground it shows."""

    def __init__(self, axes: Axes, plane: Plane, unit: float, ground: Ground) -> None:
        self.axes, self.plane, self.unit, self.ground = axes, plane, unit, ground
        self.frame = Rectangle(
            (plane.left, plane.bottom), plane.right - plane.left, plane.top - plane.bottom, transform=axes.transData
        )
        self._frame_box = shapely.box(plane.left, plane.bottom, plane.right, plane.top)
        shapely.prepare(self._frame_box)
        self.kept: list[Any] | None = None
        """Artists drawn since an animation began to keep them, to be taken away again before its next frame."""

    def add(self, artist: Any, clip: Any = None) -> Any:  # noqa: ANN401 - matplotlib's artists
        """Add an artist, clipped to a path of its own or to the frame."""
        self.axes.add_artist(artist)
        artist.set_clip_path(clip or self.frame)
        if self.kept is not None:
            self.kept.append(artist)
        return artist

    def area(self, geometry: BaseGeometry, **properties: Any) -> PathPatch | None:  # noqa: ANN401
        """Fill projected polygons; gives the patch, which others may be clipped to."""
        path = outline(geometry)
        return None if path is None else self.add(PathPatch(path, **({"linewidth": 0} | properties)))

    def within(self, geometry: BaseGeometry) -> PathPatch | None:
        """A clip that keeps a stroke inside polygons and the frame; None where they do not meet."""
        path = outline(self.plane.cut(geometry))
        return None if path is None else PathPatch(path, transform=self.axes.transData)

    def frame_meets(self, projected: BaseGeometry) -> bool:
        """Whether a projected geometry reaches into the frame."""
        return bool(self._frame_box.intersects(projected))

    def lines(self, geometries: Iterable[BaseGeometry], *strokes: Properties, zorder: float, clip: Any = None) -> None:  # noqa: ANN401
        """Draw lines, or the outlines of polygons, once with each stroke, the first lowest."""
        runs = [run for geometry in geometries for run in _runs(geometry)]
        for stroke in strokes if runs else ():
            properties: Properties = {"capstyle": "butt", "joinstyle": "round"} | stroke
            properties["linewidth"] = properties["linewidth"] * self.unit
            self.add(LineCollection(runs, zorder=zorder, **properties), clip)


def _runs(geometry: BaseGeometry) -> list[Any]:
    """Coordinates of every line, and of every ring of a polygon."""
    runs = []
    for part in parts(geometry):
        if isinstance(part, Polygon):
            runs += [np.asarray(ring.coords) for ring in (part.exterior, *part.interiors)]
        elif isinstance(part, LineString):
            runs.append(np.asarray(part.coords))
    return runs
