"""Where a point is, in words: by the nearest place of the gazetteer, as the card of the map says it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from campaigns.languages.spoken import later, t
from campaigns.symbology import marks
from geodata.projections import distance_km

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from campaigns.history import History
    from campaigns.tables.stays import Stay
    from geodata.gazetteer import Place
    from geodata.heights import Height

AT, NEAR = 1.0, 40.0
"""Kilometres up to which a place names a point: on it, and beside it."""
_LAST_NAMED = 5
"""Rank from which on a place is a mere point of a line."""
_COMPASS = (
    *(later("{distance} north of {place}"), later("{distance} north-east of {place}")),
    *(later("{distance} east of {place}"), later("{distance} south-east of {place}")),
    *(later("{distance} south of {place}"), later("{distance} south-west of {place}")),
    *(later("{distance} west of {place}"), later("{distance} north-west of {place}")),
)


class NearestPlace:
    """Names points by places that are points themselves, and by hills that are no places."""

    def __init__(self, places: Iterable[Place], hills: Iterable[Height] = ()) -> None:
        self._places = [
            place
            for place in places
            if place.rank <= _LAST_NAMED and place.kind != "battlefield" and marks.has_dot(place.kind)
        ]
        known = {place.id for place in self._places}
        self._points = [(place.longitude, place.latitude) for place in self._places]
        self._hills = []
        for hill in hills:
            if hill.place not in known and hill.longitude is not None and hill.latitude is not None:
                self._points.append((hill.longitude, hill.latitude))
                self._hills.append(hill.name)

    @classmethod
    def of(cls, history: History) -> NearestPlace:
        """By all places and hills of a history."""
        return cls(history.places.values(), history.ground.heights(history.places)[0])

    def of_stay(self, stay: Stay) -> str:
        """The place of a stay, else where its point is; empty where no place is near."""
        return stay.place or self.of_point(stay.lon, stay.lat, stay.start)

    def of_point(self, longitude: float, latitude: float, day: dt.date) -> str:
        """A point in decimal degrees, "4 km east of Yehho"; empty where no place is near."""
        shrink = math.cos(math.radians(latitude))
        offsets = [((longitude - east + 180) % 360 - 180, latitude - north) for east, north in self._points]
        distances = [math.hypot(east * shrink, north) for east, north in offsets]
        if not distances:
            return ""
        index = distances.index(min(distances))
        kilometres = distance_km(*self._points[index], longitude, latitude)
        if kilometres > NEAR:
            return ""
        named = len(self._places)
        name = self._places[index].on(day).name if index < named else self._hills[index - named]
        if kilometres < AT:
            return name
        east, north = offsets[index]
        direction = _COMPASS[round(math.degrees(math.atan2(east * shrink, north)) / 45) % 8]
        return t(direction, distance=t("{number} km", number=round(kilometres)), place=name)
