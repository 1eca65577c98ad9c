"""The layers of the atlas: titles, drawing order, and which are on when Google Earth opens a file; ``layers.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from geodata import csv_records
from geodata.read_once import read_once
from geodata.validation import Text, Yes, one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "campaigns/symbology/layers.csv"
IDS = (
    *("territory", "occupation", "border", "claim", "place", "event", "phase"),
    *("unit", "front", "arrow", "route", "railway", "road", "island", "cover"),
)
"""Every layer of the scene."""


class Layer(csv_records.Record):
    """A layer; the higher its level, the later it is drawn."""

    id: Annotated[str, one_of(IDS)]
    title: Text
    level: int
    on_in_kml: Yes


@read_once
def by_id() -> Mapping[str, Layer]:
    """Layers by their id, in the order of lists. Raises VocabularyError where anything is wrong with the table."""
    return csv_records.vocabulary(FILE, Layer, ["id", "level"], IDS)


def titles() -> Mapping[str, str]:
    """Titles by id, in the order of lists; errors as ``by_id``."""
    return {layer.id: layer.title for layer in by_id().values()}


def upwards() -> tuple[str, ...]:
    """Ids in the order in which they are drawn, lowest first; errors as ``by_id``."""
    return tuple(sorted(by_id(), key=lambda key: by_id()[key].level))
