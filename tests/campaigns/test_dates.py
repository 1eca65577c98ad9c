"""Dates: what the parser reads, what it refuses, and that it agrees with the standard's own parser."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import edtf
import pytest

from campaigns import dates

if TYPE_CHECKING:
    import time


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1945-08-09", "1945-08-09", "1945-08-09"),
        ("1937-10", "1937-10-01", "1937-10-31"),
        ("1936-02~", "1936-02-01", "1936-02-29"),
        ("1937", "1937-01-01", "1937-12-31"),
        ("1939-08-20/1939-08-31", "1939-08-20", "1939-08-31"),
        ("1937-11/1938-10-21", "1937-11-01", "1938-10-21"),
    ],
)
def test_span_of_days(text: str, first: str, last: str) -> None:
    when = dates.parse(text)
    assert (when.earliest.isoformat(), when.latest.isoformat()) == (first, last)
    assert when.uncertain == text.endswith("~")


@pytest.mark.parametrize("text", ["1945-08-09", "1937-10", "1937", "1939-08-20/1939-08-31", "1904-02-29"])
def test_agrees_with_the_edtf_package(text: str) -> None:
    def day(moment: time.struct_time) -> dt.date:
        return dt.date(*moment[:3])

    standard = edtf.parse_edtf(text)
    when = dates.parse(text)
    assert when.earliest == day(standard.lower_strict())
    assert when.latest == day(standard.upper_strict())


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1945-02-30", "does not exist"),
        ("1939-09-16/1939-05-11", "ends before it starts"),
        ("9 August 1945", "EDTF"),
        ("1945-8-9", "EDTF"),
        ("1945-08-09/", "EDTF"),
        ("", "EDTF"),
    ],
)
def test_refused(text: str, part: str) -> None:
    with pytest.raises(ValueError, match=part):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1945-08-12/1945-08-16", "12–16 August 1945"),
        ("1945-08-30/1945-09-02", "30 August – 2 September 1945"),
        ("1931-12-23/1932-01-03", "23 December 1931 – 3 January 1932"),
        ("1937-10", "October 1937"),
        ("1937", "1937"),
        ("1936-02-12?", "c. 12 February 1936"),
    ],
)
def test_english(text: str, words: str) -> None:
    assert dates.english(dates.parse(text)) == words


def test_day_numbers_go_both_ways() -> None:
    assert dates.day_number(dt.date(1900, 1, 1)) == 0
    for day in (dt.date(1904, 2, 29), dt.date(1945, 8, 9), dt.date(1973, 12, 31)):
        assert dates.from_day_number(dates.day_number(day)) == day
