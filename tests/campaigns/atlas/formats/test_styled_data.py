"""KML and GeoPackage carry their own look."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.atlas.formats import kml, qgis
from campaigns.atlas.formats.table import CONTRACT
from campaigns.atlas.provenance import Provenance
from campaigns.symbology import colours, layers

if TYPE_CHECKING:
    from pathlib import Path

    from campaigns.history import History

pytestmark = pytest.mark.slow

SPACE = {"k": "http://www.opengis.net/kml/2.2"}
NASTY = "]]> <b>&\"'\x07 {{7*7}}"


@pytest.fixture(scope="module")
def august(tmp_path_factory: pytest.TempPathFactory, history: History, whole: gpd.GeoDataFrame) -> Path:
    folder = tmp_path_factory.mktemp("august")
    for suffix in ("kml", "gpkg"):
        export.write(folder / f"a.{suffix}", history, whole, Selection(dt.date(1945, 8, 12), dt.date(1945, 8, 13)))
    return folder


def table(**values: object) -> gpd.GeoDataFrame:
    row = dict.fromkeys(CONTRACT, "") | {"id": "a", "layer": "event", "kind": "battle", "side": "Japan"} | values
    return gpd.GeoDataFrame([row], geometry=[Point(130, 45)], crs=4326)


def test_kml_has_a_folder_a_layer_and_a_style_for_each_placemark(august: Path) -> None:
    root = ET.parse(august / "a.kml").getroot()  # noqa: S314 - our own file
    folders = [name.text for name in root.findall("k:Document/k:Folder/k:name", SPACE)]
    assert folders == [title for title in layers.titles().values() if title in folders]
    assert {"Territories", "Axes of advance", "Battles and events"} <= set(folders)
    styles = {f"#{each.get('id')}" for each in root.findall("k:Document/k:Style", SPACE)}
    marks = root.findall(".//k:Placemark", SPACE)
    assert marks
    assert {mark.findtext("k:styleUrl", "", SPACE) for mark in marks} <= styles
    colour = colours.of_side("Soviet Union")
    red = colour[5:7] + colour[3:5] + colour[1:3]
    shown = [node.text for node in root.findall(".//k:IconStyle/k:color", SPACE)]
    assert f"ff{red}" in shown
    assert not root.findall(".//k:href", SPACE), "nothing is to be fetched from elsewhere"


def test_kml_tells_time_and_every_column(august: Path) -> None:
    root = ET.parse(august / "a.kml").getroot()  # noqa: S314 - our own file
    [mark] = [
        m
        for m in root.findall(".//k:Placemark", SPACE)
        if m.findtext("k:name", "", SPACE).startswith("Battle of Mutanchiang")
    ]
    assert mark.findtext("k:TimeSpan/k:begin", "", SPACE) == "1945-08-12T00:00:00Z"
    assert [data.get("name") for data in mark.findall("k:ExtendedData/k:Data", SPACE)] == CONTRACT


def test_kml_text_is_escaped_for_xml_and_for_the_balloon(tmp_path: Path) -> None:
    kml.write(tmp_path / "n.kml", table(name=NASTY, note=NASTY), Provenance(NASTY, "1", "0", ()))
    root = ET.parse(tmp_path / "n.kml").getroot()  # noqa: S314 - our own file
    mark = root.find(".//k:Placemark", SPACE)
    assert mark is not None
    assert mark.findtext("k:name", "", SPACE) == NASTY.replace("\x07", "")
    balloon = mark.findtext("k:description", "", SPACE)
    assert "<b>" not in balloon
    assert "&lt;b&gt;" in balloon


def test_geopackage_brings_its_look(august: Path) -> None:
    assert gpd.list_layers(august / "a.gpkg")["name"][0] == "atlas"
    frame = gpd.read_file(august / "a.gpkg", layer="atlas")
    with closing(sqlite3.connect(august / "a.gpkg")) as connection:
        [(name, column, default, text)] = connection.execute(
            "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
        )
        [(geometry_column,)] = connection.execute("SELECT column_name FROM gpkg_geometry_columns")
    assert (name, default) == ("atlas", 1)
    assert column == geometry_column
    root = ET.fromstring(text.partition("\n")[2])  # noqa: S314 - our own file
    symbols = {symbol.get("name") for symbol in root.findall("renderer-v2/symbols/symbol")}
    rules = root.findall("renderer-v2/rules/rule")
    assert len(rules) == frame["layer"].nunique()
    assert {rule.get("symbol") for parent in rules for rule in parent} == symbols
    filters = " ".join(str(rule.get("filter")) for parent in rules for rule in parent)
    sides = set(frame[frame["layer"] == "arrow"]["side"])
    assert sides == {"Soviet Union", "Japan"}
    assert all(f"'{side}'" in filters for side in sides)


def test_rules_quote_what_the_data_says() -> None:
    text = qgis.qml(table(side="Mongolian People's Republic"))
    rule = ET.fromstring(text.partition("\n")[2]).find("renderer-v2/rules/rule/rule")  # noqa: S314 - our own file
    assert rule is not None
    assert "Mongolian People''s Republic" in rule.attrib["filter"]


def test_areas_are_written_with_their_holes(tmp_path: Path) -> None:
    ring = box(0, 0, 3, 3).difference(box(1, 1, 2, 2))
    areas = table(layer="territory").set_geometry([ring], crs=4326)
    kml.write(tmp_path / "r.kml", areas, Provenance("Ring", "1", "0", ()))
    root = ET.parse(tmp_path / "r.kml").getroot()  # noqa: S314 - our own file
    assert len(root.findall(".//k:innerBoundaryIs", SPACE)) == 1
