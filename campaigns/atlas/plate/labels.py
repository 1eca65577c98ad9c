"""What is named on a printed map, in which type, and in which order the names find their place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns import formation_names
from campaigns.atlas.plate import battlefield, claim_labels, heights, land_labels, marks, natural_labels, units
from campaigns.atlas.plate.label_placement import LabelPlacer, broken, smaller, smooth_run, style_of
from campaigns.atlas.plate.levels import MARKS
from campaigns.atlas.plate.numbers import Numbers
from campaigns.atlas.plate.shown import Shown
from campaigns.symbology import colours, languages, textures, thresholds
from campaigns.symbology import labels as symbology_labels
from campaigns.symbology import marks as symbology_marks
from geodata.curves import catmull_rom

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.movements import Movement
    from campaigns.atlas.plate.numbers import Numbered
    from campaigns.atlas.plate.projection import Array
    from campaigns.history import History
    from geodata.gazetteer import Place
    from geodata.heights import Height
    from geodata.map_names import Kind

_LAST_RANK = 5
"""Rank up to which a place is more than a mere point of a line."""
_RING_SHARE = 20.0
"""A ring as wide as this part of the map would say no more of the place of an event than the map itself does."""
_LAKE = 60.0
"""Square points on A3 from which on a lake is named."""


def seas(placer: LabelPlacer) -> None:
    """Name what stays on every day."""
    _natural(placer, ("sea",))


def waters(placer: LabelPlacer) -> None:
    """Name seas, lakes and rivers alone."""
    seas(placer)
    _lakes(placer)
    _rivers(placer)


def greater_places(placer: LabelPlacer, history: History, day: dt.date) -> list[Place]:
    """The places that a moving picture names, as they were called on a day, the most important first."""
    close = thresholds.drawn_in_print("place", placer.canvas.plane.km_per_point, _LAST_RANK)
    least = 4 if close else 2
    return [place for place in _on(history, day) if place.rank <= least]


def name_places(placer: LabelPlacer, places: list[Place]) -> None:
    """Write the names of places beside their dots, as far as there is room."""
    _places(placer, places)


def _on(history: History, day: dt.date) -> list[Place]:
    """All places but battlefields as they were called on a day, the most important first."""
    places = sorted(history.places.values(), key=lambda place: (place.rank, place.id))
    return [place.on(day) for place in places if place.kind != "battlefield"]


def write(
    placer: LabelPlacer,
    rows: gpd.GeoDataFrame,
    movements: list[Movement],
    history: History,
    day: dt.date,
) -> tuple[list[Shown], list[Numbered]]:
    """Draw marks and name everything on the map, the most important first.

    Returns
    -------
    tuple
        The events, units and places shown, and what has a number in place of its name.
    """
    plane = placer.canvas.plane
    numbers = Numbers(placer)
    events = marks_of(placer, rows, history)
    shown = [thing for event in events for thing in event.shown]
    close = bool(battlefield.sheets(placer.canvas))
    hills: list[Height] = []
    if close:
        of_hills, hills = heights.write_greatest(placer, history)
        shown += of_hills
        _rivers(placer)
    symbols = units.place(placer, rows, history, day)
    on_arrows = _formations(placer, movements, history, units.points(symbols), numbers if close else None)
    shown += units.name(placer, symbols, on_arrows, numbers)
    land_labels.write(placer, rows)
    if close:
        claim_labels.write(placer, rows)
    for event in (each for each in events if each.rank <= 2):  # noqa: PLR2004 - ranks of operations and battles
        _event(placer, event)
    named = [
        place
        for place in _on(history, day)
        if not any(hill.place == place.id or hill.name == place.name for hill in hills)
        and place.rank <= _LAST_RANK
        and thresholds.drawn_in_print("place", plane.km_per_point, place.rank)
    ]
    metres = heights.metres_of_places(history)
    shown += _places(placer, [place for place in named if place.rank == 1], metres)
    for event in (each for each in events if each.rank > 2):  # noqa: PLR2004
        _event(placer, event)
    _natural(placer, ("sea",))
    _lakes(placer)
    shown += _places(placer, [place for place in named if place.rank > 1], metres)
    shown += heights.write(placer, history, hills, {place.id for place in named})
    _natural(placer, ("range", "desert", "plain", "region"))
    if not close:
        _rivers(placer)
    return shown, numbers.write()


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it was drawn: place on the page, rank, name and side, and what of it the legend explains."""

    at: tuple[float, float]
    rank: int
    name: str
    side: str
    shown: tuple[Shown, ...]


