"""Rows of users in order of time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns.guests import dated_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.guests.placing import GuestLayer

HEAD = "name,lat,lon,from,to\n"


def test_rows_come_by_their_first_day_and_those_without_one_are_left_out(placed: Callable[..., GuestLayer]) -> None:
    late = placed(f"{HEAD}Late,47,118,1945-08-09,\nNo day,47,118,,\n")
    early = placed(f"{HEAD}Early,47,118,1904-02-08,1904-02-09\nEnded,47,118,,1939-05-11\n")
    rows = dated_rows.dated([late, early])
    assert rows["title"].tolist() == ["Early", "Ended", "Late"]
    assert rows["year"].tolist() == [1904, 1939, 1945]
    assert rows["last"].tolist() == [dt.date(1904, 2, 9), dt.date(1939, 5, 11), None]
    assert dated_rows.dated([]).empty


def test_rows_of_a_month_become_one(placed: Callable[..., GuestLayer]) -> None:
    rows = dated_rows.dated([placed(f"{HEAD}A,47,118,1939-08-01,\nB,47,118,1939-08-31,\nC,47,118,1939-09-01,\n")])
    made = dated_rows.by_month(rows)
    assert made["first"].tolist() == [dt.date(1939, 8, 1), dt.date(1939, 9, 1)]
    assert made["count"].tolist() == [2, 1]
    assert made["title"].tolist() == ["incidents: 2", "incidents: 1"]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("1939-08-20", "1939-08-20", "20 August 1939"),
        ("1945-08-09", "1945-08-16", "9–16 August 1945"),
        ("1939-05-01", "", "from 1 May 1939"),
        ("", "1938-03-01", "until 1 March 1938"),
        ("", "", ""),
    ],
)
def test_days_in_words(first: str, last: str, text: str) -> None:
    days = (dt.date.fromisoformat(day) if day else None for day in (first, last))
    assert dated_rows.when(*days) == text
