"""What the document carries of the rows of the scene: one feature for each, or for all stages of a movement."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from shapely.geometry import LineString

from campaigns import chapters, dates
from campaigns.atlas.document import map_labels
from campaigns.atlas.document.feature_types import Fort, Stage, UnitPosition
from campaigns.atlas.document.packing import Packer
from campaigns.model import Certainty
from campaigns.movement import arrows, standing
from campaigns.scene import phase_number
from campaigns.symbology import areas, claims, colours, languages, layers, legend, unit_symbols
from geodata import disputed, frontiers, powers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.document.feature_types import Feature, Growth, Layer
    from campaigns.history import History
    from campaigns.model import Axis, Dossier
    from campaigns.unit_model import Position
    from geodata.ground import Ground

    Row = Mapping[str, Any]

PRECISE, COARSE = 20_000, 10_000
"""Units per degree for moving features (6 m, a quarter of a pixel at the closest zoom) and for the ground (11 m)."""
LABELLED = ("territory", "island")
CLAIMED = ("claim", "claim")
"""Layer and kind of lines beside which it is written whose claim they are."""
SPHERES = ("claim", "sphere-limit")
"""Layer and kind of lines beside which it is written what they are, in the words of the legend."""
CLOSEST = 11.5
"""Zoom beyond which no event needs to be read."""


class TextTable:
    """Texts that many features share, each kept once and named by its number."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, counted from ``first``."""
        return self._numbers.setdefault(text, self._first + len(self._numbers))

    @property
    def texts(self) -> list[str]:
        """The texts in the order of their numbers."""
        return list(self._numbers)


@dataclass(frozen=True)
class Shared:
    """What features refer to by number: packed lines, notes (from 1) and pictures of unit symbols (from 0)."""

    fine: Packer = field(default_factory=lambda: Packer(PRECISE))
    coarse: Packer = field(default_factory=lambda: Packer(COARSE))
    notes: TextTable = field(default_factory=lambda: TextTable(1))
    symbols: TextTable = field(default_factory=lambda: TextTable(0))

    def symbol(self, code: str, side: str) -> int:
        """Number of a unit symbol, see ``unit_symbols``, in the colour of a side."""
        return self.symbols.number(unit_symbols.picture(code, side))


def build(rows: gpd.GeoDataFrame, history: History, shared: Shared) -> list[Feature]:
    """Gather the features of rows of the scene, layer by layer in drawing order.

    Parameters
    ----------
    rows
        Rows of the scene, EPSG:4326, longitude first.
    shared
        Collects what the features refer to.
    """
    marked = frozenset(rows.loc[rows["layer"] == "event", "dossier"])
    features = [
        feature
        for layer in layers.titles()
        if layer != "place"
        for feature in _of_layer(rows[rows["layer"] == layer], history, shared, marked)
    ]
    _name_roads(features, history)
    return features


def _of_layer(rows: gpd.GeoDataFrame, history: History, shared: Shared, marked: Collection[str]) -> Iterator[Feature]:
    """Features of rows of one layer; the stages of one axis become one feature. ``marked``: dossiers with a mark."""
    records = rows.to_dict("records")
    for identity, group in groupby(records, key=lambda record: str(record["id"]).partition("@")[0]):
        stages = list(group)
        dossier = history.dossiers.get(str(stages[0]["dossier"]))
        feature = _feature(identity, stages, shared.coarse if dossier is None else shared.fine)
        if dossier is None:
            _add_ground(feature, stages[0], history.ground, shared)
        elif feature["layer"] == "event":
            _add_event(feature, stages[0], dossier, history)
        elif feature["layer"] == "phase":
            _add_phase(feature, stages[0], dossier, mark=_mark(dossier, history) if dossier.id in marked else None)
        elif feature["layer"] == "unit":
            _add_unit(feature, dossier, history, shared)
        elif feature["layer"] == "front":
            _add_front(feature, dossier, history)
        else:
            _add_movement(feature, dossier, history, shared)
        yield feature


def _feature(identity: str, stages: Sequence[Row], packer: Packer) -> Feature:
    """What every feature has."""
    first = stages[0]
    layer = cast("Layer", first["layer"])
    colour = colours.of_side(str(first["side"]))
    return {
        "id": identity,
        "layer": layer,
        "layerTitle": layers.titles()[layer],
        "kind": str(first["kind"]),
        "name": str(first["name"]),
        "side": str(first["side"]),
        "colour": colour,
        "certainty": Certainty(first["certainty"]),
        "dossier": str(first["dossier"]),
        "rank": int(first["rank"] or 0),
        "darkColour": colours.darkened(colour),
        "fine": bool(first["dossier"]),
        "closed": first["geometry"].geom_type in {"Polygon", "MultiPolygon"},
        "stages": [_stage(stage, packer) for stage in stages],
    }


def _stage(row: Row, packer: Packer) -> Stage:
    start, end = (None if row[key] is None else dates.day_number(row[key]) for key in ("start", "end"))
    is_packed = not row["dossier"] or row["layer"] == "front"
    return Stage(start, end, packer.add(row["geometry"]) if is_packed else [])


