"""Files of a layer that the page of territories offers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from campaigns.atlas.export_selection import ExportError
from pages.parts import layer_files

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History

DAY = dt.date(1940, 1, 1)


@pytest.mark.parametrize(
    ("layer", "suffix", "names"),
    [
        ("railway", ".gpkg", ["railway-1940-01-01.gpkg"]),
        ("border", ".kml", ["border-1940-01-01.kml"]),
        ("claim", ".csv", ["claim-1940-01-01.csv", "claim-1940-01-01.csv-metadata.json"]),
    ],
)
def test_each_file_is_written_when_asked_for(
    history: History, whole: gpd.GeoDataFrame, layer: str, suffix: str, names: list[str]
) -> None:
    files = layer_files.of_layer(history, whole, layer, DAY, suffix)
    assert list(files) == names
    contents = [make() for make in files.values()]
    assert contents[0].startswith({".gpkg": b"SQLite format 3", ".kml": b"<?xml", ".csv": b"\xef\xbb\xbfid,"}[suffix])
    assert all(content.startswith(b"{") for content in contents[1:])


def test_of_all_years(history: History, whole: gpd.GeoDataFrame) -> None:
    assert list(layer_files.of_layer(history, whole, "railway", None, ".geojson")) == ["railway.geojson"]


def test_a_layer_that_is_not_there_on_the_day_is_told(history: History, whole: gpd.GeoDataFrame) -> None:
    with pytest.raises(ExportError):
        layer_files.of_layer(history, whole, "front", dt.date(1955, 1, 1), ".kml")
