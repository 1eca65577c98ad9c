"""Names of lands in spaced capitals, each where its land on the map is widest and emptiest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from campaigns.atlas.plate import battlefield
from campaigns.atlas.plate.clutter import CELL, Edges, summed
from campaigns.atlas.plate.label_placement import LabelPlacer, broken, style_of
from campaigns.symbology import labels

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from campaigns.atlas.plate.projection import Array

_FILLS = 0.55
"""Share of the width of a land's part on the map that its name takes at most."""
_COVERED = 0.985
"""Share of a name's box that must lie on the land."""
_STEP = 9.0
"""Points between places that are tried."""
_ROOM = 3.0
"""Points a name keeps from the edges of its land, on A3."""
_CLOSE = 10.0
"""Size of a name on a battle map, points on A3: there the ground is the matter, not whose it is."""
_WORST = 0.95
"""Fuller or farther from the middle than this a name is made smaller."""


def write(placer: LabelPlacer, rows: gpd.GeoDataFrame) -> None:
    """Name the territories of a day, the largest on the map first."""
    plane, names = placer.canvas.plane, placer.canvas.ground.land_names
    projected = [(plane.project(row["geometry"]), row) for row in rows[rows["layer"] == "territory"].to_dict("records")]
    for shape, row in sorted(projected, key=lambda pair: -pair[0].area):
        if shape.is_empty:
            continue
        land = names.get(str(row["name"]))
        name = land.in_language(placer.language) if land else str(row["name"])
        capitals = labels.spec().labels["land"].capitals
        _name(placer, shape, name.upper() if capitals else name, str(row["side"]))


def _name(placer: LabelPlacer, shape: BaseGeometry, name: str, side: str) -> None:
    plane, unit = placer.canvas.plane, placer.canvas.unit
    mask = placer.clutter.mask(shape)
    cells = np.flatnonzero(mask.any(axis=0))
    if not len(cells):
        return
    wide = (cells[-1] - cells[0]) * CELL
    sums = summed(mask)
    covered = float(mask.sum()) * CELL * CELL
    frame = (plane.right - plane.left) * (plane.top - plane.bottom)
    close = battlefield.page_zoom(placer.canvas) > labels.spec().land.max_zoom
    largest = _CLOSE if close else 12.0 + 28.0 * (covered / frame) ** 0.5
    for size in labels.spec().sized["land"].points:
        if size > largest:
            continue
        for lines in ([name], broken(name, 12)) if " " in name else ([name],):
            text_style = style_of("land", size * unit, side)
            block = placer.block(lines, text_style)
            if block[0] > _FILLS * wide and size > 11:  # noqa: PLR2004 - a small name may fill its land
                continue
            box = _best(placer, sums, block, middle=_middle(mask, placer))
            if box is not None:
                placer.at(box, lines, text_style)
                return


def _middle(mask: npt.NDArray[np.bool_], placer: LabelPlacer) -> tuple[float, float]:
    rows, columns = np.nonzero(mask)
    plane = placer.canvas.plane
    return plane.left + float(columns.mean()) * CELL, plane.bottom + float(rows.mean()) * CELL


def _best(
    placer: LabelPlacer,
    sums: Array,
    block: tuple[float, float],
    middle: tuple[float, float],
) -> Edges | None:
    """The box on the land that is emptiest and nearest its middle."""
    plane, clutter = placer.canvas.plane, placer.clutter
    left, bottom = (
        grid.ravel()
        for grid in np.meshgrid(
            np.arange(plane.left + 8, plane.right - block[0] - 8, _STEP),
            np.arange(plane.bottom + 8, plane.top - block[1] - 8, _STEP),
        )
    )
    boxes = np.column_stack([left, bottom, left + block[0], bottom + block[1]])
    room = np.array([-_ROOM, -_ROOM, _ROOM, _ROOM]) * placer.canvas.unit
    boxes = boxes[clutter.means(boxes + room, sums) >= _COVERED] if len(boxes) else boxes
    if not len(boxes):
        return None
    off = np.hypot((boxes[:, 0] + boxes[:, 2]) / 2 - middle[0], (boxes[:, 1] + boxes[:, 3]) / 2 - middle[1])
    cost = 2.4 * clutter.means(boxes) + 0.7 * off / (plane.right - plane.left)
    for number in np.argsort(cost):
        box = (float(boxes[number, 0]), float(boxes[number, 1]), float(boxes[number, 2]), float(boxes[number, 3]))
        if cost[number] >= _WORST:
            return None
        if clutter.free([box]):
            return box
    return None
