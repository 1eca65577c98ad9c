"""Dates as people type them, read as the map reads them."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from campaigns import dates, typed_date
from tests.conftest import ROOT

DATES = ROOT / "tests/campaigns/typed_dates.csv"
"""Typed texts and what they stand for; the map is held against it as well."""


def read(text: str) -> str:
    """A day, or first and last day with a stroke between; several are parted by "or"."""
    found = typed_date.read(text)
    return " or ".join(f"{first}" if first == last else f"{first}/{last}" for first, last in found)


@pytest.mark.parametrize(
    "row", list(csv.DictReader(DATES.read_text(encoding="utf-8").splitlines())), ids=lambda row: row["typed"]
)
def test_a_typed_date(row: dict[str, str]) -> None:
    assert read(row["typed"]) == row["read"]


def test_what_is_written_in_english_is_read_back() -> None:
    for number in range(0, 27_000, 331):
        day = dates.from_day_number(number)
        assert typed_date.read(dates.english(dates.parse(day.isoformat()))) == [(day, day)]


def test_characters_that_cannot_be_seen_are_passed_over() -> None:
    assert read("\u202e\ufeff1945-08-15\u0000") == "1945-08-15"
    assert typed_date.read("9" * 5000) == []
    assert typed_date.read("0000-01-01") == []
    assert typed_date.read("1945-08-15") == [(dt.date(1945, 8, 15),) * 2]
