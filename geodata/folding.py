"""Names made alike for comparing: without case, marks, spaces and punctuation, in any script."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Letters and digits of a text, small and without marks; ``Tsitsihar (Qiqihar)`` gives ``tsitsiharqiqihar``."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain.casefold() if letter.isalnum())
