"""Terms that a reader may not know, each explained in a sentence: ``glossary.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, TypeAdapter

from campaigns.facts import citations_of
from campaigns.reading import sentences
from geodata import csv_rows, validation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from campaigns.facts import Citation
    from geodata.problems import Problem

TABLE = Path(__file__).parent / "glossary.csv"
FILE = "campaigns/glossary.csv"
COLUMNS = ("term", "forms", "explanation", "source")
SEPARATOR = ";"


def _sentence(text: str) -> str:
    if len(sentences.split(text)) != 1 or not text.endswith(".") or sentences.long(text):
        raise ValueError(f"one sentence of at most {sentences.LONGEST} words, with a full stop")
    return text


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, its other forms as texts have them, and what it means; ``file`` and ``line`` say where its row stands."""

    term: validation.Text
    forms: str
    explanation: Annotated[str, AfterValidator(_sentence)]
    source: str
    file: str = ""
    line: int = 0

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The term and its other forms, each as it is searched in a text: capitals count."""
        return (self.term, *(form for part in self.forms.split(SEPARATOR) if (form := part.strip())))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the explanation rests on, where it states a fact."""
        return citations_of(self.source)


_ROW = TypeAdapter(Entry)


def read(table: Path = TABLE) -> tuple[list[Entry], list[Problem]]:
    """Entries in file order, and everything wrong with the table; a wrong row is left out."""
    file = f"{table.parent.name}/{table.name}"
    rows, problems = csv_rows.read_as(_ROW, table, file, COLUMNS, subject=lambda cells: cells["term"] or "(no term)")
    forms = [(row.line, form) for row in rows for form in row.all_forms]
    return rows, [*problems, *csv_rows.repeated(forms, file, "form")]


_NO_SPACES, _KATAKANA = "\u3040-\u309f\u3400-\u9fff", "\u30a0-\u30ff"
"""Letters of Chinese and Japanese, which write no space between words; of Japanese, those that write foreign words."""


def _beside(letter: str) -> str:
    """What may not stand beside a term that has this letter at that end: it would be part of another word."""
    if re.match(f"[{_NO_SPACES}]", letter):
        return "(?!)"
    return f"[{_KATAKANA}]" if re.match(f"[{_KATAKANA}]", letter) else r"[\w-]"


@dataclass(frozen=True)
class Finder:
    """Finds terms in texts: whole words where words stand apart, of two that begin at one place the longer."""

    entries: tuple[Entry, ...]

    @cached_property
    def _by_form(self) -> Mapping[str, Entry]:
        return {form: entry for entry in self.entries for form in entry.all_forms}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words: dict[str, list[str]] = {}  # by what may not stand before them, which is looked at once for all
        for form in sorted(self._by_form, key=len, reverse=True):
            words.setdefault(_beside(form[0]), []).append(f"{re.escape(form)}(?!{_beside(form[-1])})")
        groups = (f"(?<!{before})(?:{'|'.join(forms)})" for before, forms in words.items())
        return re.compile("|".join(groups) or "(?!)")

    def found(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Start, end and entry of each term in a text, in its order."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._by_form[match[0]]

    def terms(self, texts: Iterable[str]) -> set[Entry]:
        """The entries that any of some texts has."""
        return {entry for text in texts for _, _, entry in self.found(text)}
