"""Every file says where it comes from, to the programs that read it, and is the same each time it is written."""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import av
import pyogrio
import pytest
from csvw import CSVW
from PIL import Image
from pypdf import PdfReader

import campaigns
from campaigns.atlas import export, provenance
from campaigns.atlas.export_selection import FORMATS, MOVING, PICTURES, Selection
from campaigns.atlas.plate.paper import Paper
from campaigns.scene import select
from tests.campaigns.atlas.document.read_back import data_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd

    from campaigns.history import History

pytestmark = pytest.mark.slow
KML = {"k": "http://www.opengis.net/kml/2.2", "a": "http://www.w3.org/2005/Atom"}
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
GEONAMES_LICENCE = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"


def written(folder: Path, suffix: str, history: History, whole: gpd.GeoDataFrame) -> Path:
    """Lake Khasan on two days of August 1938, in any format."""
    first, last = dt.date(1938, 8, 6), dt.date(1938, 8, 7)
    selection = Selection(first, last, title="Khasan <&>", paper=Paper("a4", dpi=50))
    return export.write(folder / f"khasan{suffix}", history, whole, selection)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, history: History, whole: gpd.GeoDataFrame) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("provenance")
    return {suffix: written(folder, suffix, history, whole) for suffix in FORMATS}


def texts(node: ET.Element, path: str) -> str:
    return " ".join(part for found in node.iterfind(path) for part in found.itertext()).strip()


def of_html(path: Path) -> dict[str, Any]:
    metas: dict[str, Any] = {}

    class Head(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = dict(attrs)
            if tag == "meta" and values.get("name"):
                metas[str(values["name"])] = values["content"]

    page = path.read_text(encoding="utf-8")
    Head().feed(page.partition("<style>")[0])
    return metas | {"title": data_of(page)["title"]}


def of_kml(path: Path) -> dict[str, Any]:
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    data = root.iterfind("k:Document/k:ExtendedData/k:Data", KML)
    return {str(each.get("name")): each.findtext("k:value", "", KML) for each in data}


def of_svg(path: Path) -> dict[str, Any]:
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    return {key: texts(root, f".//{DUBLIN_CORE}{key}") for key in ("title", "creator", "rights", "identifier")}


def of_image(path: Path) -> dict[str, Any]:
    with Image.open(path) as picture:
        return {str(key): text.decode() if isinstance(text, bytes) else text for key, text in picture.info.items()}


def of_film(path: Path) -> dict[str, Any]:
    with av.open(str(path)) as film:
        return dict(film.metadata)


READERS: dict[str, Callable[[Path], dict[str, Any]]] = {
    ".html": of_html,
    ".geojson": lambda path: json.loads(path.read_text(encoding="utf-8"))["metadata"],
    ".gpkg": lambda path: pyogrio.read_info(path, layer="atlas")["dataset_metadata"],
    ".kml": of_kml,
    ".jsonld": lambda path: {k: v for k, v in json.loads(path.read_text(encoding="utf-8")).items() if k != "features"},
    ".csv": lambda path: CSVW(str(path), validate=True).common_props,
    ".pdf": lambda path: dict(PdfReader(path).metadata or {}),
    ".png": of_image,
    ".svg": of_svg,
    ".gif": of_image,
    ".webm": of_film,
    ".mp4": of_film,
}
"""Of each format a reader that is not ours, where there is one."""


UNSTABLE = {".mp4"}
"""Formats whose encoder once in a hundred times gives other bytes for the same pictures: that is not promised."""


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_says_where_it_comes_from(files: dict[str, Path], suffix: str) -> None:
    found = READERS[suffix](files[suffix])
    metadata = " ".join(map(str, found.values()))
    assert "Khasan <&>" in metadata
    assert campaigns.__version__ in metadata
    assert provenance.digest() in metadata
    assert "MIT" in metadata
    assert GEONAMES_LICENCE in metadata
    assert "Made with Natural Earth." in metadata
    assert "Places: GeoNames (CC BY 4.0)." in metadata


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMATS if suffix not in UNSTABLE])
def test_the_same_bytes_each_time(
    files: dict[str, Path], suffix: str, tmp_path: Path, history: History, whole: gpd.GeoDataFrame
) -> None:
    again = written(tmp_path, suffix, history, whole)
    assert again.read_bytes() == files[suffix].read_bytes()
    for path in tmp_path.iterdir():
        assert path.read_bytes() == files[suffix].with_name(path.name).read_bytes()


