"""Every option is honoured by a format or refused with a sentence; none is passed over in silence."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

from campaigns.__main__ import main
from campaigns.atlas.export_selection import DATA, FORMATS, MOVING, PICTURES
from campaigns.dates import day_number
from campaigns.scene import select
from geodata import antimeridian
from tests.campaigns.atlas.document.read_back import data_of

if TYPE_CHECKING:
    from pathlib import Path


OPTIONS = {
    "--from": ["--from", "1938-08-06"],
    "--at": ["--at", "1938-08-06"],
    "--caption": ["--caption", "below"],
    "--language": ["--language", "ja"],
    "--paper": ["--paper", "a4"],
    "--portrait": ["--portrait"],
    "--dpi": ["--dpi", "100"],
    "--step": ["--step", "2"],
    "--no-controls": ["--no-controls"],
    "--no-fine-ground": ["--no-fine-ground"],
    "--kiosk": ["--kiosk", "rivals"],
    "--pace": ["--pace", "30"],
    "--idle": ["--idle", "30"],
    "--with": ["--with", "incidents.csv"],
    "--columns": ["--columns", "columns.json"],
    "--refused": ["--refused", "refused.csv"],
}
USED = {
    "--from": {".html", *DATA, *MOVING},
    "--at": {".html", *DATA, *PICTURES},
    "--caption": {".html", *PICTURES, *MOVING},
    "--language": {*FORMATS} - {".jsonld"},
    "--paper": {*PICTURES},
    "--portrait": {*PICTURES},
    "--dpi": {*PICTURES},
    "--step": {*MOVING},
    "--no-controls": {".html"},
    "--no-fine-ground": {".html"},
    "--kiosk": {".html"},
    "--pace": {".html"},
    "--idle": {".html"},
    "--with": {*FORMATS},
    "--columns": {*FORMATS},
    "--refused": {*FORMATS},
}


pytestmark = pytest.mark.usefixtures("atlas_read_once")


@pytest.mark.parametrize(
    ("option", "suffix"), [(option, suffix) for option in OPTIONS for suffix in FORMATS if suffix not in USED[option]]
)
def test_an_option_without_a_use_is_refused(
    option: str, suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / f"a{suffix}"), *OPTIONS[option]]) == 2
    assert capsys.readouterr().err.startswith(f"error: {option} has no meaning for {suffix}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["a.csv", "--view", "130,50,130,50"], "the box 130,50,130,50 is not west,south,east,north"),
        (["a.csv", "--view", "130,50,140,50"], "is not west,south,east,north"),
        (["a.csv", "--view", "130,-90,140,90"], "from -85 to 85"),
        (["a.png", "--view=-180,-85,180,85"], "at most 140 of longitude"),
        (["a.gif", "--view=-180,-85,180,85", "--from", "1938-08-06", "--to", "1938-08-07"], "at most 140 of longitude"),
        (["a.csv", "--at", "1938-08-06", "--from", "1938-08-01"], "either of one day"),
        (["a.csv", "--view", "20,-60,30,-50"], "in these layers and this view"),
        (["a\0b.csv"], "a NUL character"),
        (["a.csv", "--title", "caf\udce9"], "the title has the byte E9, which is not UTF-8"),
        (["a.png", "--caption", "a\x0bb"], "the caption has the control character U+000B"),
        (["a.html", "--title", "\u202eevil"], "the title has the bidirectional control U+202E"),
        (["a.csv", "--at", "2020-01-01"], "lies outside the atlas, 1904-01-01 to 1973-12-31"),
        (["a.geojson", "--from", "1700-01-01", "--to", "1800-01-01"], "the span to 1800-01-01 lies outside the atlas"),
        (["a.html", "--from", "2020-01-01"], "the span from 2020-01-01 lies outside the atlas"),
        (["a.csv", "--chapter", "a\x1b[31m"], "unknown chapter a\\x1b[31m"),
        (["a.html", "--kiosk", "rivals,nowhere"], "unknown tour nowhere; expected some of russo-japanese-war, "),
        (["a.html", "--kiosk", "rivals,rivals"], "the tour rivals is named twice"),
        (["a.html", "--kiosk", "rivals", "--language", "fr"], "unknown language fr; expected one of en, modern, ru"),
        (["a.html", "--kiosk", "rivals", "--chapter", "lake-khasan"], "the tour rivals has fewer than two steps"),
        (["a.html", "--pace", "30"], "--pace has no meaning without --kiosk"),
    ],
)
def test_what_makes_no_sense_is_refused(
    arguments: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 2
    assert expected in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--pace", "--idle"])
@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "3601", "soon"])
def test_seconds_that_no_kiosk_can_keep_are_told(option: str, seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "a.html", "--kiosk", "rivals", f"{option}={seconds}"])
    assert f"found {seconds!r}; expected seconds from 1 to 3600" in capsys.readouterr().err


def test_a_kiosk_has_its_tours_in_their_order(tmp_path: Path) -> None:
    out = tmp_path / "kiosk.html"
    asked = ["--kiosk", "lake-khasan, rivals", "--pace", "12.5", "--language", "ja", "--no-fine-ground"]
    assert main(["export", str(out), *asked]) == 0
    carried = data_of(out.read_text(encoding="utf-8"))
    assert [tour["id"] for tour in carried["tours"]] == ["lake-khasan", "rivals"]
    assert (carried["kiosk"], carried["language"]) == ({"pace": 12.5, "idle": 60.0}, "ja")


@pytest.mark.parametrize("view", ["nan,42,131,43", "6/nan/127", "inf,42,131,43", "1e999/45/127"])
def test_a_view_of_no_numbers_is_told_by_the_command_line(view: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "a.csv", f"--view={view}"])
    assert "is not a valid view" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--chapter", "--language", "--layers", "--at"])
def test_an_empty_value_does_not_stand_for_all(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "a.geojson", f"{option}="])
    assert f"argument {option}: " in capsys.readouterr().err


def test_a_name_that_means_something_in_an_address_is_written_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--from", "1938-08-06", "--to", "1938-08-06", "--layers", "event"]
    assert main(["export", str(tmp_path / "50%#1.html"), *asked]) == 0
    assert 'src="50%25%231.html"' in capsys.readouterr().out
    assert main(["export", str(tmp_path / "50%#1.csv"), *asked]) == 0
    description = json.loads((tmp_path / "50%#1.csv-metadata.json").read_text(encoding="utf-8"))
    assert description["url"] == "50%25%231.csv"


def test_a_map_begins_with_the_atlas(tmp_path: Path) -> None:
    """What came before is not told, and is not to be shown as if it were known."""
    out = tmp_path / "a.html"
    assert main(["export", str(out), "--from", "1800-01-01", "--to", "1904-03-01", "--layers", "event"]) == 0
    carried = data_of(out.read_text(encoding="utf-8"))
    assert carried["range"] == [day_number(dt.date(1904, 1, 1)), day_number(dt.date(1904, 3, 1))]


@pytest.mark.parametrize("option", ["--at", "--step", "--dpi", "--layers"])
def test_two_dashes_are_no_value(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "a.gif", f"{option}=--"])
    assert f"argument {option}: found '--'; expected a value" in capsys.readouterr().err


def test_data_of_the_whole_world_is_all_of_it(tmp_path: Path, whole: gpd.GeoDataFrame) -> None:
    out = tmp_path / "a.gpkg"
    assert main(["export", str(out), "--view=-180,-85,180,85"]) == 0
    assert pyogrio.read_info(out, layer="atlas")["features"] == len(whole)


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".kml"])
@pytest.mark.parametrize("view", ["130.4,42.3,130.9,42.6", "11/42.46/130.65"])
def test_data_meets_its_view(suffix: str, view: str, tmp_path: Path) -> None:
    out = tmp_path / f"khasan{suffix}"
    assert main(["export", str(out), "--at", "1938-08-06", "--view", view]) == 0
    layers = range(len(gpd.list_layers(out))) if suffix == ".kml" else [0]
    frame = pd.concat([gpd.read_file(out, layer=layer) for layer in layers])
    assert "khasan-soviet-assault/fortieth-division@1938-08-06" in set(frame["id"])
    assert "place/harbin" not in set(frame["id"])
    assert "soviet-union" in set(frame["id"]), "a land that is larger than the view meets it"


def test_a_view_across_the_antimeridian(tmp_path: Path, whole: gpd.GeoDataFrame) -> None:
    bering = antimeridian.box(170, 50, -160, 66)
    out = tmp_path / "bering.geojson"
    assert main(["export", str(out), "--view", "170,50,-160,66", "--at", "1945-08-18"]) == 0
    found = gpd.read_file(out)
    valid = select(whole, dt.date(1945, 8, 18), dt.date(1945, 8, 18))
    assert set(found["id"]) == set(valid["id"][valid.geometry.map(antimeridian.cut).intersects(bering)])
    assert "soviet-union" in set(found["id"])
    assert not found.geometry.intersects(shapely.box(120, 30, 140, 45)).all()


def test_positions_meet_the_view_by_where_the_head_stood(tmp_path: Path) -> None:
    out = tmp_path / "khasan.csv"
    assert main(["export", str(out), "--at", "1938-08-06", "--view", "130.4,42.3,130.9,42.6"]) == 0
    heads = pd.read_csv(out).dropna(subset="formation")
    assert len(heads)
    assert heads["lon"].between(130.4, 130.9).all()
    assert heads["lat"].between(42.3, 42.6).all()


def test_a_chapter_gives_data_its_days_alone(tmp_path: Path) -> None:
    out = tmp_path / "khasan.geojson"
    assert main(["export", str(out), "--chapter", "lake-khasan"]) == 0
    frame = gpd.read_file(out)
    assert "place/harbin" in set(frame["id"])
    assert frame["start"].max() <= pd.Timestamp(1938, 8, 31)


def test_a_day_within_a_chapter(tmp_path: Path) -> None:
    out = tmp_path / "khasan.geojson"
    assert main(["export", str(out), "--chapter", "lake-khasan", "--at", "1938-08-06", "--layers", "arrow"]) == 0
    frame = gpd.read_file(out)
    assert (frame["start"] <= pd.Timestamp(1938, 8, 6)).all()
    assert (frame["end"] >= pd.Timestamp(1938, 8, 6)).all()


def test_a_map_opens_on_a_box_across_the_antimeridian(tmp_path: Path) -> None:
    out = tmp_path / "bering.html"
    seen = ["--from", "1945-08-12", "--to", "1945-08-12", "--layers", "event", "--view", "170,50,-160,66"]
    assert main(["export", str(out), *seen]) == 0
    zoom, latitude, longitude = data_of(out.read_text(encoding="utf-8"))["view"]
    assert (latitude, longitude) == (58, 185), "as the map has it"
    assert zoom > 3
