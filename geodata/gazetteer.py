"""Places by id: names in several scripts, position, precision and source.

The rows are plain CSV files in ``geodata/gazetteer/``; ``campaigns/dossiers/README.md`` explains the columns.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geodata import csv_rows
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "gazetteer"
COLUMNS = (
    *("id", "name", "modern", "ru", "ja", "zh", "mn", "ko", "kind", "rank"),
    *("lon", "lat", "precision_km", "source", "note"),
)
KINDS = frozenset(
    (
        *("capital", "city", "town", "village", "station", "port", "battlefield"),
        *("height", "pass", "river-crossing", "fort", "border-post", "beach"),
        *("airfield", "island", "lake", "region", "monastery", "sea", "camp"),
    ),
)
SCRIPTS = ("ru", "ja", "zh", "mn", "ko")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """A named position.

    ``longitude`` and ``latitude`` are decimal degrees (WGS 84); the place surely lies within ``precision_km``
    kilometres of them. ``rank`` runs from 1 (named on the whole theatre) to 5 (only close up); 6 is a mere point of
    a line, never named.
    """

    id: str
    name: str
    modern: str
    kind: str
    rank: int
    longitude: float
    latitude: float
    precision_km: float
    source: str
    note: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    line: int = 0


def _number(text: str, low: float, high: float) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and low <= value <= high else None


def _position(row: Mapping[str, str]) -> tuple[float, float] | str:
    """Longitude and latitude of a row, or what was expected instead."""
    longitude, latitude = _number(row["lon"], -180, 180), _number(row["lat"], -90, 90)
    if longitude is not None and latitude is not None:
        return longitude, latitude
    if _number(row["lon"], -90, 90) is not None and _number(row["lat"], -180, 180) is not None:
        return "lon first, then lat: the two look swapped"
    return "lon from -180 to 180 and lat from -90 to 90, in decimal degrees"


def _read_row(row: Mapping[str, str], file: str, line: int) -> Place | list[Problem]:
    subject = f"place {row['id'] or '(no id)'}"
    problems: list[Problem] = []

    def wrong(key: str, found: str, expected: str) -> None:
        problems.append(Problem(file, line, f"{subject}, {key}", found, expected))

    if not _ID.fullmatch(row["id"]):
        wrong("id", repr(row["id"]), "lower-case words joined by hyphens")
    if not row["name"]:
        wrong("name", "nothing", "the English name of the period")
    if row["kind"] not in KINDS:
        wrong("kind", repr(row["kind"]), "one of " + ", ".join(sorted(KINDS)))
    if row["rank"] not in {"1", "2", "3", "4", "5", "6"}:
        wrong("rank", repr(row["rank"]), "a whole number from 1 to 6")
    precision = _number(row["precision_km"], 0.01, 2000)
    if precision is None:
        wrong("precision_km", repr(row["precision_km"]), "kilometres, a number above 0")
    if not row["source"]:
        wrong("source", "nothing", "a key of campaigns/sources.bib")
    position = _position(row)
    if isinstance(position, str):
        wrong("lon, lat", f"{row['lon']}, {row['lat']}", position)
    if problems or precision is None or isinstance(position, str):
        return problems
    return Place(
        id=row["id"],
        name=row["name"],
        modern=row["modern"] or row["name"],
        kind=row["kind"],
        rank=int(row["rank"]),
        longitude=position[0],
        latitude=position[1],
        precision_km=precision,
        source=row["source"],
        note=row["note"],
        names={script: row[script] for script in SCRIPTS if row[script]},
        file=file,
        line=line,
    )


def load(folder: Path = FOLDER) -> tuple[dict[str, Place], list[Problem]]:
    """Read every gazetteer file of a folder.

    Returns
    -------
    places, problems
        The valid places by id, and every mistake of every file. A wrong row is left out, nothing else.
    """
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in folder.glob("*.csv") if not path.name.startswith(".")):
        file = f"{folder.parent.name}/{folder.name}/{path.name}"
        rows, wrong = csv_rows.read(path, file, COLUMNS)
        problems.extend(wrong)
        for entry in (_read_row(row, file, line) for line, row in rows):
            if isinstance(entry, list):
                problems.extend(entry)
            elif entry.id in places:
                other = places[entry.id]
                expected = f"an id used once (it stands at {other.file}:{other.line} too)"
                problems.append(Problem(file, entry.line, f"place {entry.id}", "the id again", expected))
            else:
                places[entry.id] = entry
    return places, problems
