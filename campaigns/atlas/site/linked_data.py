"""What pages say to machines, in the vocabulary of schema.org: events, places, the data set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from campaigns.atlas import provenance
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.tables import dossiers as dossier_tables

if TYPE_CHECKING:
    from campaigns.history import History
    from campaigns.model import Dossier
    from geodata.gazetteer import Place

Linked = dict[str, Any]
_WORKS = frozenset({"WebSite", "Dataset"})
"""Types of what has a language itself."""


def event(dossier: Dossier, history: History) -> Linked:
    """A dossier as an event: its days, both inclusive, place and sides."""
    found: Linked = {
        "@type": "Event",
        "name": dossier.title,
        "description": dossier_tables.first_sentence(dossier.summary),
        "startDate": dossier.when.earliest.isoformat(),
        "endDate": dossier.when.latest.isoformat(),
        "location": place(history.places[dossier.place]),
    }
    others = [name for name in dossier.names.model_dump().values() if name and name != dossier.title]
    sides = list(dict.fromkeys(str(party.side) for party in dossier.belligerents))
    if others:
        found["alternateName"] = others
    if sides:
        found["contributor"] = [{"@type": "Organization", "name": spoken.told(side)} for side in sides]
    if (whole := history.dossiers.get(dossier.part_of or "")) is not None:
        found["superEvent"] = {"@type": "Event", "name": whole.title}
    return found


def place(shown: Place) -> Linked:
    """A place; its position is in decimal degrees, WGS 84."""
    found: Linked = {
        "@type": "Place",
        "name": shown.name,
        "geo": {"@type": "GeoCoordinates", "latitude": shown.latitude, "longitude": shown.longitude},
    }
    if others := [name for name in shown.all_names if name != shown.name]:
        found["alternateName"] = others
    return found


def data_set(files: dict[str, str]) -> Linked:
    """The data of the whole atlas; ``files`` are types of media by the file's name."""
    return {
        "@type": "Dataset",
        "name": t(provenance.TITLE),
        "description": t("Dated events, movements, positions, fronts, territories and borders, each with its sources."),
        "license": provenance.LICENCE_URL,
        "creator": {"@type": "Organization", "name": t(provenance.AUTHORS)},
        "temporalCoverage": "1904/1973",
        "distribution": [
            {"@type": "DataDownload", "contentUrl": name, "encodingFormat": media} for name, media in files.items()
        ],
    }


def in_language(found: Linked, language: str) -> Linked:
    """The same with the language it is told in: that of a work, or of the page about what is none."""
    if found["@type"] in _WORKS:
        return {**found, "inLanguage": language}
    return {**found, "mainEntityOfPage": {"@type": "WebPage", "inLanguage": language}}
