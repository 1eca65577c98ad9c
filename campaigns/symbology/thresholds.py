"""From which scale on things are drawn: ``thresholds.csv``.

``zoom`` is that of a web map from which on a thing is drawn, ``km_per_point`` the kilometres of ground in a point of a
printed map up to which it is; without one it always is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, get_args

from pydantic import BeforeValidator

from campaigns.facts import Echelon
from campaigns.symbology.files import FOLDER
from geodata import csv_records, csv_rows
from geodata.errors import VocabularyError
from geodata.problems import Problem
from geodata.read_once import read_once
from geodata.validation import as_number, listed, one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "campaigns/symbology/thresholds.csv"
RANKS: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(("road", "fortified-line", "railway", "concession", "dashes", "front"), (0,)),
    **dict.fromkeys(("local-road", "earth-road", "track", "crossing", "road-name", "cover"), (0,)),
    **dict.fromkeys(("formation", "unit-symbol", "claim-name", "sphere-name"), (0,)),
    **dict.fromkeys((f"unit-{echelon}" for echelon in get_args(Echelon)), (0,)),
    "mark": (1, 2, 3, 4),
    "event-name": (1, 2, 3, 4),
    "phase": (1, 2, 3, 4),
    "phase-name": (1, 2, 3, 4),
    "place": (1, 2, 3, 4, 5),
    "height": (1, 2, 3, 4),
}
"""What has a threshold, and the ranks it has one for; 0 where it has no ranks."""


def _number(text: str) -> float:
    value = as_number(text)
    if math.isnan(value) or value < 0:
        raise ValueError("a number of at least 0")
    return value


def _zoom(text: str) -> float:
    return _number(text) if text else 0.0


def _kilometres(text: str) -> float:
    return _number(text) if text else math.inf


def _rank(text: str) -> int:
    if text and not (text.isascii() and text.isdigit()):
        raise ValueError("a whole number, or nothing")
    return int(text or 0)


class Threshold(csv_records.Record):
    """A threshold; rank 0 where the thing has none."""

    what: Annotated[str, one_of(tuple(RANKS))]
    rank: Annotated[int, BeforeValidator(_rank)]
    zoom: Annotated[float, BeforeValidator(_zoom)]
    km_per_point: Annotated[float, BeforeValidator(_kilometres)]
    note: str

    @property
    def name(self) -> str:
        """What it is a threshold of, with its rank."""
        return _name(self.what, self.rank)


def _name(what: str, rank: int) -> str:
    return f"{what} of rank {rank}" if rank else what


@read_once
def table() -> Mapping[tuple[str, int], Threshold]:
    """Thresholds by thing and rank. Raises VocabularyError where anything is wrong with the table."""
    rows, problems = csv_records.read(FOLDER / "thresholds.csv", FILE, Threshold)
    for line, row in rows:
        ranks = [str(rank) for rank in RANKS[row.what] if rank]
        if row.rank not in RANKS[row.what]:
            expected = listed(ranks) if ranks else "nothing: it has no ranks"
            problems.append(Problem(FILE, line, f"{row.what}, rank", str(row.rank or "nothing"), expected))
    problems += csv_rows.repeated(((line, row.name) for line, row in rows), FILE, "what")
    if not problems:
        needed = (_name(what, rank) for what, ranks in RANKS.items() for rank in ranks)
        problems = csv_records.missing({row.name for _, row in rows}, needed, FILE)
    if problems:
        raise VocabularyError(problems)
    return {(row.what, row.rank): row for _, row in rows}


def drawn_in_print(what: str, km_per_point: float, rank: int = 0) -> bool:
    """Whether a thing is drawn on a printed map of a scale; what has no threshold always is."""
    threshold = table().get((what, rank))
    return threshold is None or km_per_point <= threshold.km_per_point


def of_line(layer: str, kind: str) -> str:
    """What a line of a layer and kind has its threshold as: a front as such, a bridge, ford or ferry as a crossing."""
    if layer == "front":
        return layer
    return "crossing" if layer == "road" and kind not in RANKS else kind


def zooms(what: str) -> dict[int, float]:
    """The zooms from which on a thing is drawn, by rank."""
    return {rank: row.zoom for (name, rank), row in table().items() if name == what}