def marks_of(placer: LabelPlacer, rows: gpd.GeoDataFrame, history: History) -> list[Event]:
    """Draw the marks of the events of a day; gives the events, the most important first."""
    canvas = placer.canvas
    plane, unit = canvas.plane, canvas.unit
    found: list[Event] = []
    for row in rows[rows["layer"] == "event"].sort_values(["rank", "id"]).to_dict("records"):
        dossier = history.dossiers[str(row["dossier"])]
        place = history.places[dossier.place]
        point = plane.points(np.array([[row["geometry"].x, row["geometry"].y]]))[0]
        if not np.isfinite(point).all() or not plane.holds(point, 4 * unit):
            continue
        at = (float(point[0]), float(point[1]))
        rank, side = int(row["rank"]), str(row["side"])
        colour = colours.of_side(side)
        size = marks.radius(rank, unit)
        ring = place.precision_km / plane.km_per_point
        shown = [Shown("event", str(row["kind"]))]
        most_km = symbology_marks.spec().ring.most_km
        if place.precision_km <= most_km and size * 1.5 < ring < (plane.right - plane.left) / _RING_SHARE:
            marks.ring(canvas, at, ring, colour)
            shown.append(Shown("event", "place-uncertain"))
        uncertain = dossier.when.vague or dossier.dates[0].certainty == "low"
        name = symbology_marks.of_kind(str(row["kind"]))
        marks.draw(canvas, name, at, size, colour, uncertain=uncertain, zorder=MARKS + 0.1 - rank / 100)
        shown += [Shown("event", "day-uncertain")] if uncertain else []
        reach = size * 1.25
        placer.clutter.reserve((at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach))
        name = languages.event_name(dossier, placer.language)
        found.append(Event(at, rank, name, side, tuple(shown)))
    return found


def _event(placer: LabelPlacer, event: Event) -> None:
    unit, at, rank = placer.canvas.unit, event.at, event.rank
    text_style = style_of("event", symbology_labels.spec().ranked["event"].points.of(rank) * unit, event.side)
    lines = broken(event.name, 22 if event.name.isascii() else 16)
    gap = marks.radius(rank, unit) + 3.0 * unit
    for limit in (0.62, 1.1):
        if placer.beside(at, lines, text_style, gap, limit):
            return
    great = rank <= 2  # noqa: PLR2004 - ranks of operations and battles
    if not placer.with_leader(at, lines, smaller(text_style, 0.94), gap, (70 if great else 46) * unit) and great:
        placer.with_leader(at, lines, smaller(text_style, 0.86), gap, 140 * unit)


def _places(placer: LabelPlacer, places: list[Place], metres: Mapping[str, float] | None = None) -> list[Shown]:
    """Draw the dots of places that have room for their names, and write these; gives what was drawn.

    ``metres`` are the heights of hills by the id of their place, written after the name.
    """
    shown = []
    plane, unit = placer.canvas.plane, placer.canvas.unit
    lonlat = np.array([(place.longitude, place.latitude) for place in places]).reshape(-1, 2)
    for place, point in zip(places, plane.points(lonlat), strict=True):
        if not np.isfinite(point).all() or not plane.holds(point, 3 * unit):
            continue
        at = (float(point[0]), float(point[1]))
        name = heights.with_metres(languages.place_name(place, placer.language), (metres or {}).get(place.id))
        water = place.kind in {"sea", "lake"}
        size = symbology_labels.spec().ranked["place"].points.of(place.rank) * unit
        text_style = style_of("water-place" if water else "first-place" if place.rank == 1 else "place", size)
        lines = broken(name, 18)
        if not symbology_marks.has_dot(place.kind):
            placer.centred(at, lines, smaller(text_style, 0.92), limit=0.5)
            continue
        dot = (at[0] - 2 * unit, at[1] - 2 * unit, at[0] + 2 * unit, at[1] + 2 * unit)
        if not placer.clutter.free([dot], margin=0, over_heads=True):
            continue
        limit = (1.1, 0.8, 0.62, 0.5, 0.5)[min(place.rank, 5) - 1]
        if placer.beside(at, lines, text_style, 3.6 * unit, limit):
            placer.canvas.add(marks.dot(place.kind, at, unit))
            placer.clutter.reserve(dot)
            shown.append(Shown("place", place.kind))
    return shown


