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
    from collections.abc import Collection, Iterable, Mapping

    from campaigns.history import History
    from campaigns.symbology.labels import Kind
    from geodata.heights import Height

_KIND, _RANK = "height", 5
"""Kind and rank of the place as which a hill that is none is drawn and written."""
_LIMIT, _FIRST_LIMIT = 0.62, 1.1
"""Greatest penalty of a position that will do; of a hill that was fought for, half over the shaft of an arrow."""
_REACH = 34.0
"""Points that the name of such a hill stands off it at most."""
_FOUGHT_FOR = 2
"""Rank up to which a hill is one that was fought for."""


def metres_of_places(history: History) -> Mapping[str, float]:
    """Heights of places that are hills by the id of the place, metres above the sea."""
    hills, _ = history.ground.heights(history.places)
    return {hill.place: hill.metres for hill in hills if hill.place and hill.metres is not None}


def with_metres(name: str, metres: float | None) -> str:
    """A name and, unless it is unknown or a number of the name itself, the height after it; as on the screen."""
    if metres is None or f"{metres:.0f}" in re.findall(r"[0-9]+", name):
        return name
    return f"{name}\N{NO-BREAK SPACE}{metres:.0f}"


def write_greatest(placer: LabelPlacer, history: History) -> tuple[list[Shown], list[Height]]:
    """Draw and name the hills that were fought for, before all else that is written.

    Returns
    -------
    tuple
        What was drawn, for the legend, and the hills that were named.
    """
    hills, _ = history.ground.heights(history.places)
    return _write(placer, (each for each in hills if each.rank <= _FOUGHT_FOR), first=True)


def write(placer: LabelPlacer, history: History, already: Collection[Height], places: Collection[str]) -> list[Shown]:
    """Draw and name the hills that are neither named already nor one of the places that are, by their ids."""
    hills, _ = history.ground.heights(history.places)
    shown, _ = _write(placer, (each for each in hills if each not in already and each.place not in places), first=False)
    return shown


def _write(placer: LabelPlacer, hills: Iterable[Height], *, first: bool) -> tuple[list[Shown], list[Height]]:
    canvas = placer.canvas
    plane, unit = canvas.plane, canvas.unit
    shown: list[Shown] = []
    named: list[Height] = []
    for hill in sorted(hills, key=lambda each: (each.rank, each.id)):
        if not thresholds.drawn_in_print("height", plane.km_per_point, hill.rank):
            continue
        assert hill.longitude is not None and hill.latitude is not None  # noqa: S101, PT018 - the reader saw to it
        point = plane.points(np.array([[hill.longitude, hill.latitude]]))[0]
        at = (float(point[0]), float(point[1]))
        dot = (at[0] - 2 * unit, at[1] - 2 * unit, at[0] + 2 * unit, at[1] + 2 * unit)
        if not np.isfinite(point).all() or not plane.holds(point, 3 * unit):
            continue
        bare = placer.clutter.free([dot], margin=0, over_heads=first)
        if not bare and not first:  # a hill that was fought for may have the mark of its battle on it
            continue
        name = hill.names.get(placer.language) or hill.name
        kind: Kind = "first-place" if hill.rank == 1 else "place"
        text_style = style_of(kind, labels.spec().ranked["place"].points.of(_RANK) * unit)
        lines, gap = broken(with_metres(name, hill.metres), 18), 3.6 * unit
        if placer.beside(at, lines, text_style, gap, _FIRST_LIMIT if first else _LIMIT) or (
            first and placer.with_leader(at, lines, text_style, gap, _REACH * unit)
        ):
            if bare:
                canvas.add(marks.dot(_KIND, at, unit))
                placer.clutter.reserve(dot)
                shown.append(Shown("place", _KIND))
            named.append(hill)
    return shown, named
