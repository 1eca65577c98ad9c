"""Coordinates as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from campaigns.guests import coordinates
from tests.campaigns.guests.conftest import cell_samples

if TYPE_CHECKING:
    from campaigns.guests.coordinates import Angle


def _written(angle: Angle) -> str:
    return f"{round(angle.degrees, 6):.10g} {angle.axis}".strip()


@pytest.mark.parametrize(("cell", "expected"), [sample[1:] for sample in cell_samples("angle")])
def test_one(cell: str, expected: str) -> None:
    found = coordinates.one(cell)
    assert (_written(found) if found else "") == expected


@pytest.mark.parametrize(("cell", "expected"), [sample[1:] for sample in cell_samples("pair")])
def test_a_pair(cell: str, expected: str) -> None:
    assert ", ".join(map(_written, coordinates.pair(cell) or ())) == expected