def _formations(
    placer: LabelPlacer,
    movements: list[Movement],
    history: History,
    symbols: Mapping[str, shapely.Point],
    numbers: Numbers | None,
) -> dict[str, BaseGeometry]:
    """Names of formations along their arrows: inside where the shaft is wide enough, else beside it.

    Parameters
    ----------
    symbols
        Where the symbols of formations stand, by their id: what stands on its arrow has its name there.
    numbers
        Numbers for what finds no room otherwise; None on maps of a small scale, which leave such names out.

    Returns
    -------
    dict
        Arrows that have the name of their formation on them, by its id.
    """
    unit = placer.canvas.unit
    written: set[str] = set()
    named: dict[str, BaseGeometry] = {}
    for movement in sorted(movements, key=lambda each: (each.rank, -len(each.centreline))):
        axis = movement.axis
        formation = history.formations.get(axis.unit or "")
        translated = formation.names.get(placer.language) if formation else None
        text = translated or formation_names.without_addition(axis.formation)
        line = _smooth(_inside(movement.centreline, placer))
        if len(line) < 2 or text in written:  # noqa: PLR2004 - a line has two points
            continue
        side = str(axis.side)
        least = symbology_labels.spec().ranked["formation"].points.of(movement.rank) * unit
        size = min(least * symbology_labels.spec().on_arrow.most, max(least, movement.half * 1.15))
        if not axis.is_route and movement.half * 2 > size * 1.15:
            colour = textures.label_colour(side, withdrawal=axis.kind == "withdrawal")
            halo = 0.0 if colour == colours.of("casing") else symbology_labels.spec().on_arrow.halo
            text_style = replace(style_of("formation", size, side), colour=colour, halo=halo)
            if placer.along(line, text, text_style):
                written.add(text)
                named[axis.unit or axis.id] = movement.shape
                continue
        text_style = style_of("formation", least, side)
        off = (2.4 * unit if axis.is_route else movement.half) + 2.2 * unit
        along, beside = (0.7, 0.25) if numbers else (0.95, 0.8)
        if placer.along(line, text, text_style, above=off, limit=along) or (
            not axis.is_route and placer.beside(_middle(line), broken(text, 18), text_style, off + 2 * unit, beside)
        ):
            named[axis.unit or axis.id] = movement.shape
        elif numbers and not units.is_on(symbols.get(axis.unit or ""), movement.shape, unit):
            numbers.along(line, text, side)
        elif not numbers:
            continue
        written.add(text)
    return named


