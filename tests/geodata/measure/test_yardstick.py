"""Our border against other drawings of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import shapely
from shapely import affinity

from geodata.errors import MistakeError
from geodata.measure import yardstick
from tests.geodata import drawings
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_our_own_border_is_on_itself(tmp_path: Path) -> None:
    border, kwantung = drawings.outline("Manchukuo"), drawings.outline("Kwantung Leased Territory")
    file = drawings.write(tmp_path / "own.geojson", Manchukuo_whole=border, Kwantung_whole=kwantung)
    manchukuo, leased = yardstick.against(file, GROUND)
    assert (manchukuo.name, leased.name) == ("Manchukuo whole", "Kwantung whole")
    assert manchukuo.points > 7500, "one a kilometre"
    assert manchukuo.highest < 0.05
    assert leased.highest < 0.05


@pytest.mark.slow
def test_a_border_a_tenth_of_a_degree_off(tmp_path: Path) -> None:
    border = affinity.translate(drawings.outline("Manchukuo"), yoff=0.1)
    [found] = yardstick.against(drawings.write(tmp_path / "off.geojson", Manchukuo=border), GROUND)
    assert 10.5 < found.highest < 11.3, "a tenth of a degree is 11.1 km"
    assert 1 < found.median < 11.1


def test_the_worst_point_is_named(tmp_path: Path) -> None:
    border = drawings.outline("Manchukuo")
    points = shapely.get_coordinates(border)[:200].tolist()
    x, y = points[-1]
    line = shapely.LineString([*points, (x, y + 3)])
    [found] = yardstick.against(drawings.write(tmp_path / "spur.geojson", Manchukuo=line), GROUND)
    assert found.median < found.highest
    away = shapely.distance(shapely.Point(found.where), line)
    assert away < 0.01, "on the line that was given"
    assert shapely.distance(shapely.Point(found.where), border) > 0.1


def test_other_lines_and_gaps_are_left_out(tmp_path: Path) -> None:
    border = drawings.outline("Kwantung Leased Territory")
    file = drawings.write(tmp_path / "some.geojson", Manchukuo_gap=border, Mongolia_south=border, Kwantung=border)
    assert [found.name for found in yardstick.against(file, GROUND)] == ["Kwantung"]


def _file(name: object, geometry: object) -> str:
    features = [{"type": "Feature", "properties": {"name": name}, "geometry": geometry}]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.mark.parametrize(
    "text",
    [
        None,
        "name,longitude,latitude",
        "{}",
        "[]",
        json.dumps({"features": [{"properties": {}, "geometry": {"type": "LineString", "coordinates": []}}]}),
        _file("Manchukuo", None),
        _file("Manchukuo", {"type": "LineString", "coordinates": [[120, 45]]}),
        _file("Manchukuo", {"type": "LineString", "coordinates": []}),
        _file("Manchukuo", {"type": "Point", "coordinates": [120, 45]}),
    ],
    ids=["missing", "table", "empty", "list", "no-name", "no-geometry", "one-vertex", "no-vertex", "point"],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str | None) -> None:
    # A real bug: "one-vertex", "no-vertex" and "point" end in errors of shapely and numpy that name no file.
    file = tmp_path / "theirs.geojson"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(MistakeError, match=r"theirs\.geojson: file: found .*; expected a GeoJSON"):
        yardstick.against(file, GROUND)
