"""What features carry beside their rows: what is written beside a line of the ground, what covers a phase."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from campaigns import scene
from campaigns.atlas.document import feature_payload

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History


def labels(history: History, whole: gpd.GeoDataFrame, day: dt.date) -> dict[str, tuple[str, str]]:
    """Text in English and Russian beside each claim of a day, by the claim's id."""
    rows = scene.select(whole, day, day, ["claim"])
    found = feature_payload.build(rows, history, feature_payload.Shared())
    return {each["id"]: (each["label"], each["names"]["ru"]) for each in found if "label" in each}


def test_a_secret_line_says_what_it_is_and_a_claim_whose(history: History, whole: gpd.GeoDataFrame) -> None:
    written = labels(history, whole, dt.date(1913, 1, 1))
    assert written["secret-line-1907"] == ("Secret line of spheres", "Секретный раздел сфер")
    assert written["secret-meridian-1912"] == written["secret-line-1907"]
    assert written["heixiazi-china"][0] == "China’s claim"


def phases(history: History, whole: gpd.GeoDataFrame, layers: list[str]) -> dict[str, tuple[str, int, bool, bool]]:
    """Name, number, whether covered and whether its day is uncertain, of each phase in a document of some layers."""
    rows = scene.select(whole, layers=layers)
    found = feature_payload.build(rows, history, feature_payload.Shared())
    return {
        each["id"]: (each["name"], each["phase"], each.get("covered", False), each.get("uncertain", False))
        for each in found
        if each["layer"] == "phase"
    }


def test_a_phase_at_the_mark_of_its_event_is_covered_where_that_is_drawn(
    small_with_phases: tuple[History, gpd.GeoDataFrame],
) -> None:
    assert phases(*small_with_phases, ["event", "phase"]) == {
        "small-war/phase-2": ("", 1, True, False),
        "small-war/phase-3": ("", 2, False, True),
    }
    assert phases(*small_with_phases, ["phase"])["small-war/phase-2"] == ("", 1, False, False)
