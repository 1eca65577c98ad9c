"""Coasts at full resolution where battlefields lie on them: GSHHG instead of Natural Earth."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geodata.build import detail
from geodata.build.topojson import only_areas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BOXES = {
    "gshhg-khasan": shapely.box(130.0, 42.0, 131.4, 43.0),
    "gshhg-sakhalin": shapely.box(141.5, 49.2, 144.5, 50.8),
    "gshhg-maoka": shapely.box(141.6, 46.5, 143.0, 47.5),
    "gshhg-shumshu": shapely.box(155.0, 49.8, 157.3, 51.5),
}
"""What each file of ``detail`` covers, EPSG:4326."""
_TOLERANCE = 0.0003
"""Degrees; 20 to 33 m."""
_SMALLEST = 2e-6
"""Square degrees, 0.02 sq km: what is smaller is a rock."""
_ISLET_FROM_ISLAND = 0.06
"""Degrees; an islet so near to an island of the islands' table belongs to it."""


@cache
def land(name: str) -> shapely.MultiPolygon:
    """Land of a file within its box, lakes included."""
    shapes = [shapely.make_valid(each.shape) for each in detail.read(name) if each.properties.get("level") == 1]
    simple = shapely.simplify(shapely.union_all(shapes), _TOLERANCE)
    inside = only_areas(shapely.intersection(shapely.make_valid(simple), BOXES[name]))
    return shapely.MultiPolygon([part for part in inside.geoms if part.area >= _SMALLEST])


def applied(countries: Mapping[str, shapely.MultiPolygon]) -> dict[str, shapely.MultiPolygon]:
    """Give countries the fine coast: what they have of the sea they lose, new land goes to the nearest of them.

    Islands that no country has here, those of the islands' table, go to none.
    """
    found = dict(countries)
    for name, box in BOXES.items():
        here = {key: shape for key, shape in found.items() if shapely.intersects(shape, box)}
        parts = [part for part in land(name).geoms if any(shapely.intersects(part, shape) for shape in here.values())]
        fine = shapely.union_all(parts)
        kept = {key: shapely.intersection(shape, fine) for key, shape in here.items()}
        gained: dict[str, list[shapely.Geometry]] = {key: [] for key in here}
        for part in only_areas(shapely.difference(fine, shapely.union_all(list(kept.values())))).geoms:
            gained[_nearest(part, kept)].append(part)
        for key, shape in here.items():
            outside = shapely.difference(shape, box)
            found[key] = only_areas(shapely.union_all([outside, kept[key], *gained[key]]))
    return found


def _nearest(part: shapely.Polygon, countries: Mapping[str, shapely.Geometry]) -> str:
    """The country a piece of new land lies along; where that is several, the one it shares most of its edge with."""
    names = list(countries)
    edges = [shapely.length(shapely.intersection(part.exterior, shapely.boundary(countries[name]))) for name in names]
    if max(edges) > 0:
        return names[int(np.argmax(edges))]
    return names[int(np.argmin(shapely.distance(part, list(countries.values()))))]


def of_islands(outlines: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """Outlines of islands, those in a box as it has them, with the islets beside them; the others as they are."""
    found = list(outlines)
    for name, box in BOXES.items():
        inside = [number for number, outline in enumerate(found) if shapely.covers(box, outline)]
        if not inside:
            continue
        pieces: dict[int, list[shapely.Geometry]] = {number: [] for number in inside}
        for part in land(name).geoms:
            distances = shapely.distance(part, [found[number] for number in inside])
            nearest = int(np.argmin(distances))
            if distances[nearest] <= _ISLET_FROM_ISLAND and not shapely.intersects(part, shapely.boundary(box)):
                pieces[inside[nearest]].append(part)
        for number, parts in pieces.items():
            if parts:
                found[number] = only_areas(shapely.union_all(parts))
    return found
