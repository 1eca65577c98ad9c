"""GeoJSON, and Linked Places, which is GeoJSON with times and names of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson
import pyproj
import shapely
from shapely.geometry import shape

from campaigns.guests.table import MOST_ROWS, GuestFileError, GuestTable, RowProblem
from geodata.projections import GEOGRAPHIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

Json = Any
"""What a JSON file may hold."""
_EXPECTED = "GeoJSON: a FeatureCollection"


def read(data: bytes, file: str) -> GuestTable:
    """The features of a GeoJSON text, each a row of its properties; a feature without valid geometry is refused.

    Parameters
    ----------
    data, file
        The bytes, and the name that messages have.

    Raises
    ------
    GuestFileError
        If they are no GeoJSON, or in a reference system that is not known; or more than is read.
    """
    try:
        content = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise GuestFileError(f"no JSON ({error})", _EXPECTED) from None
    features = _features(content)
    if not features:
        raise GuestFileError("no feature", "a feature for each thing")
    if len(features) > MOST_ROWS:
        raise GuestFileError(f"{len(features):,} features", f"at most {MOST_ROWS:,}")
    to_degrees = _transformer(content)
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    shapes: list[BaseGeometry | None] = []
    refused: list[RowProblem] = []
    for number, feature in enumerate(features, start=1):
        try:
            geometry = _geometry(feature, to_degrees)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.errors.ShapelyError) as error:
            text = json.dumps(feature, ensure_ascii=False)
            found = _fault(feature) or str(error)[:80]
            refused.append(RowProblem(number, "geometry", found, "a geometry of GeoJSON", text=text))
            continue
        rows.append(dict(_cells(feature)))
        lines.append(number)
        shapes.append(geometry)
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: [row.get(name, "") for row in rows] for name in names}
    kind = "Linked Places" if any("when" in feature for feature in features if isinstance(feature, dict)) else "GeoJSON"
    return GuestTable(file, f"{kind}, {len(features):,} features", columns, lines, shapes, tuple(refused))


def _features(content: Json) -> list[Json]:
    if not isinstance(content, dict):
        raise GuestFileError(f"a {type(content).__name__}", _EXPECTED)
    kind = content.get("type")
    if kind == "FeatureCollection" and isinstance(content.get("features"), list):
        return list(content["features"])
    if kind == "Feature":
        return [content]
    raise GuestFileError(f"the type {kind!r}", _EXPECTED)


def _transformer(content: Json) -> pyproj.Transformer | None:
    """From the reference system that the file names, as GeoJSON before RFC 7946 did, to longitude and latitude."""
    named = content.get("crs")
    if not isinstance(named, dict):
        return None
    name = str((named.get("properties") or {}).get("name", ""))
    try:
        system = pyproj.CRS.from_user_input(name)
    except pyproj.exceptions.CRSError:
        expected = "one that PROJ knows, such as EPSG:4326"
        raise GuestFileError(f"the unknown reference system {name!r}", expected) from None
    is_degrees = system.is_geographic and system.name in {"WGS 84", "WGS 84 (CRS84)", "NAD83"}
    return None if is_degrees else pyproj.Transformer.from_crs(system, GEOGRAPHIC, always_xy=True)


def _geometry(feature: Json, to_degrees: pyproj.Transformer | None) -> BaseGeometry | None:
    """The geometry of a feature in degrees; None if it has none. Raises an error of many kinds if it is none."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ValueError("no feature")
    if feature.get("geometry") is None:
        return None
    geometry = shapely.force_2d(shape(feature["geometry"]))
    if geometry.is_empty:
        raise ValueError("a geometry without coordinates")
    if to_degrees is not None:
        geometry = shapely.transform(geometry, lambda xy: np.column_stack(to_degrees.transform(xy[:, 0], xy[:, 1])))
    if not all(map(_is_finite, geometry.bounds)):
        raise ValueError("coordinates that are no numbers")
    return geometry


_DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How many lists deep the positions of a geometry stand."""


def _fault(feature: Json) -> str:
    """What is wrong with a feature that no geometry could be made of; empty if it is something else than its form."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return "no feature"
    geometry = feature["geometry"]
    if not isinstance(geometry, dict):
        return "no geometry"
    if geometry.get("type") == "GeometryCollection":
        parts = geometry.get("geometries")
        faults = (
            (_fault({**feature, "geometry": part}) for part in parts) if isinstance(parts, list) else ["no geometry"]
        )
        return next(filter(None, faults), "")
    if geometry.get("type") not in _DEPTHS:
        return f"the type {text_of(geometry.get('type'))!r}"
    fewest = 2 if "Line" in geometry["type"] else 3 if "Polygon" in geometry["type"] else 1
    return _fault_of(geometry.get("coordinates"), _DEPTHS[geometry["type"]], fewest)


def _fault_of(coordinates: Json, depth: int, fewest: int) -> str:
    if not isinstance(coordinates, list):
        return "no coordinates"
    if depth:
        if not coordinates or (depth == 1 and len(coordinates) < fewest):
            return "too few coordinates" if coordinates else "a geometry without coordinates"
        return next(filter(None, (_fault_of(each, depth - 1, fewest) for each in coordinates)), "")
    numbers = [
        number for number in coordinates[:2] if isinstance(number, (int, float)) and not isinstance(number, bool)
    ]
    return "" if len(numbers) > 1 and all(map(_is_finite, numbers)) else "coordinates that are no numbers"


def _is_finite(number: float) -> bool:
    return number - number == 0


def _cells(feature: Json) -> Iterator[tuple[str, str]]:
    for name, value in (feature.get("properties") or {}).items():
        yield str(name), text_of(value)
    names = feature.get("names")
    if isinstance(names, list) and "title" not in (feature.get("properties") or {}) and names:
        yield "title", text_of(names[0].get("toponym") if isinstance(names[0], dict) else names[0])
    if isinstance(when := feature.get("when"), dict):
        yield from _span(when)
    links = feature.get("links")
    if isinstance(links, list) and links and isinstance(links[0], dict):
        yield "link", text_of(links[0].get("identifier"))


def _span(when: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """The first time span of Linked Places, at its widest where it is not exact."""
    spans = when.get("timespans")
    span = spans[0] if isinstance(spans, list) and spans and isinstance(spans[0], dict) else {}
    for column, end, bounds in (
        ("from", "start", ("in", "earliest", "latest")),
        ("to", "end", ("in", "latest", "earliest")),
    ):
        day = span.get(end)
        if isinstance(day, dict):
            yield column, next((text_of(day[bound]) for bound in bounds if day.get(bound)), "")
        elif day is not None:
            yield column, text_of(day)


def text_of(value: Json) -> str:
    """A value as it would be typed in a cell; what is no plain value as JSON."""
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