def _middle(line: Array) -> tuple[float, float]:
    point = line[len(line) * 2 // 5]
    return float(point[0]), float(point[1])


def _inside(line: Array, placer: LabelPlacer) -> Array:
    """The longest stretch of a line within the frame."""
    plane = placer.canvas.plane
    frame = shapely.box(plane.left, plane.bottom, plane.right, plane.top)
    if len(line) < 2:  # noqa: PLR2004 - a line has two points
        return line
    parts = shapely.get_parts(shapely.LineString(line).intersection(frame))
    runs = [part for part in parts.ravel() if part.geom_type == "LineString"]
    if not runs:
        return np.empty((0, 2))
    return np.asarray(max(runs, key=lambda run: run.length).coords)


def _smooth(line: Array) -> Array:
    """A line without its small bends, for letters to follow."""
    if len(line) < 3:  # noqa: PLR2004 - nothing to smooth
        return line
    shape = shapely.LineString(line)
    length = shape.length
    points = [shape.interpolate(distance).coords[0] for distance in np.linspace(0, length, 24)]
    values = np.array(points)
    kernel = np.array([0.25, 0.5, 0.25])
    for _ in range(4):
        for axis in (0, 1):
            values[1:-1, axis] = np.convolve(values[:, axis], kernel, mode="valid")
    return values


def _natural(placer: LabelPlacer, kinds: tuple[Kind, ...]) -> None:
    """Seas, ranges, plains and regions, each spread along its line."""
    plane, unit = placer.canvas.plane, placer.canvas.unit
    wanted = sorted(
        (each for each in natural_labels.load(placer.canvas.ground) if each.kind in kinds),
        key=lambda each: each.rank,
    )
    for feature in wanted:
        control = feature.line
        curve = catmull_rom(np.vstack([2 * control[0] - control[1], control]), 12)[12:] if len(control) > 2 else control  # noqa: PLR2004
        dense = np.column_stack(
            [np.interp(np.linspace(0, len(curve) - 1, 60), range(len(curve)), curve[:, k]) for k in (0, 1)]
        )
        projected = plane.points(dense)
        line = _inside(projected[np.isfinite(projected).all(axis=1)], placer)
        whole = float(np.linalg.norm(np.diff(projected, axis=0), axis=1).sum())
        length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum()) if len(line) > 1 else 0.0
        if length < 0.55 * whole or whole > 3 * (plane.right - plane.left):
            continue
        text = feature.name(placer.language)
        text = text.upper() if symbology_labels.spec().labels[feature.kind].capitals else text
        size = symbology_labels.spec().sized[feature.kind].points[feature.rank - 1]
        for share, spread in ((1.0, 1.0), (1.0, 0.7), (0.8, 0.7), (0.62, 0.7)):
            text_style = style_of(feature.kind, max(size * share, 5.4) * unit)
            letters = placer.width(text, replace(text_style, spacing=0.0))
            if letters > length:
                continue
            room = (length * 0.96 - letters) / max(1, len(text) - 1)
            spaced = replace(text_style, spacing=max(0.0, min(text_style.spacing * spread, room)))
            if placer.along(line, text, spaced, limit=2.0):
                break


def _lakes(placer: LabelPlacer) -> None:
    """Names of lakes that are large enough on the page: on them, or beside them."""
    plane, unit = placer.canvas.plane, placer.canvas.unit
    lakes = placer.canvas.ground.lakes
    names = natural_labels.names(placer.canvas.ground, placer.language)
    for name, geometry in zip(lakes["name"], lakes.geometry, strict=True):
        projected = plane.cut(plane.project(geometry))
        if not name or projected.is_empty or projected.area < _LAKE * unit**2:
            continue
        text_style = style_of("lake", symbology_labels.spec().sized["lake"].points[0] * unit)
        lines = broken(names.get(str(name), str(name)), 11)
        point = projected.representative_point()
        at = (float(point.x), float(point.y))
        wide, tall = placer.block(lines, text_style)
        if projected.covers(shapely.box(at[0] - wide / 2, at[1] - tall / 2, at[0] + wide / 2, at[1] + tall / 2)):
            placer.centred(at, lines, text_style)
        else:
            placer.beside(at, lines, text_style, min(40 * unit, 3 * unit + (projected.area / 3.1) ** 0.5 * 0.7), 0.8)


def _rivers(placer: LabelPlacer) -> None:
    """Names of the greater rivers along them."""
    plane, unit = placer.canvas.plane, placer.canvas.unit
    rivers = placer.canvas.ground.rivers
    names = natural_labels.names(placer.canvas.ground, placer.language)
    least = 4 if plane.km_per_point > 3 else 6 if plane.km_per_point > 1 else 9  # noqa: PLR2004 - kilometres in a point
    chosen = rivers[rivers["rank"].astype(float) <= least].sort_values("rank")
    written: set[str] = set()
    for identity, english, geometry in zip(chosen["id"], chosen["name"], chosen.geometry, strict=True):
        name = names.get(str(identity), str(english))
        if not name or name in written:
            continue
        projected = plane.project(geometry)
        if projected.is_empty:
            continue
        projected = battlefield.finest_course(placer.canvas, projected)
        runs = [
            part for part in shapely.get_parts(shapely.line_merge(projected)).ravel() if part.geom_type == "LineString"
        ]
        text_style = style_of("river", symbology_labels.spec().sized["river"].points[0] * unit)
        for run in sorted(runs, key=lambda each: -each.length)[:3]:
            line = smooth_run(run)
            if placer.along(line, name, text_style, above=2.2 * unit, limit=0.6):
                written.add(name)
                break
