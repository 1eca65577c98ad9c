"""One GeoDataFrame of everything: each row a geometry with its days of validity.

A date picks the rows that are drawn, an export picks the rows that are written. Columns: ``id, layer, kind, name, side,
start, end, certainty, sources, dossier`` (the contract of the exports), then ``note, rank``. ``start`` and ``end`` are
``datetime.date`` or None, both inclusive, None = open. EPSG:4326, longitude first, from 30 degrees west eastwards (see
``geodata.antimeridian``).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from campaigns.dates import day_number, from_day_number
from campaigns.model import Certainty
from campaigns.movement import arrows, positions, standing
from campaigns.reading.bibliography import UNVERIFIED
from campaigns.symbology import layers
from geodata import (
    borders,
    concessions,
    crossings,
    disputed,
    frontiers,
    gazetteer,
    ground_cover,
    islands,
    railways,
    roads,
    territories,
)
from geodata.projections import GEOGRAPHIC

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

    from campaigns.history import History
    from campaigns.model import Axis, Citation, Dossier, Phase, Waypoint

COLUMNS = ["id", "layer", "kind", "name", "side", "start", "end", "certainty", "sources", "dossier", "note", "rank"]
LAYERS = layers.IDS
_PHASE = "phase-"
_YEAR = 366

Row = dict[str, object]


def build(history: History) -> gpd.GeoDataFrame:
    """Assemble ground and history.

    Returns
    -------
    GeoDataFrame
        All rows of all layers, in drawing order within each layer.
    """
    parts = (territories, frontiers, disputed, concessions, railways, borders, islands)
    lands = [part.load(history.ground) for part in parts]
    ways = [roads.load(history.ground.roads(history.places)[0]), crossings.load(history.ground.crossings[0])]
    cover = ground_cover.load(history.ground.cover[0])
    ground = [frame.assign(dossier="", rank=0) for frame in (*lands, *ways, cover)]
    rows = [
        *_places(history),
        *_events(history),
        *_phases(history),
        *_units(history),
        *_fronts(history),
        *_axes(history),
    ]
    moving = gpd.GeoDataFrame(rows, columns=[*COLUMNS, "geometry"], geometry="geometry", crs=GEOGRAPHIC)
    frames = [frame[[*COLUMNS, "geometry"]].astype(dict.fromkeys(COLUMNS, object)) for frame in (*ground, moving)]
    whole = pd.concat(frames, ignore_index=True)
    return gpd.GeoDataFrame(whole, geometry="geometry", crs=GEOGRAPHIC)


def select(
    scene: gpd.GeoDataFrame,
    first: dt.date | None = None,
    last: dt.date | None = None,
    layers: Collection[str] | None = None,
) -> gpd.GeoDataFrame:
    """Rows valid on any day from ``first`` to ``last`` (both inclusive, None = open) in the given layers."""
    keep = pd.Series(data=True, index=scene.index)
    if layers is not None:
        keep &= scene["layer"].isin(list(layers))
    if last is not None:
        keep &= scene["start"].map(lambda day: day is None or day <= last)
    if first is not None:
        keep &= scene["end"].map(lambda day: day is None or day >= first)
    return scene[keep]


def is_short(rows: gpd.GeoDataFrame) -> pd.Series:
    """Which rows are of what was over within a year: what lasted longer is a state rather than a happening."""
    spans = zip(rows["start"], rows["end"], strict=True)
    short = [start is not None and end is not None and (end - start).days <= _YEAR for start, end in spans]
    return pd.Series(short, rows.index, dtype=bool)


def cite(citations: Iterable[Citation]) -> str:
    """Citations as ``key, locator; key``."""
    texts = [f"{c.key}, {c.locator}" if c.locator else c.key for c in citations]
    return "; ".join(dict.fromkeys(texts))


def _places(history: History) -> Iterator[Row]:
    for place in history.places.values():
        for start, end, then in place.stages():
            called = place.name_on(start or dt.date.min)
            certainties = [Certainty.LOW if place.source == UNVERIFIED else Certainty.MEDIUM]
            certainties += [Certainty(called.certainty)] if called else []
            note = [f"within {place.precision_km:g} km", place.note, called.note if called else ""]
            yield _row(
                id=gazetteer.row_id(place.id, start),
                layer="place",
                kind=then.kind,
                name=then.name,
                start=start,
                end=end,
                certainty=max(certainties, key=list(Certainty).index),
                sources="; ".join([place.source, *(called.sources.split(";") if called else ())]),
                note="; ".join(filter(None, note)),
                rank=place.rank,
                geometry=place.point,
            )


def _events(history: History) -> Iterator[Row]:
    for dossier in history.dossiers.values():
        place = history.places[dossier.place]
        yield _row(
            id=dossier.id,
            layer="event",
            kind=dossier.kind,
            name=dossier.title,
            side="; ".join(belligerent.side for belligerent in dossier.belligerents),
            start=dossier.when.earliest,
            end=dossier.when.latest,
            certainty=dossier.dates[0].certainty,
            sources=cite(dossier.dates[0].source),
            dossier=dossier.id,
            rank=dossier.importance,
            geometry=place.point,
        )


def _phases(history: History) -> Iterator[Row]:
    """A row for each phase that has a place; its rank is that of its event."""
    for dossier in history.dossiers.values():
        for number, phase in enumerate(dossier.phases):
            if phase.place is None:
                continue
            yield _row(
                id=phase_id(dossier, number),
                layer="phase",
                kind=dossier.kind,
                name=phase.name,
                side="; ".join(belligerent.side for belligerent in dossier.belligerents),
                start=phase.when.earliest,
                end=phase.when.latest,
                certainty=phase.certainty,
                sources=cite(phase.source),
                dossier=dossier.id,
                note="; ".join(filter(None, (phase.text, phase.note))),
                rank=dossier.importance,
                geometry=history.places[phase.place].point,
            )


def phase_id(dossier: Dossier, number: int) -> str:
    """Id of the row of a phase, by its number in the dossier, from 0; the id counts from 1."""
    return f"{dossier.id}/{_PHASE}{number + 1}"


def phase_number(row: str) -> int:
    """Number of the phase, from 0, that a row is of, by the row's id."""
    return int(row.rpartition(_PHASE)[2]) - 1


