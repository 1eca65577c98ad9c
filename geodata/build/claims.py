"""The lines of ``borders.csv`` from what was digitised by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geodata.build import countries, hand_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILES = ("khalkhin-gol", "khasan", "tanggu", "border-claims", "kurils-lines", "fortified", "chahar-strip")


def rows() -> list[tuple[Mapping[str, object], shapely.Geometry]]:
    """Id, precision (kilometres) and geometry of every line, sorted by id; EPSG:4326."""
    lines = {line.id: line for name in _FILES for line in hand_lines.read(name)}
    found = {key: (float(line.properties["precision_km"]), line.geometry) for key, line in lines.items()}
    areas = countries.detailed()
    parallels = {line.id: line.geometry for line in hand_lines.read("parallels")}
    korea = shapely.union_all([areas["North Korea"], areas["South Korea"]])
    found["sakhalin-50"] = (0.1, shapely.intersection(parallels["sakhalin-50"], countries.sakhalin()))
    found["korea-38"] = (0.1, shapely.intersection(parallels["korea-38"], korea))
    return [({"id": key, "precision_km": found[key][0]}, shapely.line_merge(found[key][1])) for key in sorted(found)]
