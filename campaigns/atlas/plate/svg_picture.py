"""An SVG picture of simple parts drawn on the page: paths, circles, groups that are moved, and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from campaigns.atlas.plate import fonts
from campaigns.atlas.plate.paper import LEAST_TYPE
from geodata.read_once import read_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.transforms import Transform

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.clutter import Edges

_MOVED = re.compile(r"translate\(([-\d.]+)[, ]([-\d.]+)\)")
_CODES = {"moveTo": [Outline.MOVETO], "lineTo": [Outline.LINETO], "curveTo": [Outline.CURVE4] * 3}
_MIDDLE = 0.36
"""Height of the middle of capitals over their base line, in the size of their type."""
_Part = tuple[Outline, dict[str, str]]
"""An outline in units of the picture, y downwards, and the attributes it has or inherits."""


def size(svg: str) -> tuple[float, float]:
    """Width and height of a picture as it says them, pixels."""
    root = ET.fromstring(svg)  # noqa: S314 - made by a package, not brought by anyone
    return float(root.get("width", "0")), float(root.get("height", "0"))


def draw(canvas: Canvas, svg: str, box: Edges, zorder: float, clip: Any = None) -> None:  # noqa: ANN401 - matplotlib's
    """Draw a picture into a box of the page (left, bottom, right, top in points), without words too small to read."""
    (x, y, wide, _), parts = _read(svg)
    left, _, right, top = box
    scale = (right - left) / wide
    place = Affine2D().translate(-x, -y).scale(scale, -scale).translate(left, top)
    for number, (outline, style) in enumerate(parts):
        if float(style.get("font-size", LEAST_TYPE / scale)) * scale < LEAST_TYPE:
            continue
        properties: dict[str, Any] = {
            "facecolor": style.get("fill", "black"),
            "edgecolor": style.get("stroke", "none"),
            "linewidth": float(style.get("stroke-width", "1")) * scale,
            "joinstyle": "miter",
        }
        canvas.add(PathPatch(place.transform_path(outline), zorder=zorder + number / 1e4, **properties), clip)


@read_once
def _read(svg: str) -> tuple[tuple[float, float, float, float], list[_Part]]:
    """The view box of a picture (left, top, width, height), and its parts, the lowest first."""
    root = ET.fromstring(svg)  # noqa: S314 - as above
    x, y, wide, tall = map(float, root.get("viewBox", "0 0 1 1").split())
    return (x, y, wide, tall), list(_parts(root, {}, Affine2D()))


def _parts(parent: ET.Element, inherited: dict[str, str], place: Transform) -> Iterator[_Part]:
    for element in parent:
        style = inherited | dict(element.attrib)
        tag = element.tag.rpartition("}")[2]
        if tag == "g":
            moved = _MOVED.search(element.get("transform", ""))
            shift = (float(moved[1]), float(moved[2])) if moved else (0.0, 0.0)
            yield from _parts(element, style, Affine2D().translate(*shift) + place)
        elif tag == "path":
            yield place.transform_path(_path(element.get("d", ""))), style
        elif tag == "circle":
            middle = (float(element.get("cx", "0")), float(element.get("cy", "0")))
            yield place.transform_path(Outline.circle(middle, float(element.get("r", "0")))), style
        elif tag == "text":
            yield place.transform_path(_word(element)), style
        else:
            raise ValueError(f"an SVG picture has <{tag}>; expected path, circle, g or text")


def _path(commands: str) -> Outline:
    """What ``d`` of a path says."""
    pen = DecomposingRecordingPen({})
    parse_path(commands, pen)
    points: list[Any] = []
    codes: list[Any] = []
    for name, drawn in pen.value:
        if name == "closePath":
            points.append(points[-1])
            codes.append(Outline.CLOSEPOLY)
        elif name in _CODES:
            points += drawn
            codes += _CODES[name]
    return Outline(np.array(points, dtype=float).reshape(-1, 2), codes)


def _word(element: ET.Element) -> Outline:
    """A word, centred on its point."""
    high = float(element.get("font-size", "10"))
    outline, advance = fonts.glyphs(element.text or "", element.get("font-weight", "normal"), "normal", "en")
    at = (float(element.get("x", "0")), float(element.get("y", "0")))
    placed: Outline = (
        Affine2D().translate(-advance / 2, -_MIDDLE).scale(high, -high).translate(*at).transform_path(outline)
    )
    return placed
