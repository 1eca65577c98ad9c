"""What an export holds and shows that is of one event: its days, the day of most positions, and its ground."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns import chapters
from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.plate import extent
from campaigns.scene import is_short, select

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd

    from campaigns.atlas.export_selection import Selection
    from campaigns.history import History

_FOUGHT = frozenset({"unit", "front", "arrow"})
"""Layers of which most is drawn on the day that an event is shown on."""
_GROUND = ("unit", "front", "event", "phase")
"""Layers that say on which ground an event lay: movements come from afar."""
_FAR = 3.0
"""Times the median distance from the middle, from which on something is not of its ground: a staff far behind."""
_LEAST = 0.03
"""Degrees of that distance at least."""
_ROOM = 1.25
"""How much larger than its ground a picture is: symbols and names need room beside the outermost."""
_NEAR = 3
"""Ids that are named where one is unknown."""


def of_event(
    identity: str, selection: Selection, history: History, scene: gpd.GeoDataFrame, *, data: bool = False
) -> Selection:
    """A selection with the days, the ground and the title of an event, where it names none of its own.

    Parameters
    ----------
    identity
        Id of a dossier; what is part of it counts as well.
    scene
        All rows, EPSG:4326.
    data
        Whether it is of a data export, which has the days of the event, wherever something lies.

    Raises
    ------
    ExportError
        If there is no such dossier, or it lies outside the atlas's days.
    """
    dossier = history.dossiers.get(identity)
    if dossier is None:
        near = difflib.get_close_matches(identity, history.dossiers, _NEAR, 0.0)
        raise ExportError(f"unknown event {identity}; expected the id of a dossier, such as {', '.join(near)}")
    rows = scene[scene["dossier"].isin(_family(identity, history))]
    first = selection.first or max(dossier.when.earliest, chapters.FIRST_DAY)
    last = selection.last or min(dossier.when.latest, chapters.LAST_DAY)
    if first > last:
        raise ExportError(f"the event {identity} lies outside {first} to {last}")
    if data:
        return replace(selection, first=first, last=last, title=selection.title or dossier.title)
    if selection.at is not None and not first <= selection.at <= last:
        raise ExportError(f"the day {selection.at} lies outside the days of {identity}, {first} to {last}")
    at = selection.at or _fullest_day(rows, first, last)
    box = selection.box or (None if selection.view else _ground(rows, at))
    title = selection.title or dossier.title
    return replace(selection, first=first, last=last, at=at, box=box, title=title, select=identity)


def _family(identity: str, history: History) -> set[str]:
    """Ids of a dossier and of all its parts."""
    found, before = {identity}, 0
    while before < len(found):
        before = len(found)
        found |= {dossier.id for dossier in history.dossiers.values() if dossier.part_of in found}
    return found


def _fullest_day(rows: gpd.GeoDataFrame, first: dt.date, last: dt.date) -> dt.date:
    """The first of the days on which most stands and moves."""
    fought = rows[rows["layer"].isin(_FOUGHT) & is_short(rows)]
    counts: Counter[dt.date] = Counter()
    for start, end in zip(fought["start"], fought["end"], strict=True):
        begin, until = max(start, first), min(end, last)
        counts.update(begin + timedelta(days=day) for day in range((until - begin).days + 1))
    return min(counts, key=lambda day: (-counts[day], day)) if counts else first


def _ground(rows: gpd.GeoDataFrame, day: dt.date) -> extent.Box | None:
    """Where an event lay on a day, without what stood far behind; None where it has no place."""
    today = select(rows, day, day)
    stood = today[today["layer"].isin(_GROUND) & is_short(today)]
    shown = stood if len(stood) else today[today["layer"] == "event"]
    if not len(shown):
        return None
    shapes = shown.geometry.to_numpy()
    middle = shapely.Point(*np.median(shapely.get_coordinates(shapely.centroid(shapes)), axis=0))
    distances = shapely.distance(shapes, middle)
    near = shapes[distances <= max(_LEAST, _FAR * float(np.median(distances)))]
    return extent.around(shapely.total_bounds(near), _ROOM)
