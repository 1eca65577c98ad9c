"""Battlefield sheets: their table, and the files each is made of."""

from __future__ import annotations

import json
import math
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from PIL import Image

from geodata.ground import FOLDER, Ground
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def layers(tmp_path: Path) -> Path:
    """A copy of the relief and the sheets, to be broken."""
    folder = tmp_path / "layers"
    shutil.copytree(GROUND.layers / "sheets", folder / "sheets")
    for name in ("relief.json", "relief.webp", "theatre.json", "theatre.webp"):
        shutil.copyfile(GROUND.layers / name, folder / name)
    return folder


def tables_of(folder: Path, *sheets: str) -> Path:
    """A copy of the tables with these sheets alone: the others would be read in vain, all nine in half a second."""
    folder.mkdir()
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, folder)
    table = folder / "sheets.csv"
    header, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if row.partition(",")[0] in sheets]
    assert len(kept) == len(sheets)
    table.write_text("".join([header, *kept]), encoding="utf-8")
    return folder


@pytest.fixture
def hutou_alone(tmp_path: Path) -> Path:
    return tables_of(tmp_path / "tables", "hutou")


@pytest.fixture
def khasan_and_hailar(tmp_path: Path) -> Path:
    return tables_of(tmp_path / "tables", "khasan", "hailar")


def test_nine_battlefields_have_a_sheet() -> None:
    assert [each.sheet.id for each in GROUND.sheets] == [
        *("khasan", "khalkhin-gol", "hutou", "mutanchiang", "hailar", "khingan", "sakhalin-50n", "shumshu", "maoka"),
    ]
    assert GROUND.sheet_problems == []


def test_contours_stand_as_far_apart_as_the_table_says() -> None:
    for each in GROUND.sheets:
        metres = each.contours["metres"].tolist()
        assert metres == sorted(set(metres))
        assert all(height % each.sheet.contour_m == 0 for height in metres)
        assert [height % (5 * each.sheet.contour_m) == 0 for height in metres] == each.contours["index"].tolist()


def test_everything_lies_on_its_sheet_and_is_drawn_from_its_zoom_at_the_earliest() -> None:
    for each in GROUND.sheets:
        areas = each.water[each.water.geom_type.isin({"Polygon", "MultiPolygon"})]
        for frame, beyond in ((each.contours, 1e-4), (each.water.drop(areas.index), 1e-4), (areas, 5.1e-3)):
            edge = shapely.buffer(each.sheet.box, beyond, join_style="mitre")
            assert shapely.covers(edge, frame.geometry.to_numpy()).all()
            assert (frame["min_zoom"] >= each.sheet.zoom).all()


