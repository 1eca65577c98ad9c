"""What a worksheet is about: the chapter's day, its ground, and the events, places and movements that have numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns import event_kinds, formation_names
from campaigns.atlas.plate import extent, outline_map
from campaigns.atlas.plate.outline_map import Item, OutlineMap
from campaigns.atlas.plate.paper import POINTS_PER_MM
from campaigns.scene import select
from campaigns.symbology import languages
from campaigns.tables import naming_places
from geodata import antimeridian

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.extent import Box
    from campaigns.chapters import Chapter
    from campaigns.history import History
    from campaigns.model import Axis, Dossier
    from campaigns.tour_model import Tour
    from geodata.gazetteer import Place

MAP_MM = (180.0, 99.0)
"""Width and height of a map on the page."""
_EVENTS, _PLACES, _MOVEMENTS = 6, 8, 6
"""Things of each kind that have a number at most."""
_APART = 17.0
"""Points between two things that have numbers at least."""
_EDGE = 14.0
"""Points of them from the edge of the map."""
_LAST_NAMED = 5
"""Rank of places up to which one may be asked for."""
_ROOM = 1.25
"""How much larger than its movements the map with numbers is."""
_CLOSER = 0.5
"""Zooms by which a map is closer than the window of a screen shows the chapter."""
_FAR, _LEAST = 3.0, 0.03
"""Times the median distance from the middle, and degrees of that distance, up to which a movement is of the chapter's
ground."""
_FEW = 3
"""Movements, or events, from which on they say what the map with numbers shows."""


@dataclass(frozen=True)
class Subjects:
    """The subjects of a worksheet.

    Attributes
    ----------
    dossiers
        Of the chapter, in order of time.
    tour
        That tells the chapter; None where none does.
    rows
        Rows of the scene valid on the day of the maps, EPSG:4326; movements and events of the chapter alone.
    blank, numbered
        The two maps.
    items
        What has a number on the second, from 1: events, places, movements, each from the north down.
    """

    chapter: Chapter
    dossiers: tuple[Dossier, ...]
    tour: Tour | None
    rows: gpd.GeoDataFrame
    blank: OutlineMap
    numbered: OutlineMap
    items: tuple[Item, ...]

    @property
    def day(self) -> dt.date:
        """The day of the maps."""
        return self.numbered.day

    @property
    def language(self) -> str:
        """Of the worksheet."""
        return self.numbered.language

    def of_kind(self, kind: outline_map.Kind) -> list[tuple[int, Item]]:
        """Things of a kind with their numbers."""
        return [(number, item) for number, item in enumerate(self.items, 1) if item.kind == kind]

    def axis(self, item: Item) -> Axis:
        """The axis of a movement that has a number."""
        dossier, _, name = item.id.rpartition("/")
        return next(axis for each in self.dossiers if each.id == dossier for axis in each.axes if axis.id == name)


def of_chapter(chapter: Chapter, history: History, scene: gpd.GeoDataFrame, language: str) -> Subjects:
    """The subjects of a chapter; ``history`` and ``scene`` are in the language, the scene has all rows."""
    dossiers = tuple(each for each in history.dossiers.values() if each.chapter == chapter.id)
    tour = next((each for each in history.tours.values() if each.chapter == chapter.id), None)
    zoom, latitude, longitude = chapter.view
    view = antimeridian.unrolled(extent.of_view(zoom + _CLOSER, latitude, longitude))
    own = scene[scene["dossier"].isin([each.id for each in dossiers])]
    days = [step.date for step in tour.steps] if tour else []
    day = max([chapter.opens, *days], key=lambda each: len(_arrows(own, each, view)))
    moving = _arrows(own, day, view)
    size = (MAP_MM[0] * POINTS_PER_MM, MAP_MM[1] * POINTS_PER_MM)
    lasting = scene[(scene["layer"] == "event") & scene["dossier"].isin(own["dossier"])]
    numbered = OutlineMap(day, _ground(moving if len(moving) >= _FEW else lasting, view), size, language)
    rows = select(scene, day, day)
    rows = rows[~rows["layer"].isin(["arrow", "route", "event", "front"]) | rows["dossier"].isin(own["dossier"])]
    items = _items(numbered, history, rows, dossiers)
    return Subjects(chapter, dossiers, tour, rows, OutlineMap(day, view, size, language), numbered, items)


def _arrows(rows: gpd.GeoDataFrame, day: dt.date, view: Box) -> gpd.GeoDataFrame:
    west, south, east, north = view
    return select(rows, day, day, ("arrow",)).cx[west:east, south:north]


def _ground(told: gpd.GeoDataFrame, view: Box) -> Box:
    """The box of the map with numbers: around what it tells, no larger than the chapter's view.

    Where nothing moves events tell it, those of the theatre: others were signed in capitals far away.
    """
    west, south, east, north = extent.THEATRE
    inside = told if (told["layer"] == "arrow").all() else told.cx[west:east, south:north]
    if len(inside) < _FEW:
        return view
    near = extent.around(_together(inside).total_bounds, _ROOM)
    return near if near[3] - near[1] < view[3] - view[1] else view


def _together(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Rows without those that lie far from all others."""
    middles = shapely.get_coordinates(shapely.centroid(rows.geometry.to_numpy()))
    off = np.hypot(*(middles - np.median(middles, axis=0)).T)
    return rows[off <= _FAR * max(float(np.median(off)), _LEAST)]


