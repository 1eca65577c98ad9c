"""What the document carries of data that users bring: columns of numbers and texts, packed, see ``guest_types``."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import deflate
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseMultipartGeometry

from campaigns import dates
from campaigns.atlas.document.guest_types import GuestColour, GuestColumn
from geodata import antimeridian

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.document.guest_types import GuestData, GuestRows, GuestShapes, PackedNumbers, PackedTexts
    from campaigns.guests.colouring import LegendEntry
    from campaigns.guests.mapping import Mapping
    from campaigns.guests.placing import GuestLayer

Integers = npt.NDArray[np.int64]

SCALE: Final = 100_000
"""Units per degree: a metre."""
OPEN_START, OPEN_END = -(2**31), 2**31 - 1
"""Days of what has no first, and no last, day."""
POINTS, LINES, AREAS, ARROWS = range(4)
_KINDS = {"Point": POINTS, "LineString": LINES, "LinearRing": LINES, "Polygon": AREAS}
_COORDINATES = ("latitude", "longitude", "coordinates")
"""Roles of columns that are carried as positions."""
_MOST_COLOURS = 2**16
_NO_SHAPE = -1
"""Type that shapely gives of None."""
_LARGE = 2**20
"""Bytes from which the last hundredth is not worth the time."""
_SMALLEST, _QUICKER = 12, 8
"""Levels of compression of libdeflate."""
_SAMPLE = 2**16


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by column, each with an entry for every row.

    Attributes
    ----------
    lines, longitudes, latitudes, starts, ends, colours
        As ``GuestRows`` has them; days of open ends are ``OPEN_START`` and ``OPEN_END``.
    names
        What the rows are called.
    columns
        Title, role and texts of each column that may be shown.
    shapes
        Geometry of each row, EPSG:4326; that of a point may be None.
    arrows
        Which of them are drawn as arrows; None = none.
    """

    lines: Integers
    longitudes: Integers
    latitudes: Integers
    starts: Integers
    ends: Integers
    colours: Integers
    names: list[str]
    columns: list[tuple[str, str, list[str]]]
    shapes: npt.NDArray[np.object_]
    arrows: npt.NDArray[np.bool_] | None = None


def build(layer: GuestLayer) -> GuestData:
    """Pack a layer; everything of it is in the document but the rows that were refused."""
    rows = layer.rows
    shapes = rows.geometry.to_numpy()
    numbers = _placed(layer)
    arrows = layer.arrows
    places = units_of(np.where(arrows, shapely.get_point(shapes, -1), shapes))
    palette = palette_of(layer.legend, rows["colour"])
    number_of = {colour: number for number, colour in enumerate(palette)}
    columns = _columns(layer, numbers)
    packed = packed_rows(
        Rows(
            lines=np.asarray(layer.table.lines)[numbers],
            longitudes=places[:, 0],
            latitudes=places[:, 1],
            starts=days_of(rows["start"], OPEN_START),
            ends=days_of(rows["end"], OPEN_END),
            colours=np.array([number_of.get(colour, 0) for colour in rows["colour"]], dtype=np.int64),
            names=rows["name"].tolist(),
            columns=columns,
            shapes=shapes,
            arrows=arrows,
        )
    )
    return {
        "id": layer.id,
        "title": layer.title,
        "source": layer.source,
        "palette": palette,
        "legend": [GuestColour(entry.label, entry.colour) for entry in layer.legend],
        **packed,
    }


def palette_of(legend: Iterable[LegendEntry], colours: Iterable[str]) -> list[str]:
    """The colours of a legend, and those of rows that have other ones."""
    return list(dict.fromkeys([*(entry.colour for entry in legend), *colours]))[:_MOST_COLOURS]


def units_of(shapes: npt.NDArray[np.object_]) -> Integers:
    """Where geometries are drawn and counted, shape (n, 2): longitude and latitude in units, see ``SCALE``."""
    return units(antimeridian.continued(shapely.get_coordinates(_positions(shapes))))


def packed_rows(rows: Rows, level: int | None = None) -> GuestRows:
    """Pack rows; columns without any text, and that of the names, are left out; ``level`` as of ``of_numbers``."""
    return {
        "count": len(rows.lines),
        "line": of_numbers(rows.lines, level),
        "longitude": of_numbers(rows.longitudes, level),
        "latitude": of_numbers(rows.latitudes, level),
        "start": of_numbers(rows.starts, level),
        "days": of_numbers(rows.ends - rows.starts, level),
        "colour": of_numbers(rows.colours, level),
        "names": of_texts(rows.names, level),
        "columns": [
            GuestColumn(title=title, role=role, texts=of_texts(texts, level))
            for title, role, texts in rows.columns
            if texts != rows.names and any(texts)
        ],
        "shapes": _shapes(rows.shapes, level, rows.arrows),
    }


