"""Workbooks, GeoJSON and files of maps."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from typing import TYPE_CHECKING

import geopandas as gpd
import openpyxl
import pytest
import shapely

from campaigns.guests import reading
from campaigns.guests.table import GuestFileError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KHASAN = shapely.Point(130.6, 42.4)


def workbook(rows: Sequence[Sequence[object]], *empty: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheets = [book.create_sheet(name) for name in ("first", *empty)]
    for row in rows:
        sheets[-1].append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def collection(*features: dict[str, object], **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def feature(geometry: object, properties: object = None, **more: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties, **more}


def point(*coordinates: object) -> dict[str, object]:
    return {"type": "Point", "coordinates": coordinates}


def frame() -> gpd.GeoDataFrame:
    rows = {"title": ["Khasan"], "when": [dt.date(1938, 8, 6)], "men": [1200]}
    return gpd.GeoDataFrame(rows, geometry=[KHASAN], crs="EPSG:4326")


def test_a_workbook_with_dates_and_numbers() -> None:
    rows: list[list[object]] = [
        ["Incidents"],
        [],
        ["name", "date", "men"],
        ["Khasan", dt.date(1938, 8, 6), 1200.0],
        ["Hailar", None, 3.5],
    ]
    table = reading.read_bytes(workbook(rows), "incidents.xlsx")
    assert table.columns == {"name": ["Khasan", "Hailar"], "date": ["1938-08-06", ""], "men": ["1200", "3.5"]}
    assert list(table.lines) == [4, 5]
    assert table.kind == "XLSX, sheet first, header on line 3"


def test_the_first_sheet_with_a_table_is_read() -> None:
    data = workbook([["name", "men"], ["Khasan", 1]], "incidents")
    assert "sheet incidents" in reading.read_bytes(data, "incidents.xlsx").kind


def test_a_workbook_with_a_password() -> None:
    with pytest.raises(GuestFileError, match="password"):
        reading.read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "incidents.xlsx")


def test_a_zip_bomb_is_not_unpacked() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(2**20))
        archive.getinfo("xl/workbook.xml").file_size = 600 * 2**20  # what its directory tells is believed
    with pytest.raises(GuestFileError, match="unpack to 600 MB; expected at most 512 MB"):
        reading.read_bytes(data.getvalue(), "incidents.xlsx")


def test_geojson() -> None:
    table = reading.read_bytes(
        collection(
            feature(point(130.6, 42.4, 90), {"title": "Khasan", "men": 1200, "parts": [1, 2], "won": True, "x": None}),
            feature(None, {"title": "somewhere"}),
        ),
        "incidents.geojson",
    )
    assert table.geometry == [KHASAN, None]
    assert table.row(0) == ["Khasan", "1200", "[1, 2]", "yes", ""]
    assert table.row(1) == ["somewhere", "", "", "", ""]


@pytest.mark.parametrize(
    "geometry",
    [point("a", 1), point(), {"type": "Sphere", "coordinates": [1, 2]}, {"type": "Point"}, "here"],
)
def test_a_broken_geometry_costs_only_its_feature(geometry: object) -> None:
    table = reading.read_bytes(collection(feature(geometry), feature(point(130.6, 42.4))), "incidents.geojson")
    assert table.geometry == [KHASAN]
    [refused] = table.refused
    assert (refused.line, refused.column) == (1, "geometry")


def test_linked_places_have_days_and_names() -> None:
    when = {"timespans": [{"start": {"earliest": "1939-05-11", "latest": "1939-05-14"}, "end": {"in": "1939-09-16"}}]}
    link = {"type": "closeMatch", "identifier": "https://example.org/1"}
    entry = feature(point(118.6, 47.7), {}, when=when, names=[{"toponym": "Nomonhan"}], links=[link])
    table = reading.read_bytes(collection(entry), "places.jsonld")
    assert table.columns == {
        "title": ["Nomonhan"],
        "from": ["1939-05-11"],
        "to": ["1939-09-16"],
        "link": ["https://example.org/1"],
    }
    assert table.kind == "Linked Places, 1 features"


def test_another_reference_system_that_is_named() -> None:
    metres = gpd.GeoSeries([KHASAN], crs="EPSG:4326").to_crs("EPSG:3857")[0]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    table = reading.read_bytes(collection(feature(point(metres.x, metres.y)), crs=crs), "incidents.geojson")
    assert table.geometry is not None
    found = table.geometry[0]
    assert found is not None
    assert found.distance(KHASAN) < 1e-6


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"{", "no JSON"),
        (b"[1]", "a list"),
        (b'{"type": "Topology"}', "the type 'Topology'"),
        (collection(), "no feature"),
        (collection(feature(None), crs={"properties": {"name": "EPSG:0"}}), "unknown reference system"),
    ],
)
def test_what_is_no_geojson(data: bytes, found: str) -> None:
    with pytest.raises(GuestFileError, match=found):
        reading.read_bytes(data, "incidents.geojson")


@pytest.mark.parametrize(("name", "crs"), [("x.gpkg", "EPSG:4326"), ("x.gpkg", "EPSG:32652"), ("x.shp", "EPSG:32652")])
def test_geopackage_and_zipped_shapefile(tmp_path: Path, name: str, crs: str) -> None:
    frame().to_crs(crs).to_file(tmp_path / name)
    path = tmp_path / name
    if path.suffix == ".shp":
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for part in tmp_path.glob("x.*"):
                if part != path:
                    archive.write(part, part.name)
    table = reading.read(path)
    assert table.geometry is not None
    found = table.geometry[0]
    assert found is not None
    assert found.distance(KHASAN) < 1e-6
    assert table.columns == {"title": ["Khasan"], "when": ["1938-08-06"], "men": ["1200"]}


def test_geoparquet(tmp_path: Path) -> None:
    frame().to_parquet(tmp_path / "x.parquet")
    table = reading.read(tmp_path / "x.parquet")
    assert table.geometry == [KHASAN]
    assert table.columns == {"title": ["Khasan"], "when": ["1938-08-06"], "men": ["1200"]}


PLACEMARKS = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Folder><name>one</name><Placemark><name>Khasan</name><TimeStamp><when>1938-08-06</when></TimeStamp>
<ExtendedData><Data name="side"><value>Japan</value></Data></ExtendedData>
<Point><coordinates>130.6,42.4,0</coordinates></Point></Placemark></Folder>
<Folder><name>two</name><Placemark><name>Nomonhan</name><TimeSpan><begin>1939-05</begin><end>1939-09-16</end></TimeSpan>
<Point><coordinates>118.6,47.7</coordinates></Point></Placemark></Folder></Document></kml>"""