def test_a_table_is_described_beside_it(files: dict[str, Path]) -> None:
    described = CSVW(str(files[".csv"]), validate=True)
    assert described.is_valid
    [table] = described.tables
    rows = list(table)
    assert rows[0].keys() == {column.name for column in table.tableSchema.columns}
    assert "lake-khasan" in {row["id"] for row in rows}


def test_kml_keeps_its_order_of_elements(files: dict[str, Path]) -> None:
    """The schema's sequence; a strict reader stops at what stands elsewhere."""
    order = [
        "name",
        "visibility",
        "open",
        "author",
        "description",
        "TimeSpan",
        "styleUrl",
        "Style",
        "ExtendedData",
        "Folder",
        "Placemark",
    ]
    order += ["Point", "LineString", "Polygon", "MultiGeometry"]
    root = ET.parse(files[".kml"]).getroot()  # noqa: S314 - our own file
    assert root.findtext("k:Document/a:author/a:name", "", KML)
    for parent in ("Document", "Folder", "Placemark"):
        for node in root.iter(f"{{{KML['k']}}}{parent}"):
            places = [order.index(child.tag.rpartition("}")[2]) for child in node]
            assert places == sorted(places)


def test_who_is_credited_follows_from_what_is_in_the_file(history: History, whole: gpd.GeoDataFrame) -> None:
    def credited(*layers: str, background: bool = False) -> set[str]:
        rows = select(whole, layers=layers)
        return {origin.name for origin in provenance.origins(history, rows, background=background)}

    assert credited("territory") == {"Natural Earth", "World Data Bank II", "OpenStreetMap", "GSHHG"}
    assert credited("railway") == {"GeoNames"}
    assert credited("place") == {"Natural Earth", "GeoNames", "World Data Bank II", "OpenStreetMap"}
    assert {"Natural Earth", "OpenStreetMap", "GSHHG", "DTED"} <= credited("railway", background=True)
    rows = whole[whole["id"] == "lake-khasan"]
    place = history.places[history.dossiers["lake-khasan"].place]
    names = {origin.name for origin in provenance.origins(history, rows)}
    assert ("GeoNames" in names) == (place.source == "geonames")


def test_whoever_is_credited_stands_in_the_licences_of_the_layers(history: History) -> None:
    licences = (history.ground.layers / "LICENCES.md").read_text(encoding="utf-8")
    for origin in provenance.ORIGINS:
        assert origin.name in licences
    assert "Made with Natural Earth" in licences


def test_the_digest_follows_the_data(tmp_path: Path) -> None:
    dossier = tmp_path / "campaigns" / "dossiers" / "a.yaml"
    dossier.parent.mkdir(parents=True)
    dossier.write_text("one", encoding="utf-8")
    first = provenance.digest(tmp_path)
    assert re.fullmatch(r"sha256:[0-9a-f]{12}", first)
    (tmp_path / "campaigns" / "code.py").write_text("pass", encoding="utf-8")
    assert provenance.digest(tmp_path) == first, "code is no data"
    dossier.write_text("two", encoding="utf-8")
    second = provenance.digest(tmp_path)
    dossier.rename(dossier.with_name("b.yaml"))
    assert len({first, second, provenance.digest(tmp_path)}) == 3


def test_all_formats_are_read_back() -> None:
    assert set(READERS) == set(FORMATS) > {*PICTURES, *MOVING}
