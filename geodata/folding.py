"""Names made alike for comparing: without case, marks, spaces and punctuation, in any script."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'\u2019\u02bc`\u00b4"))


def folded(text: str) -> str:
    """Letters and digits of a text, small and without marks; ``Tsitsihar (Qiqihar)`` gives ``tsitsiharqiqihar``."""
    return "".join(words(text))


def words(text: str) -> list[str]:
    """Its words, each folded: ``Khalkhin-Göl (1939)`` gives ``khalkhin, gol, 1939``; the map has the same.

    The rule in the browser is ``campaigns/atlas/web/base/fold.ts``.
    """
    if text.isascii():  # the other half of all names
        return _WORD.findall(text.casefold().translate(_APOSTROPHES))
    plain = unicodedata.normalize("NFKD", text).casefold()
    unmarked = "".join(letter for letter in plain if not unicodedata.category(letter).startswith("M"))
    return _WORD.findall(unmarked.translate(_APOSTROPHES))
