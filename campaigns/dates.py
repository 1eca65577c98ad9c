"""Historical dates: EDTF text to the earliest and the latest day it allows.

The atlas reads levels 0 and 1 of the Extended Date/Time Format (ISO 8601-2:2019): a year, a month, a day or a moment; a
season (``1945-21`` is spring); digits that are not specified (``194X``, ``1945-08-XX``); ``?`` (uncertain), ``~``
(approximate) or ``%`` (both) behind a date; and intervals, the ends of which may be open (``1945-08-09/..``) or unknown
(``1945-08-09/``). Qualifiers never stretch the span: they mark it. An open end reaches to the first or last day of the
atlas, an unknown one no farther than what is known. (The package ``edtf`` reads the whole standard, but takes 10 ms a
date and widens ``~``; the tests compare the two.)
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from geodata.dated_table import FIRST_DAY, LAST_DAY
from geodata.validation import CellError

EPOCH = dt.date(1900, 1, 1)
"""Day 0 of the atlas's clock."""
OPEN, UNKNOWN = "..", ""
"""What stands in place of an end of an interval."""

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<time>\d\d:\d\d):\d\d(?:Z|[+-]\d\d(?::\d\d)?)?)?(?P<qualifier>[?~%]?)",
    re.ASCII,
)
_FAR = re.compile(r"(?:-\d{4}|Y-?\d+).*")
_YEARS = range(1500, 2101)
"""Years of a date that reckoning with days can handle, with room around them."""
SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
"""Seasons of the northern hemisphere with their first month; winter runs into the next year."""
EXPECTED = (
    "an EDTF date such as 1945-08-09, 1937-10, 1937, 1936-02-12?, 1945-08-XX, 194X, 1945-21 (spring), "
    "or from/to: 1945-08-09/1945-08-16"
)

_MONTH, _DAY = r"(0[1-9]|1[0-2]|2[1-4]|XX)", r"(0[1-9]|[12]\d|3[01]|XX)"
_TIME = r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d\d(:\d\d)?)?"
_JSON_DATE = rf"(\d{{4}}|\d{{3}}X|\d\dXX)(-{_MONTH}(-{_DAY}({_TIME})?)?)?[?~%]?"
JSON_SCHEMA: dict[str, object] = {
    "anyOf": [
        {
            "type": "string",
            "pattern": rf"^\s*({_JSON_DATE}(/({_JSON_DATE}|\.\.)?)?|(\.\.)?/{_JSON_DATE})\s*$",
            "patternErrorMessage": f"expected {EXPECTED}",
        },
        {"type": "integer", "minimum": 1000, "maximum": 9999},  # a year: to YAML it is a number
    ]
}
"""What an editor accepts as a date; :func:`parse` knows the days of each month as well."""