def of_numbers(values: Iterable[int] | Integers, level: int | None = None) -> PackedNumbers:
    """Pack whole numbers, as they are or as differences, whichever takes less.

    ``level`` is that of compression, as libdeflate has it; by default the smallest result that is worth its time.
    """
    numbers = np.asarray(values if isinstance(values, np.ndarray) else list(values), dtype=np.int64)
    plain, steps = numbers, np.diff(numbers, prepend=0)
    samples = (_planes(each[:_SAMPLE], _width(each)) for each in (plain, steps))
    as_plain, as_steps = (len(deflate.zlib_compress(sample, 1)) for sample in samples)
    chosen = steps if as_steps < as_plain else plain
    width = _width(chosen)
    return {"bytes": width, "steps": chosen is steps, "data": _packed(_planes(chosen, width), level)}


def of_texts(texts: Sequence[str], level: int | None = None) -> PackedTexts:
    """Pack texts, each once where many are the same; ``level`` as of ``of_numbers``."""
    clean = [text.replace("\0", "") for text in texts]
    once = {text: number for number, text in enumerate(dict.fromkeys(clean))}
    if 2 * len(once) > len(clean):
        return {"data": _packed(_joined(clean), level)}
    return {"data": _packed(_joined(once), level), "numbers": of_numbers([once[text] for text in clean], level)}


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


def _packed(data: bytes, level: int | None) -> str:
    level = level or (_SMALLEST if len(data) < _LARGE else _QUICKER)
    return base64.b64encode(deflate.zlib_compress(data, level)).decode("ascii")


def units(degrees: npt.NDArray[np.float64]) -> Integers:
    """Degrees as the document has them, see ``SCALE``."""
    found: Integers = np.round(degrees * SCALE).astype(np.int64)
    return found


def days_of(days: Iterable[dt.date | None], is_open: int) -> Integers:
    """Days as the document has them; ``is_open`` stands for None."""
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


def shown_columns(mapping: Mapping, columns: Iterable[str]) -> list[tuple[str, str]]:
    """Title and role of each column that the card may show: all but those of coordinates."""
    roles = {column: role for role, column in mapping.columns.items()}
    return [(title, roles.get(title, "")) for title in columns if roles.get(title) not in _COORDINATES]


def _columns(layer: GuestLayer, numbers: Integers) -> list[tuple[str, str, list[str]]]:
    """The columns that the card may show as text, of the rows of some numbers."""
    cells = layer.table.columns
    shown = shown_columns(layer.mapping, cells)
    return [(title, role, [cells[title][number] for number in numbers.tolist()]) for title, role in shown]


def _shapes(shapes: npt.NDArray[np.object_], level: int | None, arrows: npt.NDArray[np.bool_] | None) -> GuestShapes:
    """What is no single point, cut into points, lines and areas; the lines of arrows are told from others."""
    rows: list[int] = []
    kinds: list[int] = []
    parts: list[int] = []
    lines: list[int] = []
    positions: list[npt.NDArray[np.float64]] = []
    types = shapely.get_type_id(shapes)
    for row in np.flatnonzero((types != shapely.GeometryType.POINT) & (types != _NO_SHAPE)).tolist():
        simple = [part for part in _simple(shapes[row]) if not part.is_empty]
        for kind in (POINTS, LINES, AREAS):
            same = [part for part in simple if _KINDS[part.geom_type] == kind]
            if not same:
                continue
            rows.append(row)
            kinds.append(ARROWS if arrows is not None and arrows[row] else kind)
            parts.append(len(same))
            for part in same:
                rings = [part.exterior, *part.interiors] if isinstance(part, Polygon) else [part]
                lines.append(len(rings))
                positions += [shapely.get_coordinates(ring) for ring in rings]
    every = np.concatenate([np.empty((0, 2)), *positions])
    return {
        "rows": of_numbers(rows, level),
        "kinds": of_numbers(kinds, level),
        "parts": of_numbers(parts, level),
        "lines": of_numbers(lines, level),
        "lengths": of_numbers([len(each) for each in positions], level),
        "longitudes": of_numbers(units(every[:, 0]), level),
        "latitudes": of_numbers(units(every[:, 1]), level),
    }


def _simple(shape: BaseGeometry) -> list[BaseGeometry]:
    """The points, lines and polygons that a shape is made of, however they are grouped."""
    if isinstance(shape, BaseMultipartGeometry):
        return [simple for part in shape.geoms for simple in _simple(part)]
    return [shape]
