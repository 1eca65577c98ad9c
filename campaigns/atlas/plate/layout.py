"""Where the map and what is around it stand on a sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.atlas.plate import graticule
from campaigns.atlas.plate.paper import LEAST_TYPE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from campaigns.atlas.plate.clutter import Edges
    from campaigns.atlas.plate.paper import Paper

MARGIN = 30.0
"""Points on A3 around the page."""
_HEADING, _PANEL, _GUTTER = 64.0, 168.0, 16.0
"""Points on A3: above the map, width of the panel beside it, and the space between."""
SOURCE_LINES, LEADING = 3, 1.28
"""Lines of sources below the map, and from one to the next in sizes of their type."""
_SOURCES, _LEAST_SOURCES = 30.0, LEAST_TYPE * (SOURCE_LINES * LEADING + 1)
"""Points below the map for the sources: on A3, and on any sheet."""
_STRIP, _COLUMN = 190.0, 158.0
"""Points on A3: least height of the panel below the map of an upright sheet, and least width of its columns."""

LONGEST = 252.0
_STRIPS = (0.0, *range(48, int(LONGEST), 6), LONGEST)
"""Points on A3 that columns below the map can be long, none or as long as what they are to hold."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame of the map and the columns of the panel, in the order in which they are filled; points."""

    frame: Edges
    columns: list[Edges]


def of(paper: Paper, strip: float = 0.0) -> Layout:
    """The layout of a sheet, ``strip`` points of it given to columns below the map beside what there is without."""
    unit = paper.unit
    margin, neat, gap = MARGIN * unit, graticule.NEAT * unit, _GUTTER * unit
    top = paper.height - margin - _HEADING * unit
    bottom = margin + max(_SOURCES * unit, _LEAST_SOURCES)
    left, right = margin, paper.width - margin
    beside: list[Edges] = []
    if paper.portrait:
        strip += _STRIP * unit
    else:
        beside = [(right - _PANEL * unit, bottom, right, top)]
        right = beside[0][0] - gap
    below = _below((left, bottom, right, bottom + strip), unit) if strip else []
    floor = bottom + strip + (gap if strip else 0.0)
    return Layout((left + neat, floor + neat, right - neat, top - neat), beside + below)


def _below(edges: Edges, unit: float) -> list[Edges]:
    left, bottom, right, top = edges
    gap = _GUTTER * unit
    count = max(2, int((right - left) / (_COLUMN * unit)))
    wide = (right - left - gap * (count - 1)) / count
    return [(left + number * (wide + gap), bottom, left + number * (wide + gap) + wide, top) for number in range(count)]


def flow(columns: Sequence[Edges], heights: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Lay blocks into columns, one below the other.

    Parameters
    ----------
    heights
        Of each block its own height, and that of the blocks that begin with it and should stand in one column: where
        they do not fit into what is left of one, they begin the next.

    Returns
    -------
    list
        Upper left corner of each block, of the first that fit.
    """
    places: list[tuple[float, float]] = []
    number = 0
    y = columns[0][3]
    for height, together in heights:
        if y - max(height, together) < columns[number][1] and y < columns[number][3] and number + 1 < len(columns):
            number += 1
            y = columns[number][3]
        while y - height < columns[number][1]:
            number += 1
            if number == len(columns):
                return places
            y = columns[number][3]
        places.append((columns[number][0], y))
        y -= height
    return places


def strip_for(paper: Paper, heights: Sequence[tuple[float, float]]) -> float:
    """Points of columns below the map that blocks of these heights need to find room; 0 where they do without."""
    strips: list[float] = [strip * paper.unit for strip in _STRIPS]
    return next((each for each in strips if len(flow(of(paper, each).columns, heights)) == len(heights)), strips[-1])