def phase_of(row: str, history: History) -> Phase:
    """The phase that a row is of, by the row's id."""
    return history.dossiers[row.partition("/")[0]].phases[phase_number(row)]


def _units(history: History) -> Iterator[Row]:
    """A row for each position of a unit."""
    for dossier in history.dossiers.values():
        for unit in dossier.units:
            formation = history.formations[unit.formation]
            for position in unit.positions:
                within = f"within {standing.radius_of(position, history.places):g} km"
                yield _row(
                    id=f"{dossier.id}/{unit.formation}@{position.when.earliest.isoformat()}",
                    layer="unit",
                    kind=formation.branch,
                    name=formation.name,
                    side=formation.side,
                    start=position.when.earliest,
                    end=position.when.latest,
                    certainty=position.certainty,
                    sources=cite(position.source),
                    dossier=dossier.id,
                    note="; ".join(filter(None, (within, position.note, unit.note))),
                    rank=dossier.importance,
                    geometry=standing.point_of(position.spot, history.places),
                )


def formation_of(row: str) -> str:
    """Id of the formation that a row of a unit is of, by the row's id."""
    return row.partition("@")[0].rpartition("/")[2]


def _fronts(history: History) -> Iterator[Row]:
    """A row for each front, a line with the enemy on its left."""
    for dossier in history.dossiers.values():
        for front in dossier.fronts:
            within = f"within {front.radius:g} km" if front.radius else ""
            yield _row(
                id=f"{dossier.id}/{front.id}",
                layer="front",
                kind=front.kind,
                name=front.name,
                side="; ".join(front.side),
                start=front.when.earliest,
                end=front.when.latest,
                certainty=front.certainty,
                sources=cite(front.source),
                dossier=dossier.id,
                note="; ".join(filter(None, (within, front.note))),
                rank=dossier.importance,
                geometry=standing.front_line(front, dossier, history.places, history.formations),
            )


def _axes(history: History) -> Iterator[Row]:
    for dossier in history.dossiers.values():
        for axis in dossier.axes:
            yield from _stages(dossier, axis, history)


def _stages(dossier: Dossier, axis: Axis, history: History) -> Iterator[Row]:
    for stage in arrows.stages(axis, history.places, day_number(dossier.when.latest)):
        yield movement_row(dossier, axis, stage.start, stage.end, stage.geometry)


def movement_row(dossier: Dossier, axis: Axis, start: int, end: int, geometry: BaseGeometry) -> Row:
    """The row of an axis as it stood from one day of the clock to another, both inclusive."""
    around = _around(axis, start)
    return _row(
        id=f"{dossier.id}/{axis.id}@{from_day_number(start).isoformat()}",
        layer="route" if axis.is_route else "arrow",
        kind=axis.mode,
        name=axis.formation,
        side=axis.side,
        start=from_day_number(start),
        end=from_day_number(end),
        certainty=max((waypoint.certainty for waypoint in around), key=list(Certainty).index),
        sources=cite(citation for waypoint in around for citation in waypoint.source),
        dossier=dossier.id,
        note=axis.detail,
        rank=dossier.importance,
        geometry=geometry,
    )


def _around(axis: Axis, day: int) -> tuple[Waypoint, ...]:
    """The waypoints a position on a day rests on: the last one reached and, on the way, the next."""
    index = positions.reached(axis, day)
    return axis.waypoints[index : index + (1 if day <= day_number(axis.waypoints[index].when.latest) else 2)]


def _row(**values: object) -> Row:
    empty: Row = {"side": "", "start": None, "end": None, "dossier": "", "note": ""}
    return empty | values
