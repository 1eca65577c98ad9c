"""From which scale on things are drawn: ``thresholds.csv``.

``zoom`` is that of a web map from which on a thing is drawn, ``km_per_point`` the kilometres of ground in a point of a
printed map up to which it is; without one it always is.
"""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import BeforeValidator

from campaigns.symbology.files import FOLDER, Rows, SymbologyError
from geodata import csv_records
from geodata.validation import Slug

FILE = "campaigns/symbology/thresholds.csv"


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError("a number") from None


def _zoom(text: str) -> float:
    return _number(text) if text else 0.0


def _kilometres(text: str) -> float:
    return _number(text) if text else math.inf


def _rank(text: str) -> int:
    return int(_number(text)) if text else 0


class Threshold(csv_records.Record):
    """A threshold; rank 0 where the thing has none."""

    what: Slug
    rank: Annotated[int, BeforeValidator(_rank)]
    zoom: Annotated[float, BeforeValidator(_zoom)]
    km_per_point: Annotated[float, BeforeValidator(_kilometres)]
    note: str


def _read() -> Rows[tuple[str, int], Threshold]:
    rows, problems = csv_records.read(FOLDER / "thresholds.csv", FILE, Threshold)
    if problems:
        raise SymbologyError(problems)
    return Rows(FILE, {(row.what, row.rank): row for _, row in rows})


THRESHOLDS = _read()


def drawn_in_print(what: str, km_per_point: float, rank: int = 0) -> bool:
    """Whether a thing is drawn on a printed map of a scale."""
    threshold = THRESHOLDS.get((what, rank))
    return threshold is None or km_per_point <= threshold.km_per_point


def zooms(what: str) -> dict[int, float]:
    """The zooms from which on a thing is drawn, by rank."""
    return {rank: row.zoom for (name, rank), row in THRESHOLDS.items() if name == what}
