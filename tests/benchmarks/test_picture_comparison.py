"""Pixels that differ are counted, and the box around them told."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.benchmarks.picture_comparison import compare


def picture(*dots: tuple[int, int], level: int = 255, size: tuple[int, int] = (20, 10)) -> Image.Image:
    drawn = Image.new("RGB", size)
    for dot in dots:
        drawn.putpixel(dot, (0, level, 0))
    return drawn


def test_the_same_picture_has_no_difference() -> None:
    found = compare(picture((3, 4)), picture((3, 4)))
    assert (found.pixels, found.strong, found.box) == (0, 0, None)


def test_a_pixel_that_moved_is_missed_where_it_was_and_found_where_it_is() -> None:
    found = compare(picture((3, 4)), picture((5, 7)))
    assert (found.pixels, found.strong, found.box) == (2, 2, (3, 4, 6, 8))


@pytest.mark.parametrize(("level", "strong"), [(1, 0), (40, 0), (41, 1)])
def test_a_faint_difference_counts_but_not_as_a_strong_one(level: int, strong: int) -> None:
    found = compare(picture(), picture((3, 4), level=level))
    assert (found.pixels, found.strong, found.box) == (1, strong, (3, 4, 4, 5))


def test_the_difference_is_marked_in_the_picture() -> None:
    marked = compare(picture(), picture((3, 4))).picture
    red, other = marked.getpixel((3, 4)), marked.getpixel((0, 0))
    assert red == (200, 0, 0)
    assert other == (191, 191, 191), "what is the same is faint"


def test_pictures_of_different_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match=r"\(20, 10\) and \(20, 11\)"):
        compare(picture(), picture(size=(20, 11)))
