"""Points are looked for where they are due, and a map is ahead where its figure is better than all others'."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
from PIL import Image

from tests.benchmarks.measure_beside import VIEW, Measured, differing, median, pixels, shares, table

LIGHT = Measured(1, 1, 1, 1, 1, 1, 1, 60)
HEAVY = Measured(2, 2, 2, 2, 2, 2, 2, 30)


def png(*dots: tuple[int, int]) -> bytes:
    drawn = Image.new("RGB", (40, 30), (200, 200, 200))
    for dot in dots:
        drawn.putpixel(dot, (0, 100, 200))
    data = io.BytesIO()
    drawn.save(data, "PNG")
    return data.getvalue()


def test_a_place_is_as_far_from_the_middle_as_the_zoom_says_and_north_is_up() -> None:
    east = 360 / 256 / 2**VIEW.zoom * 100
    places = np.array([[124.0, 47.0], [124.0 + east, 47.0], [124.0, 60.0]])
    middle, beside, above = pixels(places, [124, 47, 700, 400]).tolist()
    assert [middle, beside] == [[700, 400], [800, 400]]
    assert above[0] == 700
    assert above[1] < 400


def test_points_of_the_day_are_looked_for_and_others_not_near_them() -> None:
    mask = differing(png((5, 6), (7, 6), (30, 20)), png())
    due = np.array([[5, 6], [20, 3], [90, 6]])
    others = np.array([[7, 6], [30, 20], [35, 25], [-1, 4]])
    assert shares(mask, due, others) == (0.5, 0.5)


def test_the_figure_in_the_middle_counts() -> None:
    assert median([LIGHT, HEAVY, replace(LIGHT, frames=45)]) == replace(LIGHT, frames=45)


def test_a_map_is_ahead_where_it_is_better_than_every_other_and_its_points_where_what_they_add_is_less() -> None:
    own, plain = replace(LIGHT, raw=1.5, zipped=1.5, frames=20), replace(LIGHT, raw=0.6, zipped=1.4)
    lines = table(own, plain, {"one": HEAVY, "other": replace(HEAVY, raw=0.5, zipped=1.5)})
    verdicts = [line.rsplit("  ", 1)[1] for line in lines[1:]]
    assert verdicts == ["not ahead", "ahead for the points", *["ahead"] * 5, "not ahead"]
    assert lines[2].split()[3:10] == ["1.50", "MB", "0.10", "MB", "2.00", "MB", "1.50"]
