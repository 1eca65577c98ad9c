"""Elevation of the theatre: DTED level 0, one post every 30 seconds of arc, as committed in ``elevation``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from geodata.errors import GroundError

Array = npt.NDArray[np.float64]

FILE = Path(__file__).parent / "elevation" / "dted0-110-160e-35-56n.tif"
WEST, SOUTH, EAST, NORTH = 110.0, 35.0, 160.0, 56.0
"""Longitudes and latitudes of the outermost posts, degrees."""
POSTS = 120
"""Posts in a degree."""
_SHAPE = (2521, 6001)
_OPEN_SEA = -32768


@dataclass(frozen=True, eq=False)
class Window:
    """Posts of a rectangle: ``metres`` above the sea, row 0 in the north; where the first stands, degrees."""

    metres: Array
    west: float
    north: float

    def at(self, lonlat: Array) -> Array:
        """Elevation at positions, shape (n, 2), between four posts linearly; metres."""
        column = np.clip((lonlat[:, 0] - self.west) * POSTS, 0, self.metres.shape[1] - 1.001)
        row = np.clip((self.north - lonlat[:, 1]) * POSTS, 0, self.metres.shape[0] - 1.001)
        left, top = column.astype(int), row.astype(int)
        x, y = column - left, row - top
        z = self.metres
        upper = z[top, left] * (1 - x) + z[top, left + 1] * x
        lower = z[top + 1, left] * (1 - x) + z[top + 1, left + 1] * x
        mixed: Array = upper * (1 - y) + lower * y
        return mixed


@cache
def _posts() -> npt.NDArray[np.int32]:
    Image.MAX_IMAGE_PIXELS = None
    name = f"geodata/build/elevation/{FILE.name}"
    try:
        with Image.open(FILE) as picture:
            values = np.asarray(picture, dtype=np.int32)
    except (OSError, ValueError, SyntaxError) as error:
        raise GroundError(f"{name} cannot be read ({error}); take it from the repository again") from error
    if values.shape != _SHAPE:
        raise GroundError(f"{name} has {values.shape[1]} x {values.shape[0]} posts, expected {_SHAPE[1]} x {_SHAPE[0]}")
    return values


def window(west: float, south: float, east: float, north: float) -> Window:
    """Posts of a rectangle, outwards to the next post; the open sea has 0 metres.

    Raises
    ------
    GroundError
        When the file is missing or damaged.
    """
    left = max(0, int(np.floor((west - WEST) * POSTS + 1e-6)))
    top = max(0, int(np.floor((NORTH - north) * POSTS + 1e-6)))
    right = min(_SHAPE[1] - 1, int(np.ceil((east - WEST) * POSTS - 1e-6)))
    bottom = min(_SHAPE[0] - 1, int(np.ceil((NORTH - south) * POSTS - 1e-6)))
    values = _posts()[top : bottom + 1, left : right + 1]
    metres = np.where(values == _OPEN_SEA, 0, values).astype(np.float64)
    return Window(metres, WEST + left / POSTS, NORTH - top / POSTS)


def smoothed(metres: Array, posts: float) -> Array:
    """Gaussian mean over posts (standard deviation ``posts``): takes out the stripes of the model."""
    radius = max(1, int(np.ceil(3 * posts)))
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / posts) ** 2)
    weights /= weights.sum()
    values = metres
    for axis in (0, 1):
        padded = np.pad(values, [(radius, radius) if side == axis else (0, 0) for side in (0, 1)], mode="edge")
        length = values.shape[axis]
        values = np.add.reduce(
            [weight * padded.take(range(k, k + length), axis=axis) for k, weight in enumerate(weights)]
        )
    return values


def enlarged(metres: Array, size: tuple[int, int], box: tuple[float, float, float, float]) -> Array:
    """Cubic interpolation of posts.

    Parameters
    ----------
    metres
        Posts, row 0 in the north.
    size
        Columns and rows of the result.
    box
        Left, top, right, bottom in columns and rows of the posts' cells: post 0 is the middle of the cell from 0 to 1.
    """
    picture = Image.fromarray(metres.astype(np.float32))
    return np.asarray(picture.resize(size, Image.Resampling.BICUBIC, box=box), dtype=np.float64)
