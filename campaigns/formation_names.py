"""Names of numbered formations in Russian, Japanese and Chinese, made from their English names by rule.

``formation_terms.csv`` has what each side called its kinds of formation; the number goes into it: 57th Rifle Division
is 57-я стрелковая дивизия. A part of a formation is named after the whole: First Battalion of the 75th Infantry
Regiment.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import AfterValidator

from campaigns.facts import Side
from geodata import csv_records
from geodata.errors import VocabularyError
from geodata.problems import Problem
from geodata.read_once import read_once
from geodata.validation import CellError, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TABLE = Path(__file__).parent / "formation_terms.csv"
FILE = "campaigns/formation_terms.csv"
LANGUAGES = ("ru", "ja", "zh")
NUMBER, WHOLE = "{n}", "{of}"
"""What stands in a name for its number, and for the name of the formation it was a part of."""
_BRACES = re.compile(r"\{[^}]*\}?|\}")
_OF = " of"
"""How the term of a part ends."""
_UNITS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    "nineteenth",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TEENS = range(11, 14)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_IN_WORDS = {
    **{word: number for number, word in enumerate(_UNITS, start=1)},
    **{f"{word[:-1]}ieth": 10 * tens for tens, word in enumerate(_TENS, start=2)},
    **{
        f"{word}-{unit}": 10 * tens + number
        for tens, word in enumerate(_TENS, start=2)
        for number, unit in enumerate(_UNITS[:9], start=1)
    },
}
_ORDINAL = re.compile(r"(\d{1,6})(?:st|nd|rd|th)", re.ASCII)
_ADDITION = re.compile(r" \([^()]*\)$")
_CHINESE_DIGITS = "〇一二三四五六七八九"
_CHINESE_NUMBER = re.compile(f"[{_CHINESE_DIGITS}十]+")
_WORD = re.compile(r"[\w'’-]+")
_JOINING = frozenset({"of", "the", "and", "a", "at", "on"})
_CHINESE_SIDES = frozenset({"China"})
"""Sides whose formations Chinese works number in Chinese figures."""


class Name(NamedTuple):
    """A regular English name: number (0: none), term of ``formation_terms.csv``, the whole it is a part of."""

    number: int
    term: str
    whole: str = ""


def _pattern(text: str) -> str:
    wrong = [found for found in _BRACES.findall(text) if found not in {NUMBER, WHOLE}]
    if wrong:
        raise CellError(f"a name with {NUMBER} for the number, and {WHOLE} for the whole of a part", found=wrong[0])
    return text


Pattern = Annotated[Text, AfterValidator(_pattern)]


class Term(csv_records.Record):
    """What a side called a kind of formation; ``ru_of`` is the Russian genitive, empty of parts."""

    side: Side
    term: Text
    ru: Pattern
    ru_of: Annotated[str, AfterValidator(_pattern)]
    ja: Pattern
    zh: Pattern


def read(table: Path = TABLE) -> tuple[dict[tuple[str, str], Term], list[Problem]]:
    """Terms by side and term, and everything wrong with the table; a wrong row is left out."""
    rows, problems = csv_records.read(table, FILE, Term)
    known: dict[tuple[str, str], Term] = {}
    for line, row in rows:
        key = (row.side, row.term)
        is_part = row.term.endswith(_OF)
        if key in known:
            problems.append(Problem(FILE, line, f"{row.side}, term", f"{row.term!r} again", "each term of a side once"))
        elif len({NUMBER in pattern for pattern in (row.ru, row.ja, row.zh, row.ru_of or row.ru)}) > 1:
            expected = f"{NUMBER} in the name in each language, or in none"
            problems.append(Problem(FILE, line, f"{row.side}, {row.term}", "names that do not agree", expected))
        elif not all((WHOLE in pattern) == is_part for pattern in (row.ru, row.ja, row.zh)):
            expected = f"{WHOLE} in each name of a part, whose term ends in{_OF}, and in no other"
            problems.append(Problem(FILE, line, f"{row.side}, {row.term}", "names that do not agree", expected))
        else:
            known[key] = row
    return known, problems


@read_once
def terms() -> Mapping[tuple[str, str], Term]:
    """Every term by side and term. Raises VocabularyError where anything is wrong with the table."""
    known, problems = read()
    if problems:
        raise VocabularyError(problems)
    return known


def number_of(word: str) -> int | None:
    """The number of an English ordinal in figures, words or Roman numerals: 57th, Fifth, III; None where it is none."""
    if match := _ORDINAL.fullmatch(word):
        return int(match[1])
    return _ROMAN.index(word) + 1 if word in _ROMAN else _IN_WORDS.get(word.casefold())


def in_words(number: int) -> str:
    """An ordinal below a hundred in words, as a name begins with it: Forty-Fourth."""
    return next(word for word, each in _IN_WORDS.items() if each == number).title()


def in_figures(name: str) -> str:
    """A name with its number in figures, as people search for it: 6th Army for Sixth Army; others as they are."""
    first, blank, rest = name.partition(" ")
    number = number_of(first)
    if number is None:
        return name
    suffix = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}{blank}{rest}"


def without_addition(name: str) -> str:
    """A name as the map writes it: without what stands in brackets at its end."""
    return _ADDITION.sub("", name)


def parse(name: str) -> Name:
    """Take an English name apart; what stands in brackets at its end is no part of it."""
    plain = without_addition(name)
    part, of, whole = plain.partition(" of the ")
    if not of and "," in plain:
        part, _, whole = plain.partition(", ")
    first, _, rest = part.partition(" ")
    number = number_of(first)
    term = part if number is None else rest
    return Name(number or 0, f"{term}{_OF}" if whole else term, whole)


@read_once
def by_rule(name: str, side: str) -> Mapping[str, str]:
    """Names by language that follow from an English name; none where it is not regular."""
    parsed = parse(name)
    term = terms().get((side, parsed.term))
    if term is None or (parsed.number == 0) == (NUMBER in term.ru):
        return {}
    found = {}
    for language in LANGUAGES:
        whole = _whole(parsed.whole, side, language)
        if parsed.whole and not whole:
            return {}
        found[language] = _filled(getattr(term, language), parsed.number, whole, language, side)
    return found


def _whole(name: str, side: str, language: str) -> str:
    """The name of the whole within that of a part: in Russian in the genitive."""
    if not name:
        return ""
    if language != "ru":
        return by_rule(name, side).get(language, "")
    parsed = parse(name)
    term = terms().get((side, parsed.term))
    return _filled(term.ru_of, parsed.number, "", language, side) if term else ""


def _filled(pattern: str, number: int, whole: str, language: str, side: str) -> str:
    figures = _in_chinese(number) if language == "zh" and side in _CHINESE_SIDES else str(number)
    return pattern.replace(NUMBER, figures).replace(WHOLE, whole)


def shown(text: str, name: str) -> str:
    """What a movement is called whose dossier has a text for it, and the table a name of the formation that moved.

    The name of the formation, so that one formation has one name; the text stands in brackets after it, or in its place
    where it has the name in it, if it tells more: Rear party of the 126th Division.
    """
    if words(text) <= words(name):
        return name
    return text if _contains(text, name) else f"{without_addition(name)} ({text})"


def renames(text: str, name: str) -> bool:
    """Whether a text has all words of a name, in another order or spelling: 1st Battalion, 76th Infantry Regiment."""
    return not _contains(text, name) and words(without_addition(name)) <= words(text)


def names_of(text: str, names: Iterable[str]) -> list[str]:
    """Those of some names that stand in a text, the longest first, none within another."""
    found: list[str] = []
    for name in sorted(names, key=len, reverse=True):
        if _contains(text, name) and not any(_contains(longer, name) for longer in found):
            found.append(name)
    return found


def words(name: str) -> frozenset[str]:
    """Words of an English name, folded, without those that only join; an ordinal is its number."""
    found = (word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name))
    return frozenset(str(number_of(word) or word.casefold()) for word in found) - _JOINING


def _contains(text: str, name: str) -> bool:
    plain = without_addition(name)
    return plain in text and re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text) is not None


def in_digits(name: str) -> str:
    """A name with the numbers in Chinese figures that it has in digits: 第三十六师 as 第36师."""
    return _CHINESE_NUMBER.sub(lambda match: _digits(match[0]), name)


def _digits(figures: str) -> str:
    tens, ten, units = figures.rpartition("十")
    if not ten:
        return "".join(str(_CHINESE_DIGITS.index(figure)) for figure in units)
    return f"{_CHINESE_DIGITS.index(tens) if tens else 1}{_CHINESE_DIGITS.index(units) if units else 0}"


def _in_chinese(number: int) -> str:
    """A number below a hundred in Chinese figures: 三十六; from there on in digits, as most works have it."""
    tens, units = divmod(number, 10)
    if tens >= 10:  # noqa: PLR2004 - a hundred
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE_DIGITS[tens]}十"
    return head + (_CHINESE_DIGITS[units] if units else "")
