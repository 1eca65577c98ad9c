"""The texts of a record: a dossier, a tour, and what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

READ = frozenset(
    {
        *("title", "label", "name", "summary", "text", "question", "note", "words", "scope", "detail", "via"),
        *("commander", "commanders", "formation", "formations"),
    }
)
"""Fields that a reader sees as English text."""
SENTENCES = frozenset({"summary", "text", "question", "note"})
"""Those of them whose texts are sentences."""


def texts_of(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Every text of a record and of the records in it, with the name of its field."""
    for name, value in vars(record).items():
        if isinstance(value, str):
            yield name, value
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str):
                yield name, item
            elif isinstance(item, BaseModel):
                yield from texts_of(item)


def read(record: BaseModel, fields: Collection[str] = READ) -> Iterator[str]:
    """The texts of a record in fields that a reader sees, each in one line."""
    return (" ".join(text.split()) for name, text in texts_of(record) if name in fields and text)
