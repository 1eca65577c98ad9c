"""Names written on the map that belong to no place: seas, ranges, regions and rivers, and lands in other languages.

``natural_names.csv``: ``id, name, ru, ja, zh`` and ``kind``; the zooms ``from`` and ``to`` between which the name is
written; ``path``, the line it is written along, as ``lon lat; lon lat`` in decimal degrees from its first letter to its
last. A river has no path: it is written along the river of that id in the layer ``rivers``.

``land_names.csv``: ``label`` is the short English name for the map where ``name``, that of a territory or an island,
is long. A land that has the name of a power is called as that power is, see ``powers.csv``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geodata import csv_rows, powers
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

NATURAL_FILE, LAND_FILE = "natural_names.csv", "land_names.csv"
"""The two tables, in ``geodata``."""
NATURAL_COLUMNS = ("id", "kind", "name", "ru", "ja", "zh", "from", "to", "path", "source", "note")
LAND_COLUMNS = ("name", "label", "ru", "ja", "zh")
KINDS = ("sea", "lake", "river", "range", "desert", "plain", "region")
LANGUAGES = ("ru", "ja", "zh")
"""Languages, besides English, in which names are written."""
_CLOSEST = 18.0
"""The greatest zoom a web map has."""


@dataclass(frozen=True, slots=True)
class NaturalName:
    """A sea, range, region or river: its names and where they are written.

    ``path`` is longitude and latitude in decimal degrees from the first letter to the last, empty for a river;
    ``closest`` and ``farthest`` are the zooms between which it is written.
    """

    id: str
    kind: str
    name: str
    names: Mapping[str, str]
    farthest: float
    closest: float
    path: tuple[tuple[float, float], ...]
    source: str
    line: int


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


def _number(text: str) -> float:
    """A number, or one that no comparison holds for."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _path(text: str) -> tuple[tuple[float, float], ...]:
    """Points of ``lon lat; lon lat``; none if one is not a position on the Mercator map."""
    points = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        longitude, latitude = [*map(_number, part.split()), math.nan, math.nan][:2]
        if not (-180 <= longitude <= 180 and -85 <= latitude <= 85):  # noqa: PLR2004 - where the map ends
            return ()
        points.append((longitude, latitude))
    return tuple(points)


def _natural(row: Mapping[str, str], line: int, rivers: Collection[str]) -> NaturalName | Problem:
    farthest, closest, path = _number(row["from"]), _number(row["to"]), _path(row["path"])
    river = row["kind"] == "river"
    expected = {
        "kind": "" if row["kind"] in KINDS else "one of " + ", ".join(KINDS),
        "name": "" if row["name"] else "the English name",
        "source": "" if row["source"] else "a key of campaigns/sources.bib",
        "from": "" if 0 <= farthest < closest <= _CLOSEST else f"a zoom below that in to ({row['to']})",
        "path": "" if river or (path and len(path) > 1) else "two positions or more: lon lat; lon lat, decimal degrees",
        "id": "" if not river or row["id"] in rivers else "the id of a river of geodata/layers/rivers.geojson",
    }
    for key, wanted in expected.items():
        if wanted:
            return Problem(f"geodata/{NATURAL_FILE}", line, f"{row['id'] or '(no id)'}, {key}", repr(row[key]), wanted)
    return NaturalName(row["id"], row["kind"], row["name"], _names(row), farthest, closest, path, row["source"], line)


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
    rows, problems = csv_rows.read(path, f"geodata/{path.name}", NATURAL_COLUMNS)
    found: dict[str, NaturalName] = {}
    for line, row in rows:
        read = _natural(row, line, rivers)
        if isinstance(read, Problem):
            problems.append(read)
        elif read.id in found:
            problems.append(Problem(f"geodata/{path.name}", line, read.id, "the id again", "an id used once"))
        else:
            found[read.id] = read
    return list(found.values()), problems


def read_lands(path: Path) -> tuple[dict[str, LandName], list[Problem]]:
    """Read the short and foreign names of territories and islands, by their English name, and every mistake."""
    rows, problems = csv_rows.read(path, f"geodata/{path.name}", LAND_COLUMNS)
    return {row["name"]: LandName(row["label"] or row["name"], _names(row)) for _, row in rows}, problems


def of_powers() -> dict[str, LandName]:
    """What a land is called that has the name of a power, by that name."""
    return {power.name: LandName(power.name, power.names) for power in powers.POWERS.values()}
