"""Land, water, relief and border lines."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from PIL import Image

from geodata import borders
from geodata.errors import GroundError
from tests.geodata.shipped import GROUND

LIMIT_OF_THE_FOLDER = 6_000_000
LIMIT_OF_THE_RELIEF = 420_000


@pytest.mark.parametrize("name", ["land", "lakes", "rivers", "sea"])
def test_layers_are_valid(name: str) -> None:
    frame = getattr(GROUND, name)
    assert frame.crs.to_epsg() == 4326
    assert len(frame) > 0
    assert frame.geometry.is_valid.all()


@pytest.mark.slow
def test_sea_and_land_share_the_world() -> None:
    sea, land = shapely.union_all(GROUND.sea.geometry), shapely.union_all(GROUND.land.geometry)
    assert sea.area + land.intersection(shapely.box(-30, -85, 330, 85)).area == pytest.approx(360 * 170, rel=1e-6)
    assert sea.intersection(land).area < 1e-3
    assert land.contains(shapely.Point(126.6, 45.75))
    assert sea.contains(shapely.Point(135, 40))


def test_the_pacific_is_in_one_piece() -> None:
    lands = GROUND.land.geometry
    chukotka = lands[lands.contains(shapely.Point(189, 66.3))]
    assert chukotka.contains(shapely.Point(37.6, 55.75)).all(), "Uelen's land is Moscow's, across 180 degrees"
    assert len(chukotka) == 1
    alaska = lands[lands.contains(shapely.Point(-147.7 + 360, 64.8))]
    assert alaska.contains(shapely.Point(-100 + 360, 40)).all(), "Fairbanks and Kansas"
    assert len(alaska) == 1
    assert not lands.intersects(shapely.LineString([(180, 72), (180, 90)])).any()
    soviet = GROUND.union_of_cells(("siberia",))
    assert shapely.contains(soviet, shapely.Point(189, 66.3))


def test_the_relief_goes_on_across_the_antimeridian() -> None:
    relief = GROUND.relief
    flat = np.array([int(relief.land_colour[i : i + 2], 16) for i in (1, 3, 5)])
    south, west, north, east = relief.bounds
    with Image.open(relief.path) as picture:
        pixels = np.asarray(picture.convert("RGB"), dtype=int)
    across = [round((degrees - west) / (east - west) * pixels.shape[1]) for degrees in (178, 182)]
    high, low, at = (np.arctanh(np.sin(np.radians(latitude))) for latitude in (north, south, 66))
    down = round((high - at) / (high - low) * pixels.shape[0])
    for column in across:
        assert np.abs(pixels[down - 20 : down + 20, column - 20 : column + 20] - flat).mean() > 6, "mountains"


@pytest.mark.parametrize(
    "name",
    ["Amur", "Ussuri", "Sungari", "Argun", "Tumen", "Yalu", "Liao", "Khalkhin Gol", "Khailastyn Gol (Holsten)"],
)
def test_rivers_the_campaigns_name(name: str) -> None:
    assert name in set(GROUND.rivers["name"])


@pytest.mark.parametrize("name", ["Lake Khasan", "Lake Buir", "Lake Khanka", "Lake Baikal", "Lake Hulun"])
def test_lakes_the_campaigns_name(name: str) -> None:
    assert name in set(GROUND.lakes["name"])


def test_relief_fades_to_the_flat_land_colour() -> None:
    relief = GROUND.relief
    flat = [int(relief.land_colour[i : i + 2], 16) for i in (1, 3, 5)]
    with Image.open(relief.path) as picture:
        pixels = np.asarray(picture.convert("RGB"), dtype=int)
    for edge in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]):
        assert np.abs(edge - flat).max() <= 8
    assert pixels.std() > 3


def test_sizes() -> None:
    files = [path for path in GROUND.layers.iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LIMIT_OF_THE_FOLDER
    assert GROUND.relief.path.stat().st_size <= LIMIT_OF_THE_RELIEF


def test_a_missing_layer_says_what_to_do() -> None:
    with pytest.raises(GroundError, match="python -m geodata build"):
        GROUND.layer("no-such-layer")


def test_both_sides_claim_a_line_at_khalkhin_gol_and_khasan() -> None:
    frame = borders.load(GROUND)
    claims = frame[frame["layer"] == "claim"]
    assert set(claims[claims["name"].str.startswith("Khalkhin Gol")]["side"]) == {
        "Manchukuo",
        "Mongolian People's Republic",
    }
    assert set(claims[claims["name"].str.startswith("Lake Khasan")]["side"]) == {"Soviet Union", "Japan"}
    assert frame.geometry.is_valid.all()
    assert borders.problems(GROUND) == []
