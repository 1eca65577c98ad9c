"""The Linked Places export has the structure the format asks for, and carries names, dates and citations."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import shapely
from shapely.geometry import shape

from campaigns import scene
from campaigns.atlas import provenance
from campaigns.atlas.formats import linked_places

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History

DAY = re.compile(r"-?\d{4}-\d{2}-\d{2}")


@pytest.fixture(scope="module")
def features(history: History, whole: gpd.GeoDataFrame) -> dict[str, Any]:
    rows = whole[whole["layer"].isin(["place", "event", "phase", "island", "border"])]
    content = json.loads(linked_places.text(history, rows, provenance.of(history, rows)))
    assert content["type"] == "FeatureCollection"
    assert content["@context"].endswith(".jsonld")
    return {feature["@id"].rpartition(":")[2]: feature for feature in content["features"]}


def _spans(feature: dict[str, Any]) -> list[dict[str, dict[str, str]]]:
    spans: list[dict[str, dict[str, str]]] = feature.get("when", {}).get("timespans", [])
    return spans


def test_every_feature_has_what_is_required(features: dict[str, Any]) -> None:
    for feature in features.values():
        assert feature["type"] == "Feature"
        assert feature["@id"].startswith("urn:")
        assert feature["properties"]["title"]
        assert set(feature["properties"]["fclasses"]) <= set("AHLPRST")
        assert all(name["toponym"] for name in feature["names"])
        assert feature["names"][0]["citations"][0]["label"]
        assert feature["geometry"]["type"] == "GeometryCollection"
        assert feature["geometry"]["geometries"]
        for geometry in feature["geometry"]["geometries"]:
            assert geometry["certainty"] in {"certain", "less-certain", "uncertain"}
            assert shapely.is_valid(shape({key: geometry[key] for key in ("type", "coordinates")}))


def test_every_timespan_has_a_start_and_iso_days(features: dict[str, Any]) -> None:
    seen = 0
    for feature in features.values():
        for span in _spans(feature):
            assert set(span) <= {"start", "end"}
            assert "start" in span
            for edge in span.values():
                assert set(edge) <= {"in", "earliest", "latest"}
                assert all(DAY.fullmatch(day) for day in edge.values())
                seen += 1
    assert seen >= 1500


def test_names_in_scripts_and_claimed_dates_are_carried(features: dict[str, Any], history: History) -> None:
    names = {(name["lang"], name["toponym"]) for name in features["place/harbin"]["names"]}
    assert ("ru", "Харбин") in names
    assert {language for language, _ in names} >= {"en", "ru", "ja", "zh"}
    disputed = next(dossier for dossier in history.dossiers.values() if len(dossier.dates) > 1)
    assert len(_spans(features[disputed.id])) == len(disputed.dates)


def test_a_phase_of_a_month_has_a_span_that_is_not_its_days(features: dict[str, Any], history: History) -> None:
    phase, row = next(
        (phase, scene.phase_id(dossier, number))
        for dossier in history.dossiers.values()
        for number, phase in enumerate(dossier.phases)
        if phase.place and phase.when.vague
    )
    start, end = phase.when.earliest.isoformat(), phase.when.latest.isoformat()
    assert _spans(features[row]) == [{"start": {"earliest": start, "latest": end}, "end": {"latest": end}}]
    assert features[row]["properties"]["title"] == phase.name


def test_links_are_addresses(features: dict[str, Any]) -> None:
    for feature in features.values():
        for citation in feature["names"][0]["citations"]:
            assert "@id" not in citation or re.match(r"https?://", citation["@id"])
