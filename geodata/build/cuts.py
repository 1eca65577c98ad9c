"""The lines along which countries are cut into cells, each with what is known of it.

Lines drawn by hand along ridges and roads are rounded at their corners (Chaikin 1974), both ends kept; parallels are
straight; boundaries of modern provinces stand in where an older one ran much the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pyogrio
import shapely

from geodata.build import hand_lines, sources

_STRAIGHT = ("parallels",)
EDGE = "region-70e"
"""The edge of the detailed region: it cuts lands for the build's sake, and is no border."""
_WINDING = ("manchukuo-west", "kwantung-north")
_BRANCHES = ("rehe-east", "mengjiang")
"""Lines that end on a winding one, whose corners are rounded: they are drawn on to meet it."""

_TRANSBAIKAL = frozenset({"Buryat", "Chita"})
_AMUR = frozenset({"Amur", "Khabarovsk", "Yevrey"})
_PRIMORYE = frozenset({"Primor'ye"})
_PROVINCES = {
    "Russia": (frozenset({"Tuva"}), _TRANSBAIKAL, _AMUR, _PRIMORYE),
    "China": (frozenset({"Xinjiang"}), frozenset({"Xizang"})),
}
"""Country to groups of provinces, by their names in Natural Earth, whose outlines cut it."""

_PROVINCE_TOLERANCE = 0.005
_PROVINCE_PRECISION = 10.0
_OVERSHOOT = 0.15


@dataclass(frozen=True, slots=True)
class Cut:
    """A line that cuts lands apart, EPSG:4326; ``precision_km`` is how far off it may be."""

    id: str
    precision_km: float
    source: str
    note: str
    geometry: shapely.Geometry


def _lengthened(line: shapely.LineString) -> shapely.LineString:
    """Draw the line on at both ends, so that it surely crosses the outline it should end on."""
    points = [(x, y) for x, y in line.coords]

    def beyond(end: tuple[float, float], before: tuple[float, float]) -> tuple[float, float]:
        length = math.dist(end, before) or 1.0
        return tuple(e + (e - b) / length * _OVERSHOOT for e, b in zip(end, before, strict=True))  # type: ignore[return-value]

    return shapely.LineString([beyond(points[0], points[1]), *points, beyond(points[-1], points[-2])])


def _rounded(line: shapely.Geometry) -> shapely.LineString:
    points = shapely.get_coordinates(line)
    for _ in range(2):
        first, second = points[:-1], points[1:]
        cut = np.stack([0.75 * first + 0.25 * second, 0.25 * first + 0.75 * second], axis=1).reshape(-1, 2)
        points = np.vstack([points[:1], cut[1:-1], points[-1:]])
    return shapely.LineString(points)


def _cut(line: hand_lines.HandLine, geometry: shapely.Geometry) -> Cut:
    known = line.properties
    return Cut(line.id, float(known["precision_km"]), str(known["source"]), str(known["note"]), geometry)


def _province_lines() -> list[Cut]:
    frame = pyogrio.read_dataframe(sources.natural_earth("ne_10m_admin_1_states_provinces_lines"))
    found: list[Cut] = []
    for country, groups in _PROVINCES.items():
        inside = frame[frame["adm0_name"] == country]
        for members in groups:
            outer = inside[inside["name_l"].isin(members) != inside["name_r"].isin(members)]
            merged = shapely.line_merge(shapely.union_all(outer.geometry.to_numpy()))
            for line in shapely.get_parts(merged):
                simple = line.simplify(_PROVINCE_TOLERANCE)
                whole = simple if line.is_ring else _lengthened(simple)
                note = "Boundary of today's province, " + ", ".join(sorted(members))
                found.append(Cut("province-line", _PROVINCE_PRECISION, "natural-earth", note, whole))
    return found


def zones() -> list[hand_lines.HandLine]:
    """Zones drawn by hand that are cut out of another cell: polygons with the property ``within``."""
    return hand_lines.read("zones")


def zone_lines() -> list[Cut]:
    """Outlines of the zones, each stretch between two meetings once and rounded."""
    drawn = zones()
    outlines = shapely.union_all([shapely.boundary(zone.geometry) for zone in drawn])
    found = []
    for stretch in shapely.get_parts(shapely.line_merge(outlines)):
        middle = shapely.line_interpolate_point(stretch, 0.5, normalized=True)
        beside = [zone for zone in drawn if shapely.distance(shapely.boundary(zone.geometry), middle) < 1e-9]  # noqa: PLR2004
        found.append(_cut(beside[0], _rounded(stretch)))
    return found


def lines() -> list[Cut]:
    """Every cutting line but the outlines of the zones, EPSG:4326."""
    found = [_cut(line, line.geometry) for name in _STRAIGHT for line in hand_lines.read(name)]
    found += [_cut(line, _rounded(line.geometry)) for name in _WINDING for line in hand_lines.read(name)]
    found += [_cut(line, _lengthened(_rounded(line.geometry))) for name in _BRANCHES for line in hand_lines.read(name)]
    return [*found, *_province_lines()]


def transfers() -> list[Cut]:
    """Lines along which ``countries`` moved land from one country to another, those of the time first."""
    moved = [_cut(line, shapely.boundary(line.geometry)) for line in hand_lines.read("transfers")]
    return [*(_cut(line, line.geometry) for line in hand_lines.dividing()), *moved]
