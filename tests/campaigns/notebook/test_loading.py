"""The atlas as GeoDataFrames: the columns of the data exports, typed."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest

import campaigns
from campaigns import scene
from campaigns.atlas import export
from campaigns.atlas.export_selection import ExportError, Selection
from campaigns.atlas.formats.table import CONTRACT
from campaigns.notebook import loading
from campaigns.scene import LAYERS
from geodata import read_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from campaigns.notebook.loading import Atlas

DAY = dt.date(1938, 8, 6)


def test_importing_the_package_loads_no_library() -> None:
    heavy = ("geopandas", "pandas", "numpy", "shapely", "folium", "pydantic")
    code = f"import sys, campaigns; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == "[]\n"


def test_names_of_the_package_are_listed_and_no_other_is_found() -> None:
    assert set(campaigns.__all__) <= set(dir(campaigns))
    assert {name for name in campaigns.__all__ if not hasattr(campaigns, name)} == set()
    with pytest.raises(AttributeError, match="module 'campaigns' has no attribute 'plot'"):
        getattr(campaigns, "plot")  # noqa: B009 - the type checker knows as well that there is none


def test_rows_are_those_of_a_data_export_with_days_for_days(atlas: Atlas) -> None:
    exported = gpd.GeoDataFrame(export.data(atlas.history, atlas.scene, Selection(), ".geojson"))
    assert [*atlas.rows.columns] == [*CONTRACT, "geometry"]
    assert atlas.rows.crs.to_epsg() == 4326
    assert atlas.rows.drop(columns=["start", "end"]).equals(exported.drop(columns=["start", "end"]))
    for column in ("start", "end"):
        days = atlas.rows[column]
        assert pd.api.types.is_datetime64_any_dtype(days)
        assert [*days.dt.strftime("%Y-%m-%d").fillna("")] == [*exported[column]]


def test_every_layer_is_there_and_together_they_are_all_rows(atlas: Atlas) -> None:
    assert tuple(atlas.layers) == LAYERS
    assert sum(map(len, atlas.layers.values())) == len(atlas.rows)
    assert {name for name, rows in atlas.layers.items() if set(rows["layer"]) != {name}} == set()


@pytest.mark.parametrize("day", ["1938-08-06", DAY, dt.datetime(1938, 8, 6, 23, tzinfo=dt.UTC), pd.Timestamp(DAY)])
def test_rows_of_a_day_are_valid_on_it(atlas: Atlas, day: str | dt.date) -> None:
    found = atlas.on(day, ["unit", "arrow"])
    rows = atlas.rows[atlas.rows["layer"].isin(["unit", "arrow"])]
    when = pd.Timestamp(DAY)
    valid = rows[(rows["start"].isna() | (rows["start"] <= when)) & (rows["end"].isna() | (rows["end"] >= when))]
    assert not found.empty
    assert found.equals(valid)


def test_names_are_in_the_language_that_was_asked_for(atlas: Atlas) -> None:
    names = atlas.on(DAY, "event", language="ja").set_index("id")["name"]
    assert names["lake-khasan"] == atlas.history.dossiers["lake-khasan"].names.ja


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("soon",), "'soon' is not a valid date; expected one such as 1945-08-09"),
        (("1999-01-01",), "the day 1999-01-01 lies outside the atlas, 1904-01-01 to 1973-12-31"),
        ((DAY, ["unit", "tank"]), "unknown layer tank; expected some of territory, occupation"),
        ((DAY, []), "found ''; expected layers"),
        ((DAY, None, "fr"), "unknown language fr; expected one of en, modern, ru, ja, zh"),
    ],
)
def test_what_is_unknown_is_named_with_what_there_is(atlas: Atlas, asked: tuple[str, ...], told: str) -> None:
    with pytest.raises(ExportError, match=told):
        atlas.on(*asked)


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    read_once.forget()
    yield
    read_once.forget()


@pytest.mark.usefixtures("nothing_kept")
def test_loading_reads_the_files_as_they_stand_and_is_kept(small_atlas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scene, "build", lambda _: gpd.GeoDataFrame({"geometry": []}, crs=4326))
    first = loading.kept()
    path = small_atlas / "small-war.yaml"
    text = path.read_text(encoding="utf-8")
    title = first.history.dossiers["small-war"].title
    path.write_text(text.replace(title, "Another title"), encoding="utf-8")
    assert loading.kept() is first
    second = campaigns.load()
    assert second.history.dossiers["small-war"].title == "Another title"
    assert loading.kept() is second
