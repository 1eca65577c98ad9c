"""Days of the book in words of its language."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from campaigns import dates
from campaigns.atlas.plate.page import day_text
from campaigns.symbology import book_words

if TYPE_CHECKING:
    from campaigns.dates import When

_EAST = {"ja", "zh"}
_PART = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?(?:T[^~?%]*)?[~?%]?")


def in_words(when: When, language: str) -> str:
    """A date or span: ``9–16 August 1945``, ``9–16 августа 1945``, ``1945年8月9日–16日``.

    What is told by season or decade, or has an open end, is written in English.
    """
    if language not in {"ru", *_EAST}:
        return dates.english(when)
    parts = [_PART.fullmatch(part) for part in when.text.split("/")]
    if not all(parts):
        return dates.english(when)
    texts = [_single(match[1], match[2], match[3], language) for match in parts if match]
    if len(parts) == 1 or texts[0] == texts[-1]:
        text = texts[0]
    elif all(match and match[3] for match in parts):
        text = days(when.earliest, when.latest, language)
    else:
        text = " – ".join(texts)
    return book_words.of("about", language).format(text) if when.uncertain else text


def days(first: dt.date, last: dt.date, language: str) -> str:
    """Two days and what lies between them."""
    if language not in {"ru", *_EAST}:
        return dates.english_days(first, last)
    end = day_text(last, language)
    if first == last:
        return end
    start = day_text(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}" if language == "ru" else f"{start}–{last.day}日"
    if first.year == last.year:
        return f"{start.rpartition(' ')[0]} – {end}" if language == "ru" else f"{start}–{last.month}月{last.day}日"
    return f"{start} – {end}"


def _single(year: str, month: str | None, day: str | None, language: str) -> str:
    if month and day:
        return day_text(dt.date(int(year), int(month), int(day)), language)
    if language in _EAST:
        return f"{year}年{int(month)}月" if month else f"{year}年"
    return f"{month}.{year}" if month else year
