"""Named hills on the page: a triangle, the name and the height above the sea."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from campaigns.atlas.plate import marks
from campaigns.atlas.plate.label_placement import LabelPlacer, broken, style_of
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import labels, thresholds

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from campaigns.history import History

_KIND, _RANK = "height", 5
"""Kind and rank of the place as which a hill that is none is drawn and written."""
_LIMIT = 0.62
"""Greatest penalty of a position that will do."""


def metres_of_places(history: History) -> Mapping[str, float]:
    """Heights of places that are hills by the id of the place, metres above the sea."""
    hills, _ = history.ground.heights(history.places)
    return {hill.place: hill.metres for hill in hills if hill.place and hill.metres is not None}


def with_metres(name: str, metres: float | None) -> str:
    """A name and, unless it is unknown or a number of the name itself, the height after it; as on the screen."""
    if metres is None or f"{metres:.0f}" in re.findall(r"[0-9]+", name):
        return name
    return f"{name}\N{NO-BREAK SPACE}{metres:.0f}"


def write(placer: LabelPlacer, history: History, named: Collection[str]) -> list[Shown]:
    """Draw and name the hills of the scale of the page that are none of the places already named, by their ids."""
    canvas = placer.canvas
    plane, unit = canvas.plane, canvas.unit
    hills, _ = history.ground.heights(history.places)
    shown = []
    for hill in sorted(hills, key=lambda each: (each.rank, each.id)):
        if hill.place in named or not thresholds.drawn_in_print("height", plane.km_per_point, hill.rank):
            continue
        assert hill.longitude is not None and hill.latitude is not None  # noqa: S101, PT018 - the reader saw to it
        point = plane.points(np.array([[hill.longitude, hill.latitude]]))[0]
        at = (float(point[0]), float(point[1]))
        dot = (at[0] - 2 * unit, at[1] - 2 * unit, at[0] + 2 * unit, at[1] + 2 * unit)
        if not np.isfinite(point).all() or not plane.holds(point, 3 * unit) or not placer.clutter.free([dot], margin=0):
            continue
        name = hill.names.get(placer.language) or hill.name
        text_style = style_of("place", labels.spec().ranked["place"].points.of(_RANK) * unit)
        if placer.beside(at, broken(with_metres(name, hill.metres), 18), text_style, 3.6 * unit, _LIMIT):
            canvas.add(marks.dot(_KIND, at, unit))
            placer.clutter.reserve(dot)
            shown.append(Shown("place", _KIND))
    return shown