def test_a_picture_is_in_web_mercator_and_fades_at_its_edges() -> None:
    for each in GROUND.sheets:
        with Image.open(each.relief.path) as picture:
            alpha = np.asarray(picture.convert("RGBA"))[:, :, 3]
        rows, columns = alpha.shape
        sheet = each.sheet
        tall = math.degrees(_mercator(sheet.north) - _mercator(sheet.south))
        assert rows / columns == pytest.approx(tall / (sheet.east - sheet.west), rel=0.01)
        assert alpha[0].max() < 30
        assert alpha[rows // 2, columns // 2] == 255


def _mercator(latitude: float) -> float:
    """Ordinate of the spherical Mercator of the unit sphere for a latitude in degrees."""
    return math.asinh(math.tan(math.radians(latitude)))


@pytest.mark.parametrize(
    "name", ["khasan.webp", "khasan-contours.geojson", "khasan-osm.geojson", "khasan-water.geojson"]
)
def test_a_sheet_that_lacks_a_file_is_named_and_the_others_stay(
    layers: Path, khasan_and_hailar: Path, name: str
) -> None:
    (layers / "sheets" / name).unlink()
    ground = Ground(layers=layers, tables=khasan_and_hailar)
    [problem] = ground.sheet_problems
    assert problem.subject == "sheet khasan"
    assert f"geodata/layers/sheets/{name} cannot be read" in problem.found
    assert [each.sheet.id for each in ground.sheets] == ["hailar"]


@pytest.mark.parametrize(
    ("taken", "name", "found"),
    [
        ("hutou-contours.geojson", "khasan-contours.geojson", "has hutou-60, which lies beyond the edges of the sheet"),
        ("khalkhin-gol-osm.geojson", "khasan-osm.geojson", "which lies beyond the edges of the sheet"),
        ("mutanchiang-railways.geojson", "khasan-railways.geojson", "which lies beyond the edges of the sheet"),
        ("shumshu-osm.geojson", "khasan-osm.geojson", "has no features"),
        ("shumshu-osm.geojson", "khasan-contours.geojson", "has no features"),
        ("hailar.webp", "khasan.webp", "has 1248 by 1103 pixels, of the sheet's shape 1248 by 1209"),
    ],
)
def test_a_file_of_another_sheet_is_named_and_its_sheet_left_out(
    layers: Path, khasan_and_hailar: Path, taken: str, name: str, found: str
) -> None:
    shutil.copyfile(layers / "sheets" / taken, layers / "sheets" / name)
    ground = Ground(layers=layers, tables=khasan_and_hailar)
    [problem] = ground.sheet_problems
    assert problem.subject == "sheet khasan"
    assert problem.found.startswith(f"geodata/layers/sheets/{name} has ")
    assert found in problem.found
    assert [each.sheet.id for each in ground.sheets] == ["hailar"]


def test_without_the_finer_relief_of_the_theatre_the_coarse_one_serves(layers: Path) -> None:
    (layers / "theatre.webp").unlink()
    ground = Ground(layers=layers)
    [problem] = ground.sheet_problems
    assert "geodata/layers/theatre.webp cannot be read" in problem.found
    assert ground.theatre_relief is None
    assert ground.relief.path.name == "relief.webp"
    assert len(ground.sheets) == len(GROUND.sheets)


def test_a_picture_cut_short_is_named(layers: Path, khasan_and_hailar: Path) -> None:
    path = layers / "sheets" / "hailar.webp"
    path.write_bytes(path.read_bytes()[:1000])
    [problem] = Ground(layers=layers, tables=khasan_and_hailar).sheet_problems
    assert "geodata/layers/sheets/hailar.webp cannot be read (1000 of " in problem.found


@pytest.mark.parametrize(
    ("part", "geometry", "found"),
    [
        ("contours", {"type": "Point", "coordinates": [133.6, 45.9]}, "is a contour with a Point"),
        (
            "contours",
            {"type": "Polygon", "coordinates": [[[133.6, 45.9], [133.7, 45.9], [133.7, 46.0], [133.6, 45.9]]]},
            "is a contour with a Polygon",
        ),
        ("osm", {"type": "Point", "coordinates": [133.6, 45.9]}, "with a Point"),
    ],
)
def test_a_geometry_that_its_kind_cannot_have_is_named(
    layers: Path, hutou_alone: Path, part: str, geometry: dict[str, object], found: str
) -> None:
    path = layers / "sheets" / f"hutou-{part}.geojson"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["features"][0]["geometry"] = geometry
    path.write_text(json.dumps(data), encoding="utf-8")
    ground = Ground(layers=layers, tables=hutou_alone)
    [problem] = ground.sheet_problems
    assert found in problem.found
    assert "hutou" not in [each.sheet.id for each in ground.sheets]


@pytest.mark.parametrize(("kind", "found"), [("lake", "is a lake with a LineString"), ("river", "")])
def test_a_line_is_a_river_and_no_lake(layers: Path, hutou_alone: Path, kind: str, found: str) -> None:
    path = layers / "sheets" / "hutou-osm.geojson"
    data = json.loads(path.read_text(encoding="utf-8"))
    feature = next(each for each in data["features"] if each["geometry"]["type"] == "LineString")
    feature["properties"]["kind"] = kind
    path.write_text(json.dumps(data), encoding="utf-8")
    problems = Ground(layers=layers, tables=hutou_alone).sheet_problems
    assert [found in problem.found for problem in problems] == ([True] if found else [])


def test_a_picture_that_cannot_be_drawn_is_named_and_its_sheet_left_out(layers: Path, khasan_and_hailar: Path) -> None:
    path = layers / "sheets" / "hailar.webp"
    data = path.read_bytes()
    path.write_bytes(data[:40] + bytes(len(data) - 40))
    ground = Ground(layers=layers, tables=khasan_and_hailar)
    [problem] = ground.sheet_problems
    assert "geodata/layers/sheets/hailar.webp cannot be read" in problem.found
    assert [each.sheet.id for each in ground.sheets] == ["khasan"]


def test_a_rank_that_is_no_number_is_named(layers: Path, hutou_alone: Path) -> None:
    path = layers / "sheets" / "hutou-osm.geojson"
    data = json.loads(path.read_text(encoding="utf-8"))
    properties = data["features"][0]["properties"]
    properties["rank"] = "first"
    path.write_text(json.dumps(data), encoding="utf-8")
    [problem] = Ground(layers=layers, tables=hutou_alone).sheet_problems
    assert f"{properties['id']} has the rank 'first'" in problem.found


@pytest.mark.parametrize(
    ("column", "value", "found"),
    [
        ("kind", "swamp", "hutou-80 has the kind 'swamp'"),
        ("min_zoom", "near", "hutou-80 has the min_zoom 'near'"),
        ("metres", None, "hutou-80 has no metres"),
        ("metres", "high", "hutou-80 has the metres 'high'"),
        ("kind", ["contour"], """hutou-80 has the kind "['contour']\""""),
        ("kind", "river", "hutou-80 has the kind 'river'"),
        ("index", "yes", "hutou-80 has the index 'yes'"),
        ("source", 5, "hutou-80 has the source '5'"),
    ],
)
def test_a_feature_that_is_none_of_a_sheet_is_named(
    layers: Path, hutou_alone: Path, column: str, value: object, found: str
) -> None:
    path = layers / "sheets" / "hutou-contours.geojson"
    data = json.loads(path.read_text(encoding="utf-8"))
    [feature] = [each for each in data["features"] if each["properties"]["id"] == "hutou-80"]
    feature["properties"][column] = value
    feature["properties"] = {key: each for key, each in feature["properties"].items() if each is not None}
    path.write_text(json.dumps(data), encoding="utf-8")
    [problem] = Ground(layers=layers, tables=hutou_alone).sheet_problems
    assert found in problem.found


@pytest.mark.parametrize(
    ("old", "new", "reported"),
    [
        (
            "130.0,42.0,131.4",
            "130.0,42.0,129.4",
            "khasan, east: found '129.4'; expected a number above that of west, 130",
        ),
        ("131.4,43.0,20,", "131.4,43.0,0,", "khasan, contour_m: found '0'; expected whole metres from 1 to 1000"),
        ("0.7,8,13", "0.7,8,7", "khasan, last_zoom: found '7'; expected a number above that of zoom, 8"),
        ("130.0,42.0,", "130.0,south,", "khasan, south: found 'south'; expected a latitude from -85 to 85"),
        ("\nkhalkhin-gol,", "\nkhasan,", "khasan, id: found 'khasan' again; expected a value used once"),
    ],
)
def test_a_wrong_row_is_named_and_left_out(tmp_path: Path, old: str, new: str, reported: str) -> None:
    tables = tables_of(tmp_path / "tables", "khasan", "khalkhin-gol")
    text = (tables / "sheets.csv").read_text(encoding="utf-8")
    assert old in text
    (tables / "sheets.csv").write_text(text.replace(old, new, 1), encoding="utf-8")
    ground = Ground(tables=tables)
    [problem] = ground.sheet_problems
    line = text[: text.index(old)].count("\n") + 1 + old.startswith("\n")
    assert str(problem).startswith(f"geodata/sheets.csv:{line}: {reported}")
    assert len(ground.sheets) == 1
