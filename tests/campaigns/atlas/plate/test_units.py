"""Units, fronts and arrows of a printed battle map: their sizes, who stands where, what the legend says of them."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from matplotlib.figure import Figure

from campaigns.atlas.plate import fonts, movements, page, projection, svg_picture, units
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.paper import Paper
from campaigns.scene import select
from campaigns.symbology import unit_symbols
from geodata.projections import distance_km

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.plate.label_placement import LabelPlacer
    from campaigns.history import History

DAY = dt.date(1939, 8, 26)
NOMONHAN = (118.2, 47.45, 119.1, 48.0)
THEATRE = (112.0, 44.0, 124.0, 51.0)
FRAME = (40.0, 40.0, 1000.0, 760.0)


def canvas_of(history: History, box: tuple[float, float, float, float]) -> Canvas:
    axes = Figure(figsize=(15, 11), dpi=72).add_axes((0, 0, 1, 1))
    return Canvas(axes, projection.fit(box, FRAME), 1.0, history.ground)


@pytest.fixture(scope="module")
def today(whole: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return select(whole, DAY, DAY)


def test_regiments_stand_on_a_battle_map_and_divisions_for_them_farther_out(
    history: History, today: gpd.GeoDataFrame
) -> None:
    near = {unit.formation.id: unit for unit in units.standing(canvas_of(history, NOMONHAN), today, history, DAY)}
    assert {"jp-71-infantry-regiment", "jp-64-infantry-regiment", "su-57-rifle-division"} <= set(near)
    assert all(unit.radius > 0 for unit in near.values())
    far = units.standing(canvas_of(history, THEATRE), today, history, DAY)
    names = [unit.formation.id for unit in far]
    assert len(names) == len(set(names))
    assert "jp-23-division" in names
    assert not {unit.formation.echelon for unit in far} & {"regiment", "battalion", "company", "detachment"}


def test_a_parent_stands_at_the_place_of_the_member_nearest_their_middle(
    history: History, today: gpd.GeoDataFrame
) -> None:
    canvas = canvas_of(history, THEATRE)
    regiments = today[(today["layer"] == "unit") & today["id"].str.contains("/jp-(?:26|71|72)-infantry-regiment@")]
    assert len(regiments) >= 3
    divisions = {unit.formation.id: unit for unit in units.standing(canvas, regiments, history, DAY)}
    division = divisions["jp-23-division"]
    of_division = regiments[~regiments["id"].str.contains("jp-26-")]
    points = canvas.plane.points(shapely.get_coordinates(of_division.geometry))
    nearest = np.linalg.norm(points - points.mean(axis=0), axis=1).argmin()
    assert division.at == pytest.approx(tuple(points[nearest]))
    assert division.radius == 0.0


def test_symbols_keep_off_each_other_and_off_names(
    history: History, today: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[LabelPlacer, list[units.Symbol]]] = []
    place = units.place

    def noted(placer: LabelPlacer, *given: object) -> list[units.Symbol]:
        kept.append((placer, place(placer, *given)))  # type: ignore[arg-type]
        return kept[-1][1]

    monkeypatch.setattr(units, "place", noted)
    with fonts.setting("en"):
        page.draw(history, today, DAY, page.Options(paper=Paper("a3", dpi=50), box=NOMONHAN))
    placer, placed = kept[-1]
    assert len(placed) >= 25
    boxes = [shapely.box(*symbol.box) for symbol in placed if not symbol.is_dot]
    assert not any(one.intersection(other).area for one, other in combinations(boxes, 2))
    written = [ours for name, ours in placer.written if not name.isdigit()]  # a number may lie on its own symbol
    names = [shapely.box(*box) for ours in written for box in ours]
    assert len(names) >= 40
    tree = shapely.STRtree([box.buffer(-0.01) for box in boxes])
    assert not tree.query(names, predicate="intersects").size


@pytest.mark.parametrize("box", [NOMONHAN, THEATRE])
def test_arrows_keep_to_their_sizes_and_point_at_their_place(
    history: History, today: gpd.GeoDataFrame, box: tuple[float, float, float, float]
) -> None:
    canvas = canvas_of(history, box)
    arrows = [each for each in movements.of_rows(canvas, today, history) if not each.axis.is_route]
    assert len(arrows) >= 8
    for arrow in arrows:
        assert arrow.head is not None
        assert 3 <= 2 * arrow.half <= 22
        tip, left, right = shapely.get_coordinates(arrow.head)[:3]
        assert max(np.linalg.norm(each - other) for each, other in combinations((tip, left, right), 2)) <= 40
        longitude, latitude = canvas.plane.lonlat(np.array([tip]))[0].tolist()
        stages = today[today["id"].str.contains(f"/{arrow.axis.id}@") & (today["dossier"] == arrow.dossier)]
        coordinates = shapely.get_coordinates(stages.geometry.iloc[0])[0].tolist()
        assert distance_km(longitude, latitude, coordinates[0], coordinates[1]) < 0.01, arrow.axis.id


@pytest.mark.parametrize("branch", sorted(unit_symbols.ENTITY))
def test_the_symbol_of_every_branch_can_be_drawn(history: History, branch: str) -> None:
    canvas = canvas_of(history, NOMONHAN)
    svg = unit_symbols.of_branch(branch, "Japan")
    wide, tall = svg_picture.size(svg)
    with fonts.setting("en"):
        svg_picture.draw(canvas, svg, (100, 100, 100 + wide, 100 + tall), zorder=1)
    [frame, *_] = canvas.axes.patches
    left, bottom, right, top = frame.get_path().get_extents().extents
    assert 100 < left < right < 100 + wide
    assert 100 < bottom < top < 100 + tall
    assert right - left == pytest.approx(unit_symbols.FRAME)


def test_a_picture_with_an_unknown_part_is_refused(history: History) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><image href="x"/></svg>'
    with pytest.raises(ValueError, match="<image>"):
        svg_picture.draw(canvas_of(history, NOMONHAN), svg, (0, 0, 2, 2), zorder=1)
