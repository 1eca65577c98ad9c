"""The ground cover of battlefields on paper: at which scale it is drawn, that it has no edge and cuts no tree."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from campaigns.atlas.plate import ground_cover, projection
from campaigns.atlas.plate.canvas import Canvas
from campaigns.atlas.plate.shown import Shown
from campaigns.scene import select
from campaigns.symbology import ground

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History

KOTON = (142.5, 49.75, 143.1, 50.02)
DAY = dt.date(1945, 8, 15)


def canvas_of(history: History, box: tuple[float, float, float, float], unit: float = 1.0) -> Canvas:
    axes = Figure(figsize=(11, 8), dpi=72).add_axes((0, 0, 1, 1))
    return Canvas(axes, projection.fit(box, (20, 20, 760, 550)), unit, history.ground)


@pytest.mark.parametrize(
    ("box", "expected"),
    [(KOTON, {"wood", "marsh"}), ((120.0, 40.0, 150.0, 52.0), set()), ((117.9, 47.4, 119.0, 47.9), {"sand"})],
    ids=["Koton", "theatre", "Khalkhin Gol"],
)
def test_it_is_drawn_at_the_scale_of_battlefields(
    history: History, whole: gpd.GeoDataFrame, box: tuple[float, float, float, float], expected: set[str]
) -> None:
    canvas = canvas_of(history, box)
    shown = ground_cover.draw(canvas, select(whole, DAY, DAY))
    assert set(shown) == {Shown("cover", kind) for kind in expected}
    drawn = [each for each in canvas.axes.get_children() if isinstance(each, LineCollection)]
    assert {tuple(each.get_zorder() for each in drawn)} == {(ground_cover.LEVEL,) * len(shown)}


@pytest.mark.parametrize("kind", ["sand", "wood"])
def test_no_dot_or_tree_is_cut_and_no_line_ends_it(history: History, kind: str) -> None:
    canvas = canvas_of(history, KOTON)
    area = shapely.Point(400, 300).buffer(60)
    ground_cover.fill(canvas, area, kind, 1.0)
    [drawn] = [each for each in canvas.axes.get_children() if isinstance(each, LineCollection)]
    points = np.concatenate([path.vertices for path in drawn.get_paths()])
    lengths = [np.ptp(path.vertices, axis=0).round(6).tolist() for path in drawn.get_paths()]
    assert len({tuple(length) for length in lengths}) == {"sand": 1, "wood": len(ground.spec().wood.tree)}[kind]
    tree = ground.spec().wood.height
    assert shapely.contains_xy(area.buffer(tree), points[:, 0], points[:, 1]).all()
    assert len(drawn.get_paths()) > 50
