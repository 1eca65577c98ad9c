"""Sentences of dossiers and tours that are too long to be followed at the first reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.reading import record_texts, sentences
from geodata.problems import Problem

if TYPE_CHECKING:
    from campaigns.history import History

_SHOWN = 9
"""Words of a sentence that a message repeats."""


def problems(history: History) -> list[Problem]:
    """Every sentence of more than ``sentences.LONGEST`` words."""
    found = []
    expected = f"sentences of at most {sentences.LONGEST} words: part it, or leave something out"
    for folder, records in (("dossiers", history.dossiers), ("tours", history.tours)):
        for key, record in records.items():
            for text in record_texts.read(record, record_texts.SENTENCES):
                for words, sentence in sentences.long(text):
                    told = f'{words} words, "{" ".join(sentence.split()[:_SHOWN])} …"'
                    found.append(Problem(f"campaigns/{folder}/{key}.yaml", 0, key, told, expected))
    return sorted(found)
