"""Historical dates: EDTF text to the earliest and the latest day it allows.

The atlas uses a small part of the Extended Date/Time Format (ISO 8601-2:2019, level 0 and 1): a year, a month or a
day, each with ``?`` (uncertain), ``~`` (approximate) or ``%`` (both), and intervals of two of them. Qualifiers never
stretch the span: they mark it. (The package ``edtf`` reads the whole standard, but takes 10 ms a date and widens ``~``;
the tests compare the two.)
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

EPOCH = dt.date(1900, 1, 1)
"""Day 0 of the atlas's clock."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
EXPECTED = "an EDTF date such as 1945-08-09, 1937-10, 1937, 1936-02-12?, or from/to: 1945-08-09/1945-08-16"

_JSON_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?"
JSON_SCHEMA: dict[str, object] = {
    "anyOf": [
        {
            "type": "string",
            "pattern": rf"^\s*{_JSON_DATE}(/{_JSON_DATE})?\s*$",
            "patternErrorMessage": f"expected {EXPECTED}",
        },
        {"type": "integer", "minimum": 1000, "maximum": 9999},  # a year: to YAML it is a number
    ]
}
"""What an editor accepts as a date; :func:`parse` knows the days of each month as well."""


@dataclass(frozen=True, slots=True)
class When:
    """A span of days, both inclusive, with the text it was written as."""

    text: str
    earliest: dt.date
    latest: dt.date
    uncertain: bool = False

    @property
    def days(self) -> tuple[int, int]:
        """First and last day as numbers of the clock."""
        return day_number(self.earliest), day_number(self.latest)


def day_number(day: dt.date) -> int:
    """Days since 1900-01-01."""
    return (day - EPOCH).days


def from_day_number(number: int) -> dt.date:
    """Date of a day counted from 1900-01-01."""
    return EPOCH + dt.timedelta(days=number)


def _single(text: str) -> When:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not {EXPECTED}")
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{text!r} is a date that does not exist ({error})") from None
    last = first
    if not month:
        last = dt.date(year, 12, 31)
    elif not day:
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return When(text, first, last, bool(match[4]))


def parse(text: str) -> When:
    """Read an EDTF date or interval.

    Raises
    ------
    ValueError
        If the text is not such a date, the date does not exist, or the end lies before the start.
    """
    if not isinstance(text, str):
        raise ValueError(f"{text!r} is not {EXPECTED}")  # noqa: TRY004 - pydantic collects ValueErrors
    text = text.strip()
    start_text, slash, end_text = text.partition("/")
    start = _single(start_text)
    if not slash:
        return start
    end = _single(end_text)
    if end.latest < start.earliest:
        raise ValueError(f"{text!r} ends before it starts")
    return When(text, start.earliest, end.latest, start.uncertain or end.uncertain)


def english(when: When) -> str:
    """Write a span for people: ``9–16 August 1945``, ``October 1937``, ``c. 12 February 1936``."""
    first, last = when.earliest, when.latest
    prefix = "c. " if when.uncertain else ""
    if first == last:
        return f"{prefix}{first.day} {first:%B %Y}"
    if (first.day, last) == (1, _month_end(last)) and "/" not in when.text:
        return prefix + (f"{first:%B %Y}" if first.month == last.month else f"{first.year}")
    start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else f"{first.day} {first:%B}"
    start += f" {first.year}" if first.year != last.year else ""
    dash = "–" if start.isdigit() else " – "
    return f"{prefix}{start}{dash}{last.day} {last:%B %Y}"


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
