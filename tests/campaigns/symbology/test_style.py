"""The colours of the time bar's lanes: on paper, and as the colour-blind see them."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
import pytest

from campaigns import event_kinds
from campaigns.symbology import colours

Colour = npt.NDArray[np.float64]

SEEN = {
    "all cones": np.eye(3),
    "no red cones": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "no green cones": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "no blue cones": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
"""Linear RGB as seen (Machado, Oliveira and Fernandes 2009, full severity)."""


def _linear(colour: str) -> Colour:
    parts = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _lab(linear: Colour) -> Colour:
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(matrix @ np.clip(linear, 0, 1) / [0.9505, 1.0, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def _luminance(colour: str) -> float:
    return float(_linear(colour) @ [0.2126, 0.7152, 0.0722])


def test_every_lane_has_a_kind_of_event_and_every_kind_a_lane() -> None:
    assert {kind.lane for kind in event_kinds.kinds().values()} == set(event_kinds.lanes())


def test_lanes_stand_out_from_paper() -> None:
    for lane in event_kinds.lanes().values():
        contrast = (_luminance(colours.of("paper")) + 0.05) / (_luminance(lane.colour) + 0.05)
        assert contrast >= 3, lane.title


@pytest.mark.parametrize("eyes", SEEN)
def test_lanes_are_told_apart(eyes: str) -> None:
    lanes = event_kinds.lanes().values()
    seen = {lane.title: _lab(np.array(SEEN[eyes]) @ _linear(lane.colour)) for lane in lanes}
    for (one, a), (other, b) in itertools.combinations(seen.items(), 2):
        assert np.linalg.norm(a - b) >= 25, (one, other)
