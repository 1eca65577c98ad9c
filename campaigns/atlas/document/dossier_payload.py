"""What the document carries of the dossiers and of the works they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.document.dossier_types import Citation
from campaigns.languages import date_words, spoken, strength_words
from campaigns.movement import standing
from campaigns.symbology import languages
from campaigns.symbology.languages import ENGLISH
from geodata.translated import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from campaigns import model
    from campaigns.atlas.document import dossier_types
    from campaigns.atlas.document.feature_types import Feature
    from campaigns.dates import When
    from campaigns.glossary import Entry
    from campaigns.history import History
    from campaigns.orders_of_battle import Subordination
    from campaigns.unit_model import Front, Unit
    from geodata.gazetteer import Place


def build(
    dossiers: Mapping[str, model.Dossier], history: History, language: str = ENGLISH
) -> dict[str, dossier_types.Dossier]:
    """Gather the dossiers of a document by id; each names those it belongs with, as far as they are among these.

    Dates are written in the language; all other texts are as the dossiers have them.
    """
    return {identity: _dossier(dossier, dossiers, history, language) for identity, dossier in dossiers.items()}


def cited(history: History, features: Iterable[Feature]) -> dict[str, model.Dossier]:
    """The dossiers that features are of, by id, in the order of the history."""
    keys = {feature["dossier"] for feature in features}
    return {key: dossier for key, dossier in history.dossiers.items() if key in keys}


def sources(
    history: History, dossiers: Iterable[model.Dossier], features: Iterable[Feature], terms: Iterable[Entry] = ()
) -> dict[str, dossier_types.Source]:
    """The works that dossiers, features and entries of the glossary cite, by key."""
    carried = {dossier.id: dossier for dossier in dossiers}
    keys = {citation.key for dossier in carried.values() for citation in dossier.citations()}
    keys |= {citation.key for row in orders(history, carried) for citation in row.citations}
    keys |= {citation.key for term in terms for citation in term.citations}
    for feature in features:
        keys |= {text.strip().split(" ")[0].rstrip(",") for text in feature.get("sources", "").split(";")}
    return {
        key: {"reference": source.reference, "url": source.url, "note": source.note}
        for key, source in history.sources.items()
        if key in keys
    }


def orders(history: History, dossiers: Container[str]) -> list[Subordination]:
    """The rows of the orders of battle that are told of dossiers, in the order of the table."""
    return [row for row in history.orders_of_battle if row.dossier in dossiers]


def _dossier(
    dossier: model.Dossier, carried: Mapping[str, model.Dossier], history: History, language: str
) -> dossier_types.Dossier:
    known = history.places[dossier.place]
    place = known.on(dossier.when.earliest)
    current = {place.name, place.modern, *place.names.values()}
    span = next(span for span in chapters.in_order() if span.id == dossier.chapter)
    return {
        "title": dossier.title,
        "kind": dossier.kind,
        "chapterTitle": span.title,
        "names": {key: value for key, value in dossier.names.model_dump().items() if value},
        "place": {
            "name": place.name,
            "modern": place.modern,
            "names": dict(place.names),
            "others": [name for name in known.all_names if name not in current],
            "precision": place.precision_km,
        },
        "dates": [_dated(dated, language) for dated in dossier.dates],
        "summary": dossier.summary.strip(),
        "sources": cite(dossier.sources),
        "belligerents": [
            {"side": str(b.side), "commanders": list(b.commanders), "formations": list(b.formations)}
            for b in dossier.belligerents
        ],
        "outcome": _statement(dossier.outcome) if dossier.outcome else None,
        "claims": [_claim(claim) for claim in dossier.claims],
        "disputes": [
            {"question": dispute.question, "answers": [_statement(answer) for answer in dispute.answers]}
            for dispute in dossier.disputes
        ],
        "phases": [_phase(phase, history.places, language) for phase in dossier.phases],
        "axes": [_axis(axis, history.places, language) for axis in dossier.axes],
        "units": [_unit(unit, history.places, language) for unit in dossier.units],
        "fronts": [_front(front, language) for front in dossier.fronts],
        "orders": [_subordination(row, language) for row in orders(history, {dossier.id})],
        "partOf": str(dossier.part_of) if dossier.part_of in carried else "",
        "reading": [citation.key for citation in dossier.further_reading],
    }


def cite(citations: Iterable[model.Citation]) -> list[Citation]:
    """Citations as the document carries them."""
    return [Citation(citation.key, citation.locator) for citation in citations]


def _place(key: str | None, when: When, places: Mapping[str, Place], language: str) -> str:
    """What a place is called in a language on the first of some days; empty where there is none."""
    return languages.place_name(places[key].on(when.earliest), language) if key else ""


def _days(when: When, language: str) -> dossier_types.Days:
    start, end = when.days
    return {"english": date_words.in_words(when, language), "start": start, "end": end}


def _dated(dated: model.Dated, language: str) -> dossier_types.Dated:
    return {
        **_days(dated.when, language),
        "source": cite(dated.source),
        "certainty": dated.certainty,
        "via": dated.via,
        "note": dated.note,
    }


def _statement(statement: model.Statement) -> dossier_types.Statement:
    return {
        "text": statement.text,
        "source": cite(statement.source),
        "certainty": statement.certainty,
        "via": statement.via,
        "note": statement.note,
    }


def _claim(claim: model.Claim) -> dossier_types.Claim:
    figure, words = claim.stated
    return {
        "about": claim.about,
        "side": str(claim.side),
        "figure": figure,
        "words": words,
        "scope": claim.scope,
        "source": cite(claim.source),
        "via": claim.via,
        "certainty": claim.certainty,
        "note": claim.note,
    }


def _phase(phase: model.Phase, places: Mapping[str, Place], language: str) -> dossier_types.Phase:
    return {
        "name": phase.name,
        **_days(phase.when, language),
        "text": phase.text,
        "place": _place(phase.place, phase.when, places, language),
        "source": cite(phase.source),
        "certainty": phase.certainty,
    }


def _axis(axis: model.Axis, places: Mapping[str, Place], language: str) -> dossier_types.Axis:
    return {
        "id": axis.id,
        "formation": axis.formation,
        "detail": axis.detail,
        "commander": axis.commander,
        "side": str(axis.side),
        "kind": axis.kind,
        "mode": axis.mode,
        "waypoints": [
            {
                "place": _place(waypoint.place, waypoint.when, places, language),
                **_days(waypoint.when, language),
                "source": cite(waypoint.source),
                "certainty": waypoint.certainty,
                "note": waypoint.note,
            }
            for waypoint in axis.waypoints
        ],
    }


def _unit(unit: Unit, places: Mapping[str, Place], language: str) -> dossier_types.Unit:
    return {
        "formation": unit.formation,
        "note": unit.note,
        "positions": [
            {
                "place": _place(position.place, position.when, places, language),
                **_days(position.when, language),
                "radius": standing.radius_of(position, places),
                "source": cite(position.source),
                "certainty": position.certainty,
                "note": position.note,
            }
            for position in unit.positions
        ],
    }


def _subordination(row: Subordination, language: str) -> dossier_types.Subordination:
    start, end = row.days
    with spoken.speaking(language if language in LANGUAGES else ENGLISH):
        strength = strength_words.of(row)
    return {
        "formation": row.formation,
        "parent": row.parent,
        "start": start,
        "end": end,
        "commander": row.commander,
        "strength": strength,
        "role": row.role,
        "source": cite(row.citations),
        "certainty": row.certainty,
        "note": row.note,
    }


def _front(front: Front, language: str) -> dossier_types.Front:
    return {
        "id": front.id,
        "name": front.name,
        "sides": list(front.side),
        "kind": front.kind,
        **_days(front.when, language),
        "source": cite(front.source),
        "certainty": front.certainty,
        "note": front.note,
    }
