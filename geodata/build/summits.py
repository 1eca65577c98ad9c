"""Summits put into elevation: posts 900 m apart miss most of them, a hill as small as Changkufeng altogether."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geodata import gazetteer, heights
from geodata.errors import MistakeError
from geodata.ground import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.build.shading import Array
    from geodata.heights import Height

_PRECISE_KM = 1.0
"""Kilometres: a hill whose place is known less well is not put anywhere."""
_LEAST_M, _MOST_M = 5.0, 160.0
"""Metres by which elevation must be, and may be at most, below the height of a hill."""
_WIDTH_M = 380.0
"""Standard deviation of a hill's shape."""
_REACH = 4.0
"""Widths from the summit beyond which nothing is added."""
_METRES_OF_DEGREE = 111_200.0


@cache
def known() -> tuple[Height, ...]:
    """Hills of ``heights.csv`` with height and place. Raises MistakeError where the table has a mistake."""
    hills, problems = heights.read(FOLDER / heights.FILE_NAME, gazetteer.load()[0])
    if problems:
        raise MistakeError(problems[0])
    return placed(hills)


def placed(hills: Iterable[Height]) -> tuple[Height, ...]:
    """Of hills, those whose height and place are known well enough."""
    return tuple(hill for hill in hills if hill.metres is not None and (hill.precision_km or np.inf) <= _PRECISE_KM)


def raised(metres: Array, longitudes: Array, latitudes: Array) -> Array:
    """Elevation with the summits of ``heights.csv`` at their height.

    Parameters
    ----------
    metres
        Elevation, row 0 in the north.
    longitudes, latitudes
        Of its columns and of its rows, decimal degrees; a cell is much smaller than a hill.
    """
    found = metres.copy()
    reach = _WIDTH_M * _REACH / _METRES_OF_DEGREE
    for hill in known():
        lon, lat, height = hill.longitude or 0.0, hill.latitude or 0.0, hill.metres or 0.0
        narrow = np.cos(np.radians(lat))
        columns = np.flatnonzero(np.abs(longitudes - lon) <= reach / narrow)
        rows = np.flatnonzero(np.abs(latitudes - lat) <= reach)
        if not len(columns) or not len(rows):
            continue
        here = np.ix_(rows, columns)
        away = np.hypot((longitudes[columns] - lon)[None, :] * narrow, (latitudes[rows] - lat)[:, None])
        missing = height - metres[here].flat[int(away.argmin())]
        if _LEAST_M < missing <= _MOST_M:
            found[here] += missing * np.exp(-0.5 * (away * _METRES_OF_DEGREE / _WIDTH_M) ** 2)
    return found
