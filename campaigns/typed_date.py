"""Dates as people type them: in numbers, in English and Russian words, in the forms of East Asia.

A month or a year alone is a period of days. ``campaigns/atlas/web/base/typed-date.ts`` reads the same in the browser;
what the data files have is read more strictly, see ``campaigns.dates``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

Period = tuple[dt.date, dt.date]
"""First and last day that a text stands for; both are one where it names a day."""
Named = tuple[int, int | None, int | None]
"""Year, month and day that a text names; None for what it does not name."""

_RUSSIAN = (
    *(("января", "январь"), ("февраля", "февраль"), ("марта",), ("апреля", "апрель"), ("мая", "май")),
    *(("июня", "июнь"), ("июля", "июль"), ("августа",), ("сентября", "сентябрь"), ("октября", "октябрь")),
    *(("ноября", "ноябрь"), ("декабря", "декабрь")),
)
_ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
MONTHS = tuple((english, *russian) for english, russian in zip(_ENGLISH, _RUSSIAN, strict=True))
"""Names of the months, from January, by which they or their beginnings are known."""
_FEWEST_LETTERS = 3
IDLE_WORDS = frozenset({"st", "nd", "rd", "th", "of", "the", "го", "г", "год", "года", "году"})  # noqa: RUF001 - Russian
"""Words that say nothing more: endings of ordinals, and "year"."""
ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "光緒": 1874,
    "光绪": 1874,
    "宣統": 1908,
    "宣统": 1908,
    "民國": 1911,
    "民国": 1911,
    "大同": 1931,
    "康德": 1933,
}
"""The year before the first of an era, by its name in Japan, China and Manchukuo."""
_EAST_ASIAN = re.compile(
    rf"({'|'.join(ERAS)})?([0-9]{{1,4}}|元)[年년](?:([0-9]{{1,2}})[月월](?:([0-9]{{1,2}})[日号號일]?)?)?"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})(?: ?([-/. ]) ?([0-9]{1,2})(?: ?\2 ?([0-9]{1,2}))?)?\.?")
_YEAR_LAST = re.compile(r"([0-9]{1,2}) ?([-/. ]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})\.?")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{4})")
_PART = re.compile(r"[0-9]+|[^\W\d_]+")
_ENDING = re.compile(r" ?(?:г\.?|года?)$")  # noqa: RUF001 - Russian
_YEAR = 4
"""Digits of a whole year."""


def read(typed: str) -> list[Period]:
    """What a typed text stands for.

    One period; two, the day first, where it can be read in two ways, as 8/9/1945; none if it is not a valid date.
    """
    plain = _plain(typed)
    found = [*_year_first(plain), *_year_last(plain)]
    if numbers := _east_asian(plain) or _in_words(plain):
        found.append(_period(*numbers))
    return list({period[0]: period for period in reversed(found) if period}.values())[::-1]


def named(typed: str) -> Named | None:
    """What a date with the month in words, or in a form of East Asia, names, whether a calendar has it or not.

    None if the text is no such date.
    """
    plain = _plain(typed)
    return _east_asian(plain) or _in_words(plain)


def _plain(typed: str) -> str:
    """A text in small letters, without what cannot be seen, and without the word for year behind it."""
    visible = "".join(each for each in typed if each.isspace() or unicodedata.category(each) not in {"Cf", "Cc"})
    return _ENDING.sub("", " ".join(unicodedata.normalize("NFKC", visible).lower().split()))


def _period(year: int, month: int | None = None, day: int | None = None) -> Period | None:
    """The days of a year, of a month of it, or one day of that; None if the calendar does not have them."""
    try:
        first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day is not None:
        return first, first
    last_month = 12 if month is None else month
    return first, dt.date(year, last_month, calendar.monthrange(year, last_month)[1])


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _full(year: int) -> int:
    """A year of four digits; of two, one of the twentieth century."""
    return 1900 + year if year < 100 else year  # noqa: PLR2004 - two digits


def _year_first(text: str) -> list[Period | None]:
    """With years first: 1945-08-15, 1945/8, 1945."""
    match = _YEAR_FIRST.fullmatch(text)
    return [_period(int(match[1]), _number(match[3]), _number(match[4]))] if match else []


def _year_last(text: str) -> list[Period | None]:
    """With years last: 15.8.1945, 8/15/1945, 8/1945; with full stops the day stands first wherever they are written."""
    if match := _MONTH_AND_YEAR.fullmatch(text):
        return [_period(int(match[2]), int(match[1]))]
    match = _YEAR_LAST.fullmatch(text)
    if not match:
        return []
    one, other, year = int(match[1]), int(match[3]), _full(int(match[4]))
    day_first = _period(year, other, one)
    return [day_first] if match[2] == "." and day_first else [day_first, _period(year, one, other)]


def _east_asian(text: str) -> Named | None:
    """As in East Asia: 1945年8月15日, 昭和20年8月15日, 1945년 8월."""
    match = _EAST_ASIAN.fullmatch(text.replace(" ", ""))
    if not match:
        return None
    era, count, month, day = match.groups()
    years = 1 if count == "元" else int(count)
    if years < 1 or (era is None and len(count) < _YEAR):
        return None
    return ERAS.get(era, 0) + years, _number(month), _number(day)


def _month(word: str) -> int:
    """The number of a month, from 1, or 0 if a word names none."""
    if len(word) < _FEWEST_LETTERS:
        return 0
    months = (number for number, names in enumerate(MONTHS, start=1) if any(name.startswith(word) for name in names))
    return next(months, 0)


def _in_words(text: str) -> Named | None:
    """With the month in words: 15 Aug 1945, August 15th, 1945, Aug 1945, 15 августа 1945."""
    parts = [part for part in _PART.findall(text) if part not in IDLE_WORDS]
    names = [part for part in parts if not part[0].isdigit()]
    numbers = [part for part in parts if part[0].isdigit()]
    if len(names) != 1 or not 1 <= len(numbers) <= 2 or any(len(each) not in {1, 2, _YEAR} for each in numbers):  # noqa: PLR2004 - day and year
        return None
    month = _month(names[0])
    if not month:
        return None
    if len(numbers) == 1:
        return (int(numbers[0]), month, None) if len(numbers[0]) == _YEAR else None
    day, year = reversed(numbers) if len(numbers[0]) == _YEAR else numbers
    if len(day) == _YEAR or len(year) == 1:
        return None
    return _full(int(year)), month, int(day)
