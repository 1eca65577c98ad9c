"""What a translation must have kept: every number, every month that is named, every placeholder.

A machine cannot tell whether a sentence is well translated, but it can tell that the 23rd became the 32nd Division.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from campaigns.languages import number_words

if TYPE_CHECKING:
    from collections.abc import Iterator

Numbers = dict[Decimal, set[Decimal]]
"""The numbers of a text as they stand there, and what each is with the word behind it: 1.5 and 1500000 of a million."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RUSSIAN_MONTHS = (
    *("январ", "феврал", "март", "апрел", "ма[йяюе]", "июн"),
    *("июл", "август", "сентябр", "октябр", "ноябр", "декабр"),
)
_WORDS_TOO = ("March", "May")
"""Months where a number or one of the words below stands beside them."""
_ENGLISH_MONTH = re.compile(
    rf"\b({'|'.join(month for month in _MONTHS if month not in _WORDS_TOO)})\b"
    rf"|(?<=\d )({'|'.join(_WORDS_TOO)})\b|\b({'|'.join(_WORDS_TOO)})(?= \d| and | or )"
    rf"|\b(?:[Ii]n|[Bb]y|and|or|to|[Ss]ince|[Uu]ntil|[Ff]rom|of|early|late|that|next) ({'|'.join(_WORDS_TOO)})\b"
)
_SCALES = {"thousand": 1_000, "million": 1_000_000, "тыс": 1_000, "млн": 1_000_000, "миллион": 1_000_000}
_SCALED = re.compile(rf"(?:[\d ,.-]|and|or|to|of|the)*?({'|'.join(_SCALES)})")
"""What makes a number larger, behind it or behind the numbers that follow: 50, 50 and 150 million."""
_POINTED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RUSSIAN = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?")
_MYRIADS = re.compile(r"(?:(\d+(?:\.\d+)?)[億亿])?(?:(\d+(?:\.\d+)?)[万萬])?(?:(\d+(?:\.\d+)?)千)?(\d+)?")
_A_MYRIAD = re.compile(r"\d[億亿万萬千]")
_TIME = re.compile(r"\b(1?\d|2[0-3])\.([0-5]\d)\b")
"""A time of day as the English writes it, 17.40: other languages have 17:40 and 17時40分 for it."""
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}")
_TOLD = re.compile(rf"[\d{{]|{'|'.join(_MONTHS)}")
"""A text without it has no number, no month and no placeholder."""


def faults(english: str, translation: str, language: str) -> Iterator[tuple[str, str]]:
    """What was found and what was expected, for each thing that a translation lost or added.

    Parameters
    ----------
    english, translation
        Both texts.
    language
        ``ru``, ``ja`` or ``zh``.
    """
    text = unicodedata.normalize("NFKC", translation)  # wide digits, blanks that do not break
    if not _TOLD.search(english) and not _TOLD.search(text):
        return
    for hour, minute in _TIME.findall(english):
        time = f"{hour}{',' if language == 'ru' else '.'}{minute}"
        text = re.sub(rf"(?<!\d){hour}\s?[.:時时点]\s?{minute}分?(?!\d)", time, text)
    wanted, found = _numbers(english, _POINTED), _numbers(text, _RUSSIAN if language == "ru" else _POINTED)
    allowed: set[Decimal] = set()
    for decade in map(Decimal, re.findall(r"\b(1\d\d0)s\b", english)):  # in Chinese the 30s of the 20th century
        wanted[decade].add(decade % 100)
        allowed |= {decade // 100 + 1, decade % 100}
    months = {_MONTHS.index(next(filter(None, each))) + 1 for each in _ENGLISH_MONTH.findall(english)}
    if language == "ru":
        lost = [month for month in months if not re.search(_RUSSIAN_MONTHS[month - 1], text, re.IGNORECASE)]
    else:
        lost = [month for month in months if not re.search(rf"(?<!\d){month}月", text)]
        allowed |= set(map(Decimal, months))
        if _A_MYRIAD.search(text):
            whole, parts = _of_myriads(text)
            found = {number: others for number, others in found.items() if number not in parts} | whole
            found |= {number: set() for number in parts if number in wanted}
    for month in sorted(lost):
        yield "a translation without the month", f"{_MONTHS[month - 1]}, as in the English"
    for number in _beyond(wanted, found, set()):
        yield "a translation without the number", f"{number:f}, as in the English"
    for number in _added(found, wanted, allowed, english):
        yield f"the number {number:f}", "the numbers of the English alone"
    here, there = set(_PLACEHOLDER.findall(translation)), set(_PLACEHOLDER.findall(english))
    for placeholder in sorted(here ^ there):
        yield f"{'the placeholder' if placeholder in here else 'no'} {placeholder}", "the placeholders of the English"


def _added(found: Numbers, wanted: Numbers, allowed: set[Decimal], english: str) -> list[Decimal]:
    """Numbers of a translation that the English has neither in figures nor in words, which are read where needed."""
    if not _beyond(found, wanted, allowed):
        return []
    return _beyond(found, wanted, allowed | set(map(Decimal, number_words.values(english))))


def _beyond(numbers: Numbers, others: Numbers, allowed: set[Decimal]) -> list[Decimal]:
    """The numbers that are not among others, in any of the ways these can be written."""
    known = allowed | set(others) | {each for scaled in others.values() for each in scaled}
    return sorted(number for number, scaled in numbers.items() if not ({number} | scaled) & known)


def _numbers(text: str, pattern: re.Pattern[str]) -> Numbers:
    found: Numbers = {}
    for each in pattern.finditer(text):
        plain = each[0].replace(" ", "")
        value = Decimal(plain.replace(",", "." if pattern is _RUSSIAN else ""))
        scale = _SCALED.match(text, each.end())
        found.setdefault(value, set()).update({value * _SCALES[scale[1]]} if scale else set())
    return found


def _of_myriads(text: str) -> tuple[Numbers, set[Decimal]]:
    """Numbers written with 万 and 億, 29万 for 290000; and the figures of which they are made."""
    whole: Numbers = {}
    parts: set[Decimal] = set()
    for each in _MYRIADS.finditer(text.replace(",", "")):
        if any(each.group(1, 2, 3)):
            sizes = zip(each.groups(), (10**8, 10**4, 1000, 1), strict=True)
            figures = [(Decimal(figure), size) for figure, size in sizes if figure]
            parts |= {figure for figure, _ in figures}
            whole[sum((figure * size for figure, size in figures), Decimal(0))] = set()
    return whole, parts
