"""The atlas in the Linked Places Format: GeoJSON and JSON-LD that gazetteers exchange.

Its context is 1.1, its structure that of 1.3, which asks for ``fclasses`` too.

One feature for each row of the scene: places with their names in every script, events, lands, borders, movements, each
with its timespans, certainty and citations. https://github.com/LinkedPasts/linked-places-format
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

from campaigns import scene
from campaigns.atlas.provenance import LICENCE_URL
from geodata import antimeridian, dated_table, gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd

    from campaigns.atlas.provenance import Provenance
    from campaigns.dates import When
    from campaigns.history import History

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
CERTAINTY = {"high": "certain", "medium": "less-certain", "low": "uncertain"}
"""Our levels in the words of the format."""

_CLASS_OF_KIND = {
    **dict.fromkeys(("capital", "city", "town", "village", "port", "station"), "P"),
    **dict.fromkeys(("height", "pass", "beach", "island"), "T"),
    **dict.fromkeys(("lake", "sea"), "H"),
    **dict.fromkeys(("river-crossing", "fort", "border-post", "airfield", "monastery", "camp", "battlefield"), "S"),
    "region": "L",
}
_CLASS_OF_LAYER = {
    **dict.fromkeys(("territory", "occupation", "border", "claim"), "A"),
    **dict.fromkeys(("arrow", "route", "railway", "road"), "R"),
    **dict.fromkeys(("island", "cover"), "T"),
    **dict.fromkeys(("event", "phase", "unit", "front"), "S"),
}
"""GeoNames feature class of a row by its layer; of a place by its kind."""
_DECIMALS = 5
Json = dict[str, Any]


def text(history: History, rows: gpd.GeoDataFrame, provenance: Provenance) -> str:
    """Rows of the scene as one Linked Places document.

    Parameters
    ----------
    rows
        Rows of the scene, EPSG:4326, longitude first.
    """
    head = {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "title": provenance.title,
        "identifier": provenance.digest,
        "license": LICENCE_URL,
        "dct:hasVersion": provenance.version,
        "dct:rights": f"Licence: {provenance.licence}. {provenance.credit}".strip(),
    }
    features = [_line(_feature(history, row)) for row in rows.to_dict("records")]
    return f'{_line(head)[:-1]},"features":[\n' + ",\n".join(features) + "\n]}\n"


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _feature(history: History, row: Mapping[str, Any]) -> Json:
    layer, kind = str(row["layer"]), str(row["kind"])
    when = _when(history, row)
    citations = _citations(str(row["sources"]), history)
    shape = json.loads(
        shapely.to_geojson(shapely.set_precision(antimeridian.cut(row["geometry"]), 10**-_DECIMALS, mode="pointwise"))
    )
    certain = {"certainty": CERTAINTY[str(row["certainty"])]} if row["certainty"] else {}
    geometry = shape | certain | {"citations": citations} | when
    feature: Json = {
        "@id": f"urn:atlas-soviet-japanese-campaigns:{row['id']}",
        "type": "Feature",
        "properties": {
            "title": str(row["name"]),
            "fclasses": [_CLASS_OF_KIND.get(kind, "S") if layer == "place" else _CLASS_OF_LAYER.get(layer, "S")],
            "layer": layer,
            "side": str(row["side"]),
        },
        "names": _names(history, row, citations),
        "types": [{"label": kind, "sourceLabels": [{"label": kind.replace("-", " "), "lang": "en"}]}],
        "geometry": {"type": "GeometryCollection", "geometries": [geometry]},
        **when,
    }
    described = _description(history, row)
    if described:
        feature["descriptions"] = [{"value": described, "lang": "en"}]
    return feature


def _names(history: History, row: Mapping[str, Any], citations: list[Json]) -> list[Json]:
    """Names of a row, the English one first and cited, then those in other scripts."""
    names = [{"toponym": str(row["name"]), "lang": "en", "citations": citations}]
    others: Mapping[str, str] = {}
    known = history.places.get(gazetteer.place_id(str(row["id"]))) if row["layer"] == "place" else None
    place = known.on(row["start"] or dated_table.FIRST_DAY) if known else None
    if place is not None:
        others = place.names
        if place.modern != place.name:
            names.append({"toponym": place.modern, "lang": "en"})
    elif row["layer"] == "event":
        others = {k: v for k, v in history.dossiers[str(row["dossier"])].names.model_dump().items() if v}
    elif row["layer"] == "unit":
        others = history.formations[scene.formation_of(str(row["id"]))].names
    return names + [{"toponym": name, "lang": language} for language, name in others.items()]


def _when(history: History, row: Mapping[str, Any]) -> Json:
    """Timespans of a row: of an event every claimed date, of anything else its days; nothing where it has none."""
    if row["layer"] == "phase":
        return {"when": {"timespans": [_span(scene.phase_of(str(row["id"]), history).when)]}}
    if row["layer"] == "event":
        return {"when": {"timespans": [_span(date.when) for date in history.dossiers[str(row["dossier"])].dates]}}
    start, end = row["start"], row["end"]
    if start is None and end is None:
        return {}
    span: Json = {"start": {"in": start.isoformat()} if start else {"latest": dated_table.FIRST_DAY.isoformat()}}
    if end:
        span["end"] = {"in": end.isoformat()}
    return {"when": {"timespans": [span]}}


def _span(when: When) -> Json:
    start, end = when.earliest.isoformat(), when.latest.isoformat()
    if when.vague:
        return {"start": {"earliest": start, "latest": end}, "end": {"latest": end}}
    return {"start": {"in": start}, "end": {"in": end}}


def _citations(keys: str, history: History) -> list[Json]:
    found = []
    for part in keys.split(";"):
        key, _, locator = part.strip().partition(", ")
        source = history.sources.get(key)
        label = (source.reference if source else key) + (f", {locator}" if locator else "")
        found.append({"label": label} | ({"@id": source.url} if source and source.url else {}))
    return found


def _description(history: History, row: Mapping[str, Any]) -> str:
    if row["layer"] == "event":
        return history.dossiers[str(row["dossier"])].summary.strip()
    return str(row["note"] or "")
