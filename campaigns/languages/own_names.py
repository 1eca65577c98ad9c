"""Formations and places called as a language calls them: its name comes first, the English one beside the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigns.languages.spoken import ENGLISH

if TYPE_CHECKING:
    from campaigns.formations import Formation
    from campaigns.history import History
    from geodata.gazetteer import Place


def put_first(history: History, language: str) -> History:
    """A history: formations and places with their names in a language, ``ru``, ``ja`` or ``zh``, where known."""
    return replace(
        history,
        formations={key: _formation(each, language) for key, each in history.formations.items()},
        places={key: _place(each, language) for key, each in history.places.items()},
    )


def _formation(formation: Formation, language: str) -> Formation:
    names = formation.names
    own = names.get(language)
    if not own:
        return formation
    return replace(formation, name=own, ru=names.get("ru", ""), ja=names.get("ja", ""), zh=names.get("zh", ""))


def _place(place: Place, language: str) -> Place:
    """A place, and what it was called when: where a name of its time is not known, as it is called at all."""
    own = place.names.get(language)
    if not own:
        return place
    dated = tuple(each.model_copy(update={"name": each.names.get(language, own)}) for each in place.dated)
    return replace(place, name=own, names={ENGLISH: place.name, **place.names}, dated=dated)