def _add_ground(feature: Feature, row: Row, ground: Ground, shared: Shared) -> None:
    """What a land or a line of the ground has."""
    note = str(row["note"] or "")
    feature["sources"] = str(row["sources"])
    feature["note"] = shared.notes.number(note) if note else ""
    if feature["layer"] in LABELLED:
        label = map_labels.land(feature["name"], row["geometry"], ground.land_names)
        feature["anchors"], feature["minZoom"] = label["anchors"], label["minZoom"]
        feature["label"], feature["names"] = label["label"], label["names"]
    if (feature["layer"], feature["kind"]) == CLAIMED:
        feature["label"], feature["names"] = _claim(feature["side"])
    if (feature["layer"], feature["kind"]) == SPHERES:
        entry = legend.entries()[feature["kind"]]
        feature["label"], feature["names"] = entry.en, entry.names
    if feature["layer"] == "territory":
        feature["wash"] = areas.wash(feature["colour"])
    if feature["kind"] in {*frontiers.KINDS, disputed.KIND} and ";" in feature["side"]:
        feature["bands"] = [colours.of_side(side) for side in feature["side"].split(";")]
    if feature["layer"] == "occupation":
        feature["edges"] = shared.coarse.add(ground.shore.land_borders(row["geometry"]))


def _name_roads(features: Collection[Feature], history: History) -> None:
    """What is written along the roads of battlefields; a crossing is not named on the map."""
    names = {road.id: road.names for road in history.ground.roads(history.places)[0]}
    for feature in features:
        if feature["id"] in names:
            feature["label"], feature["names"] = feature["name"], dict(names[feature["id"]])


def _claim(side: str) -> tuple[str, dict[str, str]]:
    """Whose claim a line is, in English and in other languages."""
    codes = powers.by_name()[side].names
    return claims.name_of(side, languages.ENGLISH), {code: claims.name_of(side, code) for code in codes}


def _add_event(feature: Feature, row: Row, dossier: Dossier, history: History) -> None:
    point = row["geometry"]
    feature["point"] = (round(point.x, 5), round(point.y, 5))
    place = history.places[dossier.place]
    feature["short"] = dossier.short
    feature["ring"] = place.precision_km
    feature["latitude"] = round(place.latitude, 2)
    feature["uncertain"] = dossier.when.vague or dossier.dates[0].certainty == "low"
    feature["zoom"] = zoom(dossier)


def _mark(dossier: Dossier, history: History) -> BaseGeometry:
    """Where the mark of an event stands."""
    return history.places[dossier.place].point


def _add_phase(feature: Feature, row: Row, dossier: Dossier, *, mark: BaseGeometry | None) -> None:
    """What a phase has; ``mark`` is where that of its event stands, None where it is not drawn."""
    point, number = row["geometry"], phase_number(feature["id"])
    phase = dossier.phases[number]
    feature["name"] = ""
    feature["phase"] = number
    feature["point"] = (round(point.x, 5), round(point.y, 5))
    if point == mark:
        feature["covered"] = True
    if phase.when.vague or phase.certainty == "low":
        feature["uncertain"] = True


def _add_unit(feature: Feature, dossier: Dossier, history: History, shared: Shared) -> None:
    unit = next(unit for unit in dossier.units if feature["id"].endswith(f"/{unit.formation}"))
    days = {stage.start for stage in feature["stages"]}
    feature["unit"] = unit.formation
    formation = history.formations[unit.formation]
    feature["symbol"] = shared.symbol(unit_symbols.of_formation(formation), formation.side)
    feature["positions"] = [
        _position(position, history, shared) for position in unit.positions if position.when.days[0] in days
    ]


def _position(position: Position, history: History, shared: Shared) -> UnitPosition:
    point, places = standing.point_of(position.spot, history.places), history.places
    return UnitPosition(
        round(point.x, 5),
        round(point.y, 5),
        standing.radius_of(position, places),
        position.certainty,
        standing.place_name(position, places),
        shared.notes.number(position.note) if position.note else "",
    )


def _add_front(feature: Feature, dossier: Dossier, history: History) -> None:
    front = next(front for front in dossier.fronts if feature["id"].endswith(f"/{front.id}"))
    places = [history.places[fort] for fort in front.forts]
    feature["forts"] = [
        Fort(round(place.point.x, 5), round(place.point.y, 5), place.on(front.when.earliest).name) for place in places
    ]
    if front.radius:
        feature["ring"] = front.radius
    if len(front.side) > 1:
        feature["bands"] = [colours.of_side(side) for side in front.side]


def _add_movement(feature: Feature, dossier: Dossier, history: History, shared: Shared) -> None:
    axis = next(a for a in dossier.axes if feature["id"].endswith(f"/{a.id}"))
    feature["axis"] = axis.id
    feature["mode"] = axis.mode
    feature["kind"] = axis.kind
    if axis.unit:
        feature["unit"] = axis.unit
    if feature["layer"] == "arrow":
        code = unit_symbols.code(axis, history.formations)
        feature["symbol"] = shared.symbol(code, feature["side"]) if code else ""
    feature["growth"] = _growth(feature["stages"], axis, history, shared.fine)


def _growth(stages: Sequence[Stage], axis: Axis, history: History, packer: Packer) -> Growth:
    """What the clock needs to draw a movement on any of its days."""
    days = [stage.start for stage in stages if stage.start is not None]
    drawn = arrows.centreline(axis, history.places, days)
    line, numbers = packer.on_grid(drawn.line)
    return {
        "line": packer.add(LineString(line))[0][0],
        "ends": [int(numbers[end]) for end in drawn.ends],
        "strength": round(drawn.strength, 3),
        "step": drawn.step,
    }


def zoom(dossier: Dossier) -> float:
    """Zoom at which an event is read: that of its chapter, closer for a lesser one."""
    span = next(span for span in chapters.in_order() if span.id == dossier.chapter)
    return min(CLOSEST, span.view[0] + (dossier.importance - 1) * 0.8)
