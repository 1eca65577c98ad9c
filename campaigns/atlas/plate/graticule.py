"""Meridians and parallels, and the border of the map with their degrees."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from campaigns.atlas.plate import grid
from campaigns.atlas.plate.levels import GRATICULE, LABELS
from campaigns.atlas.plate.paper import legible
from campaigns.symbology import colours, ground
from geodata import antimeridian

if TYPE_CHECKING:
    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.projection import Array

BAND, NEAT = 3.0, 15.0
"""Width of the divided band around the map, and of the whole margin with its degrees, points on A3."""
_STEPS = tuple(minutes / 60 for minutes in (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800))
"""Distances between lines, degrees."""
_LINES, _BESIDE_GRID = 5, 3
"""Meridians a map has at least, and one with a kilometre grid, whose numbers stand between their degrees."""
_SIDES = ("bottom", "right", "top", "left")


@dataclass(frozen=True, slots=True)
class _Crossing:
    """Where a line meets an edge of the frame: points along the edge from its start, and degrees."""

    at: float
    degrees: float


def draw(canvas: Canvas, *, gridded: bool = True) -> None:
    """Draw the lines over the map and the band with degrees around it; with a kilometre grid the band only.

    ``gridded``: whether a battle map has a kilometre grid, and its numbers in the band.
    """
    if not gridded or not grid.step_of(canvas.plane):
        lines(canvas)
    _border(canvas, _step(canvas), gridded=gridded)


def _step(canvas: Canvas) -> float:
    """Degrees from one line to the next."""
    west, _, east, _ = canvas.plane.box
    least = _BESIDE_GRID if grid.step_of(canvas.plane) else _LINES
    return max((each for each in _STEPS if (east - west) / each >= least), default=_STEPS[0])


def lines(canvas: Canvas) -> None:
    """Draw meridians and parallels."""
    plane, step = canvas.plane, _step(canvas)
    west, south, east, north = plane.box
    meridians = np.arange(np.ceil(west / step) * step, east, step)
    parallels = np.arange(np.ceil(south / step) * step, north, step)
    upward, across = np.linspace(south, north, 64), np.linspace(west, east, 128)
    drawn_lines = [plane.points(np.column_stack([np.full(64, meridian), upward])) for meridian in meridians]
    drawn_lines += [plane.points(np.column_stack([across, np.full(128, parallel)])) for parallel in parallels]
    drawn = ground.spec().graticule
    stroke: dict[str, Any] = {
        "colors": colours.of("graticule"),
        "alpha": drawn.opacity,
        "linewidths": drawn.width * canvas.unit,
    }
    canvas.add(LineCollection(drawn_lines, zorder=GRATICULE, **stroke))


def _border(canvas: Canvas, step: float, *, gridded: bool) -> None:
    plane, unit = canvas.plane, canvas.unit
    band, neat = BAND * unit, NEAT * unit
    axes = canvas.axes
    bottoms = {
        "bottom": (plane.left, plane.bottom - band, plane.right - plane.left, True),
        "top": (plane.left, plane.top, plane.right - plane.left, True),
        "left": (plane.left - band, plane.bottom, plane.top - plane.bottom, False),
        "right": (plane.right, plane.bottom, plane.top - plane.bottom, False),
    }
    for side, (x, y, length, horizontal) in bottoms.items():
        crossings = _crossings(canvas, side, step)
        edges = [0.0, *(crossing.at for crossing in crossings), length]
        parity = round(crossings[0].degrees / step) if crossings else 0
        for number, (start, end) in enumerate(itertools.pairwise(edges)):
            if (number + parity) % 2:
                size = (end - start, band) if horizontal else (band, end - start)
                corner = (x + start, y) if horizontal else (x, y + start)
                axes.add_patch(Rectangle(corner, *size, facecolor=colours.of("text"), linewidth=0, zorder=LABELS + 1))
        written = [crossing for crossing in crossings if 12 * unit < crossing.at < length - 12 * unit]
        for crossing in written:
            _degrees(canvas, side, crossing)
        start = plane.left if horizontal else plane.bottom
        if gridded:
            grid.number(canvas, side, (band + neat) / 2, [start + crossing.at for crossing in written])
    for grown, width in ((0.0, 0.5), (band, 0.7), (neat, 1.5)):
        axes.add_patch(
            Rectangle(
                (plane.left - grown, plane.bottom - grown),
                plane.right - plane.left + 2 * grown,
                plane.top - plane.bottom + 2 * grown,
                fill=False,
                edgecolor=colours.of("text"),
                linewidth=width * unit,
                zorder=LABELS + 1.1,
            )
        )


def _crossings(canvas: Canvas, side: str, step: float) -> list[_Crossing]:
    """Meridians on the lower and upper edge, parallels on the others."""
    plane = canvas.plane
    horizontal = side in {"bottom", "top"}
    length = plane.right - plane.left if horizontal else plane.top - plane.bottom
    along = np.linspace(0, length, 400)
    fixed = {"bottom": plane.bottom, "top": plane.top, "left": plane.left, "right": plane.right}[side]
    edge: Array = (
        np.column_stack([plane.left + along, np.full(400, fixed)])
        if horizontal
        else np.column_stack([np.full(400, fixed), plane.bottom + along])
    )
    values = plane.lonlat(edge)[:, 0 if horizontal else 1]
    if horizontal:
        values = np.unwrap(values, period=360)
    if not np.isfinite(values).all() or np.any(np.diff(values) <= 0):
        return []
    first = np.ceil(values[0] / step - 1e-9)
    wanted = np.arange(first, values[-1] / step + 1e-9) * step
    return [_Crossing(float(np.interp(value, values, along)), float(value)) for value in wanted]


def _degrees(canvas: Canvas, side: str, crossing: _Crossing) -> None:
    plane, unit = canvas.plane, canvas.unit
    horizontal = side in {"bottom", "top"}
    middle = (BAND + NEAT) / 2 * unit
    x, y, turn = {
        "bottom": (plane.left + crossing.at, plane.bottom - middle, 0),
        "top": (plane.left + crossing.at, plane.top + middle, 0),
        "left": (plane.left - middle, plane.bottom + crossing.at, 90),
        "right": (plane.right + middle, plane.bottom + crossing.at, 270),
    }[side]
    canvas.axes.text(
        x,
        y,
        text(crossing.degrees, "E" if horizontal else "N"),
        fontsize=legible(6.6 * unit),
        color=colours.of("text"),
        ha="center",
        va="center_baseline",
        rotation=turn,
        rotation_mode="anchor",
        zorder=LABELS + 2,
    )


def text(degrees: float, letter: str) -> str:
    """Degrees and minutes for the border of a map: ``118°30'E``."""
    if letter == "E":
        degrees = antimeridian.written(degrees)
    if degrees < 0:
        letter = {"E": "W", "N": "S"}[letter]
    minutes = round(abs(degrees) * 60)
    letter = "" if minutes in {0, 180 * 60} else letter  # neither east nor west of it, nor north nor south
    whole, rest = divmod(minutes, 60)
    part = f"{rest:02d}\u2032" if rest else ""
    return f"{whole}°{part}{letter}"
