"""Rows of large data are placed as own data is, however they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pytest
import shapely

from campaigns.atlas.document import guest_payload
from campaigns.guests import placing, reading
from campaigns.pieces import columns, inputs, parquet_blocks, placed_rows, steps

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

ROWS = """name,lat,lon,from,to,kind,colour
Plain,47.72,118.6,1939-05-11,1939-09-15,battle,
One day,47.7,118.5,1939-05-11,1939-05-11,battle,navy
Open end,47.7,118.5,1939-05-11,,patrol,
Open start,47.7,118.5,,1939-05-11,patrol,
No days,47.7,118.5,,,patrol,
Written out,"47°43'12""N",118 36 E,11 May 1939,September 1939,Battle,#b3202c
East of Chukotka,66.0,-172.5,1945-08-18,1945-08-20,,
Two lines,-47.72,18.6,1939-05,1939,"a ""raid""
at night",
,47.72,118.6,1939-05-11,1939-09-15,,
Москва,55.75,37.6,1941-12-05,1941-12-06,battle,
Beyond,95.2,118.6,1939-05-11,1939-09-15,battle,
Nowhere,0,0,1939-05-11,1939-09-15,battle,
No such day,47.72,118.6,1939-02-30,1939-09-15,battle,
Backwards,47.72,118.6,1939-09-15,1939-05-11,battle,
Without,,,1939-09-15,1939-05-11,battle,
"""
REFUSED = ["Beyond", "Nowhere", "No such day", "Backwards", "Without"]


def placed(path: Path, folder: Path) -> gpd.GeoDataFrame:
    source = inputs.understand(inputs.files([path]), None, "")
    (block,), _, _ = steps.cut(source.files[0], 0)
    return placed_rows.place(block, source, folder)


def expected(path: Path, history: History) -> placing.GuestLayer:
    source = inputs.understand([path], None, "")
    return placing.place(reading.read(path), source.mapping, history)


def of_layer(layer: placing.GuestLayer) -> list[tuple[object, ...]]:
    """Name, position and days of each row as the document has them."""
    places = guest_payload.units_of(layer.rows.geometry.to_numpy()).tolist()
    start = guest_payload.days_of(layer.rows["start"], guest_payload.OPEN_START).tolist()
    end = guest_payload.days_of(layer.rows["end"], guest_payload.OPEN_END).tolist()
    return [*zip(layer.rows["name"], *zip(*places, strict=True), start, end, strict=True)]


def of_frame(frame: gpd.GeoDataFrame) -> list[tuple[object, ...]]:
    columns = (frame[name].tolist() for name in ("name", "longitude", "latitude", "start", "end"))
    return [*zip(*columns, strict=True)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_rows_are_where_and_when_own_data_has_them(table: Path, tmp_path: Path, history: History) -> None:
    layer = expected(table, history)
    frame = placed(table, tmp_path / "refused")
    assert of_frame(frame) == of_layer(layer)
    assert len(frame) == 10
    assert frame["group"].tolist() == layer.rows["kind"].tolist()
    assert frame["own"].tolist() == ["", "#000080", "", "", "", "#b3202c", "", "", "", ""]
    assert frame["line"].tolist() == [2, 3, 4, 5, 6, 7, 8, 9, 11, 12]


def test_refused_rows_are_written_with_what_was_found(table: Path, tmp_path: Path) -> None:
    placed(table, tmp_path / "refused")
    text = (tmp_path / "refused/part-00000.csv").read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    assert lines[0] == "file,line,column,found,expected,did you mean,name,lat,lon,from,to,kind,colour"
    assert [line.split(",")[1] for line in lines[1:]] == ["13", "14", "15", "16", "17"]
    assert lines[3].startswith("a.csv,15,from,\"'1939-02-30', which no calendar has\"")
    assert all(name in line for name, line in zip(REFUSED, lines[1:], strict=True))


def test_geoparquet_has_points_and_shapes(tmp_path: Path, history: History) -> None:
    shapes = [
        shapely.Point(118.6, 47.72),
        shapely.Point(-172.5, 66),
        shapely.LineString([(118, 47), (119, 48)]),
        shapely.box(118, 47, 119, 48),
        None,
        shapely.Point(118.6, 95),
    ]
    days = ["1939-05-11", "1939-05", "", "1939", "1939", "1939"]
    data = {"name": list("abcdef"), "from": days, "men": [1.0, 2.5, np.nan, 4.0, 5.0, 6.0]}
    path = tmp_path / "a.parquet"
    gpd.GeoDataFrame(data, geometry=shapes, crs="EPSG:4326").to_crs("EPSG:4326").to_parquet(path)
    layer = expected(path, history)
    frame = placed(path, tmp_path / "refused")
    assert of_frame(frame) == of_layer(layer)
    assert frame["name"].tolist() == ["a", "b", "c", "d"]
    assert frame.geometry.geom_type.tolist() == ["Point", "Point", "LineString", "Polygon"]
    assert frame["text2"].tolist() == ["1", "2.5", "", "4"]


def test_large_row_groups_are_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_blocks, "ROWS", 700)
    monkeypatch.setattr(parquet_blocks, "_BATCH", 300)
    monkeypatch.setattr(parquet_blocks, "_BYTES", 2**20)
    points = shapely.points(np.linspace(100, 140, 5_000), np.linspace(40, 50, 5_000))
    frame = gpd.GeoDataFrame({"name": [f"n{number}" for number in range(5_000)]}, geometry=points, crs="EPSG:4326")
    path = tmp_path / "a.parquet"
    frame.to_parquet(path, row_group_size=2_000)
    source = inputs.understand([path], None, "")
    blocks, lines, _ = steps.cut(source.files[0], 0)
    cells = [columns.read(source.files[0], block) for block in blocks]
    assert lines == 5_000
    assert max(block.last - block.first for block in blocks) <= 700
    assert [line for each in cells for line in each.lines.tolist()] == list(range(1, 5_001))
    assert [name for each in cells for name in each.texts["name"].to_pylist()] == frame["name"].tolist()
