"""The texts of the app and of the static site: what ``t("…")`` and ``later("…")`` of ``spoken`` are called with.

Babel's reader finds them. They have a catalogue of their own, so that a document does not carry them. The articles
and tables that app and site share are among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.messages.extract import extract_python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "app"
"""Context of its texts."""
WHERE = (
    *("app.py", "pages/**/*.py"),
    *("campaigns/languages/spoken.py", "campaigns/languages/strength_words.py"),
    *("campaigns/markup/*.py", "campaigns/tables/*.py", "campaigns/atlas/site/*.py"),
)
"""Files that have them."""
_CALLS = {"t": None, "later": None}


def texts(root: Path) -> Iterator[tuple[str, str, int]]:
    """English text, file and line, counted from 1, of every text, in the order of files and lines."""
    for pattern in WHERE:
        for path in sorted(root.glob(pattern)):
            with path.open("rb") as file:
                for line, _, arguments, _ in extract_python(file, _CALLS, (), {"encoding": "utf-8"}):
                    first = arguments[0] if isinstance(arguments, tuple | list) and arguments else arguments
                    if isinstance(first, str):  # a call may have no literal text
                        yield first, path.relative_to(root).as_posix(), line
