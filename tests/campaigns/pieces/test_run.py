"""Whole runs: every row is in one piece, the bytes are always the same, and what is stopped goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from campaigns.__main__ import main
from campaigns.atlas.document.guest_payload import SCALE
from campaigns.atlas.export_selection import ExportError
from campaigns.pieces import command, groups, tiles
from tests.campaigns.pieces import unpacking
from tests.campaigns.pieces.conftest import PATIENCE, Cluster, digests, make, request
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(parts: Path, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pieces of all parts, made by one worker."""
    out = tmp_path_factory.mktemp("made") / "out"
    found = make(request(parts, out, cluster.address))
    assert (found.rows, found.refused) == (30_000, 0)
    return out


@pytest.fixture
def several_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks are put together in several groups, with tiles above them."""
    monkeypatch.setattr(groups, "MOST_ROWS", 11_000)


def test_every_row_is_in_one_piece_of_its_tile(made: Path, parts: Path) -> None:
    manifest = unpacking.manifest(made)
    titles: Counter[str] = Counter()
    lines: list[int] = []
    for listed in manifest["rows"]:
        zoom, x, y, rows, first, last, size, file = listed
        assert (made / file).stat().st_size == size
        content = unpacking.piece(made, listed)
        east, north, start = (unpacking.numbers(content[name]) for name in ("longitude", "latitude", "start"))
        squares = tiles.numbers(east, north)
        assert {tiles.column_and_line(number) for number in set(tiles.at_zoom(squares, zoom).tolist())} == {(x, y)}
        assert (start.min(), (start + unpacking.numbers(content["days"])).max()) == (first, last)
        assert content["count"] == rows <= 10_000
        assert start.tolist() == sorted(start.tolist())
        titles.update(unpacking.texts(content["names"]))
        lines += unpacking.numbers(content["line"]).tolist()
    every = pd.concat([pd.read_csv(path) for path in sorted(parts.iterdir())])
    assert titles == Counter(every["title"])
    before = dict(manifest["files"])
    assert sorted(lines) == [before[name] + line for name in sorted(before) for line in range(2, 2_502)]
    west, south, _, north = manifest["bounds"]
    assert west == pytest.approx(every["longitude"].min(), abs=1 / SCALE)
    assert (south, north) == pytest.approx((every["latitude"].min(), every["latitude"].max()), abs=1 / SCALE)


def test_a_tile_with_counts_has_four_below_with_its_rows(made: Path) -> None:
    manifest = unpacking.manifest(made)
    rows = Counter[tuple[int, int, int]]()
    for zoom, x, y, count, *_ in manifest["rows"]:
        rows[zoom, x, y] += count
    counted = {(zoom, x, y): count for zoom, x, y, count, *_ in manifest["counts"]}
    assert counted
    whole = rows + Counter(counted)
    for (zoom, x, y), count in counted.items():
        below = [(zoom + 1, 2 * x + right, 2 * y + down) for right in (0, 1) for down in (0, 1)]
        assert sum(whole[tile] for tile in below) == count > 10_000
    spans = manifest["spans"]
    begun, ended = (np.cumsum(unpacking.numbers(manifest[name])) for name in ("begun", "ended"))
    assert begun[-1] == 30_000
    assert len(begun) == len(ended) == spans["count"]


@pytest.mark.usefixtures("several_groups")
@pytest.mark.parametrize("step", ["blocks", "tiles"])
def test_a_worker_that_is_killed_changes_no_byte(
    step: str, parts: Path, made: Path, cluster: Cluster, tmp_path: Path
) -> None:
    with cluster.one_more(tmp_path) as other:
        out = tmp_path / "out"
        killing = threading.Thread(target=kill_after, args=(other, out / ".pieces" / step))
        killing.start()
        found = make(request(parts, out, cluster.address))
        killing.join()
        assert other.wait(PATIENCE) == -signal.SIGKILL
        assert [worker.poll() for worker in cluster.workers] == [None]
        assert found.rows == 30_000
    assert digests(out) == digests(made)


def kill_after(worker: subprocess.Popen[bytes], folder: Path) -> None:
    """Kill a worker as soon as something was written to a folder."""
    until = time.monotonic() + PATIENCE
    while not [*folder.glob("*.json")] and time.monotonic() < until:
        time.sleep(0.01)
    worker.send_signal(signal.SIGKILL)


def test_a_run_that_was_killed_goes_on(parts: Path, made: Path, cluster: Cluster, tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = [sys.executable, "-m", "campaigns", "pieces", str(parts), str(out), "--workers", "1"]
    process = subprocess.Popen(program, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL)  # noqa: S603
    until = time.monotonic() + PATIENCE
    while len([*out.glob(".pieces/blocks/*.json")]) < 2:
        assert time.monotonic() < until
        assert process.poll() is None, "it ended before it could be killed"
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not (out / "pieces.json").exists()
    kept = {path: path.stat().st_mtime_ns for path in out.glob(".pieces/blocks/*.json")}
    make(request(parts, out, cluster.address))
    assert {path: path.stat().st_mtime_ns for path in kept} == kept, "what was done is not done again"
    assert digests(out) == digests(made)


def test_made_again_it_is_left_as_it_is(parts: Path, made: Path, cluster: Cluster) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*") if path.is_file()}
    found = make(request(parts, made, cluster.address))
    assert found.rows == 30_000
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_piece_that_was_lost_is_made_again(parts: Path, made: Path, cluster: Cluster, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(made, out)
    command.finish(out, keep_work=False)
    next((out / "pieces").rglob("*.json")).unlink()
    make(request(parts, out, cluster.address))
    assert digests(out) == digests(made)


def test_a_folder_is_of_one_data(parts: Path, made: Path, cluster: Cluster, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("title,latitude,longitude\nA,47,118\n", encoding="utf-8")
    before = digests(made)
    with pytest.raises(
        ExportError, match=r"has pieces of other data, or made otherwise \(other: files, columns, id, so"
    ):
        make(request(other, made, cluster.address))
    with pytest.raises(ExportError, match=r"\(other: source\); expected the same, or another folder"):
        make(request(parts, made, cluster.address, source="Somebody else"))
    assert digests(made) == before


def test_rows_at_one_place_are_cut_by_days(cluster: Cluster, tmp_path: Path) -> None:
    days = pd.date_range("1904-02-08", "1973-12-31", periods=25_000).strftime("%Y-%m-%d")
    frame = pd.DataFrame({"title": days, "latitude": 47.72, "longitude": 118.6, "date": days})
    frame.to_csv(tmp_path / "a.csv", index=False)
    make(request(tmp_path / "a.csv", tmp_path / "out", cluster.address))
    manifest = unpacking.manifest(tmp_path / "out")
    zooms, windows = zip(*((piece[0], (piece[4], piece[5])) for piece in manifest["rows"]), strict=True)
    assert len(windows) == 3
    assert set(zooms) == {8}
    assert windows[0][1] <= windows[1][0] <= windows[1][1] <= windows[2][0]
    assert {piece[0] for piece in manifest["counts"]} == set(range(2, 8))


@pytest.mark.usefixtures("several_groups")
def test_rows_at_one_place_on_one_day_are_shared_out(cluster: Cluster, tmp_path: Path) -> None:
    titles = [f"Shot {number}" for number in range(25_000)]
    frame = pd.DataFrame({"title": titles, "latitude": 47.72, "longitude": 118.6, "date": "1939-08-20"})
    frame.to_csv(tmp_path / "a.csv", index=False)
    out = tmp_path / "out"
    make(request(tmp_path / "a.csv", out, cluster.address))
    listed = unpacking.manifest(out)["rows"]
    assert {piece[0] for piece in listed} == {12}
    assert max(piece[3] for piece in listed) <= 10_000
    found = [name for piece in listed for name in unpacking.texts(unpacking.piece(out, piece)["names"])]
    assert sorted(found) == sorted(titles)


def test_parts_of_geoparquet_keep_their_shapes(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    for part in (0, 1):
        shapes = [
            shapely.Point(118 + part, 47),
            shapely.LineString([(118, 47), (119, 48 + part)]),
            shapely.Point(0, 91),
        ]
        frame = gpd.GeoDataFrame({"title": [f"{name}{part}" for name in "abc"], "date": 1939 + part}, geometry=shapes)
        frame.set_crs("EPSG:4326").to_parquet(tmp_path / f"parts/{part}.parquet")
    out = tmp_path / "out"
    found = make(request(tmp_path / "parts", out, cluster.address))
    assert (found.rows, found.refused) == (4, 2)
    manifest = unpacking.manifest(out)
    assert manifest["files"] == [["0.parquet", 0], ["1.parquet", 3]]
    content = unpacking.piece(out, manifest["rows"][0])
    assert unpacking.texts(content["names"]) == ["a0", "b0", "a1", "b1"], "by first day, then from the west"
    assert unpacking.numbers(content["line"]).tolist() == [1, 2, 4, 5]
    assert unpacking.numbers(content["shapes"]["rows"]).tolist() == [1, 3]
    assert unpacking.numbers(content["shapes"]["latitudes"]).tolist() == [4_700_000, 4_800_000, 4_700_000, 4_900_000]


def test_parts_without_rows_are_parts(cluster: Cluster, tmp_path: Path) -> None:
    frame = pd.DataFrame({"title": ["A"], "latitude": [47], "longitude": [118]})
    for name, rows in ("a", frame[:0]), ("b", frame), ("c", frame[:0]):
        shapes = gpd.GeoDataFrame(rows[["title"]], geometry=gpd.points_from_xy(rows.longitude, rows.latitude, crs=4326))
        rows.to_csv(tmp_path / f"{name}.csv", index=False)
        shapes.to_parquet(tmp_path / f"{name}.parquet")
    for kind, lines in ("csv", 2), ("parquet", 1):
        out = tmp_path / kind
        found = make(request([tmp_path / f"{name}.{kind}" for name in "abc"], out, cluster.address))
        assert (found.rows, found.refused) == (1, 0)
        manifest = unpacking.manifest(out)
        header = lines - 1
        assert manifest["files"] == [[f"a.{kind}", 0], [f"b.{kind}", header], [f"c.{kind}", header + lines]]
        content = unpacking.piece(out, manifest["rows"][0])
        assert unpacking.texts(content["names"]) == ["A"]
        assert unpacking.numbers(content["line"]).tolist() == [header + lines]


def test_refused_rows_are_counted_and_nothing_else_is_lost(cluster: Cluster, tmp_path: Path) -> None:
    text = "title,latitude,longitude\nA,47,118\nB,north,118\nC,48,118\nD,,\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    found = make(request(tmp_path / "a.csv", tmp_path / "out", cluster.address))
    assert (found.rows, found.refused) == (2, 2)
    refused = pd.read_csv(tmp_path / "out/refused/part-00000.csv")
    assert refused[["file", "line", "column"]].to_numpy().tolist() == [
        ["a.csv", 3, "latitude"],
        ["a.csv", 5, "latitude"],
    ]
    assert refused["title"].tolist() == ["B", "D"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.csv": "title,latitude,longitude\nA,95,118\n"}, "no row could be placed; what was found in each stands"),
        ({"a.csv": "title,latitude,longitude\nA,47,118\n" * 40_000 + "\xff"}, "found the byte FF on line 80001"),
    ],
)
def test_what_workers_find_is_told(files: dict[str, str], said: str, cluster: Cluster, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="latin-1")
    with pytest.raises(ExportError, match=said):
        make(request(tmp_path, tmp_path / "out", cluster.address))


@pytest.mark.usefixtures("small_atlas")
def test_the_command_writes_the_map_beside_its_pieces(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("title,latitude,longitude\nA,47,118\nB,north,118\n", encoding="utf-8")
    out = tmp_path / "out"
    options = ["--scheduler", cluster.address, "--from", "1945-08-01", "--to", "1945-08-31", "--no-fine-ground"]
    assert main(["pieces", str(tmp_path / "a.csv"), str(out), *options]) == 0
    said = capsys.readouterr().out
    assert f"{out}: 1 row(s) in 1 piece(s)" in said
    assert f"1 row(s) refused; each is in {out}/refused" in said
    assert sorted(path.name for path in out.iterdir()) == [".pieces", "index.html", "pieces", "pieces.json", "refused"]
    assert [path.name for path in (out / ".pieces").iterdir()] == ["job.json"]
    assert "connect-src &#x27;self&#x27;" in (out / "index.html").read_text(encoding="utf-8")
