"""The line of sources below a printed map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.atlas.plate import citations

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History


@pytest.mark.parametrize("layer", ["unit", "front", "arrow", "event"])
def test_what_is_drawn_has_its_sources(small_in_full: tuple[History, gpd.GeoDataFrame], layer: str) -> None:
    history, rows = small_in_full
    rows = rows[rows["layer"] == layer]
    assert len(rows)
    written = citations.line(rows, history.sources, (), "en")
    assert citations.short_form(history.sources["muster1950"]) in written
    assert "–" not in written
