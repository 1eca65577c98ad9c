"""Rows whose cells are decimal coordinates, or a point, and dates: placed by columns, in a fraction of the time.

What is decided here is which rows need no look at them one by one; every other row, and with it every row that may have
to be refused, goes through ``campaigns.guests.placing``. Dates are read as there, each different text once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from campaigns.atlas.document.guest_payload import OPEN_END, OPEN_START, units
from campaigns.guests import coordinates, days
from geodata import antimeridian
from geodata.validation import CellError

if TYPE_CHECKING:
    import numpy.typing as npt

    from campaigns.column_roles import Role
    from campaigns.guests.mapping import Mapping
    from campaigns.pieces.columns import Cells

    Integers = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float64]

_DECIMAL: Final = r"^-?\d{1,3}(\.\d+)?$"
"""Coordinates that are numbers as they stand."""
_FARTHEST: Final = 360.0
"""Degrees of longitude beyond which a geometry is refused, as by ``campaigns.guests.positions``."""
_UNKNOWN: Final = 2**40
"""Stands for the days of a text that is no date."""


def positions(cells: Cells, mapping: Mapping) -> tuple[Integers, Flags]:
    """Longitude and latitude of each row in units of the document, shape (n, 2), and which rows are plain points."""
    if cells.geometry is not None:
        return _of_points(cells.geometry)
    if not mapping.has("latitude", "longitude"):
        nowhere = np.zeros((len(cells.lines), 2), dtype=np.int64)
        return nowhere, np.zeros(len(cells.lines), dtype=bool)
    latitude, is_latitude = _decimals(cells.texts[mapping.columns["latitude"]])
    longitude, is_longitude = _decimals(cells.texts[mapping.columns["longitude"]])
    is_plain = is_latitude & is_longitude & ((latitude != 0) | (longitude != 0))
    is_plain &= (np.abs(latitude) <= coordinates.LIMITS["lat"]) & (np.abs(longitude) <= coordinates.LIMITS["lon"])
    return units(antimeridian.continued(np.column_stack([longitude, latitude]))), is_plain


def _of_points(geometry: npt.NDArray[np.object_]) -> tuple[Integers, Flags]:
    is_plain = shapely.get_type_id(geometry) == shapely.GeometryType.POINT
    places = np.zeros((len(geometry), 2))
    places[is_plain] = shapely.get_coordinates(geometry[is_plain])
    is_plain &= np.isfinite(places).all(axis=1)
    is_plain &= (np.abs(places[:, 1]) <= coordinates.LIMITS["lat"]) & (np.abs(places[:, 0]) <= _FARTHEST)
    places[~is_plain] = 0
    return units(antimeridian.continued(places)), is_plain


def _decimals(texts: pa.StringArray) -> tuple[Floats, Flags]:
    """Numbers of texts that are decimal, 0 of others, and which they are."""
    is_decimal = pc.match_substring_regex(texts, _DECIMAL)
    numbers = pc.cast(pc.if_else(is_decimal, texts, "0"), pa.float64())
    return numbers.to_numpy(zero_copy_only=False), is_decimal.to_numpy(zero_copy_only=False)


def spans(cells: Cells, mapping: Mapping) -> tuple[Integers, Integers, Flags]:
    """First and last day of each row, open ends as in the document, and which rows have dates that can be read.

    The rule is that of ``campaigns.guests.placing``: a date counts where there is no first day.
    """
    (day_first, day_last), (start, _), (_, end) = (_days(cells, mapping, role) for role in ("date", "start", "end"))
    is_open_start = start == OPEN_START
    first = np.where(is_open_start, day_first, start)
    last = np.where(end != OPEN_END, end, np.where(is_open_start, day_last, OPEN_END))
    is_plain = (first != _UNKNOWN) & (last != _UNKNOWN) & (first <= last)
    for days_of in (day_first, start, end):
        is_plain &= days_of != _UNKNOWN
    return first, last, is_plain


def _days(cells: Cells, mapping: Mapping, role: Role) -> tuple[Integers, Integers]:
    """Earliest and latest day of each cell of a role: open where it is empty, ``_UNKNOWN`` where it is no date."""
    if role not in mapping.columns:
        count = len(cells.lines)
        return np.full(count, OPEN_START, dtype=np.int64), np.full(count, OPEN_END, dtype=np.int64)
    coded = cells.texts[mapping.columns[role]].dictionary_encode()
    once = [_day(text, mapping.day_first) for text in coded.dictionary.to_pylist()]
    table = np.array(once, dtype=np.int64).reshape(-1, 2)
    codes = coded.indices.to_numpy(zero_copy_only=False)
    return table[codes, 0], table[codes, 1]


@lru_cache(2**17)
def _day(text: str, day_first: bool | None) -> tuple[int, int]:  # noqa: FBT001 - as the mapping has it
    if not text:
        return OPEN_START, OPEN_END
    try:
        return days.read(text, day_first=day_first).days
    except CellError:
        return _UNKNOWN, _UNKNOWN
