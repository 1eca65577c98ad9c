"""What the document carries: the scene, the dossiers and the ground, as plain data ready for JSON."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from campaigns import chapters, dates
from campaigns.atlas.document import map_labels, tour_payload
from campaigns.atlas.document.packing import Packer
from campaigns.movement import arrows
from campaigns.scene import select
from campaigns.symbology import languages, style, unit_symbols
from campaigns.tables import figures
from geodata import coast, frontiers, ground

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    import geopandas as gpd

    from campaigns.dates import When
    from campaigns.history import History
    from campaigns.model import Axis, Citation, Claim, Dossier, Statement
    from geodata.gazetteer import Place

TITLE = "Soviet–Japanese border conflicts and campaigns, 1904–1973"
PRECISE, COARSE = 20_000, 10_000
"""Units per degree for moving features (6 m, a quarter of a pixel at the closest zoom) and for the ground (11 m)."""
LABELLED = ("territory", "island")
Json = dict[str, Any]


def build(
    history: History,
    scene: gpd.GeoDataFrame,
    *,
    first: dt.date = chapters.FIRST_DAY,
    last: dt.date = chapters.LAST_DAY,
    opens: dt.date | None = None,
    view: tuple[float, float, float] = chapters.WHOLE_THEATRE,
    layers: Iterable[str] | None = None,
    title: str = TITLE,
) -> Json:
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
    """
    kept = select(scene, first, last, None if layers is None else [*layers])
    packer, ground_packer = Packer(PRECISE), Packer(COARSE)
    features = [
        feature
        for layer in style.LAYER_TITLES
        if layer != "place"
        for feature in _features(kept[kept["layer"] == layer], history, packer, ground_packer)
    ]
    notes = _numbered_notes(features)
    dossiers = {d.id: d for d in history.dossiers.values() if any(f["dossier"] == d.id for f in features)}
    opening = min(max(opens or chapters.OPENING, first), last)
    named = layers is None or "place" in set(layers)
    layer_titles = [[k, v] for k, v in style.LAYER_TITLES.items() if any(f["layer"] == k for f in features)]
    return {
        "title": title,
        "range": [dates.day_number(first), dates.day_number(last)],
        "opens": dates.day_number(opening),
        "view": list(view),
        "select": "",
        "chapters": _chapters(first, last),
        "tours": tour_payload.build(history, first, last, dossiers, {f["id"] for f in features}),
        "layers": layer_titles,
        "style": _style(),
        "credit": "Relief, coast and rivers: Natural Earth (public domain). Each fact names its own sources.",
        "features": features,
        "notes": notes,
        "lines": packer.packed(),
        "dossiers": {key: _dossier(dossier, dossiers, history) for key, dossier in dossiers.items()},
        "sources": _sources(history, dossiers.values(), features),
        "languages": [*languages.LANGUAGES.items()],
        "places": map_labels.places(history) if named else [],
        "natural": map_labels.natural() if named else [],
        "symbols": _symbols(features),
        "ground": _ground(ground_packer),
        "groundLines": ground_packer.packed(),
    }


def _numbered_notes(features: Iterable[Json]) -> list[str]:
    """Put each note's number, from 1, in its place; many features share one. Returns the notes."""
    notes: dict[str, int] = {}
    for feature in features:
        if feature.get("note"):
            feature["note"] = notes.setdefault(feature["note"], len(notes) + 1)
    return list(notes)


def _symbols(features: Iterable[Json]) -> list[str]:
    """Put the number of its picture in the place of each unit symbol's code. Returns the pictures."""
    symbols: dict[str, int] = {}
    for feature in features:
        if feature.get("symbol"):
            picture = unit_symbols.picture(feature["symbol"], feature["side"])
            feature["symbol"] = symbols.setdefault(picture, len(symbols))
    return list(symbols)


