"""The layers of the atlas: titles, drawing order, and which are on when Google Earth opens a file; ``layers.csv``."""

from __future__ import annotations

from campaigns.symbology.files import FOLDER, Rows, SymbologyError
from geodata import csv_records
from geodata.validation import Slug, Text, Yes

FILE = "campaigns/symbology/layers.csv"


class Layer(csv_records.Record):
    """A layer; the higher its level, the later it is drawn."""

    id: Slug
    title: Text
    level: int
    on_in_kml: Yes


def _read() -> Rows[str, Layer]:
    rows, problems = csv_records.read(FOLDER / "layers.csv", FILE, Layer)
    problems += [problem for column in ("id", "level") for problem in csv_records.repeated(rows, FILE, column)]
    if problems:
        raise SymbologyError(problems)
    return Rows(FILE, {layer.id: layer for _, layer in rows})


LAYERS = _read()
"""Layers by their id, in the order of lists."""
TITLES = {layer.id: layer.title for layer in LAYERS.values()}
UPWARDS = tuple(sorted(LAYERS, key=lambda key: LAYERS[key].level))
"""Ids in the order in which they are drawn, lowest first."""
