"""What the document carries of data that users bring: columns of numbers and texts, packed, see ``guest_types``."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

import deflate
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseMultipartGeometry

from campaigns import dates
from campaigns.atlas.document.guest_types import GuestColour
from geodata import antimeridian

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.document.guest_types import GuestColumn, GuestData, GuestShapes, PackedNumbers, PackedTexts
    from campaigns.guests.placing import GuestLayer

Integers = npt.NDArray[np.int64]

SCALE: Final = 100_000
"""Units per degree: a metre."""
OPEN_START, OPEN_END = -(2**31), 2**31 - 1
"""Days of what has no first, and no last, day."""
POINTS, LINES, AREAS = range(3)
_KINDS = {"Point": POINTS, "LineString": LINES, "LinearRing": LINES, "Polygon": AREAS}
_COORDINATES = ("latitude", "longitude", "coordinates")
"""Roles of columns that are carried as positions."""
_MOST_COLOURS = 2**16
_LARGE = 2**20
"""Bytes from which the last hundredth is not worth the time."""
_SMALLEST, _QUICKER = 12, 8
"""Levels of compression of libdeflate."""
_SAMPLE = 2**16


def build(layer: GuestLayer) -> GuestData:
    """Pack a layer; everything of it is in the document but the rows that were refused."""
    rows = layer.rows
    shapes = rows.geometry.to_numpy()
    places = antimeridian.continued(shapely.get_coordinates(_positions(shapes)))
    start, end = _days(rows["start"], OPEN_START), _days(rows["end"], OPEN_END)
    numbers = _placed(layer)
    names = rows["name"].tolist()
    palette = list(dict.fromkeys([*(entry.colour for entry in layer.legend), *rows["colour"]]))[:_MOST_COLOURS]
    number_of = {colour: number for number, colour in enumerate(palette)}
    return {
        "id": layer.id,
        "title": layer.title,
        "source": layer.source,
        "count": len(rows),
        "line": of_numbers(np.asarray(layer.table.lines)[numbers]),
        "longitude": of_numbers(_units(places[:, 0])),
        "latitude": of_numbers(_units(places[:, 1])),
        "start": of_numbers(start),
        "days": of_numbers(end - start),
        "palette": palette,
        "colour": of_numbers([number_of.get(colour, 0) for colour in rows["colour"]]),
        "legend": [GuestColour(entry.label, entry.colour) for entry in layer.legend],
        "names": of_texts(names),
        "columns": _columns(layer, numbers, names),
        "shapes": _shapes(shapes),
    }


def of_numbers(values: Iterable[int] | Integers) -> PackedNumbers:
    """Pack whole numbers, as they are or as differences, whichever takes less."""
    numbers = np.asarray(values if isinstance(values, np.ndarray) else list(values), dtype=np.int64)
    plain, steps = numbers, np.diff(numbers, prepend=0)
    samples = (_planes(each[:_SAMPLE], _width(each)) for each in (plain, steps))
    as_plain, as_steps = (len(deflate.zlib_compress(sample, 1)) for sample in samples)
    chosen = steps if as_steps < as_plain else plain
    width = _width(chosen)
    return {"bytes": width, "steps": chosen is steps, "data": _packed(_planes(chosen, width))}


def of_texts(texts: Sequence[str]) -> PackedTexts:
    """Pack texts, each once where many are the same."""
    clean = [text.replace("\0", "") for text in texts]
    once = {text: number for number, text in enumerate(dict.fromkeys(clean))}
    if 2 * len(once) > len(clean):
        return {"data": _packed(_joined(clean))}
    return {"data": _packed(_joined(once)), "numbers": of_numbers([once[text] for text in clean])}


def _joined(texts: Iterable[str]) -> bytes:
    return "".join(f"{text}\0" for text in texts).encode("utf-8", "replace")


def _width(numbers: Integers) -> int:
    """Bytes that each of some numbers needs."""
    if not len(numbers) or numbers.min() < 0:
        return 4
    return next((width for width in (1, 2) if numbers.max() < 256**width), 4)


def _planes(numbers: Integers, width: int) -> bytes:
    """All lowest bytes, then all the next: those of a kind stand together, and deflate to less."""
    return numbers.astype("<i8").view(np.uint8).reshape(-1, 8)[:, :width].T.tobytes()


def _packed(data: bytes) -> str:
    return base64.b64encode(deflate.zlib_compress(data, _SMALLEST if len(data) < _LARGE else _QUICKER)).decode("ascii")


def _units(degrees: npt.NDArray[np.float64]) -> Integers:
    found: Integers = np.round(degrees * SCALE).astype(np.int64)
    return found


def _days(days: Iterable[dt.date | None], is_open: int) -> Integers:
    first = dates.day_number  # one look-up for a million rows
    return np.array([is_open if day is None else first(day) for day in days], dtype=np.int64)


def _placed(layer: GuestLayer) -> Integers:
    """Numbers, in the table, of the rows that were placed."""
    kept = np.ones(len(layer.table), dtype=bool)
    kept[[problem.row for problem in layer.refused if problem.row is not None]] = False
    found: Integers = np.flatnonzero(kept)
    return found


def _positions(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """A point for each shape: itself, or one that lies on it."""
    found = shapes.copy()
    others = shapely.get_type_id(shapes) != shapely.GeometryType.POINT
    found[others] = shapely.point_on_surface(shapes[others])
    return found


def _columns(layer: GuestLayer, numbers: Integers, names: list[str]) -> list[GuestColumn]:
    """The columns that the card shows as text."""
    roles = {column: role for role, column in layer.mapping.columns.items()}
    found: list[GuestColumn] = []
    for title, cells in layer.table.columns.items():
        role = roles.get(title, "")
        texts = [cells[number] for number in numbers.tolist()]
        if role not in _COORDINATES and texts != names and any(texts):
            found.append({"title": title, "role": role, "texts": of_texts(texts)})
    return found


def _shapes(shapes: npt.NDArray[np.object_]) -> GuestShapes:
    """What is no single point, cut into points, lines and areas."""
    rows: list[int] = []
    kinds: list[int] = []
    parts: list[int] = []
    lines: list[int] = []
    positions: list[npt.NDArray[np.float64]] = []
    for row in np.flatnonzero(shapely.get_type_id(shapes) != shapely.GeometryType.POINT).tolist():
        simple = [part for part in _simple(shapes[row]) if not part.is_empty]
        for kind in (POINTS, LINES, AREAS):
            same = [part for part in simple if _KINDS[part.geom_type] == kind]
            if not same:
                continue
            rows.append(row)
            kinds.append(kind)
            parts.append(len(same))
            for part in same:
                rings = [part.exterior, *part.interiors] if isinstance(part, Polygon) else [part]
                lines.append(len(rings))
                positions += [shapely.get_coordinates(ring) for ring in rings]
    every = np.concatenate([np.empty((0, 2)), *positions])
    return {
        "rows": of_numbers(rows),
        "kinds": of_numbers(kinds),
        "parts": of_numbers(parts),
        "lines": of_numbers(lines),
        "lengths": of_numbers([len(each) for each in positions]),
        "longitudes": of_numbers(_units(every[:, 0])),
        "latitudes": of_numbers(_units(every[:, 1])),
    }


def _simple(shape: BaseGeometry) -> list[BaseGeometry]:
    """The points, lines and polygons that a shape is made of, however they are grouped."""
    if isinstance(shape, BaseMultipartGeometry):
        return [simple for part in shape.geoms for simple in _simple(part)]
    return [shape]