def _style() -> Json:
    return {
        "marks": style.MARKS,
        "groups": [[title, *group] for title, group in style.EVENT_GROUPS.items()],
        "sides": sorted(style.SIDE_COLOUR),
        "wash": style.WASH,
        "land": style.LAND,
        "water": style.WATER,
        "river": style.RIVER,
        "coast": style.COAST,
        "ink": style.INK,
        "waterInk": style.WATER_INK,
        "notes": [
            "Unit symbols at the heads of arrows: APP-6, every side in the rectangle.",
            "Web Mercator: north is up everywhere; the scale grows with latitude.",
        ],
    }


def _chapters(first: dt.date, last: dt.date) -> list[Json]:
    return [
        {
            "id": str(span.id),
            "title": span.title,
            "years": span.years,
            "first": dates.day_number(span.first),
            "last": dates.day_number(span.last),
            "opens": dates.day_number(span.opens),
            "view": list(span.view),
        }
        for span in chapters.CHAPTERS
        if span.first <= last and span.last >= first
    ]


def _features(rows: gpd.GeoDataFrame, history: History, fine: Packer, coarse: Packer) -> Iterable[Json]:
    """Rows of one layer; the stages of one axis become one feature."""
    records = rows.to_dict("records")
    for identity, group in groupby(records, key=lambda record: str(record["id"]).partition("@")[0]):
        stages = list(group)
        feature = _feature(identity, stages[0], history)
        packer = fine if stages[0]["dossier"] else coarse
        feature["fine"] = packer is fine
        feature["closed"] = stages[0]["geometry"].geom_type in {"Polygon", "MultiPolygon"}
        if stages[0]["layer"] == "event":
            point = stages[0]["geometry"]
            feature["stages"] = [[*_days(stages[0]), [], [round(point.x, 5), round(point.y, 5)]]]
        else:
            feature["stages"] = [[*_days(stage), packer.add(stage["geometry"])] for stage in stages]
        if stages[0]["kind"] in frontiers.KINDS and ";" in feature["side"]:
            feature["bands"] = [style.side_colour(side) for side in feature["side"].split(";")]
        if stages[0]["layer"] == "occupation":
            feature["edges"] = packer.add(coast.land_borders(stages[0]["geometry"]))
        if "axis" in feature:
            feature["growth"] = _growth(feature, history, coarse)
        yield feature


def _growth(feature: Json, history: History, packer: Packer) -> Json:
    """What the clock needs to let an arrow grow between its stages."""
    axis = next(a for a in history.dossiers[feature["dossier"]].axes if a.id == feature["axis"])
    growth = arrows.growth(axis, history.places, [start for start, *_ in feature["stages"]])
    return {
        "line": packer.add(growth.line)[0][0],
        "reach": [round(share, 5) for share in growth.reach],
        "width": round(growth.width, 5),
        "step": growth.step,
    }


def _days(record: Mapping[str, Any]) -> tuple[int | None, int | None]:
    return tuple(None if record[key] is None else dates.day_number(record[key]) for key in ("start", "end"))  # type: ignore[return-value]


def _feature(identity: str, record: Mapping[str, Any], history: History) -> Json:
    layer = str(record["layer"])
    dossier = history.dossiers.get(str(record["dossier"]))
    feature: Json = {
        "id": identity,
        "layer": layer,
        "layerTitle": style.LAYER_TITLES[layer],
        "kind": str(record["kind"]),
        "name": str(record["name"]),
        "side": str(record["side"]),
        "colour": style.side_colour(str(record["side"])),
        "certainty": str(record["certainty"]),
        "dossier": str(record["dossier"]),
        "rank": int(record["rank"] or 0),
    }
    if dossier is None:
        feature |= {"sources": str(record["sources"]), "note": str(record["note"] or "")}
    if layer in LABELLED:
        feature |= map_labels.land(feature["name"], record["geometry"])
    feature["ink"] = style.ink(feature["colour"])
    if layer == "territory":
        feature["wash"] = style.wash(feature["colour"])
    if layer in {"arrow", "route"} and dossier is not None:
        axis = next(a for a in dossier.axes if identity.endswith(f"/{a.id}"))
        feature |= {"axis": axis.id, "mode": axis.mode, "kind": axis.kind}
        if layer == "arrow":
            feature["symbol"] = unit_symbols.code(axis)
    if layer == "event" and dossier is not None:
        place = history.places[dossier.place]
        feature |= {
            "short": dossier.short,
            "ring": place.precision_km,
            "latitude": round(place.latitude, 2),
            "vague": dossier.when.uncertain or dossier.dates[0].certainty == "low",
            "zoom": zoom(dossier),
        }
    return feature


