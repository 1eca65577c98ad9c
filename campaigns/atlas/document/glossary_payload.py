"""What the document carries of the glossary: the terms that its texts have."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from campaigns import glossary
from campaigns.atlas.document.dossier_payload import cite
from campaigns.reading import record_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from campaigns import model
    from campaigns.atlas.document.payload_types import Term
    from campaigns.history import History


def used(history: History, dossiers: Mapping[str, model.Dossier]) -> list[glossary.Entry]:
    """The entries that a text of these dossiers (by id) or of a tour has, in the order of the table."""
    records = chain(dossiers.values(), history.tours.values())
    found = glossary.Finder(history.glossary).terms(chain.from_iterable(map(record_texts.read, records)))
    return [entry for entry in history.glossary if entry in found]


def build(entries: Iterable[glossary.Entry]) -> list[Term]:
    """Entries as the document carries them."""
    return [
        {"forms": list(entry.all_forms), "explanation": entry.explanation, "source": cite(entry.citations)}
        for entry in entries
    ]
