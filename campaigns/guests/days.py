"""Days as users' tables have them: EDTF, and all that people type; with what was probably meant where it is wrong."""

from __future__ import annotations

import calendar
import contextlib
import datetime as dt
import re

from campaigns import dates, typed_date
from campaigns.dates import When, english
from geodata.validation import CellError

EXPECTED = "a date such as 1939-08-20, 20.8.1939, August 1939, 1939, 20 августа 1939 or 昭和14年8月20日"
_TIME = re.compile(r"(?P<day>.*\d)[T ]\s*\d{1,2}:\d\d(:\d\d([.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?", re.ASCII)
_SPAN = re.compile(r"\s+(?:to|until|bis|по|до)\s+|\s*[–—~〜～]\s*|\s+-\s+|(?<=\.\d{4})-(?=\d)|(?<=\d-\d\d)/(?=\d{4}-)")  # noqa: RUF001 - dashes of all kinds
_FROM = re.compile(r"^(?:from|vom|von|с|со)\s+(?=\d)")  # noqa: RUF001 - Russian
_DAYS_OF_A_MONTH = re.compile(
    r"(?P<first>[0-9]{1,2})\s*(?:[-–—]|to|bis|по|до)\s*(?P<last>[0-9]{1,2})"
    r"(?P<month>\s*[^\W\d_].*|\.[0-9]{1,2}\.[0-9]{4}.*)"
)
_CLOSE = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
"""A day of ISO 8601 without hyphens."""
_COUNTED = re.compile(r"[12][0-9]{4}")
"""A day as programs of tables keep it, from 1927 on: earlier ones look like years."""
_FIRST_COUNTED = dt.date(1899, 12, 30)
_NUMBERS = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d\d?)[-./](?P<day>\d\d?)|(\d\d?)[.](\d\d?)[.](\d{4})", re.ASCII)


class AmbiguousDayError(CellError):
    """A date that is one day if the day stands first, and another if the month does."""


class _NoDayError(CellError):
    """A text that is no date."""


def read(text: str, *, day_first: bool | None = None) -> When:
    """The days that a cell stands for.

    Parameters
    ----------
    text
        The cell, which is not empty.
    day_first
        Whether ``8/9/1945`` is the 8th of September; None = it is not known.

    Raises
    ------
    AmbiguousDayError
        If it is not known and makes a difference.
    CellError
        If the text is no date, or one that no calendar has.
    """
    with contextlib.suppress(CellError):
        return dates.parse(text)
    if match := _CLOSE.fullmatch(text.strip()):
        return read("-".join(match.groups()), day_first=day_first)
    if match := _TIME.fullmatch(text.strip()):
        return read(match["day"], day_first=day_first)
    periods = typed_date.read(text)
    if len(periods) > 1 and day_first is None:
        either = " or ".join(english(When(text, *period)) for period in periods)
        raise AmbiguousDayError("whether the day or the month comes first", found=f"{text!r}, {either}")
    if periods:
        return When(text, *periods[0 if day_first is not False else -1])
    with contextlib.suppress(_NoDayError):
        if ends := _ends(text.strip()):
            return _between(text, *(read(end, day_first=day_first) for end in ends))
    why = (
        ", a day as Excel counts them" if _COUNTED.fullmatch(text) else ", which no calendar has" if meant(text) else ""
    )
    raise _NoDayError(EXPECTED, found=f"{text!r}{why}")


def _ends(text: str) -> list[str]:
    """The two dates of a span, as of ``20.8.1939 – 31.8.1939`` or ``20–31 August 1939``; none if it is no span."""
    text = _FROM.sub("", text)
    if match := _DAYS_OF_A_MONTH.fullmatch(text):
        return [match["first"] + match["month"], match["last"] + match["month"]]
    ends = _SPAN.split(text)
    return ends if len(ends) == 2 and all(ends) else []  # noqa: PLR2004 - first and last


def _between(text: str, first: When, last: When) -> When:
    if last.latest < first.earliest:
        raise CellError("the earlier day first", found=f"{text!r}, which ends before it starts")
    return When(text, first.earliest, last.latest)


def meant(text: str) -> str:
    """What was probably meant by a day that no calendar has, the last of its month, or by a day as Excel counts them.

    Empty where nobody can tell.
    """
    if match := _CLOSE.fullmatch(text):
        return meant("-".join(match.groups()))
    if _COUNTED.fullmatch(text):
        return (_FIRST_COUNTED + dt.timedelta(int(text))).isoformat()
    if match := _NUMBERS.search(text):
        numbers = (match["year"], match["month"], match["day"]) if match["year"] else match.groups()[:2:-1]
        year, month, day = map(int, numbers)
    else:
        year, month, day = (number or 0 for number in typed_date.named(text) or (0, 0, 0))
    if not 1 <= month <= 12 or year == 0:  # noqa: PLR2004 - months
        return ""
    last = calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{last:02d}" if last < day <= 31 else ""  # noqa: PLR2004 - days


def order(texts: list[str]) -> bool | None:
    """Whether the day stands first in the dates of a column: True, False, or None where no cell decides it.

    None too where some decide it one way, and some the other.
    """
    votes = {vote for text in texts if (vote := _vote(text)) is not None}
    return votes.pop() if len(votes) == 1 else None


def is_ambiguous(text: str) -> bool:
    """Whether a date is read in two ways."""
    return "/" in text and len(typed_date.read(text)) > 1


def _vote(text: str) -> bool | None:
    match = re.fullmatch(r"\s*(\d\d?)[-/](\d\d?)[-/](\d{4}|\d\d)\s*", text, re.ASCII)
    if match is None or (int(match[1]) > 12) == (int(match[2]) > 12):  # noqa: PLR2004 - months
        return None
    return int(match[1]) > 12  # noqa: PLR2004 - months
