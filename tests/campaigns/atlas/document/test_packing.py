"""Packed geometry: what comes out is what went in, and what two shapes share is stored once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon

from campaigns.atlas.document import packing
from geodata import territories
from tests.campaigns.atlas.document import packed_lines
from tests.geodata.shipped import GROUND
from tests.repeatable import REPEATABLE

if TYPE_CHECKING:
    from campaigns.atlas.document.ground_types import PackedLines

SCALE = 10_000


def lines(packed: PackedLines) -> list[list[tuple[int, int]]]:
    """Every line of a blob in whole units."""
    arcs, numbers = packed_lines.unpacked(packed)
    found = []
    for line in numbers:
        pieces = [arcs[n] if n >= 0 else arcs[-1 - n][::-1] for n in line]
        found.append(pieces[0] + [point for piece in pieces[1:] for point in piece[1:]])
    return found


def arc_lengths(packed: PackedLines) -> list[int]:
    """Points of each arc of a blob."""
    return [len(arc) for arc in packed_lines.unpacked(packed)[0]]


def whole(geometry: shapely.Geometry) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in np.round(shapely.get_coordinates(geometry) * SCALE)]


def test_a_metre_is_kept_and_a_shape_stored_once() -> None:
    packer = packing.Packer(100_000)
    ring = [(130.123456, 42.5), (130.2, 42.5), (130.2, 42.6), (130.123456, 42.5)]
    assert packer.add(Polygon(ring)) == [[0]]
    assert packer.add(Polygon(ring)) == [[0]], "the same shape is stored once"
    assert packer.add(LineString([(1, 2), (3, 4)])) == [[1]]
    packed = packer.packed()
    assert arc_lengths(packed) == [4, 2]
    assert set(lines(packed)[0]) == {(13012346, 4250000), (13020000, 4250000), (13020000, 4260000)}


def test_neighbours_share_their_border() -> None:
    packer = packing.Packer(SCALE)
    west = Polygon([(0, 0), (1, 0), (1.2, 0.5), (1, 1), (0, 1)])
    east = Polygon([(2, 0), (2, 1), (1, 1), (1.2, 0.5), (1, 0)])
    border = LineString([(1, 1), (1.2, 0.5), (1, 0)])
    for shape in (west, east, border):
        packer.add(shape)
    packed = packer.packed()
    assert sorted(arc_lengths(packed)) == [3, 4, 4], "the border once, and the rest of each land"
    found = lines(packed)
    assert found[2] == whole(border)
    for ring, shape in zip(found[:2], (west, east), strict=True):
        assert shapely.equals(Polygon(ring), Polygon(whole(shape)))


@pytest.mark.parametrize("first", range(4))
def test_a_ring_that_touches_nothing_is_found_again_from_any_corner(first: int) -> None:
    corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
    packer = packing.Packer(SCALE)
    packer.add(Polygon(corners))
    packer.add(Polygon([*corners[first:], *corners[:first]][::-1]))
    assert arc_lengths(packer.packed()) == [5]


@pytest.mark.slow
def test_real_lands_come_back_unchanged() -> None:
    cells = territories.cells(GROUND).geometry.to_numpy()
    packer = packing.Packer(SCALE)
    places = [packer.add(cell) for cell in cells]
    found = lines(packer.packed())
    for cell, parts in zip(cells, places, strict=True):
        polygons = [Polygon(found[part[0]], [found[n] for n in part[1:]]) for part in parts]
        area = sum(polygon.area for polygon in polygons) / SCALE**2
        assert area == pytest.approx(cell.area, abs=1e-6)
        assert len(polygons) == shapely.get_num_geometries(cell)


NEAR = st.tuples(st.integers(0, 4), st.integers(0, 4))
"""So few that lines meet, run along each other and cross."""
FAR = st.tuples(st.integers(-540 * SCALE, 540 * SCALE), st.integers(-90 * SCALE, 90 * SCALE))
POINTS = st.one_of(NEAR, FAR)
LINES = st.lists(st.lists(POINTS, min_size=2, max_size=12, unique=True), min_size=1, max_size=6)


@pytest.mark.slow
@REPEATABLE
@given(LINES)
def test_any_lines_come_back_as_they_were(drawn: list[list[tuple[int, int]]]) -> None:
    packer = packing.Packer(SCALE)
    places = [packer.add(LineString(np.array(line) / SCALE)) for line in drawn]
    found = lines(packer.packed())
    assert [found[number] for [[number]] in places] == drawn


@pytest.mark.slow
@REPEATABLE
@given(st.lists(st.lists(POINTS, min_size=3, max_size=8, unique=True), min_size=1, max_size=5))
def test_any_rings_come_back_from_whichever_corner(drawn: list[list[tuple[int, int]]]) -> None:
    packer = packing.Packer(SCALE)
    places = [packer.add(Polygon(np.array(ring) / SCALE)) for ring in drawn]
    found = lines(packer.packed())
    for ring, [[number]] in zip(drawn, places, strict=True):
        assert found[number][0] == found[number][-1]
        first = ring.index(found[number][0])
        assert found[number][:-1] == [*ring[first:], *ring[:first]]
