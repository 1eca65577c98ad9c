"""Shading of elevation: light from the north-west, plains and mountains told apart by tone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

AZIMUTHS = ((315.0, 0.64), (270.0, 0.18), (0.0, 0.18))
"""Where light comes from, degrees clockwise from north, and its share: a ridge that runs with one is lit by another."""
_ALTITUDE = 45.0
_DARK, _LIGHT = 112.0, 36.0
"""How much a slope away from the light is darkened, one towards it lightened, of 255."""
_COOL = np.array([1.0, 0.98, 0.88])
"""Shadows are a little bluer than the land."""
_LOW, _MIDDLE, _HIGH = np.array([-11.0, -4.0, -14.0]), np.array([0.0, 0.0, 0.0]), np.array([1.0, -7.0, -17.0])
"""What is added to the land's colour on the lowest, the middle and the highest ground."""
_TYPICAL = 0.36
"""Slope that the typical one of a neighbourhood is brought to: a terrace in the steppe is seen as well as a range."""
_LEAST, _MOST = 1.0, 16.0
"""What slopes are multiplied by is between these."""


def mean(values: Array, radius: int) -> Array:
    """Mean of the square of pixels around each pixel, taken twice: nearly a Gaussian mean."""
    for _ in range(2):
        for axis in (0, 1):
            padded = np.pad(values, [(radius + 1, radius) if side == axis else (0, 0) for side in (0, 1)], mode="edge")
            sums = np.moveaxis(np.cumsum(padded, axis=axis), axis, 0)
            wide = 2 * radius + 1
            values = np.moveaxis((sums[wide:] - sums[:-wide]) / wide, 0, axis)
    return values


def light(metres: Array, pixel_m: Array, radius: int) -> Array:
    """Brightness of each pixel against flat ground: 0 is as bright, -1 in the dark, positive brighter.

    Parameters
    ----------
    metres
        Elevation, row 0 in the north.
    pixel_m
        Width and height of a pixel on the ground, metres, for each row, shape (rows, 1).
    radius
        Pixels of the neighbourhood whose typical slope says how much heights are exaggerated.
    """
    north_south, west_east = np.gradient(metres)
    dx, dy = west_east / pixel_m, -north_south / pixel_m
    typical = np.sqrt(mean(dx * dx + dy * dy, radius))
    exaggeration = np.clip(_TYPICAL / np.maximum(typical, 1e-6), _LEAST, _MOST)
    dx, dy = dx * exaggeration, dy * exaggeration
    steep = np.sqrt(1 + dx * dx + dy * dy)
    altitude = np.radians(_ALTITUDE)
    total = np.zeros_like(metres)
    for azimuth, share in AZIMUTHS:
        east, north = np.sin(np.radians(azimuth)), np.cos(np.radians(azimuth))
        towards = -(dx * east + dy * north) * np.cos(altitude) + np.sin(altitude)
        total += share * (np.maximum(towards, 0) / steep / np.sin(altitude) - 1)
    return total


def tone(metres: Array, low: float, high: float) -> Array:
    """What is added to the land's colour by elevation between ``low`` and ``high``, shape (rows, columns, 3)."""
    share = np.clip((metres - low) / max(high - low, 1.0), 0, 1)[:, :, None]
    below = _LOW * (1 - 2 * share) + _MIDDLE * 2 * share
    above = _MIDDLE * (2 - 2 * share) + _HIGH * (2 * share - 1)
    added: Array = np.where(share < 0.5, below, above)  # noqa: PLR2004 - the middle
    return added


def shade(brightness: Array) -> Array:
    """What is added to the land's colour by light, shape (rows, columns, 3)."""
    grey = np.where(brightness < 0, brightness * _DARK, brightness * _LIGHT)
    added: Array = np.clip(grey, -_DARK, _LIGHT)[:, :, None] * _COOL
    return added
