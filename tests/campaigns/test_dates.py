"""Dates: what the parser reads, what it refuses, and that it agrees with the standard's own parser."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import dates
from geodata.validation import CellError
from tests.repeatable import REPEATABLE

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
        ("1945-08-XX", "1945-08-01", "1945-08-31"),
        ("1945-XX", "1945-01-01", "1945-12-31"),
        ("1945-XX-XX", "1945-01-01", "1945-12-31"),
        ("194X", "1940-01-01", "1949-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1945-21", "1945-03-01", "1945-05-31"),
        ("1945-22", "1945-06-01", "1945-08-31"),
        ("1945-23", "1945-09-01", "1945-11-30"),
        ("1943-24", "1943-12-01", "1944-02-29"),
        ("1945-08-09T01:00:00", "1945-08-09", "1945-08-09"),
        ("1945-08-09T01:00:00+09:00", "1945-08-09", "1945-08-09"),
        ("1945-08-09/..", "1945-08-09", "1973-12-31"),
        ("../1905-09-05", "1904-01-01", "1905-09-05"),
        ("1945-08-09/", "1945-08-09", "1945-08-09"),
        ("/1945-08-09", "1945-08-09", "1945-08-09"),
        ("1945-08-XX/1945-09", "1945-08-01", "1945-09-30"),
        ("1945-21/1945-08~", "1945-03-01", "1945-08-31"),
    ],
)
def test_span_of_days(text: str, first: str, last: str) -> None:
    when = dates.parse(text)
    assert (when.earliest.isoformat(), when.latest.isoformat()) == (first, last)
    assert when.uncertain == text.endswith("~")
    assert when.unspecified == ("X" in text or text.endswith("/") or text.startswith("/"))


@pytest.mark.parametrize(
    "text",
    [
        *("1945-08-09", "1937-10", "1937", "1939-08-20/1939-08-31", "1904-02-29"),
        *("1945-08-XX", "1945-XX", "1945-XX-XX", "194X", "19XX", "1945-21", "1945-22", "1945-23"),
    ],
)
def test_agrees_with_the_edtf_package(text: str) -> None:
    def day(moment: time.struct_time) -> dt.date:
        return dt.date(*moment[:3])

    standard = edtf.parse_edtf(text)
    when = dates.parse(text)
    assert when.earliest == day(standard.lower_strict())
    assert when.latest == day(standard.upper_strict())


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("1945-02-30", "which does not exist", "a date that exists"),
        ("1939-09-16/1939-05-11", "which ends before it starts", "from/to, the earlier day first"),
        ("9 August 1945", "", dates.EXPECTED),
        ("1945-8-9", "", dates.EXPECTED),
        ("", "", dates.EXPECTED),
        ("/", "", dates.EXPECTED),
        ("../..", "", dates.EXPECTED),
        ("1945-00-00", "which does not exist", "a date that exists"),
        ("1945-08-00", "which does not exist", "a date that exists"),
        ("1945-25", "which does not exist", "a date that exists"),
        ("1945-21-03", "which does not exist", "a date that exists"),
        ("194X-08", "", dates.EXPECTED),
        ("1945-XX-09", "", dates.EXPECTED),
        ("1945-08-09T25:00:00", "which does not exist", "a date that exists"),
        ("1945-08T01:00:00", "", dates.EXPECTED),
        ("1945-08-09/../1950", "", dates.EXPECTED),
        ("Y170000002", "", "a year from 1904 to 1973"),
        ("-1985", "", "a year from 1904 to 1973"),
        ("9999", "", "a year from 1904 to 1973"),
        ("0194-05-08", "", "a year from 1904 to 1973"),
        ("0000", "which does not exist", "a date that exists"),
        ("\uff11\uff19\uff14\uff15", "", dates.EXPECTED),
    ],
)
def test_refused(text: str, found: str, expected: str) -> None:
    with pytest.raises(CellError) as raised:
        dates.parse(text)
    assert str(raised.value) == expected
    assert raised.value.found.startswith(f"{text!r}, {found}" if found else "")
    assert bool(raised.value.found) == bool(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1945-08-12/1945-08-16", "12–16 August 1945"),
        ("1945-08-30/1945-09-02", "30 August – 2 September 1945"),
        ("1931-12-23/1932-01-03", "23 December 1931 – 3 January 1932"),
        ("1937-10", "October 1937"),
        ("1937", "1937"),
        ("1936-02-12?", "c. 12 February 1936"),
        ("1937-10/1938-02", "October 1937 – February 1938"),
        ("1937-06/1937-07", "June – July 1937"),
        ("1941/1945", "1941 – 1945"),
        ("1945-08-XX", "a day of August 1945"),
        ("1945-XX", "a month of 1945"),
        ("194X", "1940s"),
        ("194X?", "c. 1940s"),
        ("19XX", "1900–1999"),
        ("1945-21", "spring 1945"),
        ("1945-24", "winter 1945/46"),
        ("1945-08-09T01:00:00Z", "9 August 1945, 01:00"),
        ("1945-08-09/..", "from 9 August 1945"),
        ("1945-08/..", "from August 1945"),
        ("../1945-08-09", "until 9 August 1945"),
        ("1945-08-09/", "from 9 August 1945, end unknown"),
        ("/1945-08-09", "until 9 August 1945, beginning unknown"),
    ],
)
def test_english(text: str, words: str) -> None:
    assert dates.english(dates.parse(text)) == words


def test_day_numbers_go_both_ways() -> None:
    assert dates.day_number(dt.date(1900, 1, 1)) == 0
    for day in (dt.date(1904, 2, 29), dt.date(1945, 8, 9), dt.date(1973, 12, 31)):
        assert dates.from_day_number(dates.day_number(day)) == day


DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31))


@REPEATABLE
@given(DAYS)
def test_any_day_is_read_back_as_it_was_written(day: dt.date) -> None:
    when = dates.parse(day.isoformat())
    assert (when.earliest, when.latest, when.vague) == (day, day, False)
    assert dates.from_day_number(dates.day_number(day)) == day
    assert dt.datetime.strptime(dates.english(when), "%d %B %Y").date() == day  # noqa: DTZ007 - a day has no zone


@REPEATABLE
@given(DAYS, DAYS)
def test_days_and_their_numbers_have_one_order(one: dt.date, other: dt.date) -> None:
    assert dates.day_number(other) - dates.day_number(one) == (other - one).days
    first, last = sorted((one, other))
    when = dates.parse(f"{first}/{last}")
    assert (when.earliest, when.latest, when.days) == (first, last, (dates.day_number(first), dates.day_number(last)))


@REPEATABLE
@given(st.lists(DAYS, min_size=2, max_size=2, unique=True))
def test_no_span_ends_before_it_starts(days: list[dt.date]) -> None:
    with pytest.raises(CellError, match="the earlier day first"):
        dates.parse(f"{max(days)}/{min(days)}")


@REPEATABLE
@given(DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-XX"]), st.sampled_from(["", "?", "~", "%"]))
def test_a_month_or_year_holds_each_of_its_days(day: dt.date, form: str, qualifier: str) -> None:
    when = dates.parse(f"{day:{form}}{qualifier}")
    assert when.earliest <= day <= when.latest
    assert (when.earliest.day, (when.latest + dt.timedelta(days=1)).day) == (1, 1)
    assert when.uncertain == bool(qualifier)
