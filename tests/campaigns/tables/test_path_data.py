"""Path data of small maps: short, and read back the same to a tenth of a pixel."""

from __future__ import annotations

import pytest
import shapely

from campaigns.tables.locator import path_data
from tests.campaigns.tables.path_data import parts_of


def test_a_line_is_read_back_without_adding_up_errors() -> None:
    points = [(index * 1.26, (index % 7) * 0.44 - 1) for index in range(500)]
    [found] = parts_of(path_data(shapely.LineString(points)))
    assert found == [pytest.approx(point, abs=0.0501) for point in points]


def test_numbers_are_as_short_as_they_can_be() -> None:
    line = shapely.LineString([(0, 0.5), (0.5, 1), (2.5, 1.5), (2.5, 0.2), (12.5, 0.2)])
    assert path_data(line) == "M0 .5l.5.5 2 .5 0-1.3 10 0"


def test_an_area_is_closed_and_has_its_hole() -> None:
    area = shapely.box(0, 0, 10, 10).difference(shapely.box(2, 2, 4, 4))
    text = path_data(area)
    assert text.count("Z") == text.count("M") == 2
    shell, hole = (shapely.Polygon(part) for part in parts_of(text))
    assert shell.difference(hole).equals(area)


def test_what_is_smaller_than_a_tenth_is_a_dot() -> None:
    assert path_data(shapely.LineString([(1, 1), (1.01, 1.01)])) == "M1 1h0"
