"""Layers and relief that are damaged: an error that names the file and says what to do, never another one."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
import shapely

from campaigns.checking import ground as ground_checks
from geodata import relief_files
from geodata.errors import GroundError
from geodata.ground import FOLDER, Ground

if TYPE_CHECKING:
    from pathlib import Path


def collection(geometry: str, properties: str = '{"id": "a"}') -> str:
    feature = f'{{"type": "Feature", "properties": {properties}, "geometry": {geometry}}}'
    return f'{{"type": "FeatureCollection", "features": [{feature}]}}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "[" * 100_000,
        '{"features": null}',
        '{"type": "FeatureCollection", "features": [3]}',
        collection("null"),
        collection('{"type": "Point", "coordinates": []}'),
        collection(f'{{"type": "Point", "coordinates": [1{"0" * 400}, 40]}}'),
        collection(f'{{"type": "Point", "coordinates": [{"1" * 5000}, 40]}}'),
        collection('{"type": "Point", "coordinates": [1e400, 40]}'),
        collection('{"type": "Point", "coordinates": [1300, 40]}'),
        collection('{"type": "Point", "coordinates": [-122, 40]}'),
        collection('{"type": "Point", "coordinates": ["a", "b"]}'),
        collection('{"type": "Point", "coordinates": [130, 40]}', "{}"),
        collection('{"type": "Point", "coordinates": [130, 40]}', '{"id": "a\\u202e"}'),
        collection(f'{{"type": "Polygon", "coordinates": {"[" * 50_000}{"]" * 50_000}}}'),
    ],
    ids=lambda text: f"{len(text)}-{text[-60:]}",
)
def test_a_damaged_layer_is_an_error_of_the_ground(tmp_path: Path, text: str) -> None:
    (tmp_path / "islands.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(
        GroundError, match=r"geodata/layers/islands\.geojson cannot be read \(.*python -m geodata build"
    ):
        Ground(FOLDER, tmp_path).layer("islands")


def test_a_layer_goes_on_beyond_180_degrees(tmp_path: Path) -> None:
    text = collection('{"type": "Point", "coordinates": [238, 47]}')
    (tmp_path / "islands.geojson").write_text(text, encoding="utf-8")
    assert Ground(FOLDER, tmp_path).layer("islands").shapes == [shapely.Point(238, 47)]


@pytest.fixture
def layers(tmp_path: Path) -> Path:
    for name in ("relief.json", "relief.webp"):
        shutil.copy(FOLDER / "layers" / name, tmp_path / name)
    return tmp_path


def test_half_a_relief_is_named(layers: Path) -> None:
    picture = layers / "relief.webp"
    picture.write_bytes(picture.read_bytes()[: picture.stat().st_size // 2])
    with pytest.raises(GroundError, match=r"relief\.webp cannot be read \(\d+ of \d+ bytes\)"):
        _ = Ground(FOLDER, layers).relief


def test_check_draws_the_relief(layers: Path) -> None:
    picture = layers / "relief.webp"
    data = bytearray(picture.read_bytes())
    data[16:4000] = bytes(3984)
    picture.write_bytes(data)
    with pytest.raises(GroundError, match=r"relief\.webp cannot be read"):
        relief_files.picture(Ground(FOLDER, layers).relief)
    assert any("relief.webp" in problem.found for problem in ground_checks.missing_layers(Ground(FOLDER, layers)))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("image", "../../etc/passwd"),
        ("image", None),
        ("bounds", [1, 2, 3, 4]),
        ("bounds", {"south": 20, "west": 65, "north": float("nan"), "east": 170}),
        ("bounds", {"south": 60, "west": 65, "north": 20, "east": 170}),
        ("land_colour", "red; }"),
    ],
)
def test_a_description_of_the_relief_is_validated(layers: Path, key: str, value: object) -> None:
    about = json.loads((layers / "relief.json").read_text(encoding="utf-8"))
    (layers / "relief.json").write_text(json.dumps(about | {key: value}), encoding="utf-8")
    with pytest.raises(GroundError, match=r"relief\.json cannot be read"):
        _ = Ground(FOLDER, layers).relief
