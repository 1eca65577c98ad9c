"""Where a sentence ends."""

from __future__ import annotations

import re

_END = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))"
    r"(?<!\b[A-Z]\.)(?<!\b[Nn]o\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bCol\.)(?<!\bLt\.)\s+(?=[^a-z0-9])"
)


def split(text: str) -> list[str]:
    """The sentences of a text, each with its stop; a full stop behind an initial, a rank or ``No`` ends none."""
    return [sentence for sentence in _END.split(text.strip()) if sentence]
