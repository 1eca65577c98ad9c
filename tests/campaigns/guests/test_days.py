"""Days as users' tables have them."""

# ruff: noqa: RUF001 - texts in several scripts

from __future__ import annotations

import pytest

from campaigns.guests import days
from geodata.validation import CellError


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1939-08-20", "1939-08-20", "1939-08-20"),
        ("1939-08-20 05:00", "1939-08-20", "1939-08-20"),
        ("1939-08-20T05:00:00Z", "1939-08-20", "1939-08-20"),
        ("20.8.1939", "1939-08-20", "1939-08-20"),
        ("8/20/1939", "1939-08-20", "1939-08-20"),
        ("20/8/1939", "1939-08-20", "1939-08-20"),
        ("20 августа 1939 г.", "1939-08-20", "1939-08-20"),
        ("昭和14年8月20日", "1939-08-20", "1939-08-20"),
        ("民國28年8月", "1939-08-01", "1939-08-31"),
        ("1939年8月20日", "1939-08-20", "1939-08-20"),
        ("Aug 1939", "1939-08-01", "1939-08-31"),
        ("5/1939", "1939-05-01", "1939-05-31"),
        ("1939", "1939-01-01", "1939-12-31"),
        ("194X", "1940-01-01", "1949-12-31"),
        ("1945-08-XX", "1945-08-01", "1945-08-31"),
        ("1945-08-09/1945-08-16", "1945-08-09", "1945-08-16"),
        ("20.8.1939 – 31.8.1939", "1939-08-20", "1939-08-31"),
        ("20–31 August 1939", "1939-08-20", "1939-08-31"),
        ("20-31.8.1939", "1939-08-20", "1939-08-31"),
        ("May 1939 to Sept 1939", "1939-05-01", "1939-09-30"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    found = days.read(text)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)


def test_what_is_read_in_two_ways_is_asked() -> None:
    with pytest.raises(days.AmbiguousDayError) as error:
        days.read("8/9/1945")
    assert error.value.found == "'8/9/1945', 8 September 1945 or 9 August 1945"
    assert days.read("8/9/1945", day_first=True).earliest.month == 9
    assert days.read("8/9/1945", day_first=False).earliest.month == 8


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["8/9/1945", "20/8/1939"], True),
        (["8/9/1945", "8/20/1939"], False),
        (["8/9/1945"], None),
        (["20/8/1939", "8/20/1939"], None),
        ([], None),
    ],
)
def test_a_column_tells_the_order_by_any_of_its_cells(texts: list[str], found: object) -> None:
    assert days.order(texts) is found


@pytest.mark.parametrize(
    ("text", "meant"),
    [("31.6.1945", "1945-06-30"), ("1939-02-30", "1939-02-28"), ("1945-13-01", ""), ("soon", ""), ("45.1.1945", "")],
)
def test_a_day_that_no_calendar_has(text: str, meant: str) -> None:
    with pytest.raises(CellError):
        days.read(text)
    assert days.meant(text) == meant


def test_an_end_before_the_beginning() -> None:
    with pytest.raises(CellError, match="earlier day first"):
        days.read("31.8.1939 – 20.8.1939")