def _items(
    outline: OutlineMap, history: History, rows: gpd.GeoDataFrame, dossiers: Sequence[Dossier]
) -> tuple[Item, ...]:
    moving = outline_map.shown(outline, rows, history)
    movements: dict[str, Item] = {}
    for each in moving:
        name = _formation(each.axis, history, outline.language)
        movements.setdefault(name, Item("movement", f"{each.dossier}/{each.axis.id}", name, str(each.axis.side)))
    chosen = [*movements.values()][:_MOVEMENTS]
    events = [_event(each, history, outline.language) for each in sorted(dossiers, key=lambda each: each.importance)]
    ends = [
        waypoint.place
        for each in moving
        if any(item.id == f"{each.dossier}/{each.axis.id}" for item in chosen)
        for waypoint in (each.axis.waypoints[-1], each.axis.waypoints[0])
    ]
    told = naming_places.by_place(dossiers)
    known = sorted(told, key=lambda key: (history.places[key].rank, -len(told[key])))
    places = [history.places[key] for key in dict.fromkeys([*ends, *known])]
    asked = [_place(each, outline) for each in places if each.rank <= _LAST_NAMED]
    names = {item.name for item in chosen}
    taken: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
    shown_events = _apart(outline, events, _EVENTS, taken, names)
    shown_places = _apart(outline, asked, _PLACES, taken, names)
    return (*_from_north(shown_events), *_from_north(shown_places), *chosen)


def _formation(axis: Axis, history: History, language: str) -> str:
    formation = history.formations.get(axis.unit or "")
    return (formation and formation.names.get(language)) or formation_names.without_addition(axis.formation)


def _event(dossier: Dossier, history: History, language: str) -> Item:
    place = history.places[dossier.place]
    sides = [str(each.side) for each in dossier.belligerents]
    mark = event_kinds.kinds()[dossier.kind].mark
    name = languages.event_name(dossier, language)
    return Item("event", dossier.id, name, sides[0] if sides else "", mark, place.longitude, place.latitude)


def _place(place: Place, outline: OutlineMap) -> Item:
    called = place.on(outline.day)
    name = languages.place_name(called, outline.language)
    return Item("place", place.id, name, "", "", place.longitude, place.latitude)


def _apart(
    outline: OutlineMap,
    items: Iterable[Item],
    most: int,
    taken: list[np.ndarray[tuple[int], np.dtype[np.float64]]],
    names: set[str],
) -> list[Item]:
    """The first of some things that lie on the map, apart from each other and from ``taken``, each name once."""
    found: list[Item] = []
    for item in items:
        point = outline.plane.points(np.array([[item.longitude, item.latitude]]))[0]
        if len(found) == most:
            break
        if item.name in names or not np.isfinite(point).all() or not outline.plane.holds(point, _EDGE):
            continue
        if all(np.hypot(*(point - other)) >= _APART for other in taken):
            taken.append(point)
            names.add(item.name)
            found.append(item)
    return found


def _from_north(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (-item.latitude, item.longitude))


def land_of(subjects: Subjects, place: Place) -> tuple[str, str] | None:
    """Who held a place on the day, and the keys of the sources; None at sea and on ground that another claimed."""
    rows = subjects.rows
    over = rows[rows["layer"].isin(["territory", "claim", "occupation"])]
    over = over[over.geometry.geom_type.isin(["Polygon", "MultiPolygon"]) & over.geometry.covers(_point(place))]
    if len(over) != 1 or over.iloc[0]["layer"] != "territory":
        return None
    return str(over.iloc[0]["name"]), str(over.iloc[0]["sources"])


def _point(place: Place) -> BaseGeometry:
    return place.point