@dataclass(frozen=True, slots=True)
class When:
    """A span of days, both inclusive, with the text it was written as.

    ``uncertain`` says that the source is doubted or approximate, ``unspecified`` that the day, month or end is not
    known and lies anywhere in the span.
    """

    text: str
    earliest: dt.date
    latest: dt.date
    uncertain: bool = False
    unspecified: bool = False

    @property
    def vague(self) -> bool:
        """Whether it was perhaps not on all of these days, or on others."""
        return self.uncertain or self.unspecified

    def overlaps(self, other: When) -> bool:
        """Whether the two may share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    @property
    def start(self) -> tuple[dt.date, dt.date]:
        """First and last day on which it can have begun: of a span its first date, else any of its days."""
        first, slash, _ = self.text.partition("/")
        known = _single(first) if slash and first not in {OPEN, UNKNOWN} else self
        return known.earliest, known.latest

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


@cache
def _single(text: str) -> When:
    match = _DATE.fullmatch(text)
    if match is None:
        raise CellError(f"a year from {FIRST_DAY.year} to {LAST_DAY.year}" if _FAR.fullmatch(text) else EXPECTED)
    year, month, day = match["year"], match["month"], match["day"]
    if (day and not month) or (match["time"] and not (day or "X").isdigit()) or ("X" in year and month):
        raise CellError(EXPECTED)
    if month == "XX" and day not in {None, "XX"}:
        raise CellError(EXPECTED)
    try:
        first, last = _span(year, month, day)
        if match["time"]:
            dt.time.fromisoformat(match["time"])
    except ValueError as error:
        raise CellError("a date that exists", found=f"{text!r}, which does not exist ({error})") from None
    if first.year not in _YEARS or last.year not in _YEARS:
        raise CellError(f"a year from {FIRST_DAY.year} to {LAST_DAY.year}")
    return When(text, first, last, bool(match["qualifier"]), "X" in text)


def _span(year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    """First and last day of a date; raises ValueError where there is none."""
    first, last = dt.date(int(year.replace("X", "0")), 1, 1), dt.date(int(year.replace("X", "9")), 12, 31)
    if not month or month == "XX":
        return first, last
    if int(month) in SEASONS:
        if day:
            raise ValueError("a season has no days")
        begins = first.replace(month=SEASONS[int(month)][1])
        return begins, _month_end((begins + dt.timedelta(days=70)).replace(day=1))
    first = first.replace(month=int(month))
    if not day or day == "XX":
        return first, _month_end(first)
    return first.replace(day=int(day)), first.replace(day=int(day))


def parse(text: str) -> When:
    """Read an EDTF date or interval.

    Raises
    ------
    CellError
        If the text is not such a date, the date does not exist, or the end lies before the start.
    """
    if not isinstance(text, str):
        raise CellError(EXPECTED)
    text = text.strip()
    start_text, slash, end_text = text.partition("/")
    ends = {OPEN, UNKNOWN}
    if not slash or (start_text in ends and end_text in ends):
        return _single(text)
    if start_text in ends:
        end = _single(end_text)
        earliest = min(FIRST_DAY, end.earliest) if start_text == OPEN else end.earliest
        return When(text, earliest, end.latest, end.uncertain, end.unspecified or start_text == UNKNOWN)
    start = _single(start_text)
    if end_text in ends:
        latest = max(LAST_DAY, start.latest) if end_text == OPEN else start.latest
        return When(text, start.earliest, latest, start.uncertain, start.unspecified or end_text == UNKNOWN)
    end = _single(end_text)
    if end.latest < start.earliest:
        raise CellError("from/to, the earlier day first", found=f"{text!r}, which ends before it starts")
    vague = (start.uncertain or end.uncertain, start.unspecified or end.unspecified)
    return When(text, start.earliest, end.latest, *vague)


def english(when: When) -> str:
    """Write a span for people: ``9–16 August 1945``, ``October 1937``, ``c. 12 February 1936``, ``spring 1945``."""
    prefix = "c. " if when.uncertain else ""
    start, slash, end = when.text.partition("/")
    if not slash:
        return prefix + (_shortened(when.text) or english_days(when.earliest, when.latest))
    if end in {OPEN, UNKNOWN}:
        return f"from {prefix}{_single_in_english(start)}" + (", end unknown" if end == UNKNOWN else "")
    if start in {OPEN, UNKNOWN}:
        return f"until {prefix}{_single_in_english(end)}" + (", beginning unknown" if start == UNKNOWN else "")
    if any(_shortened(part) for part in (start, end)):
        first, last = _single_in_english(start), _single_in_english(end)
        year = last[-5:]
        return f"{prefix}{first.removesuffix(year) if year.startswith(' ') else first} – {last}"
    return prefix + english_days(when.earliest, when.latest)


def _single_in_english(text: str) -> str:
    when = _single(text)
    return _shortened(text) or english_days(when.earliest, when.latest)


def _shortened(text: str) -> str:
    """A date that is said otherwise than by its first and last day; empty for the others."""
    match = _DATE.fullmatch(text)
    if match is None:
        return ""
    if "X" in text:
        return _unspecified(match)
    year, month, day = match["year"], int(match["month"] or 0), match["day"]
    if month in SEASONS:
        name = SEASONS[month][0]
        return f"{name} {year}" if name != "winter" else f"winter {year}/{int(year[2:]) + 1:02d}"
    first = dt.date(int(year), month or 1, 1)
    if day:
        return f"{int(day)} {first:%B %Y}, {match['time']}" if match["time"] else ""
    return f"{first:%B %Y}" if month else year


def _unspecified(match: re.Match[str]) -> str:
    """A date with digits that are not specified."""
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return f"{year[:3]}0s" if year.count("X") == 1 else f"{year[:2]}00–{year[:2]}99"
    if month == "XX":
        return f"a {'day' if day else 'month'} of {year}"
    return f"a day of {dt.date(int(year), int(month), 1):%B %Y}"


def english_days(first: dt.date, last: dt.date) -> str:
    """Write two days and what lies between them for people: ``9–16 August 1945``, ``6 August 1938``."""
    if first == last:
        return f"{first.day} {first:%B %Y}"
    start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else f"{first.day} {first:%B}"
    start += f" {first.year}" if first.year != last.year else ""
    dash = "–" if start.isdigit() else " – "
    return f"{start}{dash}{last.day} {last:%B %Y}"


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
