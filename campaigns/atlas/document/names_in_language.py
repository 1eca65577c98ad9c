"""What has names in several languages, in a document of one of them: its own comes first, the English beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.symbology.languages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.atlas.document.dossier_types import DossierPlace
    from campaigns.atlas.document.feature_types import Formation
    from campaigns.atlas.document.payload_types import MapPlace, Payload, PlaceStage


def put_first(payload: Payload, language: str) -> None:
    """Call places and formations as the language does, where it has a name for them."""
    known = {each["name"]: each["names"][language] for each in _places(payload) if each["names"].get(language)}
    for feature in payload["features"]:
        if "positions" in feature:
            positions = feature["positions"]
            feature["positions"] = [each._replace(place=known.get(each.place, each.place)) for each in positions]
    for each in _named(payload):
        name = each["names"].get(language)
        if name:
            each["name"], each["names"] = name, {ENGLISH: each["name"], **each["names"]}


def _named(payload: Payload) -> Iterator[DossierPlace | Formation | MapPlace | PlaceStage]:
    yield from payload["formations"].values()
    for dossier in payload["dossiers"].values():
        yield dossier["place"]
    yield from _places(payload)


def _places(payload: Payload) -> Iterator[MapPlace | PlaceStage]:
    for place in payload["places"]:
        yield place
        yield from place.get("stages", [])
