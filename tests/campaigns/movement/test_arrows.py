"""Arrows: every axis of the atlas, every day it is drawn."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from shapely.geometry import Point, Polygon

from campaigns.dates import day_number
from campaigns.model import Axis
from campaigns.movement import arrows
from campaigns.movement.course import course
from geodata.projections import distance_km

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
            width = arrows.tail_width(axis, path.length)
            was, is_now = (shapely.transform(stage.geometry, path.plane.project) for stage in (before, after))
            assert shapely.hausdorff_distance(was, is_now) <= grown + width, (name, after.start)


def test_width_follows_strength() -> None:
    def width(echelon: str) -> float:
        return arrows.tail_width(_sample(echelon), 300.0)

    widths = [width(echelon) for echelon in ("brigade", "division", "corps", "army")]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]


def _sample(echelon: str) -> Axis:
    point = {"source": "x", "certainty": "low"}
    waypoints = [{"place": "a", "when": "1945-08-09", **point}, {"place": "b", "when": "1945-08-10", **point}]
    keys = {"side": "Japan", "kind": "advance", "mode": "foot", "scale": "operation", "sources": "x"}
    return Axis.model_validate({"id": "a", "formation": "A", "echelon": echelon, "waypoints": waypoints, **keys})


@pytest.mark.parametrize("turn", [0, 60, 90, 120, 150, 175])
def test_outline_survives_tight_bends(turn: float) -> None:
    angle = np.radians(turn)
    first = np.column_stack([np.linspace(0, 40, 30), np.zeros(30)])
    second = first[-1] + np.linspace(1, 30, 25)[:, None] * np.array([np.cos(angle), np.sin(angle)])
    ring = arrows.arrow(np.vstack([first, second]), 9.0)
    polygon = Polygon(ring)
    assert polygon.is_valid
    assert np.allclose(ring[0], second[-1])
    assert polygon.area > 40 * 9 * 0.3
