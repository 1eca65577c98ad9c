"""The map across 180 degrees, and where it ends."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING

import pytest
import shapely
from PIL import Image

from campaigns import scene
from campaigns.symbology import colours
from geodata.projections import distance_km
from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd
    from playwright.sync_api import Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.unpainted
DATE = dt.date(1943, 6, 1)
DAY = f"#date={DATE}"


def colour_at(page: Page, latitude: float, east: float) -> tuple[int, ...]:
    """The colour of the map at a place, decimal degrees."""
    chromium.settle(page)
    at = page.evaluate("(place) => atlas.map.latLngToContainerPoint(place)", [latitude, east])
    pixel = page.screenshot(clip={"x": round(at["x"]), "y": round(at["y"]), "width": 1, "height": 1})
    with Image.open(io.BytesIO(pixel)) as picture:
        found: tuple[int, ...] = picture.convert("RGB").getpixel((0, 0))  # type: ignore[assignment]
    return found


def drag_east(page: Page, times: int) -> None:
    for _ in range(times):
        page.mouse.move(900, 300)
        page.mouse.down()
        page.mouse.move(300, 300, steps=6)
        page.mouse.up()
        chromium.settle(page)


def is_water(colour: tuple[int, ...]) -> bool:
    water = colours.of("water")
    wanted = [int(water[i : i + 2], 16) for i in (1, 3, 5)]
    return max(abs(a - b) for a, b in zip(colour, wanted, strict=True)) < 12


@pytest.mark.parametrize("longitude", ["185", "-175", "-535"])
def test_one_view_for_a_place(document: Path, open_file: Open, longitude: str) -> None:
    page = open_file(document, f"{DAY}&view=4/55/{longitude}")
    chromium.settle(page)
    assert page.evaluate("atlas.map.getCenter().lng") == pytest.approx(185, abs=0.1)
    page.wait_for_url(re.compile(r"view=4/5[45]\.\d+/-17[45]\."))


def test_land_goes_on_across_180_degrees(document: Path, open_file: Open) -> None:
    page = open_file(document, f"{DAY}&view=4/60/190", painted=True)
    assert not is_water(colour_at(page, 66.8, 179))
    assert not is_water(colour_at(page, 66.8, 181))
    assert not is_water(colour_at(page, 64.8, 360 - 150)), "Alaska"
    assert is_water(colour_at(page, 58, 180)), "the Bering Sea"


def test_the_route_from_seattle_runs_over_the_pacific(document: Path, whole: gpd.GeoDataFrame, open_file: Open) -> None:
    page = open_file(document, f"{DAY}&view=3/45/170")
    chromium.settle(page)
    routes = scene.select(whole, DATE, DATE, ["route"])
    [route] = routes.geometry[routes["dossier"] == "lend-lease-pacific"]
    for meridian in (165, 179, 181, 220):
        line = shapely.LineString([(meridian, 30), (meridian, 60)])
        point = route.intersection(line)
        at = page.evaluate("(place) => atlas.map.latLngToContainerPoint(place)", [point.y, point.x])
        page.evaluate("atlas.select(null)")
        chromium.settle(page)
        page.mouse.click(at["x"], at["y"])
        assert str(page.evaluate("atlas.selected")).startswith("lend-lease-pacific"), meridian


def test_the_map_ends_in_the_atlantic(document: Path, open_file: Open) -> None:
    page = open_file(document, f"{DAY}&view=4/55/185")
    drag_east(page, 8)
    assert page.evaluate("atlas.map.getBounds().getEast()") == pytest.approx(330, abs=0.2)
    page.evaluate("atlas.map.setView([40, -29], 4, { animate: false }), null")
    chromium.settle(page)
    assert page.evaluate("atlas.map.getBounds().getWest()") == pytest.approx(-30, abs=0.2)


@pytest.mark.parametrize(("width", "height"), [(1440, 810), (390, 844), (1920, 1080)])
def test_no_more_than_the_earth_is_seen(document: Path, open_file: Open, width: int, height: int) -> None:
    page = open_file(document, f"{DAY}&view=2/40/150", width, height, anew=True)
    chromium.settle(page)
    bounds = page.evaluate("(() => { const box = atlas.map.getBounds(); return [box.getWest(), box.getEast()]; })()")
    assert bounds[0] >= -30.2
    assert bounds[1] <= 330.2
    assert bounds[0] < 131.9 < bounds[1]


def test_an_event_off_the_view_is_on_the_side_where_the_map_has_it(document: Path, open_file: Open) -> None:
    page = open_file(document, f"{DAY}&view=4/50/205")
    chromium.settle(page)
    marker = page.locator(".edge", has_text="Vladivostok")
    far = distance_km(-155, 50, 131.9, 43.1)
    assert f"{round(far, -2):,.0f} km" in marker.inner_text()
    box = marker.bounding_box()
    assert box is not None
    assert box["x"] < 640
