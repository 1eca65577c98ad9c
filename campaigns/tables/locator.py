"""Small maps: where in the region one land lies, as SVG pictures in data addresses.

The land is one picture, each land, line or island another that is laid over it: a page of two hundred small maps draws
the land once.
"""

from __future__ import annotations

import itertools
import math
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.symbology import colours, pictures

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geodata.ground import Ground

FRAME = (84.0, 20.0, 164.0, 60.0)
"""West, south, east, north in degrees: what a small map shows."""
WIDTH = 168
_MIDDLE = math.cos(math.radians((FRAME[1] + FRAME[3]) / 2))
HEIGHT = round(WIDTH * (FRAME[3] - FRAME[1]) / ((FRAME[2] - FRAME[0]) * _MIDDLE))
_GRAIN = 0.2
_SPECK = 0.2
"""Square degrees of the smallest land drawn behind."""
_SMALLEST = 2.5
"""Pixels; a land smaller than this is shown by a ring as well."""


def _pixels(geometry: BaseGeometry) -> BaseGeometry:
    """Longitude and latitude to pixels of the picture, y downwards (equidistant cylindrical, true at mid height)."""
    scale = WIDTH / (FRAME[2] - FRAME[0])

    def move(
        points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    ) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        return np.column_stack([(points[:, 0] - FRAME[0]) * scale, (FRAME[3] - points[:, 1]) * scale / _MIDDLE])

    moved: BaseGeometry = shapely.transform(geometry, move)
    return moved


def _way(line: shapely.LineString, *, closed: bool) -> str:
    """Path data of a line or ring; a step of less than a tenth is none."""
    points = np.rint(shapely.get_coordinates(line) * 10).astype(int)
    steps = np.diff(points, axis=0)
    steps = steps[steps.any(axis=1)]
    written = [*map(_tenths, steps[: -1 if closed else None].ravel().tolist())]
    between = (
        "" if text[0] == "-" or (text[0] == "." and "." in before) else " "
        for before, text in itertools.pairwise(["", *written])
    )
    told = "".join(part for pair in zip(between, written, strict=True) for part in pair).lstrip()
    start = " ".join(map(_tenths, points[0].tolist()))
    return f"M{start}{f'l{told}' if told else 'h0'}{'Z' if closed else ''}"


@cache
def _tenths(number: int) -> str:
    """A number of tenths as the shortest text of its units: ``-1.5``, ``.5``, ``2``."""
    whole, tenth = divmod(abs(number), 10)
    text = f"{whole or ''}.{tenth}" if tenth else str(whole)
    return f"-{text}" if number < 0 else text


def path_data(geometry: BaseGeometry) -> str:
    """SVG path data of polygons or lines in pixels, to a tenth: each point from the one before, which is shortest."""
    return "".join(
        _way(ring, closed=part.geom_type == "Polygon")
        for part in shapely.get_parts(geometry)
        for ring in ([part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part])
        if not part.is_empty
    )


def _drawn(geometry: BaseGeometry) -> BaseGeometry:
    inside = shapely.intersection(shapely.make_valid(shapely.simplify(geometry, _GRAIN)), shapely.box(*FRAME))
    return _pixels(inside)


class Locator:
    """Draws small maps of one ground."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    @cached_property
    def land(self) -> str:
        """The land and water that lie below every small map, as ``data:image/svg+xml;base64,…``."""
        land = self._ground.land.geometry.to_numpy()
        path = path_data(_drawn(shapely.multipolygons(land[shapely.area(land) > _SPECK])))
        coast = f'stroke="{colours.of("coast")}" stroke-width=".4"'
        return _address(
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours.of("water")}"/>'
            f'<path d="{path}" fill="{colours.of("land")}" {coast} fill-rule="evenodd"/>'
        )

    def picture(self, geometry: BaseGeometry, colour: str, *, dashed: bool = False) -> str:
        """Draw one land, line or area, to be laid over ``land``.

        Parameters
        ----------
        geometry
            EPSG:4326.
        colour
            ``#rrggbb`` of its holder.
        dashed
            Whether the edge is dashed, as of an occupation.

        Returns
        -------
        str
            ``data:image/svg+xml;base64,…``; transparent where nothing is drawn.
        """
        shape = _drawn(geometry)
        lines = shape.geom_type in {"LineString", "MultiLineString"}
        dash = ' stroke-dasharray="3 2"' if dashed else ""
        fill = "none" if lines else f"{colour}99"
        attributes = f'fill="{fill}" stroke="{colour}" stroke-width="{1.6 if lines else 0.8}"{dash} fill-rule="evenodd"'
        parts = [f'<path d="{path_data(shape)}" {attributes}/>']
        if not shape.is_empty and max(np.ptp(np.reshape(shape.bounds, (2, 2)), axis=0)) < _SMALLEST:
            x, y = shape.centroid.x, shape.centroid.y
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="none" stroke="{colour}" stroke-width="1.2"/>')
        return _address("".join(parts))


def _address(content: str) -> str:
    return pictures.address(pictures.svg(content, (0.0, 0.0, WIDTH, HEIGHT), (WIDTH, HEIGHT)))
