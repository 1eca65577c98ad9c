"""The history in another language: every text that has a translation is replaced by it, all else stays English."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from campaigns.languages import catalogues, translatable

if TYPE_CHECKING:
    from campaigns.history import History
    from campaigns.languages.catalogues import Catalogue
    from campaigns.languages.translatable import Domain, Keyed
    from campaigns.model import Dossier
    from campaigns.reading.yaml_records import Keys

Record = TypeVar("Record", bound=BaseModel)


def translated(history: History, language: str, catalogue_of: dict[Domain, Catalogue] | None = None) -> History:
    """A history whose dossiers, tours and glossary speak a language, as far as it has translations.

    Parameters
    ----------
    history
        In English.
    language
        ``ru``, ``ja`` or ``zh``.
    catalogue_of
        The catalogues by domain; else those of the atlas.
    """
    of = catalogue_of or {domain: catalogues.read(language, domain) for domain in translatable.DOMAINS}
    dossiers, tours, tables = of["dossiers"], of["tours"], of["tables"]
    glossary = tuple(
        replace(
            entry,
            term=tables.of("glossary term", entry.term) or entry.term,
            forms=tables.of("glossary forms", entry.forms) or entry.forms,
            explanation=tables.of("glossary explanation", entry.explanation) or entry.explanation,
        )
        for entry in history.glossary
    )
    return replace(
        history,
        dossiers={key: _dossier(each, dossiers) for key, each in history.dossiers.items()},
        tours={key: _record(each, translatable.TOUR, key, tours) for key, each in history.tours.items()},
        glossary=glossary,
    )


def _dossier(dossier: Dossier, catalogue: Catalogue) -> Dossier:
    """A dossier: its title is what the speakers of the language call the event, where that is known."""
    found = _record(dossier, translatable.DOSSIER, dossier.id, catalogue)
    name = getattr(dossier.names, catalogue.language)
    return found.model_copy(update={"title": name, "label": ""}) if name else found


def _record(record: Record, keyed: Keyed, name: str, catalogue: Catalogue, path: Keys = ()) -> Record:
    """A record with its texts translated; the same record where it has none that is."""
    changed = {}
    for key, below in keyed.items():
        value = getattr(record, key)
        new = _value(value, below, name, catalogue, (*path, key))
        if new is not value:
            changed[key] = new
    return record.model_copy(update=changed) if changed else record


def _value(value: object, below: Keyed | str, name: str, catalogue: Catalogue, path: Keys) -> object:
    if isinstance(value, tuple):
        items = tuple(_value(item, below, name, catalogue, path) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(below, str):
        if not isinstance(value, str) or not value:
            return value
        return catalogue.of(translatable.context(below, name, path), translatable.words(value)) or value
    return _record(value, below, name, catalogue, path) if isinstance(value, BaseModel) else value
