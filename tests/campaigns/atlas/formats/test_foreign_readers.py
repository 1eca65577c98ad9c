"""What programs of others say of what is written: GDAL, QGIS, and the schema of KML."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
import shapely
from lxml import etree

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.scene import select
from tests.campaigns.atlas.formats import foreign

if TYPE_CHECKING:
    from campaigns.history import History

pytestmark = pytest.mark.slow
DAYS = ("1904-02-08", "1938-08-06", "1938-08-11", "1938-08-12", "1945-08-12", "1945-08-15", "1973-12-31")
SPACE = {"k": "http://www.opengis.net/kml/2.2"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, history: History, whole: gpd.GeoDataFrame) -> dict[str, Path]:
    """All of the atlas; as GeoJSON, whose dates alone are asked for, a summer of it."""
    folder = tmp_path_factory.mktemp("foreign")
    summer = Selection(dt.date(1938, 7, 1), dt.date(1938, 8, 31))
    spans = {"gpkg": Selection(), "kml": Selection(), "geojson": summer}
    return {suffix: export.write(folder / f"all.{suffix}", history, whole, span) for suffix, span in spans.items()}


def test_geopackage_is_valid(files: dict[str, Path]) -> None:
    python = foreign.python_with("osgeo_utils.samples.validate_gpkg", "python3-gdal")
    command = [python, "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error"]
    found = foreign.run(*command, str(files["gpkg"]))
    assert (found.returncode, found.stderr) == (0, "")


def test_the_validator_would_find_a_time_without_milliseconds(files: dict[str, Path], tmp_path: Path) -> None:
    python = foreign.python_with("osgeo_utils.samples.validate_gpkg", "python3-gdal")
    wrong = tmp_path / "wrong.gpkg"
    wrong.write_bytes(files["gpkg"].read_bytes().replace(b"2000-01-01T00:00:00.000Z", b"2000-01-01T00:00:00ZZZZZ"))
    found = foreign.run(python, "-m", "osgeo_utils.samples.validate_gpkg", str(wrong))
    assert found.returncode == 1
    assert "last_change" in found.stderr


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "kml"])
def test_gdal_reads_dates(files: dict[str, Path], suffix: str) -> None:
    found = foreign.run(foreign.program("ogrinfo"), "-so", "-al", str(files[suffix]))
    assert found.returncode == 0
    assert "start: Date (0.0)" in found.stdout or suffix == "kml"
    assert "ERROR" not in found.stderr


def test_qgis_shows_what_is_valid_on_a_day(files: dict[str, Path], whole: gpd.GeoDataFrame) -> None:
    python = foreign.python_with("qgis.core", "python3-qgis")
    found = foreign.run(python, str(Path(__file__).with_name("qgis_clock.py")), str(files["gpkg"]), *DAYS)
    answer = json.loads(found.stdout.splitlines()[-1])
    assert answer["active"]
    assert answer["renderer"] == "RuleRenderer"
    assert answer["fields"] == ["start", "end"]
    assert (answer["types"]["start"], answer["types"]["end"]) == ("Date", "Date")
    for day in DAYS:
        expected = select(whole, dt.date.fromisoformat(day), dt.date.fromisoformat(day))
        assert answer["shown"][day] == sorted(expected["id"]), day


def test_kml_follows_the_schema(files: dict[str, Path]) -> None:
    schema = foreign.kml_schema()
    document = etree.parse(files["kml"], etree.XMLParser(huge_tree=True))
    assert schema.validate(document), schema.error_log.last_error


def test_the_schema_would_find_a_wrong_order(files: dict[str, Path]) -> None:
    document = etree.parse(files["kml"], etree.XMLParser(huge_tree=True))
    [style, *_] = document.iterfind(".//k:Placemark/k:styleUrl", SPACE)
    style.getparent().insert(0, style)
    assert not foreign.kml_schema().validate(document)


def test_in_kml_what_lasts_a_day_lasts_from_its_first_moment_to_its_last(
    files: dict[str, Path], whole: gpd.GeoDataFrame
) -> None:
    short = whole[whole["start"].notna() & (whole["start"] == whole["end"])].set_index("id")["start"]
    spans = {}
    for mark in ET.parse(files["kml"]).getroot().iterfind(".//k:Placemark", SPACE):  # noqa: S314 - our own file
        identity = mark.findtext("k:ExtendedData/k:Data[@name='id']/k:value", "", SPACE)
        spans[identity] = [mark.findtext(f"k:TimeSpan/k:{edge}", "", SPACE) for edge in ("begin", "end")]
    assert "event" in set(whole[whole["id"].isin(short.index)]["layer"])
    for identity, day in short.items():
        assert spans[str(identity)] == [f"{day}T00:00:00Z", f"{day}T23:59:59Z"]


def test_no_format_has_a_longitude_beyond_180(tmp_path: Path, history: History, whole: gpd.GeoDataFrame) -> None:
    """A land whose longitudes go on beyond the antimeridian is cut in each."""
    rows = whole[whole["layer"] == "territory"].head(1).copy()
    rows["geometry"] = [shapely.box(170, 60, 190, 70)]
    for suffix in ("gpkg", "kml", "geojson", "jsonld"):
        out = export.write(tmp_path / f"land.{suffix}", history, rows, Selection())
        if suffix == "jsonld":
            text = json.loads(out.read_text(encoding="utf-8"))["features"][0]["geometry"]["geometries"][0]
            found = shapely.from_geojson(json.dumps({key: text[key] for key in ("type", "coordinates")}))
        else:
            found = gpd.read_file(out, layer=0).geometry.iloc[0]
        assert (found.bounds[0], found.bounds[2]) == (-180, 180), suffix
        assert found.area == pytest.approx(200), suffix


FILMS = {"gif": ("gif", 3), "webm": ("vp9", 10), "mp4": ("h264", 10)}
"""Codec, and frames of three days: in a film each stands for several."""


@pytest.mark.parametrize("suffix", FILMS)
def test_ffmpeg_reads_every_frame(suffix: str, tmp_path: Path, history: History, whole: gpd.GeoDataFrame) -> None:
    codec, frames = FILMS[suffix]
    selection = Selection(dt.date(1938, 8, 5), dt.date(1938, 8, 7), layers=("event", "arrow"))
    out = export.write(tmp_path / f"khasan.{suffix}", history, whole, selection)
    entries = "stream=codec_name,width,height,nb_read_frames"
    options = ["-v", "warning", "-count_frames", "-show_entries", entries, "-of", "json"]
    found = foreign.run(foreign.program("ffprobe"), *options, str(out))
    assert (found.returncode, found.stderr) == (0, "")
    [stream] = json.loads(found.stdout)["streams"]
    assert stream == {"codec_name": codec, "width": 900, "height": 640, "nb_read_frames": str(frames)}
