"""Small tables as users bring them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from campaigns.guests import guessing, placing, reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry

    from campaigns.guests.placing import GuestLayer
    from campaigns.guests.table import GuestTable
    from campaigns.history import History


FOLDER = Path(__file__).parent


def samples(file: str) -> list[list[str]]:
    """Rows of a table of samples below its header; the browser side is tested with the same."""
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return [*csv.reader(lines)][1:]


def cell_samples(*readers: str) -> list[list[str]]:
    """Samples of cells for some readers: reader, cell, what is read."""
    return [sample for sample in samples("cell_samples.csv") if sample[0] in readers]


def table_samples() -> list[dict[str, Any]]:
    """Whole tables and what becomes of them; the browser side is tested with the same."""
    found: list[dict[str, Any]] = json.loads((FOLDER / "table_samples.json").read_text(encoding="utf-8"))
    return found


def table_of(text: str, name: str = "incidents.csv", encoding: str = "utf-8") -> GuestTable:
    return reading.read_bytes(text.encode(encoding), name)


def _kinds(shape: BaseGeometry) -> set[str]:
    return {("point", "line", "area")[shapely.get_dimensions(part)] for part in shapely.get_parts(shape)}


def placed_rows(layer: GuestLayer) -> list[str]:
    """Of each row of a layer its id, name, where it is, first and last day, colour."""
    found = []
    for row, is_arrow in zip(layer.rows.to_dict("records"), layer.arrows, strict=True):
        shape = row["geometry"]
        where = (
            "+".join(word for word in ("point", "line", "area") if word in _kinds(shape)) if not is_arrow else "arrow"
        )
        if shape.geom_type == "Point":
            where = f"{shape.x:.5g} | {shape.y:.5g}"
        days = [day.isoformat() if day else "" for day in (row["start"], row["end"])]
        found.append(" | ".join([row["id"], row["name"], where, *days, row["colour"]]))
    return found


@pytest.fixture
def placed(history: History) -> Callable[..., GuestLayer]:
    """Places the rows of a text as the columns are guessed."""

    def place(text: str, name: str = "incidents.csv", encoding: str = "utf-8") -> GuestLayer:
        table = table_of(text, name, encoding)
        return placing.place(table, guessing.guess(table), history)

    return place
