"""A small map of everywhere a formation was: one path through numbered places, as an SVG picture."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import shapely

from campaigns.symbology import colours, pictures
from campaigns.tables import point_labels, small_map
from campaigns.tables.locator import path_data
from campaigns.tables.small_map import HEIGHT, ROUND, WIDTH, SmallGround

if TYPE_CHECKING:
    from collections.abc import Sequence

    from campaigns.tables.small_map import Frame
    from campaigns.tables.stays import Stay


def numbered(stays: Sequence[Stay]) -> list[int]:
    """The number of each stay on the map: from 1 in order of time, the same wherever the place is the same."""
    known: dict[tuple[float, float], int] = {}
    return [known.setdefault((stay.lon, stay.lat), len(known) + 1) for stay in stays]


def picture(stays: Sequence[Stay], side: str, ground: SmallGround) -> str:
    """The map of the stays of a formation, one at least, in order of time: ``data:image/svg+xml;base64,…``."""
    points = [(stay.lon, stay.lat) for stay in stays]
    frame = small_map.around(points)
    colour, dark = colours.of_side(side), colours.darkened(colours.of_side(side))
    parts = ground.parts(frame)
    if len(set(points)) > 1:
        line = path_data(frame.pixels(shapely.LineString(points)))
        for stroke, width in ((colours.of("casing"), 4.6), (colour, 2.2)):
            parts.append(f'<path d="{line}" fill="none" stroke="{stroke}" stroke-width="{width}" {ROUND}/>')
    parts += _places(stays, frame, colour, dark)
    parts.append(small_map.bar(frame))
    return pictures.address(pictures.svg("".join(parts), (0.0, 0.0, WIDTH, HEIGHT), (WIDTH, HEIGHT)))


def _places(stays: Sequence[Stay], frame: Frame, colour: str, dark: str) -> list[str]:
    """A dot for each place, with its number and its name where they lie over no other."""
    first = dict(reversed([*zip(numbered(stays), stays, strict=True)]))
    shown = sorted(first.items())
    spots = frame.pixels(shapely.MultiPoint([(stay.lon, stay.lat) for _, stay in shown]))
    points = [(point.x, point.y) for point in shapely.get_parts(spots)]
    dot = f'r="4" fill="{colour}" stroke="{colours.of("casing")}"'
    parts = [f'<circle cx="{x:.1f}" cy="{y:.1f}" {dot}/>' for x, y in points]
    whole, bar = shapely.box(0, 0, WIDTH, HEIGHT), small_map.below_bar(frame)
    texts = [(str(number), stay.place) for number, stay in shown]
    halo = f'paint-order="stroke" stroke="{colours.of("casing")}" stroke-width="3" fill="{dark}"'
    for label in point_labels.placed(points, texts, whole, bar):
        at = f'x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}"'
        style = f'font-family="serif" font-size="{point_labels.SIZE:g}" {halo}'
        parts.append(f"<text {at} {style}>{escape(label.text)}</text>")
    return parts
