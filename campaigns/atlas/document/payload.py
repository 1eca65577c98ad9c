"""What the document carries: the scene, the dossiers and the ground, as plain data ready for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import chapters, dates
from campaigns.atlas import provenance
from campaigns.atlas.document import (
    dossier_payload,
    feature_payload,
    formation_payload,
    glossary_payload,
    ground_payload,
    guest_payload,
    map_labels,
    names_in_language,
    sheet_payload,
    style_payload,
    tour_payload,
)
from campaigns.atlas.document.payload_types import Language, LayerTitle, PayloadView
from campaigns.languages import interface_words
from campaigns.scene import select
from campaigns.symbology import languages, wording
from campaigns.symbology import layers as symbology_layers
from geodata import translated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    import geopandas as gpd

    from campaigns.atlas.document.feature_types import Feature
    from campaigns.atlas.document.payload_types import ChapterSpan, Payload
    from campaigns.atlas.provenance import Origin
    from campaigns.guests.placing import GuestLayer
    from campaigns.history import History


def build(
    history: History,
    scene: gpd.GeoDataFrame,
    *,
    first: dt.date = chapters.FIRST_DAY,
    last: dt.date = chapters.LAST_DAY,
    opens: dt.date | None = None,
    view: tuple[float, float, float] = chapters.WHOLE_THEATRE,
    layers: Iterable[str] | None = None,
    title: str = provenance.TITLE,
    fine_ground: bool = True,
    guests: Sequence[GuestLayer] = (),
    pieces: Sequence[str] = (),
    language: str = languages.ENGLISH,
) -> Payload:
    """Gather everything a document of a span of days shows.

    Parameters
    ----------
    history, scene
        The history, and the rows assembled from it.
    first, last
        The days the clock runs over, both inclusive.
    opens
        The day it opens on; by default the atlas's own opening day, or the nearest in the span.
    view
        Zoom, latitude, longitude it opens with.
    layers
        Layers to carry; None = all.
    fine_ground
        Whether the battlefield sheets are carried on which something of this happened; else the theatre's ground
        serves.
    guests
        Layers of the user's own data, carried whole whatever the days and layers are.
    pieces
        Manifests of data in pieces: addresses relative to the document. The document loads them, and nothing else.
    language
        Of the interface and of dates; what else is told is in the language of the history.
    """
    kept = select(scene, first, last, None if layers is None else [*layers])
    about = provenance.of(history, kept, title, background=True)
    shared = feature_payload.Shared()
    features = feature_payload.build(kept, history, shared)
    dossiers = dossier_payload.cited(history, features)
    sheets = sheet_payload.needed(history.ground.sheets, kept) if fine_ground else []
    sheet_payload.add_courses(features, history.ground, sheets, shared.fine)
    formations = formation_payload.build(history, features, dossier_payload.orders(history, dossiers), shared)
    explained = glossary_payload.used(history, dossiers)
    named = layers is None or "place" in set(layers)
    water = ground_payload.build(history.ground, shared.coarse)
    found: Payload = {  # the packed lines first: text compresses better when they do not stand between
        "lines": shared.fine.packed(),
        "groundLines": shared.coarse.packed(),
        "title": title,
        "range": (dates.day_number(first), dates.day_number(last)),
        "opens": dates.day_number(min(max(opens or chapters.OPENING, first), last)),
        "view": PayloadView.of(view),
        "select": "",
        "chapters": _chapters(first, last),
        "tours": tour_payload.build(history, first, last, dossiers, {feature["id"] for feature in features}),
        "layers": _layers(features),
        "style": style_payload.build(),
        "credit": f"{about.credit} {wording.EACH_FACT}.",
        "version": about.version,
        "digest": about.digest,
        "licence": about.licence,
        "features": features,
        "formations": formations,
        "notes": shared.notes.texts,
        "dossiers": dossier_payload.build(dossiers, history, language),
        "sources": dossier_payload.sources(history, dossiers.values(), features, explained),
        "synonyms": [list(group) for group in history.synonyms],
        "glossary": glossary_payload.build(explained),
        "languages": [Language(code, name) for code, name in languages.LANGUAGES.items()],
        "places": map_labels.places(history) if named else [],
        "natural": map_labels.natural(history.ground) if named else [],
        "symbols": shared.symbols.texts,
        "ground": water,
        "sheets": sheet_payload.build(sheets),
        "guests": [guest_payload.build(guest) for guest in guests],
    }
    if pieces:
        found["pieces"] = list(pieces)
    if language in translated.LANGUAGES:
        names_in_language.put_first(found, language)
        found["words"] = _words(language, about.origins, found["credit"])
    return found


def _words(language: str, origins: Iterable[Origin], credit: str) -> dict[str, str]:
    """The words of the interface in a language, and the credit of the document as a whole."""
    texts = [*(origin.credit for origin in origins), wording.EACH_FACT]
    stop = wording.FULL_STOP.get(language, ". ")
    return interface_words.of(language) | {credit: "".join(wording.of(text, language) + stop for text in texts).strip()}


def _layers(features: Iterable[Feature]) -> list[LayerTitle]:
    """The layers of features with their titles, in drawing order."""
    present = {feature["layer"] for feature in features}
    return [LayerTitle(layer, title) for layer, title in symbology_layers.titles().items() if layer in present]


def _chapters(first: dt.date, last: dt.date) -> list[ChapterSpan]:
    return [
        {
            "id": str(span.id),
            "title": span.title,
            "years": span.years,
            "first": dates.day_number(span.first),
            "last": dates.day_number(span.last),
            "opens": dates.day_number(span.opens),
            "view": PayloadView.of(span.view),
        }
        for span in chapters.in_order()
        if span.first <= last and span.last >= first
    ]
