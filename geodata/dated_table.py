"""Tables of who held what from when to when: plain CSV a historian edits, read and validated the same way everywhere.

Every table has the columns ``id, name, holder, layer, kind, <geometry>, start, end, certainty, sources, note``, where
``<geometry>`` is ``cells``, ``island``, ``line`` or ``area``. Days are ISO, both inclusive; empty is open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationInfo

from geodata import csv_rows, powers, validation
from geodata.problems import ALL

if TYPE_CHECKING:
    from pathlib import Path

    from geodata.problems import Problem

FIRST_DAY = date(1904, 1, 1)
LAST_DAY = date(1973, 12, 31)
CERTAINTIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Table:
    """What a table is called and what its rows may say.

    Attributes
    ----------
    name
        Of the file in ``geodata``, without suffix.
    column
        Column with the ids of the geometry, and ``geometry_layer`` the layer that has them.
    layers
        What a row may have in its column ``layer``.
    exclusive
        Those of ``layers`` in which no geometry may have two holders on a day.
    """

    name: str
    column: str
    layers: tuple[str, ...]
    geometry_layer: str
    exclusive: tuple[str, ...] = ()

    @property
    def path_name(self) -> str:
        """Name of the file."""
        return f"{self.name}.csv"

    @property
    def file(self) -> str:
        """Name of the file as messages give it."""
        return f"geodata/{self.path_name}"

    @property
    def header(self) -> tuple[str, ...]:
        """Columns of the file, in order."""
        after = ("start", "end", "certainty", "sources", "note")
        return ("id", "name", "holder", "layer", "kind", self.column, *after)


def _holder(name: str) -> str:
    if name not in powers.holders():
        expected = validation.listed(sorted(powers.holders()), "one of", powers.FILE)
        raise validation.CellError(expected, needs=f"power {name}")
    return name


def _layer(layer: str, info: ValidationInfo) -> str:
    allowed = info.context["layers"] if info.context else ()
    if layer not in allowed:
        raise ValueError("one of " + ", ".join(allowed))
    return layer


def _ids(text: str) -> tuple[str, ...]:
    if not text:
        raise ValueError("a value")
    return tuple(text.split())


def _not_before_start(end: date | None, info: ValidationInfo) -> date | None:
    start = info.data.get("start")
    if start and end and end < start:
        raise ValueError(f"a day not before the start {start}")
    return end


Value = Annotated[str, validation.required("a value")]


@dataclass(frozen=True, slots=True)
class Row:
    """One holder and period. ``geometry_ids`` are those of cells, one island, lines or areas."""

    id: validation.Slug
    name: Value
    holder: Annotated[str, AfterValidator(_holder)]
    layer: Annotated[str, AfterValidator(_layer)]
    kind: Value
    geometry_ids: Annotated[tuple[str, ...], BeforeValidator(_ids)]
    start: validation.OpenDay
    end: Annotated[validation.OpenDay, AfterValidator(_not_before_start)]
    certainty: Annotated[str, validation.one_of(CERTAINTIES)]
    sources: validation.SourceKeys
    note: str
    line: int

    def holds_on(self, day: date) -> bool:
        """Whether the row is valid on a day."""
        return (self.start or date.min) <= day <= (self.end or date.max)


_ROW = TypeAdapter(Row)


def read(table: Table, path: Path) -> tuple[list[Row], list[Problem]]:
    """Rows of a table, read from a file, and everything wrong with it; a wrong row is left out of the rows.

    Returns
    -------
    rows, problems
        Both in the order of the file. A header that is not the expected one yields no rows.
    """
    rows, problems = csv_rows.read_as(
        _ROW, path, table.file, table.header, fields={"geometry_ids": table.column}, context={"layers": table.layers}
    )
    problems = [
        replace(each, spoils=f"feature {ALL if each.subject in csv_rows.WHOLE else each.subject.partition(',')[0]}")
        for each in problems
    ]
    rows, again = csv_rows.unique_by_id(rows, table.file)
    return rows, sorted([*problems, *again])
