"""Places by id: names in several scripts, position, precision and source; and what they were called on a day.

The rows are plain CSV files in ``geodata/gazetteer/``; ``campaigns/dossiers/README.md`` explains the columns. Names and
seats of government that changed are in the tables of ``geodata.dated_names``.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping  # noqa: TC003 - pydantic reads it
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, TypeAdapter, ValidationInfo

from geodata import antimeridian, csv_rows, dated_names, folders, validation
from geodata.dated_names import Capital, DatedName  # noqa: TC001 - pydantic reads them
from geodata.problems import ALL, Problem

if TYPE_CHECKING:
    import shapely

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
    if abs(value) <= validation.FARTHEST_NORTH:
        return value
    if abs(value) <= 180 and abs(info.data.get("longitude", math.inf)) <= 90:  # noqa: PLR2004 - degrees
        raise ValueError("lon first, then lat: the two look swapped")
    raise ValueError(validation.LATITUDE_EXPECTED)


@dataclass(frozen=True, slots=True)
class Place:
    """A named position.

    ``longitude`` and ``latitude`` are decimal degrees (WGS 84); the place surely lies within ``precision_km``
    kilometres of them. ``rank`` runs from 1 (named on the whole theatre) to 5 (only close up); 6 is a mere point of
    a line, never named.
    """

    id: validation.Slug
    name: Annotated[str, validation.name("the English name of the period")]
    modern: str
    kind: Annotated[str, validation.one_of(sorted(KINDS))]
    rank: Annotated[int, BeforeValidator(_rank)]
    longitude: validation.Longitude
    latitude: Annotated[float, BeforeValidator(_latitude)]
    precision_km: Annotated[float, validation.number("kilometres, a number above 0", 0.01, 2000)]
    source: validation.SourceKey
    note: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    line: int = 0
    dated: tuple[DatedName, ...] = ()
    capitals: tuple[Capital, ...] = ()

    @property
    def point(self) -> shapely.Point:
        """The position, EPSG:4326, with a longitude as ``geodata.antimeridian`` has them."""
        return antimeridian.point(self.longitude, self.latitude)

    def name_on(self, day: dt.date) -> DatedName | None:
        """The dated name that was valid on a day; None where that of the gazetteer was."""
        return next((name for name in self.dated if name.lasts_on(day)), None)

    def on(self, day: dt.date) -> Place:
        """The place with the names and the kind it had on a day."""
        called = self.name_on(day)
        kind = self._kind_on(day)
        if called is None:
            return self if kind == self.kind else replace(self, kind=kind)
        return replace(self, name=called.name, names={**self.names, **called.names}, kind=kind)

    def _kind_on(self, day: dt.date) -> str:
        """A capital while it is one; a place that is none any more, or not yet, is a city."""
        if not self.capitals:
            return self.kind
        if any(capital.lasts_on(day) for capital in self.capitals):
            return "capital"
        return "city" if self.kind == "capital" else self.kind

    def stages(self) -> list[tuple[dt.date | None, dt.date | None, Place]]:
        """First day, last day (None = open) and the place as it was, for each stretch of days it stayed the same."""
        spans = [(row.start, row.end) for row in self.dated] + [(row.start, row.end) for row in self.capitals]
        starts = {start for start, _ in spans if start} | {end + _DAY for _, end in spans if end}
        found: list[tuple[dt.date | None, dt.date | None, Place]] = []
        for start in (None, *sorted(starts)):
            place = self.on(start or dt.date.min)
            if found and (found[-1][2].name, found[-1][2].names, found[-1][2].kind) == (
                place.name,
                place.names,
                place.kind,
            ):
                continue
            if found and start:
                found[-1] = (found[-1][0], start - _DAY, found[-1][2])
            found.append((start, None, place))
        return found

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name it ever had, in every language, each once."""
        texts = [self.name, self.modern, *self.names.values()]
        for called in self.dated:
            texts += [called.name, *called.names.values()]
        return tuple(dict.fromkeys(filter(None, texts)))


_DAY = dt.timedelta(days=1)
_ROW = TypeAdapter(Place)


def row_id(place: str, start: dt.date | None) -> str:
    """Id of a row of the scene that is a place, from a day on."""
    return f"place/{place}@{start}" if start else f"place/{place}"


def place_id(row: str) -> str:
    """Id of the place that a row of the scene is."""
    return row.removeprefix("place/").partition("@")[0]


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
    return _with_days(places, folder.parent, problems), problems


def _with_days(places: Mapping[str, Place], folder: Path, problems: list[Problem]) -> dict[str, Place]:
    """Places with their dated names and capitals; what names no place is added to the problems."""
    names, wrong_names = dated_names.read_names(folder)
    capitals, wrong_capitals = dated_names.read_capitals(folder)
    problems += [*wrong_names, *wrong_capitals]
    called: dict[str, list[DatedName]] = {}
    seats: dict[str, list[Capital]] = {}
    for line, name in names:
        called.setdefault(name.place, []).append(name)
        problems += _unknown(name.place, places, f"{folder.name}/{dated_names.NAMES_FILE}", line, name.name)
    for line, seat in capitals:
        seats.setdefault(seat.place, []).append(seat)
        problems += _unknown(seat.place, places, f"{folder.name}/{dated_names.CAPITALS_FILE}", line, seat.power)
    return {
        key: replace(place, dated=tuple(called.get(key, ())), capitals=tuple(seats.get(key, ())))
        for key, place in places.items()
    }


def _unknown(place: str, places: Mapping[str, Place], file: str, line: int, subject: str) -> list[Problem]:
    if place in places:
        return []
    expected = "an id of geodata/gazetteer/*.csv"
    return [Problem(file, line, subject, f"the unknown place {place!r}", expected, needs=f"place {place}")]
