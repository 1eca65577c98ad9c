"""Rows that say the same of days that meet."""

from __future__ import annotations

import datetime as dt
from operator import itemgetter

import pytest

from campaigns.tables import runs

Row = tuple[str, tuple[int, int]]


def days(row: Row) -> tuple[dt.date, dt.date]:
    first, last = row[1]
    return dt.date(1945, 8, first), dt.date(1945, 8, last)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", (1, 2)), ("a", (3, 4))], [["a", "a"]]),
        ([("a", (1, 2)), ("a", (4, 5))], [["a"], ["a"]]),
        ([("a", (1, 9)), ("a", (2, 3)), ("a", (10, 11))], [["a", "a", "a"]]),
        ([("a", (1, 2)), ("b", (2, 3)), ("a", (3, 4))], [["a", "a"], ["b"]]),
        ([("b", (5, 6)), ("a", (1, 2))], [["a"], ["b"]]),
        ([], []),
    ],
)
def test_days_that_meet_are_one(rows: list[Row], expected: list[list[str]]) -> None:
    assert [[row[0] for row in run] for run in runs.runs(rows, itemgetter(0), days)] == expected


def test_a_run_in_words() -> None:
    assert runs.span([("a", (1, 9)), ("a", (2, 3))], days) == "1–9 August 1945"
    assert runs.span([("a", (5, 5))], days) == "5 August 1945"
