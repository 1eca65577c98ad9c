"""Where a sentence ends, and which are too long."""

from __future__ import annotations

import re

LONGEST = 30
"""Words of a sentence that is followed at the first reading."""
_END = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))"
    r"(?<!\b[A-Z]\.)(?<!\b[Nn]o\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bCol\.)(?<!\bLt\.)\s+(?=[^a-z0-9])"
)


def split(text: str) -> list[str]:
    """The sentences of a text, each with its stop; a full stop behind an initial, a rank or ``No`` ends none."""
    return [sentence for sentence in _END.split(text.strip()) if sentence]


def long(text: str) -> list[tuple[int, str]]:
    """Number of words and text of each sentence of more than ``LONGEST`` words."""
    counted = [(len(sentence.split()), sentence) for sentence in split(" ".join(text.split()))]
    return [(words, sentence) for words, sentence in counted if words > LONGEST]
