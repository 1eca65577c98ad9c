"""Squares of a plate: named from the upper left, A1, and none outside of the frame."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from campaigns.atlas.plate import projection, squares


@pytest.fixture(scope="module")
def plane() -> projection.Plane:
    return projection.fit((118.0, 47.0, 119.5, 48.0), (20.0, 20.0, 620.0, 440.0))


def _at(plane: projection.Plane, x: float, y: float) -> str:
    [[longitude, latitude]] = plane.lonlat(np.array([[x, y]]))
    return squares.square_of(plane, float(longitude), float(latitude))


def test_squares_are_counted_from_the_upper_left(plane: projection.Plane) -> None:
    across, down = squares.counts(plane)
    assert _at(plane, plane.left + 1, plane.top - 1) == "A1"
    assert _at(plane, plane.right - 1, plane.bottom + 1) == f"{'ABCDEFGH'[across - 1]}{down}"


def test_a_square_is_about_as_tall_as_it_is_wide(plane: projection.Plane) -> None:
    across, down = squares.counts(plane)
    wide, tall = (plane.right - plane.left) / across, (plane.top - plane.bottom) / down
    assert 0.7 < wide / tall < 1.4


def test_what_lies_outside_has_no_square(plane: projection.Plane) -> None:
    assert _at(plane, plane.left - 1, plane.top - 1) == ""
    assert _at(plane, plane.left + 1, plane.top + 1) == ""


def test_letters_go_on_without_the_one_that_is_read_as_a_number() -> None:
    assert "I" not in squares._LETTERS
    assert all(first < second for first, second in pairwise(squares._LETTERS))
