"""The lines of ``borders.csv`` from what was digitised by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geodata.build import countries, hand_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILES = (
    *("khalkhin-gol", "khasan", "tanggu", "border-claims"),
    *("kurils-lines", "fortified", "chahar-strip", "secret-lines"),
)


_PROPERTIES = ("precision_km", "source", "note")
"""Properties of each line in the layer, beside its id."""


def rows() -> list[tuple[Mapping[str, object], shapely.Geometry]]:
    """Properties and geometry of every line, sorted by id; EPSG:4326."""
    lines = {line.id: line for name in _FILES for line in hand_lines.read(name)}
    found = {key: (line.properties, line.geometry) for key, line in lines.items()}
    areas = countries.detailed()
    parallels = {line.id: line for line in hand_lines.read("parallels")}
    korea = shapely.union_all([areas["North Korea"], areas["South Korea"]])
    for key, land in (("sakhalin-50", countries.sakhalin()), ("korea-38", korea)):
        found[key] = (parallels[key].properties, shapely.intersection(parallels[key].geometry, land))
    return [
        ({"id": key, **{name: properties[name] for name in _PROPERTIES}}, shapely.line_merge(shape))
        for key, (properties, shape) in sorted(found.items())
    ]
