"""Whole tables and what becomes of each row; the browser side is held against the same samples."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest

from campaigns.guests import guessing, placing, reading
from campaigns.guests.table import GuestFileError
from tests.campaigns.guests.conftest import placed_rows, table_samples

if TYPE_CHECKING:
    from campaigns.history import History


@pytest.mark.parametrize("sample", table_samples(), ids=lambda sample: sample["name"])
def test_what_becomes_of_a_table(sample: dict[str, Any], history: History) -> None:
    data = sample["text"].encode() if "text" in sample else base64.b64decode(sample["base64"])
    expected = {key: sample[key] for key in sample.keys() - {"name", "file", "text", "base64", "change"}}
    assert _outcome(data, sample["file"], sample.get("change", {}), history) == expected


def _outcome(data: bytes, file: str, change: dict[str, Any], history: History) -> dict[str, Any]:
    """What becomes of a file as its columns are guessed and the user changes that, as samples tell it."""
    try:
        table = reading.read_bytes(data, file)
    except GuestFileError as error:
        return {"error": str(error)}
    guessed = guessing.guess(table)
    layer = placing.place(table, guessed.model_copy(update=change), history)
    refused = [str(each) for each in sorted(layer.refused, key=lambda each: each.line)]
    found = {
        "kind": table.kind,
        "columns": guessed.columns,
        "rows": placed_rows(layer),
        "legend": [f"{entry.label} {entry.colour}" for entry in layer.legend],
        "refused": refused,
        "remarks": [str(each) for each in layer.remarks],
    }
    return found | ({"refusedRows": table.as_it_came(layer.refused)} if refused else {})
