"""The islands between Hokkaido and Kamchatka, each by itself, with Moneron and Tyuleniy."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import shapely

from geodata.build import countries, fine_coast, hand_lines
from geodata.errors import GroundError

_TABLE = Path(__file__).parent / "kurils.csv"
_NEAR = 0.12
"""Degrees an island's outline may lie from the position in the table; Natural Earth puts some 8 km off."""


@dataclass(frozen=True, slots=True)
class Island:
    """One island (or group) with its names and outline in EPSG:4326."""

    id: str
    name: str
    name_ru: str
    name_ja: str
    source: str
    geometry: shapely.Geometry


def build() -> list[Island]:
    """Outline of every island of ``kurils.csv``, in the order of the table.

    Raises
    ------
    GroundError
        When an island has no outline in Natural Earth and none drawn by hand.
    """
    drawn = {line.id: line for line in hand_lines.read("islets")}
    natural = countries.fine_islands()
    found = []
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        parts = [drawn[key].geometry for key in row["by_hand"].split()]
        for text in row["natural_earth"].split():
            point = shapely.Point(*(float(value) for value in text.split(",")))
            near = [shape for shape in natural if shape.distance(point) < _NEAR]
            if not near:
                message = f"geodata/build/kurils.csv: {row['id']}: no island of Natural Earth 10m near {text}"
                raise GroundError(message)
            parts.append(min(near, key=lambda shape, at=point: float(shape.distance(at))))  # type: ignore[misc]
        source = "natural-earth" if row["natural_earth"] else "atlas-ground"
        if row["natural_earth"] and row["by_hand"]:
            source = "natural-earth; atlas-ground"
        outline = shapely.union_all(parts)
        found.append(Island(row["id"], row["name"], row["name_ru"], row["name_ja"], source, outline))
    outlines = fine_coast.of_islands([island.geometry for island in found])
    return [
        island
        if outline is island.geometry
        else replace(island, source=island.source.replace("natural-earth", "gshhg"), geometry=outline)
        for island, outline in zip(found, outlines, strict=True)
    ]
