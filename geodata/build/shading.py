"""Shading of elevation: light from the north-west, plains and mountains told apart by tone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

AZIMUTHS = ((315.0, 0.6), (270.0, 0.2), (0.0, 0.2))
"""Where light comes from, degrees clockwise from north, and its share: a ridge that runs with one is lit by another."""
_ALTITUDE = 45.0
_DARK, _LIGHT = 74.0, 26.0
"""How much a slope away from the light is darkened, one towards it lightened, of 255."""
_COOL = np.array([1.0, 0.98, 0.9])
"""Shadows are a little bluer than the land."""
_LOW, _MIDDLE, _HIGH = np.array([-12.0, -4.0, -16.0]), np.array([0.0, 0.0, 0.0]), np.array([2.0, -6.0, -18.0])
"""What is added to the land's colour on the lowest, the middle and the highest ground."""


def light(metres: Array, pixel_m: Array | float, exaggeration: float) -> Array:
    """Brightness of each pixel against flat ground: 0 is as bright, -1 in the dark, positive brighter.

    Parameters
    ----------
    metres
        Elevation, row 0 in the north.
    pixel_m
        Width and height of a pixel on the ground, metres; a number, or one for each row, shape (rows, 1).
    exaggeration
        What heights are multiplied by.
    """
    north_south, west_east = np.gradient(metres * exaggeration)
    dx, dy = west_east / pixel_m, -north_south / pixel_m
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
