"""Wording that is not for readers: notes to other editors, sources called by a number of our own, half a text.

In a list in brackets a comma ends an entry, ``[air groups (bombers, fighters)]``: where the text was meant to go on,
each half is left with a bracket too many or too few.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from campaigns.checking.ground import terrain_features_of
from campaigns.reading import record_texts
from geodata import borders, concessions, islands, railways, territories
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.history import History

_PARTS = (territories, borders, islands, railways, concessions)
_EDITORS = re.compile(
    r"\bdocument \d\b(?! \()|\b(?:of|to) (?:the|this) project\b|\breference tables?\b|\bcompilers?\b"
    r"|\bfounding (?:text|document)s?\b|\bdocuments? of the atlas\b|\bfrom memory\b|\brecalled,? not\b"
    r"|\blooked up\b",
    re.IGNORECASE,
)
"""What an editor says to another: how the atlas was put together, and what is still to be done for it."""
_EXPECTED = "words for readers: a source by its name, a doubt as “not verified” with certainty low"


def problems(history: History) -> list[Problem]:
    """Every text shown to readers that speaks to editors, or is half a text."""
    found = []
    for file, line, subject, text in _texts(history):
        if match := _EDITORS.search(" ".join(text.split())):
            found.append(Problem(file, line, subject, repr(match[0]), _EXPECTED))
        if text.count("(") != text.count(")"):
            brackets = f"{text.count('(')} “(” and {text.count(')')} “)” in {text!r}"
            found.append(Problem(file, line, subject, brackets, "both; a text with a comma stands in quotation marks"))
    return sorted(found)


def _texts(history: History) -> Iterator[tuple[str, int, str, str]]:
    """File, line or 0, subject and text."""
    for folder, records in (("dossiers", history.dossiers), ("tours", history.tours)):
        for key, record in records.items():
            file = f"campaigns/{folder}/{key}.yaml"
            yield from ((file, 0, f"{key}, {name}", text) for name, text in record_texts.texts_of(record))
    for place in history.places.values():
        yield place.file, place.line, f"place {place.id}, note", place.note
    for part in _PARTS:
        for row in history.ground.table(part.TABLE)[0]:
            yield part.TABLE.file, row.line, f"{row.id}, note", f"{row.name} {row.note}"
    for file, feature in terrain_features_of(history):
        yield file, feature.line, f"{feature.id}, note", f"{feature.name} {feature.note}"
    for source in history.sources.values():
        for name, text in (("title", source.entry.fields.get("title", "")), ("note", source.note)):
            yield "campaigns/sources.bib", 0, f"source {source.key}, {name}", text
