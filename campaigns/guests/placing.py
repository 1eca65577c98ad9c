"""Every row of a user's table is placed in space and time, or refused with the reason; what is doubtful is remarked."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from campaigns import chapters, event_kinds
from campaigns.column_roles import ROLES
from campaigns.guests import arrows, cells, collection, colouring, days, positions
from campaigns.guests.mistakes import CellMistakeError, Remark
from campaigns.guests.place_names import PlaceNames
from campaigns.guests.positions import Positions
from campaigns.guests.table import GuestFileError, RowProblem, shortened
from campaigns.scene import COLUMNS
from geodata import powers
from geodata.folding import folded
from geodata.projections import GEOGRAPHIC
from geodata.validation import CellError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from campaigns.column_roles import Role
    from campaigns.dates import When
    from campaigns.guests.colouring import LegendEntry
    from campaigns.guests.mapping import Mapping
    from campaigns.guests.positions import Position
    from campaigns.guests.table import GuestTable
    from campaigns.history import History
    from geodata.gazetteer import Place

ON_LAND = "a position on land, if it was fought there"
MOST_SHAPES = 20_000
"""Lines and areas that a layer may have; of points there may be as many as a table has rows."""
OWN_COLUMNS = ("number", "colour", "link", "image", "formation", "order")
"""Columns that rows of guests have beyond those of the scene."""
_RANK = 3
"""Importance of what users bring, as that of an event."""
LONGEST_TITLE = 200
"""Characters of the longest name that a row has."""
_TEXTS: tuple[Role, ...] = ("title", "place", "text", "kind", "side", "image", "formation")
"""Roles whose cells are taken as they are."""
_FIELDS = ("id", "kind", "name", "side", "start", "end", "note", *OWN_COLUMNS)
"""Columns in which rows differ."""
_OF_WAYPOINT = operator.itemgetter(*(_FIELDS.index(name) for name in ("formation", "order", "start", "end")))
_SAID = operator.itemgetter(*(_FIELDS.index(name) for name in ("start", "end", "name", "note")))
"""What two rows at one place say alike if they are one."""

Days = tuple["dt.date | None", "dt.date | None"]


@dataclass(frozen=True)
class GuestLayer:
    """A user's data on the map.

    Attributes
    ----------
    id, title, source
        Id of the layer, what it is called, and where the user says that it is from.
    rows
        Placed rows: columns of the scene (see ``campaigns.scene``), then ``OWN_COLUMNS``; EPSG:4326.
    refused
        Every row that is not among them, and why.
    remarks
        What is doubtful in rows that are.
    legend
        What its colours stand for.
    table, mapping
        What the rows were made from.
    """

    id: str
    title: str
    source: str
    rows: gpd.GeoDataFrame
    refused: tuple[RowProblem, ...]
    remarks: tuple[RowProblem, ...]
    legend: tuple[LegendEntry, ...]
    table: GuestTable
    mapping: Mapping

    @property
    def arrows(self) -> npt.NDArray[np.bool_]:
        """Which of the rows are arrows: lines that no file has."""
        lines: npt.NDArray[np.bool_] = (self.rows.geom_type == "LineString").to_numpy(dtype=bool)
        return lines if self.mapping.arrows and self.table.geometry is None else np.zeros_like(lines)


@collection.paused()
def place(table: GuestTable, mapping: Mapping, history: History, identity: str = "") -> GuestLayer:
    """Place the rows of a table.

    Parameters
    ----------
    table, mapping
        The table, and what its columns are.
    history
        Whose places may be named, and on whose ground battles on land are.
    identity
        Id of the layer; by default made from its title.

    Raises
    ------
    GuestFileError
        If there are more lines and areas than are drawn.
    """
    _refuse_many(sum(shape is not None and not shape.geom_type.endswith("Point") for shape in table.geometry or ()))
    rows = _Rows(table, mapping, history.places.values(), identity or layer_id(mapping.title))
    frame = rows.placed()
    rows.remark_sea(frame, history)
    _refuse_many(int(frame.geom_type.str.contains("Line|Polygon").sum()))
    remarks = sorted(rows.remarks, key=lambda each: each.line)
    title = mapping.title or table.file
    frame, legend = colouring.coloured(frame, mapping.colour_by, title)
    refused = (*table.refused, *rows.refused)
    return GuestLayer(rows.layer, title, rows.source, frame, refused, tuple(remarks), tuple(legend), table, mapping)


@collection.paused()
def place_only(
    table: GuestTable, mapping: Mapping, places: Iterable[Place]
) -> tuple[gpd.GeoDataFrame, list[RowProblem]]:
    """Place the rows of a table, neither coloured nor joined; those that are placed, and those that are refused."""
    rows = _Rows(table, mapping.model_copy(update={"arrows": False}), places, layer_id(mapping.title))
    return rows.placed(), rows.refused


def _refuse_many(shapes: int) -> None:
    if shapes > MOST_SHAPES:
        raise GuestFileError(f"{shapes:,} lines and areas", f"at most {MOST_SHAPES:,}")


def layer_id(title: str) -> str:
    """The id of a layer of a title: its words, as ids are written; ``your-data`` where it has none in Latin letters."""
    return "-".join(re.findall("[a-z0-9]+", title.lower())) or "your-data"


class _Rows:
    """The rows of a table on their way to the map."""

    def __init__(self, table: GuestTable, mapping: Mapping, places: Iterable[Place], layer: str) -> None:
        self._table, self._mapping = table, mapping
        self.layer = layer
        self.source = mapping.source or f"file {table.file}"
        self.refused: list[RowProblem] = []
        self.remarks: list[RowProblem] = []
        self._positions = Positions(table, mapping, PlaceNames(places))
        self._cells = {role: mapping.column(role, table) for role in ROLES}
        self._days: dict[str, When] = {}
        self._texts = [role for role in _TEXTS if role in mapping.columns]
        self._no_texts: dict[Role, str] = dict.fromkeys(_TEXTS, "")
        kinds, sides = names_of_kinds(), names_of_sides()
        self._known_kind = cache(lambda cell: kinds.get(folded(cell), ""))
        self._known_side = cache(lambda cell: sides.get(folded(cell), ""))
        self._seen: dict[tuple[object, ...], int] = {}

    def placed(self) -> gpd.GeoDataFrame:
        """Rows of the scene; refusals and remarks are noted."""
        places: list[Position] = []
        found: list[tuple[object, ...]] = []
        numbers: list[int] = []
        for number, line in enumerate(self._table.lines):
            remarks: list[Remark] = []
            try:
                place, row = self._row(number, remarks)
            except CellMistakeError as mistake:
                column = self._column(mistake.role)
                told = (shortened(mistake.found), mistake.expected, mistake.suggestion)
                self.refused.append(RowProblem(line, column, *told, row=number))
                continue
            self._remark_again(place, row, number, remarks)
            self.remarks += [
                RowProblem(line, self._column(each.role), shortened(each.found), each.expected, row=number)
                for each in remarks
            ]
            places.append(place)
            found.append(row)
            numbers.append(number)
        if self._mapping.arrows and self._table.geometry is None:
            self._join(places, found, numbers)
        return self._frame(places, found)

    def _join(self, places: list[Position], found: list[tuple[object, ...]], numbers: list[int]) -> None:
        """Make positions of a formation its arrow, as it stood on the days of each."""
        formations: dict[str, list[arrows.Waypoint]] = {}
        for index, (place, row) in enumerate(zip(places, found, strict=True)):
            formation, order, start, end = _OF_WAYPOINT(row)
            if formation and isinstance(place, tuple):
                formations.setdefault(formation, []).append(arrows.Waypoint(index, place, order, start, end))
        for formation, way in formations.items():
            if len(way) == 1:
                continue
            for stage in arrows.stages(formation, way, has_order=self._mapping.has("order")):
                if isinstance(stage, arrows.NotJoined):
                    number = numbers[stage.row]
                    column = self._column("order" if self._mapping.has("order") else "formation")
                    problem = RowProblem(self._table.lines[number], column, stage.found, stage.expected, row=number)
                    self.remarks.append(problem)
                    continue
                end = _FIELDS.index("end")
                row = found[stage.row]
                found[stage.row] = (*row[:end], stage.end, *row[end + 1 :])
                places[stage.row] = places[stage.row] if stage.line is None else stage.line

    def _frame(self, places: list[Position], found: list[tuple[object, ...]]) -> gpd.GeoDataFrame:
        same = {"layer": self.layer, "certainty": "", "sources": self.source, "dossier": "", "rank": _RANK}
        columns = {name: np.full(len(found), value, dtype=object) for name, value in same.items()}
        cells_of = zip(*found, strict=True) if found else [()] * len(_FIELDS)
        columns |= {name: np.array(each, dtype=object) for name, each in zip(_FIELDS, cells_of, strict=True)}
        ordered = {name: columns[name] for name in (*COLUMNS, *OWN_COLUMNS)}
        return gpd.GeoDataFrame(ordered, geometry=positions.geometries(places), crs=GEOGRAPHIC)

    def _column(self, role: str) -> str:
        return self._mapping.columns.get(role, role)  # type: ignore[call-overload, no-any-return]

    def _row(self, number: int, remarks: list[Remark]) -> tuple[Position, tuple[object, ...]]:
        start, end = self._span(number, remarks)
        line = self._table.lines[number]
        given = {role: column[number] for role, column in self._cells.items()}
        texts = self._no_texts | {role: cells.text(given[role], role, remarks) for role in self._texts}
        place = self._positions.of_row(number, remarks)
        return place, (
            f"{self.layer}/{line}",
            self._known_kind(given["kind"]) or texts["kind"],
            (texts["title"] or self._way_of(texts["formation"]) or texts["place"] or f"line {line}")[:LONGEST_TITLE],
            self._known_side(given["side"]) or texts["side"],
            start,
            end,
            texts["text"],
            cells.number(given["number"], "number", remarks),
            cells.colour(given["colour"], remarks),
            cells.link(given["link"], remarks),
            texts["image"],
            texts["formation"],
            cells.number(given["order"], "order", remarks),
        )

    def _way_of(self, formation: str) -> str:
        """What a position is called that is part of an arrow; empty where there are none."""
        return formation if self._mapping.arrows else ""

    def _span(self, number: int, remarks: list[Remark]) -> Days:
        """First and last day of a row, None = open."""
        day, start, end = (self._when(role, number) for role in ("date", "start", "end"))
        first = start.earliest if start else day.earliest if day else None
        last = end.latest if end else day.latest if day and not start else None
        if first and last and last < first:
            raise CellMistakeError("end", f"{last}, which is before {first}", "a day not before the first")
        if not first and not last and self._mapping.columns.keys() & {"date", "start", "end"}:
            remarks.append(Remark("", "no date", "a date; it is shown on every day"))
        if (first and first > chapters.LAST_DAY) or (last and last < chapters.FIRST_DAY):
            atlas = f"{chapters.FIRST_DAY:%Y} to {chapters.LAST_DAY:%Y}"
            remarks.append(
                Remark("date", f"{last or first}", f"a day of the atlas's clock, {atlas}; it is never shown")
            )
        return first, last

    def _when(self, role: Role, number: int) -> When | None:
        text = self._cells[role][number]
        if not text:
            return None
        if text not in self._days:
            try:
                self._days[text] = days.read(text, day_first=self._mapping.day_first)
            except CellError as error:
                raise CellMistakeError(role, error.found or repr(text), str(error), days.meant(text)) from None
        return self._days[text]

    def _remark_again(self, place: Position, row: tuple[object, ...], number: int, remarks: list[Remark]) -> None:
        """Note a row that says the same as one before it."""
        key = (place if isinstance(place, tuple) else place.wkb, *_SAID(row))
        before = self._seen.setdefault(key, number)
        if before != number:
            remarks.append(Remark("", f"the same as on line {self._table.lines[before]}", "each thing once"))

    def remark_sea(self, rows: gpd.GeoDataFrame, history: History) -> None:
        """Note battles on land that lie in the sea."""
        fought = rows[rows["kind"].isin(kinds_on_land()) & (rows.geom_type == "Point")]
        if fought.empty:
            return
        sea = shapely.STRtree(history.ground.sea.geometry.values)
        wet = np.unique(sea.query(fought.geometry.values, predicate="intersects")[0])
        numbers = {line: number for number, line in enumerate(self._table.lines)}
        for position in wet:
            line = int(str(fought["id"].iloc[position]).rpartition("/")[2])
            found = f"a {fought['kind'].iloc[position]} in the sea"
            self.remarks.append(RowProblem(line, "", found, ON_LAND, row=numbers[line]))


def kinds_on_land() -> list[str]:
    """Kinds of events that are fought, if at all, on land."""
    return [kind.kind for kind in event_kinds.kinds().values() if kind.fought and kind.kind != "raid"]


def names_of_kinds() -> dict[str, str]:
    """Kinds of events by every name they have, folded."""
    kinds = event_kinds.kinds().values()
    return {folded(name): kind.kind for kind in kinds for name in (kind.kind, kind.en, kind.ru, kind.ja, kind.zh)}


def names_of_sides() -> dict[str, str]:
    """Powers by every name they have, folded."""
    found: dict[str, str] = {}
    for name, power in powers.by_name().items():
        for each in (name, power.short, power.id, *power.names.values()):
            if folded(each):
                found.setdefault(folded(each), name)
    return found
