"""Arrows: every axis of the atlas, every day it is drawn."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from shapely.geometry import Point, Polygon

from campaigns.dates import day_number
from campaigns.model import NOMINAL_MEN, Axis
from campaigns.movement import arrow_outline, arrows
from campaigns.movement.course import course
from campaigns.symbology import arrow_shape
from campaigns.symbology.arrow_shape import Sizes
from geodata.projections import distance_km
from tests.campaigns.movement import arrow_samples

if TYPE_CHECKING:
    from campaigns.history import History

Drawn = list[tuple[str, Axis, list[arrows.Stage]]]


def _axes(history: History) -> Drawn:
    return [
        (f"{dossier.id}/{axis.id}", axis, arrows.stages(axis, history.places))
        for dossier in history.dossiers.values()
        for axis in dossier.axes
    ]


@pytest.fixture(scope="module")
def axes(history: History) -> Drawn:
    return _axes(history)


def test_every_stage_is_one_valid_shape(axes: Drawn) -> None:
    assert len(axes) >= 184
    for name, axis, stages in axes:
        assert stages, name
        for stage in stages:
            expected = "LineString" if axis.is_route else "Polygon"
            assert stage.geometry.geom_type == expected, (name, stage.start)
            assert stage.geometry.is_valid, (name, stage.start)
            assert stage.geometry.is_simple, (name, stage.start)


def test_tip_stands_at_the_waypoint_on_its_day(axes: Drawn, history: History) -> None:
    for name, axis, stages in axes:
        last_of_day = {day_number(waypoint.when.earliest): waypoint for waypoint in axis.waypoints}
        for day, waypoint in last_of_day.items():
            stage = next(stage for stage in stages if stage.start <= day <= stage.end)
            place = history.places[waypoint.place]
            away = distance_km(*stage.tip, place.longitude, place.latitude)
            assert away <= 1.0, (name, waypoint.place, away)
            assert stage.geometry.distance(Point(stage.tip)) < 1e-6, (name, waypoint.place)


def test_line_passes_every_waypoint(axes: Drawn, history: History) -> None:
    for name, axis, _ in axes:
        path = course(axis, history.places)
        for waypoint in axis.waypoints:
            place = history.places[waypoint.place]
            here = path.plane.project(np.array([[place.longitude, place.latitude]]))
            assert np.linalg.norm(path.line - here, axis=1).min() < 1.0, (name, waypoint.place)


def test_days_follow_without_gap_or_overlap(axes: Drawn) -> None:
    for name, _, stages in axes:
        for before, after in itertools.pairwise(stages):
            assert after.start == before.end + 1, name
        assert all(stage.end >= stage.start for stage in stages), name


def test_head_moves_forward_and_never_jumps(axes: Drawn, history: History) -> None:
    for name, axis, stages in axes:
        path = course(axis, history.places)
        reached = [path.reached(stage.start) for stage in stages]
        assert all(b > a for a, b in itertools.pairwise(reached)), name
        for before, after in itertools.pairwise(stages):
            if not isinstance(before.geometry, Polygon) or not isinstance(after.geometry, Polygon):
                continue
            grown = path.reached(after.start) - path.reached(before.start)
            width = 2 * arrow_shape.on_ground(NOMINAL_MEN[axis.echelon], axis.scale, path.length).head_width
            was, is_now = (shapely.transform(stage.geometry, path.plane.project) for stage in (before, after))
            assert shapely.hausdorff_distance(was, is_now) <= grown + width, (name, after.start)


def test_tip_of_the_centreline_stands_where_the_stage_has_it(axes: Drawn, history: History) -> None:
    for name, axis, stages in axes:
        drawn = arrows.centreline(axis, history.places, [stage.start for stage in stages])
        assert list(drawn.ends) == sorted(set(drawn.ends)), name
        assert drawn.ends[-1] == len(drawn.line) - 1, name
        for end, stage in zip(drawn.ends, stages, strict=True):
            longitude, latitude = drawn.line[end].tolist()
            assert distance_km(longitude, latitude, *stage.tip) < 0.001, (name, stage.start)


def test_width_follows_strength() -> None:
    men = [
        NOMINAL_MEN[echelon] for echelon in ("company", "battalion", "brigade", "division", "corps", "army", "front")
    ]
    for sizes in (
        [arrow_shape.on_screen(each, 7) for each in men],
        [arrow_shape.on_paper(each, 1.5) for each in men],
        [arrow_shape.on_ground(each, "operation", 1000) for each in men],
    ):
        widths = [each.neck for each in sizes]
        assert widths == sorted(widths)
        assert len(set(widths)) == len(widths)


def test_sizes_keep_to_the_limits_at_every_scale() -> None:
    sizes = [arrow_shape.on_screen(men, zoom) for men in NOMINAL_MEN.values() for zoom in np.arange(3, 13.5, 0.5)]
    scales = [(km, unit) for km in np.geomspace(0.01, 20, 25).tolist() for unit in (1, 0.76)]
    sizes += [arrow_shape.on_paper(men, km, unit) for men in NOMINAL_MEN.values() for km, unit in scales]
    assert min(each.tail for each in sizes) >= 3
    assert max(each.neck for each in sizes) <= 22
    assert max(max(each.head_width, each.head_length) for each in sizes) <= 40


def test_on_a_battlefield_a_polygon_is_slender(axes: Drawn, history: History) -> None:
    battlefield = [axis for _, axis, _ in axes if axis.scale == "battlefield" and not axis.is_route]
    assert len(battlefield) >= 46
    for axis in battlefield:
        length = course(axis, history.places).length
        neck = arrow_shape.on_ground(NOMINAL_MEN[axis.echelon], axis.scale, length).neck
        assert neck <= min(0.6, length / 24 + 1e-9), (axis.id, neck, length)


@pytest.mark.parametrize("turn", [0, 60, 90, 120, 150, 175])
def test_outline_survives_tight_bends(turn: float) -> None:
    angle = np.radians(turn)
    first = np.column_stack([np.linspace(0, 40, 30), np.zeros(30)])
    second = first[-1] + np.linspace(1, 30, 25)[:, None] * np.array([np.cos(angle), np.sin(angle)])
    ring = arrow_outline.arrow(np.vstack([first, second]), Sizes(5, 9, 15, 15))
    polygon = Polygon(ring)
    assert polygon.is_valid
    assert np.allclose(ring[0], second[-1])
    assert polygon.area > 40 * 9 * 0.3


@pytest.mark.parametrize("length", [0.0, 2.0, 8.0])
def test_a_formation_that_hardly_moved_has_a_small_arrow_to_its_place(length: float) -> None:
    ring = arrow_outline.arrow(np.array([[10 - length, 5], [10.0, 5.0]]), arrow_shape.on_paper(2_500, 1))
    assert np.allclose(ring[0], (10, 5))
    west, _, east, _ = Polygon(ring).bounds
    assert (east, west) == pytest.approx((10, 1))


def test_browser_and_python_have_the_same_samples() -> None:
    assert json.loads(arrow_samples.FILE.read_text(encoding="utf-8")) == arrow_samples.made(), (
        f"{arrow_samples.FILE.name} is stale: python -m tests.campaigns.movement.arrow_samples"
    )
