"""The ground as tables, and the small maps beside its rows."""

from __future__ import annotations

import base64
import datetime as dt
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
import shapely

from campaigns.tables import ground as ground_tables
from campaigns.tables.locator import Locator
from tests.campaigns.tables.path_data import points_of

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from campaigns.history import History

DAY = dt.date(1940, 1, 1)
COLUMNS = ["map", "name", "holder", "kind", "km²", "borders", "from", "to", "certainty", "note", "sources", "view"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def lands(history: History, whole: gpd.GeoDataFrame) -> pd.DataFrame:
    return ground_tables.of_day(whole, history, ("territory",), DAY)


def row(table: pd.DataFrame, name: str) -> dict[str, object]:
    [found] = table[table["name"] == name].to_dict("records")
    return {str(key): value for key, value in found.items()}


def opened(address: str) -> ET.Element:
    kind, _, text = address.partition(",")
    assert kind == "data:image/svg+xml;base64"
    return ET.fromstring(base64.b64decode(text))  # noqa: S314 - our own picture


def test_columns(lands: pd.DataFrame) -> None:
    assert list(lands.columns) == COLUMNS
    assert lands["name"].is_unique


def test_manchukuo_in_1940(lands: pd.DataFrame) -> None:
    manchukuo = row(lands, "Manchukuo")
    assert manchukuo["holder"] == "Manchukuo"
    assert manchukuo["km²"] == pytest.approx(1_286_000, rel=0.005)
    assert manchukuo["borders"] == 8
    assert (manchukuo["from"], manchukuo["to"]) == ("1933-03-04", "1945-08-18")
    assert manchukuo["certainty"] == "high"


def test_open_days_are_said_in_words(history: History, whole: gpd.GeoDataFrame) -> None:
    first = ground_tables.of_day(whole, history, ("territory",), dt.date(1904, 1, 1))
    last = ground_tables.of_day(whole, history, ("territory",), dt.date(1973, 12, 31))
    assert row(first, "Russian Empire")["from"] == "before 1904"
    assert row(last, "Soviet Union")["to"] == "after 1973"


def test_lands_fill_the_table_once(lands: pd.DataFrame) -> None:
    assert "Rehe (Jehol)" not in set(lands["name"])
    assert {"Korea", "Karafuto", "Mengjiang", "Tuva", "China"} <= set(lands["name"])


def test_lines_have_no_area(history: History, whole: gpd.GeoDataFrame) -> None:
    lines = ground_tables.of_day(whole, history, ("railway", "road", "border"), DAY)
    assert len(lines) >= 266
    assert lines["km²"].isna().all()
    assert lines["name"].str.contains("Binchow line").any()


def test_movements_of_a_dossier_are_no_ground(history: History, whole: gpd.GeoDataFrame) -> None:
    day = dt.date(1939, 8, 23)
    assert ground_tables.of_day(whole, history, ("route",), day).empty
    roads = ground_tables.of_day(whole, history, ("road",), day)
    assert {"road", "track", "earth road", "pontoon bridge"} <= set(roads["kind"])


def test_each_land_has_a_view_that_shows_it(lands: pd.DataFrame) -> None:
    zoom, latitude, longitude = (float(part) for part in str(row(lands, "Karafuto")["view"]).split("/"))
    assert 5 <= zoom <= 7
    assert 45.9 < latitude < 50
    assert 141.8 < longitude < 144.8
    assert float(str(row(lands, "Soviet Union")["view"]).partition("/")[0]) < zoom


def test_sources_are_spelled_out(history: History, lands: pd.DataFrame) -> None:
    assert lands["sources"].map(len).min() > 0
    assert {key for cited in lands["sources"] for key, _ in cited} <= set(history.sources)
    key, source = next(iter(history.sources.items()))
    assert ground_tables.references(f"{key}, p. 7", history.sources) == f"{source.reference}, p. 7"
    assert ground_tables.references("nobody1950", history.sources) == "nobody1950"


@pytest.mark.parametrize("layer", ["territory", "occupation", "island", "border", "claim", "railway", "road"])
def test_small_pictures_are_svg_without_script(history: History, whole: gpd.GeoDataFrame, layer: str) -> None:
    table = ground_tables.of_day(whole, history, (layer,), dt.date(1945, 8, 25))
    assert len(table) > 0
    for address in table["map"]:
        picture = opened(address)
        assert picture.tag == f"{SVG}svg"
        for part in picture.iter():
            assert part.tag in {f"{SVG}{tag}" for tag in ("svg", "rect", "path", "circle")}
            assert not any(name.startswith("on") or name.endswith("href") for name in part.attrib)


def test_each_land_is_drawn_where_it_is(lands: pd.DataFrame) -> None:
    def ink(name: str) -> str:
        return opened(str(row(lands, name)["map"])).findall(f"{SVG}path")[-1].attrib["d"]

    assert ink("Manchukuo") != ink("Korea")

    def east(name: str) -> float:
        points = points_of(ink(name))
        return sum(x for x, _ in points) / len(points)

    assert east("Tuva") < east("Manchukuo") < east("Karafuto")


def test_a_small_land_has_a_ring_around_it_and_an_occupation_a_dashed_edge(history: History) -> None:
    locator = Locator(history.ground)
    islet = locator.picture(shapely.box(145.4, 43.4, 145.5, 43.5), "#aa0000")
    country = locator.picture(shapely.box(120, 42, 130, 50), "#aa0000", dashed=True)
    assert len(opened(islet).findall(f"{SVG}circle")) == 1
    assert opened(country).findall(f"{SVG}circle") == []
    assert "stroke-dasharray" in opened(country).findall(f"{SVG}path")[-1].attrib
    assert "stroke-dasharray" not in opened(islet).findall(f"{SVG}path")[-1].attrib


def test_a_land_outside_the_frame_is_not_drawn(history: History) -> None:
    away = opened(Locator(history.ground).picture(shapely.box(-100, 30, -90, 40), "#aa0000"))
    assert away.findall(f"{SVG}path")[-1].attrib["d"] == ""


def test_measured_areas_stand_beside_official_ones(history: History) -> None:
    table = ground_tables.compared_areas(history)
    assert list(table.columns) == ["land", "year", "km²", "of", "why"]
    manchukuo = table[table["land"] == "Manchukuo"]
    ours = manchukuo[manchukuo["of"].str.startswith("the atlas")]
    assert ours["km²"].tolist() == [pytest.approx(1_286_000, rel=0.005)]
    assert len(manchukuo) >= 6
    official = table[~table["of"].str.startswith("the atlas")]
    assert (official["why"] != "").all()
    assert not set(official["of"]) & set(history.sources), "a bare key"
