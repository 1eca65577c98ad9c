"""What a document in English carries for another language: words of the interface, and what its data tell otherwise.

The browser exchanges it in the data (``web/base/document-texts.ts``). Changes are nested by the keys of what they
change, indices of lists among them: a text, a value in a list of one where it is none, or None where the language has
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from campaigns.atlas.document.payload_types import Payload

_OF_THE_LANGUAGE = ("words", "language", "symbols", "notes", "places")
"""Keys that are not compared; places have their names in every language, which the map writes, in any document."""
_NOTE = 5
"""Index of the number of its note in a position of a unit."""


def of(english: Payload, told: Payload) -> dict[str, Any]:
    """What a document has to carry for a language.

    Parameters
    ----------
    english, told
        What ``payload.build`` gives for the same selection, without a language and in the language.
    """
    changes = _changes(_without_numbers(english), _without_numbers(told)) or {}
    if notes := _notes(english, told):
        changes["notes"] = notes
    return {"words": told.get("words", {}), "changes": changes}


def _without_numbers(payload: Payload) -> dict[str, Any]:
    """A payload without the numbers of notes and symbols, which are counted anew in each language."""
    features = []
    for feature in payload["features"]:
        kept: dict[str, Any] = {key: value for key, value in feature.items() if key not in {"note", "symbol"}}
        if "positions" in feature:
            kept["positions"] = [position[:_NOTE] for position in feature["positions"]]
        features.append(kept)
    rest = {key: value for key, value in payload.items() if key not in _OF_THE_LANGUAGE}
    return {**rest, "features": features}


def _notes(english: Payload, told: Payload) -> dict[str, str]:
    """Notes of features by their index in the English document; of one that stands twice, the first translation."""
    found: dict[str, str] = {}
    for feature, other in zip(english["features"], told["features"], strict=True):
        pairs: list[tuple[object, object]] = [(feature.get("note"), other.get("note"))]
        positions = zip(feature.get("positions", ()), other.get("positions", ()), strict=True)
        pairs += [(own[_NOTE], its[_NOTE]) for own, its in positions if len(own) > _NOTE and len(its) > _NOTE]
        for number, its_number in pairs:
            if isinstance(number, int) and isinstance(its_number, int) and number and its_number:
                found.setdefault(str(number - 1), told["notes"][its_number - 1])
    return {index: text for index, text in found.items() if text != english["notes"][int(index)]}


def _changes(english: object, told: object) -> Any:  # noqa: ANN401 - as JSON has it
    """What turns one value into another, both as JSON has them; None where they are the same."""
    if isinstance(english, Mapping) and isinstance(told, Mapping):
        found: dict[str, Any] = {}
        for key in {**english, **told}:
            if key not in told:
                found[str(key)] = None
            elif key not in english:
                found[str(key)] = [told[key]]
            elif (change := _changes(english[key], told[key])) is not None:
                found[str(key)] = change
        return found or None
    if _is_list(english) and _is_list(told) and len(english) == len(told):  # type: ignore[arg-type]
        pairs = enumerate(zip(english, told, strict=True))  # type: ignore[call-overload]
        changed = ((str(index), _changes(*pair)) for index, pair in pairs)
        return {index: change for index, change in changed if change is not None} or None
    if english == told:
        return None
    return told if isinstance(told, str) else [told]


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
