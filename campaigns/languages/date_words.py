"""Dates in words of a language: what ``dates.english`` writes, by the rules of Russian, Japanese and Chinese.

A day is written as Babel's data of Unicode have it, which browsers share: ``15 августа 1945 г.``, ``1945年8月15日``.
"""

# ruff: noqa: RUF001, RUF002 - words of other languages

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import format_date

from campaigns import dates
from campaigns.dates import OPEN, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.dates import When

RUSSIAN = "ru"


class _Rules(NamedTuple):
    """How a language writes what is no plain day; a date stands in place of ``{}``, numbers of the year in ``{y}``."""

    about: str
    since: str
    until: str
    end_unknown: str
    beginning_unknown: str
    year: str
    decade: str
    century: str
    day_of: str
    month_of: str
    seasons: tuple[str, str, str, str]
    between: str


_OF: Mapping[str, _Rules] = {
    RUSSIAN: _Rules(
        *("ок. {}", "с {}", "до {}", "{}, конец неизвестен", "{}, начало неизвестно"),
        *("{y} г.", "{y}-е гг.", "{y}–{z} гг.", "день в {}", "месяц в {}"),
        seasons=("весна {y} г.", "лето {y} г.", "осень {y} г.", "зима {y} г."),
        between=" – ",
    ),
    "ja": _Rules(
        *("{}頃", "{}から", "{}まで", "{}（終わりは不明）", "{}（始まりは不明）"),
        *("{y}年", "{y}年代", "{y}～{z}年", "{}のある日", "{}のある月"),
        seasons=("{y}年春", "{y}年夏", "{y}年秋", "{y}年冬"),
        between="～",
    ),
    "zh": _Rules(
        *("约{}", "{}起", "至{}", "{}（结束时间不详）", "{}（开始时间不详）"),
        *("{y}年", "{y}年代", "{y}至{z}年", "{}某日", "{}某月"),
        seasons=("{y}年春", "{y}年夏", "{y}年秋", "{y}年冬"),
        between="至",
    ),
}
_SEASONS_FROM = ("весны", "лета", "осени", "зимы")
_MONTHS_IN = (
    *("январе", "феврале", "марте", "апреле", "мае", "июне"),
    *("июле", "августе", "сентябре", "октябре", "ноябре", "декабре"),
)
_PARTS = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T(?P<time>\d\d:\d\d))?")


def in_words(when: When, language: str) -> str:
    """Write a span for readers of a language.

    Parameters
    ----------
    when
        The span.
    language
        A code; of one that is not ``ru``, ``ja`` or ``zh`` it is written in English.
    """
    rules = _OF.get(language)
    if rules is None:
        return dates.english(when)
    start, slash, end = when.text.partition("/")
    about = rules.about if when.uncertain else "{}"
    if not slash:
        return about.format(_single(when.text, language))
    if end in {OPEN, UNKNOWN}:
        since = rules.since.format(about.format(_single(start, language, genitive=True)))
        return rules.end_unknown.format(since) if end == UNKNOWN else since
    if start in {OPEN, UNKNOWN}:
        until = rules.until.format(about.format(_single(end, language, genitive=True)))
        return rules.beginning_unknown.format(until) if start == UNKNOWN else until
    return about.format(span(_single(start, language), _single(end, language), language))


def day(date: dt.date, language: str) -> str:
    """A day in words: ``15 августа 1945 г.``, ``1945年8月15日``."""
    return format_date(date, "long", language).replace("\u202f", "\u00a0")


def span(first: str, last: str, language: str) -> str:
    """Two dates in words and what lies between them; what both share is written once, as ``formatSpan`` on screen."""
    if first == last:
        return last
    if language != RUSSIAN:
        ends = re.findall(r"\d+\D+", last)
        shared = 0
        for own, other in zip(re.findall(r"\d+\D+", first), ends, strict=False):
            if own != other:
                break
            shared += 1
        return f"{first}{_OF[language].between}{''.join(ends[shared:]) if shared else last}"
    begins, ends = first.replace("\u00a0", " ").split(" "), last.replace("\u00a0", " ").split(" ")
    if begins[-2:] != ends[-2:]:
        return f"{first} – {last}"
    if len(begins) == len(ends) == 4 and begins[1] == ends[1]:  # noqa: PLR2004 - day, month, year and the word for it
        return f"{begins[0]}–{last}"
    return f"{' '.join(begins[:-2])} – {last}" if begins[:-2] else f"{first} – {last}"


def _single(text: str, language: str, *, genitive: bool = False) -> str:
    """A date that is no span; in Russian also as it stands behind “from” and “until”."""
    match = _PARTS.match(text)
    assert match is not None  # noqa: S101 - `dates.parse` has read it
    year, month, on, time = match["year"], match["month"], match["day"], match["time"]
    if month is None or month == "XX":
        return _year(year, language, month=bool(month), day=bool(on))
    if int(month) in dates.SEASONS:
        return _season(int(month), year, language, genitive=genitive)
    first = dt.date(int(year), int(month), 1)
    if on is None:
        return _month(first, language, "MMMM" if genitive else "LLLL")
    if on == "XX":
        rules = _OF[language]
        own = f"{_MONTHS_IN[first.month - 1]} {rules.year.format(y=year)}"
        return rules.day_of.format(own if language == RUSSIAN else _month(first, language, "LLLL"))
    written = day(first.replace(day=int(on)), language)
    return written if not time else f"{written}, {time}" if language == RUSSIAN else f"{written} {time}"


def _year(year: str, language: str, *, month: bool, day: bool) -> str:
    """A year, a decade, a century; or a month or a day of the year that is not specified."""
    rules = _OF[language]
    if year.endswith("XX"):
        return rules.century.format(y=f"{year[:2]}00", z=f"{year[:2]}99")
    if year.endswith("X"):
        return rules.decade.format(y=f"{year[:3]}0")
    written = rules.year.format(y=year)
    return (rules.day_of if day else rules.month_of).format(written) if month else written


def _season(number: int, year: str, language: str, *, genitive: bool) -> str:
    """A season; winter runs into the next year."""
    rules = _OF[language]
    years = year if dates.SEASONS[number][0] != "winter" else f"{year}/{int(year[2:]) + 1:02d}"
    index = list(dates.SEASONS).index(number)
    if genitive and language == RUSSIAN:
        return f"{_SEASONS_FROM[index]} {rules.year.format(y=years)}"
    return rules.seasons[index].format(y=years)


def _month(first: dt.date, language: str, form: str) -> str:
    """A month with its year."""
    if language == RUSSIAN:
        return f"{format_date(first, form, language)} {first.year} г."
    return f"{first.year}年{first.month}月"
