"""Places by id: names in several scripts, position, precision and source.

The rows are plain CSV files in ``geodata/gazetteer/``; ``campaigns/dossiers/README.md`` explains the columns.
"""

from __future__ import annotations

import math
from collections.abc import Mapping  # noqa: TC003 - pydantic reads it
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, TypeAdapter, ValidationInfo

from geodata import csv_rows, folders, validation
from geodata.problems import ALL, Problem

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


_FIELDS = {"longitude": "lon", "latitude": "lat"}
"""Column of each field that is not named as its column."""


def _rank(text: str) -> int:
    if text not in {"1", "2", "3", "4", "5", "6"}:
        raise ValueError("a whole number from 1 to 6")
    return int(text)


def _latitude(text: str, info: ValidationInfo) -> float:
    value = validation.as_number(text)
    if -90 <= value <= 90:  # noqa: PLR2004 - degrees
        return value
    if abs(value) <= 180 and abs(info.data.get("longitude", math.inf)) <= 90:  # noqa: PLR2004 - degrees
        raise ValueError("lon first, then lat: the two look swapped")
    raise ValueError("lat from -90 to 90, in decimal degrees")


@dataclass(frozen=True, slots=True)
class Place:
    """A named position.

    ``longitude`` and ``latitude`` are decimal degrees (WGS 84); the place surely lies within ``precision_km``
    kilometres of them. ``rank`` runs from 1 (named on the whole theatre) to 5 (only close up); 6 is a mere point of
    a line, never named.
    """

    id: validation.Slug
    name: Annotated[str, validation.required("the English name of the period")]
    modern: str
    kind: Annotated[str, validation.one_of(sorted(KINDS))]
    rank: Annotated[int, BeforeValidator(_rank)]
    longitude: Annotated[float, validation.number("lon from -180 to 180, in decimal degrees", -180, 180)]
    latitude: Annotated[float, BeforeValidator(_latitude)]
    precision_km: Annotated[float, validation.number("kilometres, a number above 0", 0.01, 2000)]
    source: validation.SourceKey
    note: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    line: int = 0


_ROW = TypeAdapter(Place)


def _derived(cells: Mapping[str, str]) -> dict[str, object]:
    names = {script: cells[script] for script in SCRIPTS if cells[script]}
    return {"modern": cells["modern"] or cells["name"], "names": names}


def _spoilt(problem: Problem) -> str:
    """What a mistake leaves out: a place, or any there may be."""
    if problem.subject in {"file", "header"}:
        return f"place {ALL}"
    return f"place {problem.subject.removeprefix('place ').partition(',')[0]}"


def load(folder: Path = FOLDER) -> tuple[dict[str, Place], list[Problem]]:
    """Read every gazetteer file of a folder.

    Returns
    -------
    places, problems
        The valid places by id, and every mistake of every file. A wrong row is left out, nothing else.
    """
    places: dict[str, Place] = {}
    name = f"{folder.parent.name}/{folder.name}"
    problems = [replace(problem, spoils=f"place {ALL}") for problem in folders.strangers(folder, ".csv", name)]
    for path in folders.files(folder, ".csv"):
        file = f"{name}/{path.name}"
        rows, wrong = csv_rows.read_as(
            _ROW,
            path,
            file,
            COLUMNS,
            subject=lambda cells: f"place {csv_rows.by_id(cells)}",
            fields=_FIELDS,
            derived=_derived,
        )
        problems += [replace(problem, spoils=_spoilt(problem)) for problem in wrong]
        for place in rows:
            if place.id in places:
                other = places[place.id]
                expected = f"an id used once (it stands at {other.file}:{other.line} too)"
                problems.append(Problem(file, place.line, f"place {place.id}", "the id again", expected))
            else:
                places[place.id] = place
    return places, problems
