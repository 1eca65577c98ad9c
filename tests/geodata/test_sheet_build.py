"""What a battlefield sheet is made of, on ground made up for the purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely

from geodata.build import (
    contours,
    detail,
    elevation,
    fine_coast,
    hand_lines,
    shading,
    sheet_railways,
    sheet_water,
    summits,
)
from geodata.build.detail import Feature
from geodata.sheets import Sheet
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = Sheet(
    id="made-up",
    name="Made up",
    west="120.0",
    south="45.0",
    east="121.0",
    north="46.0",
    contour_m="20",
    closest_m="330",
    smoothed_posts="0.5",
    zoom="8",
    last_zoom="12",
    detail="osm-fine;wdbii-coarse",
    note="",
)


@pytest.fixture
def cone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elevation that is a hill of 205 m in the middle of the sheet, 0.3 degrees to its foot."""

    def window(west: float, south: float, east: float, north: float) -> elevation.Window:
        longitudes = np.arange(west, east, 1 / elevation.POSTS)
        latitudes = np.arange(north, south, -1 / elevation.POSTS)
        away = np.hypot(longitudes[None, :] - 120.5, latitudes[:, None] - 45.5)
        return elevation.Window(205 * np.clip(1 - away / 0.3, 0, None), west, north)

    monkeypatch.setattr(elevation, "window", window)


@pytest.mark.usefixtures("cone")
def test_contours_go_round_a_hill_at_their_distance_from_its_top() -> None:
    found = contours.contours(SHEET, SHEET.box)
    assert [line.metres for line in found] == [20, 40, 60, 80, 100, 120, 140, 160, 180, 200]
    assert [line.metres for line in found if line.index] == [100, 200]
    for line in found[1:-1]:
        away = np.hypot(*(shapely.get_coordinates(line.geometry) - [120.5, 45.5]).T)
        assert away == pytest.approx(0.3 * (1 - line.metres / 205), abs=0.004)


@pytest.mark.usefixtures("cone")
def test_contours_end_at_the_land() -> None:
    west = shapely.box(120, 45, 120.5, 46)
    for line in contours.contours(SHEET, west):
        assert (
            shapely.covers(west, shapely.buffer(line.geometry, -1e-9))
            or shapely.bounds(line.geometry)[2] <= 120.5 + 1e-9
        )


def test_light_falls_from_the_north_west_and_flat_ground_is_neither_bright_nor_dark() -> None:
    pixel = np.full((40, 1), 100.0)
    rows, columns = np.mgrid[0:40, 0:40]
    towards_the_light = shading.light((rows + columns) * 4.0, pixel, 5)
    away_from_it = shading.light(-(rows + columns) * 4.0, pixel, 5)
    assert shading.light(np.full((40, 40), 700.0), pixel, 5) == pytest.approx(0)
    assert towards_the_light[20, 20] > 0.1
    assert away_from_it[20, 20] < -0.1


def test_a_summit_between_the_posts_stands_at_its_height() -> None:
    [hill] = [each for each in summits.known() if each.id == "pigeon-rock"]
    longitudes = np.arange(130.72, 130.78, 0.001)
    latitudes = np.arange(42.45, 42.39, -0.001)
    raised = summits.raised(np.full((len(latitudes), len(longitudes)), 60.0), longitudes, latitudes)
    assert raised.max() == pytest.approx(hill.metres, abs=2)
    assert raised[0, 0] == 60


