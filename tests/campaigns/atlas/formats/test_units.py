"""Units and fronts in every format of data: the same rows, styled."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

    InFull = tuple[History, gpd.GeoDataFrame]

SPACE = {"k": "http://www.opengis.net/kml/2.2"}
IDS = [
    "small-war/jp-3-division@1945-08-09",
    "small-war/jp-3-division@1945-08-11",
    "small-war/jp-4-regiment@1945-08-12",
    "small-war/screen",
    "small-war/pocket",
]


def written(small_in_full: InFull, out: Path, language: str = "en") -> Path:
    selection = Selection(layers=("unit", "front"), language=language)
    return export.write(out, *small_in_full, selection, lambda *_: None)


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_geojson_and_geopackage_have_points_and_lines(small_in_full: InFull, tmp_path: Path, suffix: str) -> None:
    table = gpd.read_file(written(small_in_full, tmp_path / f"battle{suffix}"), layer="atlas")
    assert list(table["id"]) == IDS
    assert list(table["layer"]) == ["unit"] * 3 + ["front"] * 2
    assert list(table["kind"]) == ["infantry", "infantry", "cavalry", "trenches", "ring"]
    assert list(table.geometry.geom_type) == ["Point"] * 3 + ["LineString"] * 2
    assert table.geometry.iloc[4].is_closed


def test_a_geopackage_styles_them(small_in_full: InFull, tmp_path: Path) -> None:
    with closing(sqlite3.connect(written(small_in_full, tmp_path / "battle.gpkg"))) as connection:
        [(style,)] = connection.execute("SELECT styleQML FROM layer_styles").fetchall()
    root = ET.fromstring(style.partition("\n")[2])  # noqa: S314 - our own file
    labels = [rule.get("label") for parent in root.findall("renderer-v2/rules/rule") for rule in parent]
    assert labels == [
        "Encirclement: Japan",
        "Trenches: Japan",
        "Unit in position: Japan",
        "Unit in position: Japan",
    ]
    assert len(root.findall(".//layer[@class='MarkerLine']")) == 2, "ticks of trenches and ring"


def test_kml_has_a_folder_for_each(small_in_full: InFull, tmp_path: Path) -> None:
    root = ET.parse(written(small_in_full, tmp_path / "battle.kml")).getroot()  # noqa: S314 - our own file
    folders = {
        folder.findtext("k:name", "", SPACE): folder.findall("k:Placemark", SPACE)
        for folder in root.findall("k:Document/k:Folder", SPACE)
    }
    assert {name: len(marks) for name, marks in folders.items()} == {"Fronts and trenches": 2, "Units in position": 3}
    first = folders["Units in position"][0]
    assert first.findtext("k:TimeSpan/k:end", "", SPACE) == "1945-08-10T23:59:59Z"
    assert first.findtext("k:Point/k:coordinates", "", SPACE).strip().startswith("130.0,44.3")


def test_a_csv_names_formation_and_size(small_in_full: InFull, tmp_path: Path) -> None:
    text = written(small_in_full, tmp_path / "battle.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["id"] for row in rows] == IDS
    assert [(row["formation"], row["echelon"]) for row in rows] == [
        ("3rd Division", "division"),
        ("3rd Division", "division"),
        ("4th Regiment", "regiment"),
        ("", ""),
        ("", ""),
    ]
    assert (rows[1]["lon"], rows[1]["lat"]) == ("129.5", "44.4")


def test_names_are_written_in_a_language(small_in_full: InFull, tmp_path: Path) -> None:
    table = gpd.read_file(written(small_in_full, tmp_path / "battle.geojson", "ja"))
    assert list(table["name"])[:4] == ["第3師団", "第3師団", "第4連隊", "Screen before Weston"]


def test_linked_places_have_every_name(small_in_full: InFull, tmp_path: Path) -> None:
    content = json.loads(written(small_in_full, tmp_path / "battle.jsonld").read_text(encoding="utf-8"))
    assert [feature["@id"].rpartition(":")[2] for feature in content["features"]] == IDS
    assert [name["toponym"] for name in content["features"][0]["names"]] == [
        "3rd Division",
        "3-я пехотная дивизия",
        "第3師団",
        "第3师团",
    ]
    assert content["features"][0]["when"] == {
        "timespans": [{"start": {"in": "1945-08-09"}, "end": {"in": "1945-08-10"}}]
    }
