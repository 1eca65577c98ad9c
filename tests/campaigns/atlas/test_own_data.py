"""Data of users in the data exports: a layer of its own, in every format as that format has it."""

# ruff: noqa: RUF001 - Russian

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
from lxml import etree

from campaigns.__main__ import main
from tests.campaigns.atlas.document import read_back, test_guest_payload

if TYPE_CHECKING:
    from pathlib import Path

INCIDENTS = """name;lat;lon;date;side;men;link;text
Shots;42.4;130.6;6.8.1938;Japan;12;https://example.org/1;At the lake
=1+1;47.7;118.6;20.8.1939;СССР;300;;<b>not bold</b>
Swap;130.6;42.4;6.8.1938;Japan;5;;
Bad;49;120;31.6.1945;Japan;1;;
"""
LAYER = "my-incidents"

pytestmark = pytest.mark.usefixtures("atlas_read_once")


@pytest.fixture
def incidents(tmp_path: Path) -> Path:
    path = tmp_path / "incidents.csv"
    path.write_text(INCIDENTS, encoding="cp1251")
    return path


def exported(incidents: Path, suffix: str, *more: str) -> Path:
    out = incidents.with_name(f"out{suffix}")
    assert main(["export", str(out), "--with", f"{incidents}:My incidents", "--layers", "event", *more]) == 0
    return out


def test_geojson(incidents: Path) -> None:
    rows = gpd.read_file(exported(incidents, ".geojson"))
    [shots, formula] = rows[rows["layer"] == LAYER].to_dict("records")
    assert (rows["layer"] == "event").any()
    assert shots["geometry"].coords[0] == (130.6, 42.4)
    assert (shots["name"], shots["side"], shots["number"], shots["note"]) == ("Shots", "Japan", "12", "At the lake")
    assert shots["sources"] == "file incidents.csv"
    assert shots["start"].date().isoformat() == "1938-08-06"
    assert (formula["name"], formula["side"]) == ("=1+1", "Soviet Union")


def test_csv_and_its_description(incidents: Path) -> None:
    out = exported(incidents, ".csv")
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    [shots, formula] = [row for row in rows if row["layer"] == LAYER]
    assert (shots["lon"], shots["lat"], shots["number"], shots["certainty"]) == ("130.6", "42.4", "12", "")
    assert formula["name"] == "'=1+1"
    described = json.loads(out.with_name("out.csv-metadata.json").read_text(encoding="utf-8"))
    assert [column["name"] for column in described["tableSchema"]["columns"]] == list(rows[0])


def test_geopackage_is_styled_in_their_colours(incidents: Path) -> None:
    with closing(sqlite3.connect(exported(incidents, ".gpkg"))) as connection:
        found = connection.execute("SELECT colour FROM atlas WHERE layer = ?", (LAYER,)).fetchall()
        [(style,)] = connection.execute("SELECT styleQML FROM layer_styles").fetchall()
    assert len({colour for (colour,) in found}) == 2
    assert all(colour in style for (colour,) in found)
    assert "My incidents" in style


def test_kml_has_a_folder_of_them(incidents: Path) -> None:
    space = {"k": "http://www.opengis.net/kml/2.2"}
    document = etree.parse(exported(incidents, ".kml"))
    [folder] = [
        each for each in document.iterfind(".//k:Folder", space) if each.findtext("k:name", "", space) == "My incidents"
    ]
    assert [mark.findtext("k:name", "", space) for mark in folder.iterfind("k:Placemark", space)] == ["Shots", "=1+1"]
    assert "&lt;b&gt;not bold&lt;/b&gt;" in folder.findtext("k:Placemark[2]/k:description", "", space)


def test_linked_places(incidents: Path) -> None:
    content = json.loads(exported(incidents, ".jsonld").read_text(encoding="utf-8"))
    [shots, _] = [each for each in content["features"] if each["properties"]["layer"] == LAYER]
    assert shots["names"][0]["toponym"] == "Shots"
    assert shots["when"] == {"timespans": [{"start": {"in": "1938-08-06"}, "end": {"in": "1938-08-06"}}]}


def test_a_map_keeps_them_whatever_its_layers_and_days(incidents: Path) -> None:
    out = exported(incidents, ".html", "--from", "1945-08-01", "--no-fine-ground")
    [layer] = read_back.data_of(out.read_text(encoding="utf-8"))["guests"]
    assert (layer["id"], layer["title"], layer["count"]) == (LAYER, "My incidents", 2)
    assert test_guest_payload.texts(layer["names"]) == ["Shots", "=1+1"]


def test_days_and_view_hold_for_them_too(incidents: Path) -> None:
    rows = gpd.read_file(exported(incidents, ".geojson", "--from", "1939-01-01"))
    assert list(rows.loc[rows["layer"] == LAYER, "name"]) == ["=1+1"]
    rows = gpd.read_file(exported(incidents, ".geojson", "--view", "130,42,131,43"))
    assert list(rows.loc[rows["layer"] == LAYER, "name"]) == ["Shots"]


def test_what_became_of_each_row_is_told_and_the_refused_are_written(
    incidents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = incidents.with_name("refused.csv")
    exported(incidents, ".geojson", "--refused", str(refused))
    told = capsys.readouterr().err
    assert "incidents.csv: CSV, Windows-1251 (Cyrillic), semicolons, header on line 1; latitude: lat" in told
    assert "incidents.csv: 2 of 4 rows placed, 2 refused" in told
    assert "incidents.csv: line 4, lat: found 130.6, 42.4" in told
    assert refused.read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "Swap;130.6;42.4;6.8.1938;Japan;5;;",
        "Bad;49;120;31.6.1945;Japan;1;;",
    ]


def test_columns_as_a_mapping_says(incidents: Path) -> None:
    mapping = incidents.with_name("columns.json")
    columns = {"latitude": "lat", "longitude": "lon", "title": "text"}
    mapping.write_text(json.dumps({"columns": columns, "source": "Archive of the town"}), encoding="utf-8")
    rows = gpd.read_file(exported(incidents, ".geojson", "--columns", str(mapping)))
    own = rows[rows["layer"] == LAYER]
    assert next(iter(own["name"])) == "At the lake"
    assert set(own["sources"]) == {"Archive of the town"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.csv", None, "none.csv: found no file"),
        ("a.csv", "name,men\nA,1\n", "found no column that says where, among name, men"),
        ("a.docx", "x", "a name that ends in .docx"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    out = tmp_path / "out.geojson"
    assert main(["export", str(out), "--with", str(tmp_path / name)]) == 2
    assert message in capsys.readouterr().err
    assert not out.exists()


def test_two_files_are_two_layers(incidents: Path) -> None:
    rows = gpd.read_file(exported(incidents, ".geojson", "--with", str(incidents), "--with", str(incidents)))
    assert {LAYER, "incidents", "incidents-2"} < set(rows["layer"])