@pytest.fixture
def features(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Features of the two files that the made-up sheet is drawn from."""

    def given(fine: list[Feature], coarse: list[Feature]) -> None:
        monkeypatch.setattr(detail, "read", lambda name: tuple(fine if name == "osm-fine" else coarse))

    return given


def test_a_river_of_the_coarse_source_is_drawn_only_where_the_fine_one_has_none(features: Callable[..., None]) -> None:
    fine = Feature(
        {"layer": "waterway", "class": "river", "name": "Халх гол"}, shapely.LineString([(120.1, 45.5), (120.5, 45.5)])
    )
    coarse = Feature({}, shapely.LineString([(120.1, 45.505), (120.5, 45.505), (120.9, 45.5)]))
    features([fine], [coarse])
    first, second = sheet_water.water(SHEET, SHEET.box)
    assert (first.name, first.source, first.kind) == ("Khalkhin Gol", "openstreetmap", "river")
    assert second.source == "wdbii"
    assert shapely.bounds(second.geometry) == pytest.approx((120.53, 45.5, 120.9, 45.505), abs=0.002)


def test_reservoirs_are_left_out_and_small_lakes_come_later(features: Callable[..., None]) -> None:
    great = Feature({"layer": "water", "class": "lake"}, shapely.box(120.1, 45.1, 120.2, 45.2))
    small = Feature({"layer": "water", "class": "lake"}, shapely.box(120.4, 45.1, 120.404, 45.104))
    dammed = Feature({"layer": "water", "class": "lake", "name": "花树水库"}, shapely.box(120.6, 45.1, 120.7, 45.2))
    features([great, small, dammed], [])
    found = sorted((each.kind, each.min_zoom) for each in sheet_water.water(SHEET, SHEET.box))
    assert found == [("lake", 8), ("lake", 10)]


def test_a_river_drawn_in_one_piece_with_a_lake_is_a_bank(features: Callable[..., None]) -> None:
    both = shapely.union(shapely.box(120.1, 45.48, 120.15, 45.53), shapely.box(120.15, 45.5, 120.9, 45.502))
    features([Feature({"layer": "water", "class": "lake"}, both)], [])
    found = {each.kind: each.geometry for each in sheet_water.water(SHEET, SHEET.box)}
    assert set(found) == {"lake", "bank"}
    assert shapely.bounds(found["lake"])[2] < 120.16
    assert shapely.bounds(found["bank"])[2] == pytest.approx(120.9)


def test_a_lake_that_the_fine_file_has_in_part_is_that_of_the_theatre(
    features: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = shapely.box(120.5, 45.2, 121.5, 45.8)
    known = {"source": "gshhg", "name": "Made up", "precision_km": 0.1, "note": ""}
    monkeypatch.setattr(hand_lines, "read", lambda _: [hand_lines.HandLine("made-up", known, lake)])
    features([Feature({"layer": "water", "class": "lake"}, shapely.box(120.5, 45.2, 120.7, 45.8))], [])
    (found,) = sheet_water.water(SHEET, SHEET.box)
    assert (found.kind, found.source) == ("lake", "gshhg")
    assert shapely.bounds(found.geometry) == pytest.approx((120.5, 45.2, 121.0, 45.8), abs=0.01)
    assert shapely.bounds(found.geometry)[2] > 121.0  # its outline at the edge of the sheet is not drawn


def test_a_river_in_short_pieces_ranks_as_a_whole(features: Callable[..., None]) -> None:
    river = {"layer": "waterway", "class": "river", "name": "穆棱河"}
    pieces = [shapely.LineString([(120.1 + k / 10, 45.5), (120.199 + k / 10, 45.5)]) for k in range(7)]
    features([Feature(river, piece) for piece in pieces], [])
    assert {each.min_zoom for each in sheet_water.water(SHEET, SHEET.box)} == {8.0}


def test_a_railway_goes_along_tracks_as_far_as_they_go_beside_its_course() -> None:
    smooth = [(120.0, 45.0), (120.2, 45.0)]
    graph = sheet_railways._network([shapely.LineString([(120, 45), (120.05, 45.002), (120.1, 45.005)])])
    way, along = sheet_railways._leg(graph, ((120.0, 45.0), None), smooth)
    assert along
    assert way == [(120.0, 45.0), (120.05, 45.002), (120.1, 45.005), (120.2, 45.0)]
    assert sheet_railways._leg(graph, (None, (120.0, 45.0)), smooth[::-1]) == (way[::-1], True)
    elsewhere = sheet_railways._network([shapely.LineString([(120, 45), (120, 45.3)])])
    assert sheet_railways._leg(elsewhere, ((120.0, 45.0), None), smooth) == (smooth, False)


def test_a_railway_follows_the_track_across_the_edge_of_a_tile_but_no_way_round() -> None:
    tracks = [shapely.LineString([(120, 45), (120.1, 45.02)]), shapely.LineString([(120.1005, 45.02), (120.2, 45)])]
    graph = sheet_railways._network(tracks)
    smooth = [(120.0, 45.0), (120.1, 44.99), (120.2, 45.0)]
    way, along = sheet_railways._leg(graph, ((120.0, 45.0), (120.2, 45.0)), smooth)
    assert along
    assert way[1] == (120.1, 45.02)
    roundabout = sheet_railways._network([shapely.LineString([(120, 45), (120, 46), (120.2, 45)])])
    assert sheet_railways._leg(roundabout, ((120.0, 45.0), (120.2, 45.0)), smooth) == (smooth, False)


def test_new_land_of_the_fine_coast_goes_to_the_country_it_lies_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fine_coast, "BOXES", {"made-up": shapely.box(0, 0, 10, 10)})
    monkeypatch.setattr(fine_coast, "land", lambda _: shapely.MultiPolygon([shapely.box(0, 0, 10, 6)]))
    west, east = (shapely.MultiPolygon([shapely.box(*box)]) for box in ((0, 0, 5, 5), (5, 0, 12, 7)))
    found = fine_coast.applied({"West": west, "East": east})
    assert found["West"].equals(shapely.box(0, 0, 5, 6))
    assert found["East"].equals(shapely.union(shapely.box(5, 0, 10, 6), shapely.box(10, 0, 12, 7)))


def test_coasts_of_battlefields_lie_where_their_source_has_them() -> None:
    land = shapely.union_all(GROUND.land.geometry.to_numpy())
    for lon, lat, dry in ((130.65, 42.6, True), (130.9, 42.45, False), (156.45, 50.836, True), (156.6, 50.7, False)):
        assert shapely.contains_xy(land, lon, lat) == dry, (lon, lat)
