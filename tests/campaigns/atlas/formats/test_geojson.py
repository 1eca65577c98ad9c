"""GeoJSON as RFC 7946 asks, by a checker that is not ours."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import geojson_validator
import geopandas as gpd
import pytest
import shapely
from loguru import logger
from shapely.geometry import LineString

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from campaigns.history import History

DAY = dt.date(1938, 8, 6)
ALLOWED = {"holes", "excessive_vertices", "crosses_antimeridian"}
"""What the checker calls problematic and the standard allows; it takes a part that ends at 180 for one that crosses."""


@pytest.fixture(scope="module")
def written(
    tmp_path_factory: pytest.TempPathFactory, history: History, whole: gpd.GeoDataFrame
) -> tuple[Path, dict[str, Any]]:
    """One day of everything, and with it a land and a route whose longitudes go on beyond 180 degrees."""
    rows = whole.copy()
    land, route = (rows.index[rows["layer"] == layer][0] for layer in ("territory", "border"))
    rows.loc[[land, route], ["start", "end"]] = None
    rows.loc[land, "geometry"] = shapely.box(170, 60, 190, 70)
    rows.loc[route, "geometry"] = LineString([(132, 43), (179, 50), (238, 47)])
    out = tmp_path_factory.mktemp("geojson") / "day.geojson"
    export.write(out, history, rows, Selection(at=DAY))
    return out, json.loads(out.read_text(encoding="utf-8"))


def positions(part: Any) -> Iterator[list[float]]:  # noqa: ANN401 - nested lists of numbers
    if isinstance(part[0], list):
        for inner in part:
            yield from positions(inner)
    else:
        yield part


def test_the_checker_finds_nothing(written: tuple[Path, dict[str, Any]]) -> None:
    logger.disable("geojson_validator")
    assert geojson_validator.validate_structure(written[1]) == {}
    found = geojson_validator.validate_geometries(written[1])
    assert found["invalid"] == {}
    assert set(found["problematic"]) <= ALLOWED
    assert found["skipped_validation"] == []


def test_the_checker_would_find_a_ring_that_turns_the_wrong_way(written: tuple[Path, dict[str, Any]]) -> None:
    logger.disable("geojson_validator")
    feature = next(each for each in written[1]["features"] if each["geometry"]["type"] == "Polygon")
    wrong = {"type": "Polygon", "coordinates": [ring[::-1] for ring in feature["geometry"]["coordinates"]]}
    found = geojson_validator.validate_geometries({"type": "Feature", "properties": {}, "geometry": wrong})
    assert "exterior_not_ccw" in found["invalid"]


def test_longitudes_end_at_180_and_have_five_decimals(written: tuple[Path, dict[str, Any]]) -> None:
    for feature in written[1]["features"]:
        for longitude, latitude in positions(feature["geometry"]["coordinates"]):
            assert -180 <= longitude <= 180
            assert (round(longitude, 5), round(latitude, 5)) == (longitude, latitude)


def test_what_crosses_the_antimeridian_is_cut_there(written: tuple[Path, dict[str, Any]]) -> None:
    kinds = [feature["geometry"]["type"] for feature in written[1]["features"]]
    frame = gpd.read_file(written[0])
    land = frame.geometry[frame["layer"] == "territory"].iloc[0]
    assert land.equals(shapely.union(shapely.box(170, 60, 180, 70), shapely.box(-180, 60, -170, 70)))
    assert "MultiLineString" in kinds


def test_its_members(written: tuple[Path, dict[str, Any]]) -> None:
    assert "crs" not in written[1]
    assert written[1]["name"] == "atlas"
    ends = {feature["properties"]["end"] for feature in written[1]["features"]}
    assert None in ends
    assert "" not in ends


def test_names_in_a_language(tmp_path: Path, history: History, whole: gpd.GeoDataFrame) -> None:
    out = export.write(tmp_path / "ja.geojson", history, whole, Selection(at=DAY, language="ja"))
    frame = gpd.read_file(out).set_index("id")
    assert frame.loc["soviet-union", "name"] == "ソビエト連邦"
    assert frame.loc["place/harbin", "name"] == history.places["harbin"].names["ja"]
