"""Named hills with their true height: ``heights.csv``.

A hill that is a place of the gazetteer has its id in ``place`` and stands where the place does; else it has a position
of its own. ``metres`` is the height above the sea that ``sources`` give; ``others`` are what other sources give, as
``149 KEY; 155 KEY``.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - pydantic reads it
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationInfo

from geodata import csv_rows, dated_table, validation
from geodata.problems import Problem
from geodata.projections import distance_km
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geodata.gazetteer import Place

FILE_NAME = "heights.csv"
FILE = f"geodata/{FILE_NAME}"
COLUMNS = (
    *("id", "name", "ru", "ja", "zh", "rank", "place", "lon", "lat", "precision_km"),
    *("metres", "sources", "others", "certainty", "note"),
)
_FIELDS = {"longitude": "lon", "latitude": "lat"}
_LOWEST, _HIGHEST = -430.0, 8850.0
"""Metres of the lowest land and of the highest."""
_METRES = "metres above the sea, a number, or nothing where no source gives them"
_OTHERS = "heights in metres, each with a key of campaigns/sources.bib: 149 KEY; 155 KEY"


def _rank(text: str) -> int:
    if text not in {"1", "2", "3", "4"}:
        raise ValueError("a whole number from 1 to 4")
    return int(text)


def _number(expected: str, low: float, high: float) -> BeforeValidator:
    """A number from ``low`` to ``high``, or None where the cell is empty."""

    def validate(text: str) -> float | None:
        value = validation.as_number(text)
        if text and not low <= value <= high:
            raise ValueError(expected)
        return value if text else None

    return BeforeValidator(validate)


def _others(text: str) -> tuple[tuple[float, str], ...]:
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        given, _, key = part.partition(" ")
        metres = validation.as_number(given)
        if not _LOWEST <= metres <= _HIGHEST or not key.strip():
            raise ValueError(_OTHERS)
        found.append((metres, key.strip()))
    return tuple(found)


def _with_position(precision_km: float | None, info: ValidationInfo) -> float | None:
    """All of a position, or none of it and a place."""
    own = [info.data.get("longitude"), info.data.get("latitude"), precision_km]
    if info.data.get("place"):
        if own != [None] * 3:
            raise ValueError("nothing: the hill stands where its place does, as do lon and lat")
    elif None in own and {"longitude", "latitude"} <= info.data.keys():
        raise ValueError("lon, lat and precision_km, or the id of a place in place")
    return precision_km


@dataclass(frozen=True, slots=True)
class Height:
    """A hill: names, where it stands (decimal degrees, kilometres) and how high it is (metres above the sea).

    ``rank`` runs from 1 (named at all zooms of a battlefield) to 4 (only close up).
    """

    id: validation.Slug
    name: validation.Name
    names: Mapping[str, str]
    rank: Annotated[int, BeforeValidator(_rank)]
    place: str
    longitude: Annotated[float | None, _number(validation.LONGITUDE_EXPECTED, -180, 180)]
    latitude: Annotated[
        float | None, _number(validation.LATITUDE_EXPECTED, -validation.FARTHEST_NORTH, validation.FARTHEST_NORTH)
    ]
    precision_km: Annotated[
        float | None, AfterValidator(_with_position), _number("kilometres, a number above 0", 0.01, 2000)
    ]
    metres: Annotated[float | None, _number(_METRES, _LOWEST, _HIGHEST)]
    sources: validation.SourceKeys
    others: Annotated[tuple[tuple[float, str], ...], BeforeValidator(_others)]
    certainty: Annotated[str, validation.one_of(dated_table.CERTAINTIES)]
    note: str
    line: int

    @property
    def keys(self) -> tuple[str, ...]:
        """Every source of the row, those of other heights too."""
        own = tuple(part.strip() for part in self.sources.split(";"))
        return (*own, *(key for _, key in self.others))


_ROW = TypeAdapter(Height)


def read(path: Path, places: Mapping[str, Place]) -> tuple[list[Height], list[Problem]]:
    """Hills in file order, each with a position, and every mistake; a wrong row is left out.

    Parameters
    ----------
    path
        The table.
    places
        The gazetteer by id.
    """
    rows, problems = csv_rows.read_as(
        _ROW,
        path,
        FILE,
        COLUMNS,
        fields=_FIELDS,
        derived=lambda cells: {"names": {key: cells[key] for key in LANGUAGES if cells.get(key)}},
    )
    rows, again = csv_rows.unique_by_id(rows, FILE)
    problems += again
    found = []
    for row in rows:
        place = places.get(row.place)
        if row.place and place is None:
            expected = "the id of a place of geodata/gazetteer, or nothing"
            problems.append(
                Problem(FILE, row.line, f"{row.id}, place", repr(row.place), expected, needs=f"place {row.place}")
            )
        elif place is not None:
            own = {"longitude": place.longitude, "latitude": place.latitude, "precision_km": place.precision_km}
            found.append(replace(row, **own))  # type: ignore[arg-type] # three numbers
        else:
            namesake = _namesake(row, places.values())
            if namesake:
                expected = f"{namesake.id}: the place of that name lies where the hill may be; both would be written"
                problems.append(Problem(FILE, row.line, f"{row.id}, place", "nothing", expected))
            found.append(row)
    return found, sorted(problems)


def _namesake(hill: Height, places: Iterable[Place]) -> Place | None:
    """The place with the name of a hill from which the hill is no farther than both may be off; None if none is."""
    lon, lat, off = hill.longitude or 0.0, hill.latitude or 0.0, hill.precision_km or 0.0
    for place in places:
        if place.name == hill.name and (
            distance_km(lon, lat, place.longitude, place.latitude) <= off + place.precision_km
        ):
            return place
    return None
