"""Terms and abbreviations: each of the glossary stands in a text, and each abbreviation of a text is explained."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from campaigns import glossary
from campaigns.reading import record_texts
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from campaigns.history import History

_ABBREVIATION = re.compile(r"(?<![\w-])(?![IVXLC]+\b)[A-Z]{2,}[A-Za-z]*(?:[-.]\d+)?(?![\w-])")
"""Capitals that stand for words, with a number or without; not a number in Roman figures."""


def texts_of(history: History) -> Iterator[tuple[str, tuple[str, ...]]]:
    """File of every dossier and tour, and the texts in it that readers see, each in one line."""
    for folder, records in (("dossiers", history.dossiers), ("tours", history.tours)):
        for key, record in records.items():
            yield f"campaigns/{folder}/{key}.yaml", tuple(record_texts.read(record))


def problems(history: History) -> list[Problem]:
    """Terms that no text has, and abbreviations that neither the glossary nor their own dossier explains.

    Where a dossier is left out, no term is called unused: that may be the one which has it.
    """
    texts = dict(texts_of(history))
    finder = glossary.Finder(history.glossary)
    used = finder.terms(chain.from_iterable(texts.values()))
    left_out = any(problem.spoils.startswith("dossier ") for problem in history.problems)
    found = [
        Problem(
            entry.file, entry.line, entry.term, "a term in no text", "a term, or a form, that a dossier or tour has"
        )
        for entry in history.glossary
        if entry not in used and not left_out
    ]
    known = {form for entry in history.glossary for form in entry.all_forms}
    expected = f"a row of {glossary.FILE}, or its meaning where it stands: words (ABC)"
    for file, told in texts.items():
        found += [
            Problem(file, 0, short, "an unexplained abbreviation", expected) for short in unexplained(told, known)
        ]
    return sorted(found)


def unknown_sources(entry: glossary.Entry, sources: Collection[str]) -> list[Problem]:
    """Sources of an entry that the bibliography does not have."""
    subject, expected = f"{entry.term}, source", "a key of campaigns/sources.bib"
    keys = [citation.key for citation in entry.citations if citation.key not in sources]
    return [
        Problem(entry.file, entry.line, subject, f"the unknown source {key!r}", expected, needs=f"source {key}")
        for key in keys
    ]


def unexplained(texts: tuple[str, ...], known: set[str]) -> list[str]:
    """Abbreviations of texts that are not among the known ones, nor explained as ``words (ABC)`` or ``ABC (words)``."""
    whole = "\n".join(texts)
    found = dict.fromkeys(_ABBREVIATION.findall(whole))
    return [s for s in found if s not in known and f"({s})" not in whole and f"{s} (" not in whole]
