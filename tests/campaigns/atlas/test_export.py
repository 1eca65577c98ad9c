"""Exports: the command a user types, the file they get, and the message when it cannot be had."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from typing import TYPE_CHECKING

import av
import geopandas as gpd
import pandas as pd
import pytest
from PIL import Image

from campaigns.__main__ import main
from campaigns.dates import day_number
from tests.campaigns.atlas.document.read_back import data_of

if TYPE_CHECKING:
    from pathlib import Path


CONTRACT = ["id", "layer", "kind", "name", "side", "start", "end", "certainty", "sources", "dossier", "note"]


pytestmark = pytest.mark.usefixtures("atlas_read_once")


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_data(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"atlas{suffix}"
    assert main(["export", str(out), "--from", "1945-08-08", "--to", "1945-09-05"]) == 0
    frame = gpd.read_file(out, layer="atlas" if suffix == ".gpkg" else None)
    assert [column for column in frame.columns if column != "geometry"] == CONTRACT
    assert {"arrow", "event", "territory", "island"} <= set(frame["layer"])
    assert (frame["start"].dropna() <= pd.Timestamp("1945-09-05")).all(), "days are read as dates"
    assert frame["end"].isna().any(), "an open end is empty"


def test_one_day_and_layers(tmp_path: Path) -> None:
    out = tmp_path / "khasan.geojson"
    assert main(["export", str(out), "--at", "1938-08-07", "--layers", "event,arrow"]) == 0
    frame = gpd.read_file(out)
    assert set(frame["layer"]) == {"event", "arrow"}
    assert "lake-khasan" in set(frame["id"])


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".csv"])
def test_phases_are_rows_of_every_table(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"phases{suffix}"
    assert main(["export", str(out), "--at", "1945-08-14", "--layers", "phase"]) == 0
    layer = "atlas" if suffix == ".gpkg" else None
    frame = pd.read_csv(out) if suffix == ".csv" else gpd.read_file(out, layer=layer)
    row = frame[frame["name"] == "Before Yehho"].iloc[0]
    assert (row["layer"], row["kind"], row["dossier"]) == ("phase", "battle", "mutanchiang")
    assert (str(row["start"])[:10], str(row["end"])[:10]) == ("1945-08-14", "1945-08-15")


def test_html_of_a_span(tmp_path: Path) -> None:
    out = tmp_path / "august.html"
    assert main(["export", str(out), "--from", "1938-08-06", "--to", "1938-08-11", "--title", "August <1938>"]) == 0
    page = out.read_text(encoding="utf-8")
    assert "<title>August &lt;1938&gt;</title>" in page
    drawn = {feature["id"] for feature in data_of(page)["features"]}
    assert "khasan-soviet-assault" in drawn
    assert "mukden-incident" not in drawn


def test_html_opens_on_a_day_of_the_whole_atlas(tmp_path: Path) -> None:
    out = tmp_path / "at.html"
    assert main(["export", str(out), "--at", "1945-08-15", "--layers", "event"]) == 0
    content = data_of(out.read_text(encoding="utf-8"))
    assert any(feature["id"] == "mukden-incident" for feature in content["features"])
    assert content["opens"] == 16662


def test_kml_has_spans_of_time(tmp_path: Path) -> None:
    out = tmp_path / "atlas.kml"
    assert main(["export", str(out), "--at", "1945-08-15", "--layers", "event"]) == 0
    text = out.read_text(encoding="utf-8")
    assert "<begin>1945-08-12T00:00:00Z</begin>" in text
    assert "<end>1945-08-16T23:59:59Z</end>" in text


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".svg", ".pdf"])
def test_vector_picture(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"day{suffix}"
    arguments = ["--at", "1938-08-07", "--layers", "event,arrow,claim", "--title", "$x^2$", "--paper", "a4"]
    assert main(["export", str(out), *arguments]) == 0
    assert out.stat().st_size > 20_000
    assert out.read_bytes()[:5] in {b"<?xml", b"%PDF-"}


@pytest.mark.slow
def test_picture(tmp_path: Path) -> None:
    out = tmp_path / "day.png"
    assert main(["export", str(out), "--at", "1939-08-23", "--layers", "event,territory", "--paper", "a4"]) == 0
    picture = Image.open(out)
    assert picture.size == (3507, 2480)
    assert len(picture.convert("RGB").resize((80, 60)).getcolors(4800) or []) > 50


@pytest.mark.slow
def test_paper_of_a_picture(tmp_path: Path) -> None:
    out = tmp_path / "day.png"
    arguments = ["--at", "1938-08-06", "--paper", "a4", "--portrait", "--dpi", "100", "--view", "130.4,42.3,130.9,42.6"]
    assert main(["export", str(out), *arguments]) == 0
    with Image.open(out) as picture:
        assert picture.size == (826, 1169)


@pytest.mark.slow
def test_moving_picture(tmp_path: Path) -> None:
    out = tmp_path / "khasan.gif"
    assert main(["export", str(out), "--from", "1938-08-05", "--to", "1938-08-08"]) == 0
    with Image.open(out) as picture:
        assert getattr(picture, "n_frames", 1) == 4
        assert picture.width == 900
        first = picture.convert("RGB")
        picture.seek(2)
        assert picture.convert("RGB").tobytes() != first.tobytes()
    assert out.stat().st_size < 1_000_000


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".webm", ".mp4"])
def test_video(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"khasan{suffix}"
    assert main(["export", str(out), "--from", "1938-08-05", "--to", "1938-08-06"]) == 0
    with av.open(str(out)) as film:
        [stream] = film.streams.video
        assert (stream.width, stream.height) == (900, 640)
        assert sum(1 for _ in film.decode(stream)) > 2


def test_video_without_its_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    out = tmp_path / "khasan.webm"
    assert main(["export", str(out), "--from", "1938-08-05", "--to", "1938-08-06"]) == 2
    assert "pip install av" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_chapter_and_options_reach_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "khasan.html"
    options = ["--chapter", "lake-khasan", "--no-controls", "--caption", "a <b>", "--language", "ja"]
    assert main(["export", str(out), *options]) == 0
    content = data_of(out.read_text(encoding="utf-8"))
    assert content["range"] == [day_number(dt.date(1938, 7, 1)), day_number(dt.date(1938, 8, 31))]
    assert (content["controls"], content["caption"], content["language"]) == (False, "a <b>", "ja")
    assert content["view"] == [11.0, 42.46, 130.65]
    assert [sheet["id"] for sheet in content["sheets"]] == ["khasan"]
    assert '<iframe src="khasan.html"' in capsys.readouterr().out


def test_without_fine_ground_a_document_has_that_of_the_theatre(tmp_path: Path) -> None:
    out = tmp_path / "khasan.html"
    assert main(["export", str(out), "--chapter", "lake-khasan", "--no-fine-ground"]) == 0
    content = data_of(out.read_text(encoding="utf-8"))
    assert content["sheets"] == []
    assert content["ground"]["rivers"]


def test_unknown_language_falls_back_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "khasan.html"
    assert main(["export", str(out), "--chapter", "lake-khasan", "--language", "fr"]) == 0
    assert "'fr'" in capsys.readouterr().err
    assert data_of(out.read_text(encoding="utf-8"))["language"] == "en"


def test_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "atlas.csv"
    assert main(["export", str(out), "--at", "1945-08-15", "--layers", "event"]) == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert "mutanchiang" in {row["id"] for row in rows}
    assert f"licence and credits: {tmp_path / 'atlas.csv-metadata.json'}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["atlas.doc"], "expected one of"),
        (["atlas.html", "--layers", "arrows"], "unknown layer arrows"),
        (["atlas.html", "--from", "1945-09-01", "--to", "1945-08-01"], "before it starts"),
        (["atlas.html", "--from", "1945-08-01", "--at", "1939-01-01"], "outside the span"),
        (["atlas.geojson", "--at", "1930-06-01", "--layers", "arrow"], "nothing of the atlas"),
        (["no-such-folder/atlas.html"], "cannot be written"),
        (["."], "expected one of"),
        (["atlas.png", "--paper", "a5"], "expected one of a4, a3"),
        (["atlas.png", "--dpi", "5000"], "expected 40 to 600"),
        (["atlas.gif", "--step", "0", "--from", "1945-08-08", "--to", "1945-08-09"], "expected 1 or more"),
        (["atlas.gif"], "--from and --to"),
        (["atlas.gif", "--from", "1904-01-01", "--to", "1973-12-31"], "take --step"),
        (["atlas.html", "--chapter", "waterloo"], "expected one of russo-japanese-war"),
        (["atlas.png", "--view", "130,50,120,40"], "west,south,east,north"),
        (["atlas.pdf", "--at", "1930-06-01", "--layers", "arrow"], "nothing of the atlas"),
    ],
)
def test_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    expected: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 2
    assert expected in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