def zoom(dossier: Dossier) -> float:
    """Zoom at which an event is read: that of its chapter, closer for a lesser one."""
    span = next(span for span in chapters.CHAPTERS if span.id == dossier.chapter)
    return min(11.5, span.view[0] + (dossier.importance - 1) * 0.8)


def _ground(packer: Packer) -> Json:
    rivers = ground.rivers()
    return {
        "sea": [part for geometry in ground.sea().geometry for part in packer.add(geometry)],
        "lakes": [part for geometry in ground.lakes().geometry for part in packer.add(geometry)],
        "rivers": [
            {"parts": packer.add(geometry), "rank": float(rank)}
            for geometry, rank in zip(rivers.geometry, rivers["rank"], strict=True)
        ],
    }


def _cite(citations: Iterable[Citation]) -> list[list[str]]:
    return [[citation.key, citation.locator] for citation in citations]


def _when(when: When) -> Json:
    start, end = when.days
    return {"english": dates.english(when), "start": start, "end": end}


def _statement(statement: Statement) -> Json:
    return {
        "text": statement.text,
        "source": _cite(statement.source),
        "certainty": str(statement.certainty),
        "via": statement.via,
        "note": statement.note,
    }


def _claim(claim: Claim) -> Json:
    return {
        "about": claim.about,
        "side": str(claim.side),
        "figure": figures.figure(claim),
        "words": claim.words,
        "scope": claim.scope,
        "source": _cite(claim.source),
        "via": claim.via,
        "certainty": str(claim.certainty),
        "note": claim.note,
    }


def _axis(axis: Axis, places: Mapping[str, Place]) -> Json:
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
                "place": places[waypoint.place].name,
                **_when(waypoint.when),
                "source": _cite(waypoint.source),
                "certainty": str(waypoint.certainty),
                "note": waypoint.note,
            }
            for waypoint in axis.waypoints
        ],
    }


def _dossier(dossier: Dossier, carried: Mapping[str, Dossier], history: History) -> Json:
    place = history.places[dossier.place]
    span = next(span for span in chapters.CHAPTERS if span.id == dossier.chapter)
    family = [d for d in carried.values() if d.part_of == dossier.id]
    if dossier.part_of in carried:
        family.insert(0, carried[str(dossier.part_of)])
    return {
        "title": dossier.title,
        "kind": dossier.kind,
        "chapterTitle": span.title,
        "names": {key: value for key, value in dossier.names.model_dump().items() if value},
        "place": {
            "name": place.name,
            "modern": place.modern,
            "names": dict(place.names),
            "precision": place.precision_km,
        },
        "dates": [
            {**_when(d.when), "source": _cite(d.source), "certainty": str(d.certainty), "via": d.via, "note": d.note}
            for d in dossier.dates
        ],
        "summary": dossier.summary.strip(),
        "sources": _cite(dossier.sources),
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
        "phases": [
            {"name": p.name, **_when(p.when), "text": p.text, "source": _cite(p.source), "certainty": str(p.certainty)}
            for p in dossier.phases
        ],
        "axes": [_axis(axis, history.places) for axis in dossier.axes],
        "related": [[d.id, d.title] for d in family],
        "reading": [citation.key for citation in dossier.further_reading],
    }


def _sources(history: History, dossiers: Iterable[Dossier], features: Iterable[Json]) -> Json:
    cited = {citation.key for dossier in dossiers for citation in dossier.citations()}
    for feature in features:
        cited |= {text.strip().split(" ")[0].rstrip(",") for text in feature.get("sources", "").split(";")}
    return {
        key: {"reference": source.reference, "url": source.url, "note": source.note}
        for key, source in history.sources.items()
        if key in cited
    }