@pytest.mark.parametrize("suffix", [".kml", ".kmz"])
def test_every_folder_of_a_kml(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    if suffix == ".kmz":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("doc.kml", PLACEMARKS)
    else:
        path.write_text(PLACEMARKS)
    table = reading.read(path)
    assert table.geometry == [KHASAN, shapely.Point(118.6, 47.7)]
    assert table.columns == {
        "Name": ["Khasan", "Nomonhan"],
        "timestamp": ["1938-08-06", ""],
        "begin": ["", "1939-05-01"],
        "end": ["", "1939-09-16"],
        "side": ["Japan", ""],
    }


def test_gpx_has_each_track_once(tmp_path: Path) -> None:
    path = tmp_path / "x.gpx"
    path.write_text(
        '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
        '<wpt lat="42.4" lon="130.6"><name>Khasan</name></wpt>'
        '<trk><name>ride</name><trkseg><trkpt lat="47" lon="118"/><trkpt lat="48" lon="119"/></trkseg></trk></gpx>'
    )
    table = reading.read(path)
    assert table.columns["name"] == ["Khasan", "ride"]
    assert table.geometry is not None
    assert [shape and shape.geom_type for shape in table.geometry] == ["Point", "MultiLineString"]


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("x.gpkg", b"no database", "no GeoPackage"),
        ("x.kml", b"<html/>", "no KML"),
        ("x.parquet", b"PAR1", "no GeoParquet"),
        ("x.zip", b"PK", "no archive"),
        ("x.docx", b"PK", "ends in .docx"),
        ("incidents", b"a,b", "no suffix"),
        ("x.xlsx", b"name,lat", "no archive"),
    ],
)
def test_what_cannot_be_read(name: str, data: bytes, found: str) -> None:
    with pytest.raises(GuestFileError, match=found):
        reading.read_bytes(data, name)


def test_an_archive_without_all_parts_of_a_shapefile() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("x.shp", b"")
    with pytest.raises(GuestFileError, match=r"without \.shx and \.dbf"):
        reading.read_bytes(data.getvalue(), "x.zip")


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(GuestFileError, match="no plain file"):
        reading.read(tmp_path)
    with pytest.raises(GuestFileError, match="no file"):
        reading.read(tmp_path / "none.csv")


def test_a_file_of_two_gigabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)
    with pytest.raises(GuestFileError, match="found 2,048 MB; expected at most 512 MB"):
        reading.read(path)


def test_a_million_columns() -> None:
    wide = b"n," * 1_000_000
    with pytest.raises(GuestFileError, match="columns; expected at most 1,000"):
        reading.read_bytes(wide + b"n\n" + wide + b"1\n", "wide.csv")


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY e0 "boom">{ENTITIES}]>'
"""Entities that stand for four gigabytes of text."""


def test_entities_within_entities_are_not_unpacked() -> None:
    with pytest.raises(GuestFileError, match="no KML that can be read"):
        reading.read_bytes((BOMB + PLACEMARKS.replace("Khasan", "&e9;")).encode(), "x.kml")
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["name", "lat"], ["Khasan", 1]]))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    text = parts["xl/worksheets/sheet1.xml"].decode().partition("?>")[2] or parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = (BOMB + text.replace("<v>1</v>", "<v>&e9;</v>")).encode()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(GuestFileError, match="no workbook that can be read"):
        reading.read_bytes(made.getvalue(), "x.xlsx")


def test_what_gdal_says_of_a_damaged_file_is_one_line(tmp_path: Path) -> None:
    frame().to_parquet(tmp_path / "x.parquet")
    data = bytearray((tmp_path / "x.parquet").read_bytes())
    data[-408:-8] = bytes(400)
    with pytest.raises(GuestFileError, match="no GeoParquet that can be read") as told:
        reading.read_bytes(bytes(data), "x.parquet")
    assert "\n" not in str(told.value)
