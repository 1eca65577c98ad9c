"""The parts of a document are all of it, and weigh what they take."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from campaigns.atlas.document import folium_map, payload
from tests.benchmarks import document_weights

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History


def test_the_parts_weigh_what_the_whole_does(history: History, whole: gpd.GeoDataFrame) -> None:
    battle = whole[whole["dossier"].str.startswith("khasan")]
    content = payload.build(history, battle)
    page = folium_map.render(content, history.ground.relief, "<svg/>")
    found = document_weights.weights(page)
    assert {"payload: dossiers", "payload: sheets, contours", "relief of the world"} <= found.keys()
    assert sum(found.values()) == pytest.approx(len(gzip.compress(page.encode())), rel=0.05)
    assert [*found.values()] == sorted(found.values(), reverse=True)
