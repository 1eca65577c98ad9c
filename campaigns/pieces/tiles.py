"""Tiles of Web Mercator as numbers that sort: a tile, and all tiles and squares below it, are a range of them.

A number has the bits of a tile's column and line by turns (Morton order), so that the number of the tile above is the
number shifted by two. Columns are counted as ``piece_types`` tells: they reach beyond ``2**zoom``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from campaigns.atlas.document.guest_payload import SCALE

if TYPE_CHECKING:
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

DEEPEST: Final = 12
"""Zoom of the smallest tiles, the closest of the map."""
WIDEST: Final = 2
"""Zoom of the largest tiles with counts, the widest of the map."""
MOST_ROWS: Final = 10_000
"""Rows of a piece at most."""
SQUARES: Final = 64
"""Squares along each side of a tile in which rows are counted: 4 pixels of a tile of 256."""
_SQUARE_BITS = 6
FINEST: Final = DEEPEST + _SQUARE_BITS
"""Zoom at which a tile is a square of one of the smallest tiles; numbers of positions are of it."""
_NORTH_END = 85.0511
"""Latitude at which the map ends, as in ``web/base/mercator.ts``."""
_SPREAD = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)
"""Shifts and masks that move the bits of a number apart."""


def numbers(longitude: Integers, latitude: Integers) -> Integers:
    """Numbers, at zoom ``FINEST``, of the squares of positions in units of the document, see ``SCALE``."""
    side = 1 << FINEST
    x = longitude / SCALE / 360 + 0.5
    sine = np.sin(np.radians(np.clip(latitude / SCALE, -_NORTH_END, _NORTH_END)))
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    column = np.floor(x * side).astype(np.int64)
    line = np.clip(np.floor(y * side), 0, side - 1).astype(np.int64)
    return _apart(column) | (_apart(line) << 1)


def at_zoom(squares: Integers, zoom: int) -> Integers:
    """Numbers of the tiles of a zoom that squares of ``FINEST`` lie in."""
    return squares >> (2 * (FINEST - zoom))


def column_and_line(number: int) -> tuple[int, int]:
    """Column and line of a tile, its x and y, by its number."""
    column, line = _together(np.array([number, number >> 1], dtype=np.int64)).tolist()
    return column, line


def squares_of(tile_zoom: int, squares: Integers) -> Integers:
    """Number of each position's square within its tile of a zoom, in Morton order, 0 to ``SQUARES**2 - 1``."""
    return at_zoom(squares, tile_zoom + _SQUARE_BITS) & (SQUARES**2 - 1)


def by_line(squares: Integers) -> Integers:
    """Squares of a tile numbered line by line instead of in Morton order."""
    return _BY_LINE[squares]


def _apart(values: Integers) -> Integers:
    for shift, mask in _SPREAD:
        values = (values | (values << shift)) & mask
    return values


def _together(values: Integers) -> Integers:
    values &= _SPREAD[-1][1]
    for (shift, _), (_, mask) in zip(_SPREAD[::-1], [*_SPREAD[-2::-1], (0, 0xFFFFFFFF)], strict=True):
        values = (values | (values >> shift)) & mask
    return values


def _lines_of_squares() -> Integers:
    every = np.arange(SQUARES**2, dtype=np.int64)
    return _together(every >> 1) * SQUARES + _together(every.copy())


_BY_LINE: Final = _lines_of_squares()
