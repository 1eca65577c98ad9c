"""The projection of a printed map, and what it shows."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from campaigns.atlas.plate import extent, graticule, projection
from campaigns.scene import select
from geodata.projections import distance_km

if TYPE_CHECKING:
    import geopandas as gpd

FRAME = (50.0, 40.0, 850.0, 640.0)
THEATRE, KHASAN, ASIA = (110.0, 36.0, 152.0, 55.0), (130.4, 42.3, 130.9, 42.6), (40.0, -10.0, 160.0, 70.0)
KHINGAN = (116.7, 43.7, 122.3, 48.3)


@pytest.mark.parametrize(
    ("box", "name"), [(THEATRE, "Lambert"), (KHASAN, "UTM zone 52N"), (KHINGAN, "equidistant"), (ASIA, "equal-area")]
)
def test_projection_suits_what_is_shown(box: extent.Box, name: str) -> None:
    assert name in projection.fit(box, FRAME).note()


@pytest.mark.parametrize("box", [THEATRE, KHASAN, KHINGAN, ASIA])
def test_the_projection_is_told_in_the_language_of_the_page(box: extent.Box) -> None:
    fitted = projection.fit(box, FRAME)
    assert "projection" not in fitted.note("ru")
    assert "проекция" in fitted.note("ru")
    for language in ("ja", "zh"):
        assert re.search("図法|投影", fitted.note(language))
        numbers = re.findall(r"[0-9.]+", fitted.note())
        assert re.findall(r"[0-9.]+", fitted.note(language)) == numbers


@pytest.mark.parametrize("box", [THEATRE, KHASAN, ASIA])
def test_there_and_back(box: extent.Box) -> None:
    fitted = projection.fit(box, FRAME)
    corners = np.array([[box[0], box[1]], [box[2], box[3]], [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]])
    assert fitted.lonlat(fitted.points(corners)) == pytest.approx(corners, abs=1e-6)


@pytest.mark.parametrize("box", [THEATRE, KHASAN])
def test_scale_is_true_in_the_middle(box: extent.Box) -> None:
    fitted = projection.fit(box, FRAME)
    (west, south), (east, north) = fitted.lonlat(np.array([[440.0, 340.0], [460.0, 340.0]]))
    assert distance_km(west, south, east, north) == pytest.approx(20 * fitted.km_per_point, rel=0.02)


def test_nothing_is_laid_far_outside_the_frame() -> None:
    laid = projection.fit(KHASAN, FRAME).project(shapely.box(-170, -80, 170, 80))
    left, bottom, right, top = laid.bounds
    assert left > FRAME[0] - 30
    assert bottom > FRAME[1] - 30
    assert right < FRAME[2] + 30
    assert top < FRAME[3] + 30
    assert laid.area > 800 * 600


@pytest.mark.parametrize(
    "view", [(170.0, 50.0, -160.0, 66.0), (170.0, 50.0, 200.0, 66.0), (-190.0, 50.0, -160.0, 66.0)]
)
def test_a_view_across_the_antimeridian_shows_both_sides(view: extent.Box) -> None:
    fitted = projection.fit(view, FRAME)
    west, _, east, _ = fitted.box
    assert 140 < west < 170
    assert 200 < east < 230
    laid = fitted.project(shapely.box(100, 50, 250, 66))
    assert laid.bounds[0] <= FRAME[0]
    assert laid.bounds[2] >= FRAME[2]
    assert laid.covers(shapely.Point(fitted.points(np.array([[180.0, 58.0]]))[0]))
    assert fitted.lonlat(fitted.points(np.array([[-170.0, 60.0]]))) == pytest.approx(np.array([[190.0, 60.0]]))
    assert "central meridian 175°W" in fitted.note()


def test_a_view_across_the_seam_shows_both_sides() -> None:
    fitted = projection.fit((-45.0, 60.0, -15.0, 75.0), FRAME)
    greenland = shapely.multipolygons([shapely.box(-30, 62, -18, 73), shapely.box(318, 62, 330, 73)])
    laid = fitted.project(greenland)
    whole = fitted.project(shapely.box(318, 62, 342, 73))
    assert laid.area == pytest.approx(whole.area, rel=1e-3)
    assert laid.bounds == pytest.approx(whole.bounds, abs=0.5)


def test_a_view_of_a_zoom_is_the_same_however_its_longitude_is_written() -> None:
    assert extent.of_view(4, 55, -175) == extent.of_view(4, 55, 185)
    west, _, east, _ = extent.of_view(4, 55, -175)
    assert (west + east) / 2 == pytest.approx(185)


@pytest.mark.parametrize(
    ("day", "inside", "widest"),
    [("1938-08-06", (130.6, 42.46), 1), ("1939-08-23", (118.7, 47.7), 2), ("1945-08-12", (129.6, 44.6), 60)],
)
def test_a_picture_shows_what_moves(
    whole: gpd.GeoDataFrame, day: str, inside: tuple[float, float], widest: float
) -> None:
    date = dt.date.fromisoformat(day)
    west, south, east, north = extent.of_rows(select(whole, date, date))
    assert west < inside[0] < east
    assert south < inside[1] < north
    assert east - west < widest


def test_the_theatre_is_shown_when_nothing_moves(whole: gpd.GeoDataFrame) -> None:
    day = dt.date(1958, 1, 1)
    assert extent.of_rows(select(whole, day, day)) == extent.THEATRE


def test_a_view_is_what_a_window_shows() -> None:
    west, south, east, north = extent.of_view(6, 45, 127)
    assert (west + east) / 2 == pytest.approx(127)
    assert (south + north) / 2 == pytest.approx(45)
    assert distance_km(west, 45, east, 45) == pytest.approx(
        1440 * 156543 * np.cos(np.radians(45)) / 64 / 1000, rel=0.02
    )


@pytest.mark.parametrize(
    ("degrees", "letter", "text"),
    [
        *((118.5, "E", "118°30\u2032E"), (190, "E", "170°W"), (180, "E", "180°"), (540, "E", "180°"), (0, "E", "0°")),
        *((45, "N", "45°N"), (42.5333333, "N", "42°32\u2032N"), (0, "N", "0°"), (-5, "N", "5°S")),
    ],
)
def test_degrees_on_the_border(degrees: float, letter: str, text: str) -> None:
    assert graticule.text(degrees, letter) == text
