"""Phases on a printed map: drawn where it is close enough, and not where the mark of their event stands."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from matplotlib.figure import Figure

from campaigns import scene
from campaigns.atlas.plate import phases, projection
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.label_placement import LabelPlacer

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History

    WithPhases = tuple[History, gpd.GeoDataFrame]


@pytest.mark.parametrize(
    ("day", "km_per_point", "expected"),
    [
        ("1945-08-08", 1.0, ["small-war/phase-2", "small-war/phase-3"]),
        ("1945-08-09", 1.0, ["small-war/phase-3"]),
        ("1945-08-20", 4.0, ["small-war/phase-3"]),
        ("1945-08-20", 4.1, []),
    ],
)
def test_which_phases_a_map_draws(
    small_with_phases: WithPhases, day: str, km_per_point: float, expected: list[str]
) -> None:
    _, whole = small_with_phases
    at = dt.date.fromisoformat(day)
    today = scene.select(whole, at, at)
    drawn = phases.drawn(today, km_per_point)
    assert list(drawn.loc[drawn["layer"] == "phase", "id"]) == expected
    assert len(drawn[drawn["layer"] != "phase"]) == len(today[today["layer"] != "phase"])


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (1.2, ["Bridge of Midford", "Weston falls"]),
        (80.0, []),
    ],
)
def test_a_map_that_is_close_enough_names_its_phases(
    small_with_phases: WithPhases, width: float, names: list[str]
) -> None:
    history, whole = small_with_phases
    day = dt.date(1945, 8, 8)
    today = scene.select(whole, day, day)
    box = (129.5 - width, 44.3 - width / 2, 129.5 + width, 44.3 + width / 2)
    axes = Figure(figsize=(10, 7)).add_axes((0, 0, 1, 1))
    placer = LabelPlacer(Canvas(axes, projection.fit(box, (20, 20, 700, 480)), 1.0, history.ground), "en")
    phases.draw(placer, today, history)
    phases.name(placer, today)
    assert sorted(" ".join(text.split()) for text, _ in placer.written) == names
