"""Writing layers as GeoJSON: rounded, checked, one feature a line, the same bytes every time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

from geodata.errors import GroundError
from geodata.ground import REGION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_INSIDE_DECIMALS = 4
_OUTSIDE_DECIMALS = 3


def _text(value: float, decimals: int) -> str:
    """Write a number without the zeros nobody reads."""
    short = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if short in {"-0", ""} else short


def _position(x: float, y: float, decimals: int | None) -> str:
    if decimals is None:
        inside = REGION.bounds[0] <= x <= REGION.bounds[2] and REGION.bounds[1] <= y <= REGION.bounds[3]
        decimals = _INSIDE_DECIMALS if inside else _OUTSIDE_DECIMALS
    return f"[{_text(x, decimals)},{_text(y, decimals)}]"


def _coordinates(node: Any, depth: int, decimals: int | None) -> str:  # noqa: ANN401 - nested lists of GeoJSON
    if depth == 0:
        return _position(node[0], node[1], decimals)
    return "[" + ",".join(_coordinates(child, depth - 1, decimals) for child in node) + "]"


def geometry_text(shape: shapely.Geometry, decimals: int | None = None) -> str:
    """GeoJSON of a geometry in EPSG:4326: as many decimals as are asked for, else 4 inside the region, 3 outside."""
    mapping = json.loads(shapely.to_geojson(shapely.normalize(shape)))
    depth = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
    kind = mapping["type"]
    return f'{{"type":"{kind}","coordinates":{_coordinates(mapping["coordinates"], depth[kind], decimals)}}}'


def write(
    path: Path, rows: Iterable[tuple[Mapping[str, object], shapely.Geometry]], decimals: int | None = None
) -> None:
    """Write features, with decimals as of ``geometry_text``, and read them back.

    Raises
    ------
    GroundError
        When a geometry is empty or not valid after rounding.
    """
    lines = []
    for properties, shape in rows:
        text = geometry_text(shape, decimals)
        back = shapely.from_geojson(text)
        if back.is_empty or not back.is_valid:
            reason = "is empty" if back.is_empty else shapely.is_valid_reason(back)
            message = f"{path.name}: {properties.get('id')}: {reason} after rounding"
            raise GroundError(message)
        members = json.dumps(dict(properties), ensure_ascii=False, separators=(",", ":"))
        lines.append(f'{{"type":"Feature","properties":{members},"geometry":{text}}}')
    body = ",\n".join(lines)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8", newline="\n")
