"""SVG pictures of marks and of the colour and texture of a side, for programs and pages that show pictures."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from campaigns.symbology import colours, marks, textures

if TYPE_CHECKING:
    from campaigns.symbology.marks import Shape

BOX = 1.7
"""Half of the side of a mark's picture, in radii of the mark: its casing is inside."""
_SAMPLE = (22.0, 12.0)
"""Width and height of a sample of a side, points."""


def mark(kind: str, side: str, *, uncertain: bool = False) -> str:
    """The mark of a kind of event, filled for a side; with a broken outline where its day is ``uncertain``."""
    shapes, strokes = marks.spec().marks[marks.of_kind(kind)], marks.spec().strokes
    colour, casing = colours.of_side(side), colours.of("casing")
    body = drawn(shapes.body, fill=colour, stroke=casing, width=strokes.casing)
    content = body + drawn(shapes.sign, fill="none", stroke=casing, width=strokes.sign)
    if uncertain:
        broken = strokes.uncertain
        dash = f'stroke-dasharray="{" ".join(f"{length / broken.scale:g}" for length in broken.dash)}"'
        stroke = f'fill="none" stroke="{colour}" stroke-width="{broken.width / broken.scale:g}" {dash}'
        content += f'<path transform="scale({broken.scale:g})" d="{shapes.body.svg()}" {stroke}/>'
    return square(content, BOX)


def sample(side: str) -> str:
    """A small field in the colour and texture of a side."""
    width, height = _SAMPLE
    arrow, edge = textures.arrow(side), textures.spec().arrow
    inset = arrow.width / 2
    field = f'x="{inset:g}" y="{inset:g}" width="{width - arrow.width:g}" height="{height - arrow.width:g}"'
    content = f'<rect {field} fill="{arrow.fill}" stroke="{arrow.edge}" stroke-width="{arrow.width:g}"/>'
    if arrow.stripes:
        step = arrow.stripes * textures.spec().screen.stripe_spacing
        path = "".join(f"M{step * n:g} 0V{height:g}" for n in range(1, int(width / step) + 1))
        content += f'<path d="{path}" stroke="{arrow.edge}" stroke-width="{edge.stripe * 2:g}"/>'
    return svg(content, (0.0, 0.0, width, height), (width, height))


def drawn(shape: Shape, *, fill: str, stroke: str, width: float) -> str:
    """A shape as an SVG path, its stroke ``width`` units wide."""
    strokes = f'stroke="{stroke}" stroke-width="{width:g}" stroke-linejoin="round" stroke-linecap="round"'
    return f'<path d="{shape.svg()}" fill="{fill}" {strokes}/>'


def square(content: str, half: float) -> str:
    """A square picture around 0, 0, ``half`` units to each side."""
    return svg(content, (-half, -half, 2 * half, 2 * half), (200 * half, 200 * half))


def svg(content: str, view: tuple[float, float, float, float], size: tuple[float, float]) -> str:
    """An SVG picture: what it shows as left, top, width and height in units, and its size in pixels."""
    box = " ".join(f"{number:g}" for number in view)
    shape = f'width="{size[0]:g}" height="{size[1]:g}" viewBox="{box}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {shape}>{content}</svg>'


def address(picture: str) -> str:
    """A picture as ``data:image/svg+xml;base64,…``."""
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode("ascii")
