"""Marks of events and dots of places on the page, from the shapes of the symbology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from campaigns.atlas.plate.levels import MARKS
from campaigns.atlas.plate.lines import dashes
from campaigns.symbology import colours
from campaigns.symbology import marks as symbology_marks

if TYPE_CHECKING:
    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.symbology.marks import Shape


def outline_of(shape: Shape) -> Outline:
    """A shape as a path; on the page y grows upwards."""
    if shape.circle:
        return Outline.circle((0, 0), shape.circle)
    if shape.polygon:
        points = np.array([*shape.polygon, shape.polygon[0]]) * (1, -1)
        return Outline(points, closed=True)
    return Outline.make_compound_path(*(Outline(np.array(line) * (1, -1)) for line in shape.lines))


def radius(rank: int, unit: float) -> float:
    """Radius of an event's mark in points, by its rank from 1 to 4."""
    return symbology_marks.radius(rank) * unit


def draw(
    canvas: Canvas,
    name: str,
    at: tuple[float, float],
    size: float,
    colour: str,
    *,
    uncertain: bool = False,
    zorder: float = MARKS,
    clip: Any = None,  # noqa: ANN401 - a path or patch of matplotlib
) -> None:
    """Draw a mark of ``marks.toml``; ``uncertain`` breaks its outline: the day of its event is not known for sure."""
    mark, strokes = symbology_marks.spec().marks[name], symbology_marks.spec().strokes
    body = outline_of(mark.body)
    place = Affine2D().scale(size).translate(*at)
    casing: dict[str, Any] = {
        "facecolor": colour,
        "edgecolor": colours.of("casing"),
        "linewidth": size * strokes.casing,
        "joinstyle": "round",
    }
    canvas.add(PathPatch(place.transform_path(body), zorder=zorder, **casing), clip)
    if uncertain:
        around = strokes.uncertain
        broken: dict[str, Any] = {
            "facecolor": "none",
            "edgecolor": colour,
            "linewidth": size * around.width,
            "linestyle": dashes(around.dash, around.width),
        }
        wider = Affine2D().scale(size * around.scale).translate(*at).transform_path(body)
        canvas.add(PathPatch(wider, zorder=zorder, **broken), clip)
    sign: dict[str, Any] = {
        "facecolor": "none",
        "edgecolor": colours.of("casing"),
        "linewidth": size * strokes.sign,
        "capstyle": "round",
    }
    canvas.add(PathPatch(place.transform_path(outline_of(mark.sign)), zorder=zorder + 0.01, **sign), clip)


def ring(canvas: Canvas, at: tuple[float, float], size: float, colour: str) -> None:
    """The ring within which an event surely took place, ``size`` its radius in points."""
    edge: dict[str, Any] = {
        "facecolor": "none",
        "edgecolor": colour,
        "linewidth": symbology_marks.spec().ring.width * canvas.unit,
        "alpha": symbology_marks.spec().ring.opacity,
    }
    canvas.add(PathPatch(Outline.circle(at, size), zorder=MARKS - 0.1, **edge))


def dot(kind: str, at: tuple[float, float], unit: float) -> PathPatch:
    """The dot of a place of a kind."""
    shape = symbology_marks.dot_of(kind).shape
    path = Affine2D().scale(unit).translate(*at).transform_path(outline_of(shape))
    properties: dict[str, Any] = {
        "facecolor": colours.of("white"),
        "edgecolor": colours.of("text"),
        "linewidth": symbology_marks.spec().place_outline.width * unit,
        "joinstyle": "miter",
    }
    return PathPatch(path, zorder=MARKS - 0.3, **properties)
