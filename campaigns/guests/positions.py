"""Where a row of a user's table is: its geometry, its coordinates, or the place that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from campaigns.guests import coordinates
from campaigns.guests.mistakes import CellMistakeError, Remark
from geodata import antimeridian

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from campaigns.guests.coordinates import Angle
    from campaigns.guests.mapping import Mapping
    from campaigns.guests.place_names import PlaceNames
    from campaigns.guests.table import GuestTable

    Position = BaseGeometry | tuple[float, float]
    """A geometry, or longitude and latitude of a point: EPSG:4326, longitudes as ``geodata.antimeridian`` has them."""

LATITUDE, LONGITUDE = "latitude from -90 to 90, such as 47.72 or 47°43'N", "longitude from -180 to 180, such as 118.6"
_PAIR = "two coordinates, such as 47.72, 118.6"
IN_DEGREES = "longitude and latitude in degrees: save the file in EPSG:4326"
_HALF = 180
"""Degrees of longitude."""
_METRES = 100_000
"""Coordinates that are both larger are metres."""
_TENS = (10, 100, 1_000, 10_000, 100_000, 1_000_000)


class Positions:
    """Finds the position of each row of a table.

    Parameters
    ----------
    table, mapping
        The table, and what its columns are.
    places
        The places that cells may name.
    """

    def __init__(self, table: GuestTable, mapping: Mapping, places: PlaceNames) -> None:
        self._geometry = table.geometry
        self._mapping = mapping
        self._places = places
        self._pairs = mapping.column("coordinates", table)
        self._latitudes = mapping.column("latitude", table)
        self._longitudes = mapping.column("longitude", table)
        self._names = mapping.column("place", table)

    def of_row(self, row: int, remarks: list[Remark]) -> Position:
        """The position of a row by its number from 0; points are made of a million pairs at once, see ``geometries``.

        What is doubtful of it is added to the remarks. Raises CellMistakeError if the row has none.
        """
        if self._geometry is not None and (shape := self._geometry[row]) is not None:
            return _checked(shape, remarks)
        if self._latitudes[row] or self._longitudes[row]:
            return self._of_two(self._latitudes[row], self._longitudes[row])
        if self._pairs[row]:
            return self._of_pair(self._pairs[row])
        if self._names[row]:
            return self._of_place(self._names[row], remarks)
        role = next((each for each in ("latitude", "coordinates", "place") if each in self._mapping.columns), "place")
        raise CellMistakeError(role, "nothing", "coordinates, or the name of a place")

    def _of_two(self, latitude: str, longitude: str) -> Position:
        lat, lon = coordinates.one(latitude), coordinates.one(longitude)
        if lat is None:
            raise CellMistakeError("latitude", repr(latitude) if latitude else "nothing", LATITUDE)
        if lon is None:
            raise CellMistakeError("longitude", repr(longitude) if longitude else "nothing", LONGITUDE)
        return _point(*((lon, lat) if "lon" in lat.axis or "lat" in lon.axis else (lat, lon)), "latitude", "longitude")

    def _of_pair(self, text: str) -> Position:
        found = coordinates.pair(text)
        if found is None:
            raise CellMistakeError("coordinates", repr(text), _PAIR)
        first, second = found
        says = first.axis == "lon" or second.axis == "lat"
        is_turned = says or (self._mapping.longitude_first and not first.axis and not second.axis)
        lat, lon = (second, first) if is_turned else (first, second)
        return _point(lat, lon, "coordinates", "coordinates")

    def _of_place(self, text: str, remarks: list[Remark]) -> shapely.Point:
        found = self._places.find(text)
        if not found:
            expected = "a place of the gazetteer, or coordinates"
            raise CellMistakeError("place", repr(text), expected, self._places.suggestion(text))
        if len(found) > 1:
            others = f"{len(found)} places of the name; {found[0].name} ({found[0].id}) was taken"
            remarks.append(Remark("place", f"{text!r}, {others}", "coordinates, if it is another"))
        return found[0].point


def geometries(positions: Sequence[Position]) -> list[BaseGeometry]:
    """The geometry of each position."""
    pairs = [each for each in positions if isinstance(each, tuple)]
    points = iter(shapely.points(*np.array(pairs, dtype=float).reshape(-1, 2).T))
    return [next(points) if isinstance(each, tuple) else each for each in positions]


def _point(lat: Angle, lon: Angle, lat_role: str, lon_role: str) -> tuple[float, float]:
    found = f"{lat.degrees:g}, {lon.degrees:g}"
    if min(abs(lat.degrees), abs(lon.degrees)) >= _METRES:
        raise CellMistakeError(lat_role, found, IN_DEGREES)
    if not coordinates.is_within(lat.degrees, "lat"):
        is_swapped = coordinates.is_within(lat.degrees, "lon") and coordinates.is_within(lon.degrees, "lat")
        meant = f"{lon.degrees:g}, {lat.degrees:g}" if is_swapped else _with_point(lat.degrees, "lat")
        raise CellMistakeError(lat_role, found if is_swapped else f"{lat.degrees:g}", LATITUDE, meant)
    if not coordinates.is_within(lon.degrees, "lon"):
        raise CellMistakeError(lon_role, f"{lon.degrees:g}", LONGITUDE, _with_point(lon.degrees, "lon"))
    if lat.degrees == lon.degrees == 0:
        raise CellMistakeError(lat_role, "0, 0", "the position; 0, 0 lies in the Atlantic")
    return antimeridian.longitude(lon.degrees), lat.degrees


def _with_point(degrees: float, axis: str) -> str:
    """A coordinate whose decimal point was lost, with a point again; empty where that does not help."""
    return next((f"{degrees / ten:g}" for ten in _TENS if coordinates.is_within(degrees / ten, axis)), "")


def _checked(shape: BaseGeometry, remarks: list[Remark]) -> BaseGeometry:
    """A geometry on the earth, mended where it crosses itself."""
    west, south, east, north = shape.bounds
    if south < -90 or north > 90 or west < -360 or east > 360:  # noqa: PLR2004 - degrees
        found = f"coordinates such as {west:g}, {south:g}"
        raise CellMistakeError("", found, IN_DEGREES)
    across = antimeridian.unrolled_shape(shape) if east - west > _HALF else shape
    if across is not shape:
        found = "an edge more than half round the earth"
        remarks.append(Remark("", found, "a shape cut at the date line; it is taken to cross it"))
    if not shapely.is_valid(across):
        why = shapely.is_valid_reason(across).partition("[")[0].lower()
        found = "an area that crosses itself" if why == "self-intersection" else f"a shape that is not valid ({why})"
        remarks.append(Remark("", found, "a valid one; mended"))
        across = shapely.make_valid(across)
    return antimeridian.joined(across)
