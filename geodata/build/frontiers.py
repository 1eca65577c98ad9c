"""Where two cells meet: every stretch of border that ever was or could be, with what its line rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geodata.ground import REGION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geodata.build.cuts import Cut

_BESIDE = 0.0002
"""Degrees; a stretch this near to a line was cut along it (both stand on a grid of half this)."""
_SHORTEST = 0.003
"""Degrees; what is shorter is a seam."""
_MODERN = {"precision_km": 2.0, "source": "natural-earth", "note": "State border of today, Natural Earth 1:10m"}
_COARSE = {"precision_km": 20.0, "source": "natural-earth", "note": "State border of today, Natural Earth 1:50m"}

Row = tuple["Mapping[str, object]", shapely.Geometry]


def _lines_of(shape: shapely.Geometry) -> shapely.MultiLineString:
    """The lines of any geometry, joined where they meet."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, shapely.LineString)]
    joined = shapely.line_merge(shapely.union_all(parts)) if parts else shapely.MultiLineString()
    return shapely.MultiLineString([line for line in shapely.get_parts(joined) if line.length >= _SHORTEST])


def _pairs(cells: Mapping[str, shapely.Geometry]) -> Iterable[tuple[str, str, shapely.Geometry]]:
    """Neighbours, each pair once in alphabetical order, with the line they share."""
    names, shapes = list(cells), list(cells.values())
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for a, b in sorted(zip(first.tolist(), second.tolist(), strict=True)):
        if a < b:
            shared = _lines_of(shapely.intersection(shapely.boundary(shapes[a]), shapely.boundary(shapes[b])))
            if not shared.is_empty:
                yield names[a], names[b], shared


def rows(cells: Mapping[str, shapely.Geometry], cuts: Sequence[Cut]) -> list[Row]:
    """Each stretch between two cells along one line.

    Returns
    -------
    list
        Properties ``id, cells, line, precision_km, source, note`` and the line, EPSG:4326, sorted by id. ``line`` is
        the id of the line it was cut along, ``today`` for a state border of today.
    """
    beside = [(cut, shapely.buffer(cut.geometry, _BESIDE, quad_segs=1, cap_style="square")) for cut in cuts]
    found: dict[str, Row] = {}

    def add(pair: tuple[str, str], line: str, properties: Mapping[str, object], shape: shapely.Geometry) -> None:
        stretch = _lines_of(shape)
        if stretch.is_empty:
            return
        name = f"{pair[0]}--{pair[1]}--{line}"
        known = [found[name][1]] if name in found else []
        joined = _lines_of(shapely.union_all([*known, stretch]))
        found[name] = ({"id": name, "cells": " ".join(pair), "line": line, **properties}, joined)

    for a, b, shared in _pairs(cells):
        rest = shared
        for cut, strip in beside:
            if not shapely.intersects(strip, rest):
                continue
            along = shapely.intersection(rest, strip)
            properties = {"precision_km": cut.precision_km, "source": cut.source, "note": cut.note}
            add((a, b), cut.id, properties, along)
            rest = shapely.difference(rest, strip)
        add((a, b), "today", _MODERN, shapely.intersection(rest, REGION))
        add((a, b), "today-coarse", _COARSE, shapely.difference(rest, REGION))
    return [found[name] for name in sorted(found)]
