"""What is written beside a line of the ground: whose claim it is, or what it parts."""

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
