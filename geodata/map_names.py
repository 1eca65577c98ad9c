"""Names written on the map that belong to no place: seas, ranges, regions and rivers, and lands in other languages.

``natural_names.csv``: ``id, name, ru, ja, zh`` and ``kind``; ``min_zoom`` and ``max_zoom``, the zooms between which the
name is written; ``path``, the line it is written along, as ``lon lat; lon lat`` in decimal degrees from its first
letter to its last. A river has no path: it is written along the river of that id in the layer ``rivers``.

``land_names.csv``: ``label`` is the short English name for the map where ``name``, that of a territory or an island,
is long. A land that has the name of a power is called as that power is, see ``powers.csv``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping  # noqa: TC003 - pydantic reads it
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationInfo

from geodata import csv_rows, powers, validation
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from geodata.problems import Problem

NATURAL_FILE, LAND_FILE = "natural_names.csv", "land_names.csv"
"""The two tables, in ``geodata``."""
NATURAL_COLUMNS = ("id", "kind", "name", "ru", "ja", "zh", "min_zoom", "max_zoom", "path", "source", "note")
LAND_COLUMNS = ("name", "label", "ru", "ja", "zh")
RIVER = "river"
Kind = Literal["sea", "lake", "river", "range", "desert", "plain", "region"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_GREATEST_ZOOM = 18.0
"""The greatest zoom a web map has."""


_ZOOM = "a zoom from 0 to 18"


def _path(text: str, info: ValidationInfo) -> tuple[tuple[float, float], ...]:
    """Points of ``lon lat; lon lat``, two or more but for a river; all of them positions of the Mercator map."""
    points = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        longitude, latitude = [*map(validation.as_number, part.split()), math.nan, math.nan][:2]
        points.append((longitude, latitude))
    valid = all(-180 <= longitude <= 180 and -85 <= latitude <= 85 for longitude, latitude in points)  # noqa: PLR2004
    if not valid or (len(points) < 2 and info.data.get("kind") != RIVER):  # noqa: PLR2004 - a line has two ends
        raise ValueError("two positions or more: lon lat; lon lat, decimal degrees")
    return tuple(points)


def _above_min_zoom(max_zoom: float, info: ValidationInfo) -> float:
    min_zoom = info.data.get("min_zoom")
    if min_zoom is not None and max_zoom <= min_zoom:
        raise ValueError(f"a zoom above min_zoom ({min_zoom:g})")
    return max_zoom


def _river(identity: str, info: ValidationInfo) -> str:
    if info.data.get("kind") == RIVER and info.context and identity not in info.context["rivers"]:
        raise ValueError("the id of a river of geodata/layers/rivers.geojson")
    return identity


@dataclass(frozen=True, slots=True)
class NaturalName:
    """A sea, range, region or river: its names and where they are written.

    ``path`` is longitude and latitude in decimal degrees from the first letter to the last, empty for a river;
    ``min_zoom`` and ``max_zoom`` are the zooms between which it is written.
    """

    kind: Annotated[Kind, validation.one_of(KINDS)]
    id: Annotated[str, AfterValidator(_river)]
    name: Annotated[str, validation.name("the English name")]
    names: Mapping[str, str]
    min_zoom: Annotated[float, validation.number(_ZOOM, 0, _GREATEST_ZOOM)]
    max_zoom: Annotated[float, validation.number(_ZOOM, 0, _GREATEST_ZOOM), AfterValidator(_above_min_zoom)]
    path: Annotated[tuple[tuple[float, float], ...], BeforeValidator(_path)]
    source: validation.SourceKey
    line: int


_NATURAL = TypeAdapter(NaturalName)


@dataclass(frozen=True, slots=True)
class LandName:
    """The short English name of a land, and its names in other languages."""

    label: str
    names: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, language: str) -> str:
        """The name in a language, else the short English one."""
        return self.names.get(language) or self.label


def _names(row: Mapping[str, str]) -> dict[str, str]:
    return {language: row[language] for language in LANGUAGES if row[language]}


def read_natural(path: Path, rivers: Collection[str]) -> tuple[list[NaturalName], list[Problem]]:
    """Read seas, ranges, regions and rivers.

    Parameters
    ----------
    path
        The table.
    rivers
        Ids of the layer ``rivers``, of which a row of kind ``river`` must have one.

    Returns
    -------
    names, problems
        In file order; a wrong row is left out of the names.
    """
    file = f"geodata/{path.name}"
    rows, problems = csv_rows.read_as(
        _NATURAL,
        path,
        file,
        NATURAL_COLUMNS,
        derived=lambda cells: {"names": _names(cells)},
        context={"rivers": rivers},
    )
    rows, again = csv_rows.unique_by_id(rows, file)
    return rows, sorted([*problems, *again])


def read_lands(path: Path) -> tuple[dict[str, LandName], list[Problem]]:
    """Read the short and foreign names of territories and islands, by their English name, and every mistake."""
    rows, problems = csv_rows.read(path, f"geodata/{path.name}", LAND_COLUMNS)
    return {row["name"]: LandName(row["label"] or row["name"], _names(row)) for _, row in rows}, problems


def of_powers() -> dict[str, LandName]:
    """What a land is called that has the name of a power, by that name."""
    return {power.name: LandName(power.name, power.names) for power in powers.by_name().values()}
