"""The history in another language: every text that has a translation is replaced by it, all else stays English."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from campaigns import formation_names
from campaigns.languages import catalogues, translatable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigns.formations import Formation
    from campaigns.history import History
    from campaigns.languages.catalogues import Catalogue
    from campaigns.languages.translatable import Domain, Keyed
    from campaigns.model import Dossier
    from campaigns.orders_of_battle import Subordination
    from campaigns.reading.yaml_records import Keys

Record = TypeVar("Record", bound=BaseModel)
_BRACKETS = {"ru": (" (", ")"), "ja": ("（", "）"), "zh": ("（", "）")}  # noqa: RUF001 - those of the language


def translated(history: History, language: str, catalogue_of: dict[Domain, Catalogue] | None = None) -> History:
    """A history whose dossiers, tours, glossary and orders of battle speak a language, as far as it has translations.

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
        dossiers={key: _dossier(each, history.formations, dossiers) for key, each in history.dossiers.items()},
        tours={key: _record(each, translatable.TOUR, key, tours) for key, each in history.tours.items()},
        glossary=glossary,
        formations={key: _formation(each, tables) for key, each in history.formations.items()},
        orders_of_battle=tuple(_order(each, tables) for each in history.orders_of_battle),
    )


def _formation(formation: Formation, tables: Catalogue) -> Formation:
    note = tables.of("formations note", formation.note)
    return replace(formation, note=note) if note else formation


def _order(row: Subordination, tables: Catalogue) -> Subordination:
    """What is told of a formation in an order of battle."""
    kinds = translatable.TABLES["campaigns/orders_of_battle.csv"]
    told = {
        column: tables.of(kind or f"orders_of_battle {column}", text)
        for column, kind in kinds.items()
        if (text := getattr(row, column))
    }
    return replace(
        row,
        commander=told.get("commander") or row.commander,
        strength=told.get("strength") or row.strength,
        role=told.get("role") or row.role,
        note=told.get("note") or row.note,
    )


def _dossier(dossier: Dossier, formations: Mapping[str, Formation], catalogue: Catalogue) -> Dossier:
    """A dossier: its title is what the speakers of the language call the event, where that is known."""
    found = _record(dossier, translatable.DOSSIER, dossier.id, catalogue)
    axes = tuple(
        told.model_copy(update={"formation": _moved(axis.formation, formations[axis.unit], catalogue)})
        if axis.unit and axis.unit in formations and told.formation == axis.formation
        else told
        for axis, told in zip(dossier.axes, found.axes, strict=True)
    )
    name = getattr(dossier.names, catalogue.language)
    return found.model_copy(update={"axes": axes, **({"title": name, "label": ""} if name else {})})


def _moved(english: str, formation: Formation, catalogue: Catalogue) -> str:
    """What moved, where the catalogue does not know it: the formation's own name, and what is in brackets behind it.

    See ``formation_names.shown``, which puts a name before the text that the catalogue knows.
    """
    name, own = formation.name, formation.names.get(catalogue.language, "")
    if not own or english == name:
        return own or english
    bare = formation_names.without_addition(name)
    detail = english.removeprefix(f"{bare} (").removesuffix(")")
    if english != f"{bare} ({detail})":
        return english
    told = catalogue.of(translatable.FORMATION, detail) or detail
    opening, closing = _BRACKETS[catalogue.language]
    return f"{formation_names.without_addition(own)}{opening}{told}{closing}"


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
