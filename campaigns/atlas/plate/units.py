"""Units in position on the page: each where the scale has room for its size, else what it belonged to.

``web/names/units.ts`` decides the same on a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from matplotlib.patches import Circle

from campaigns import scene
from campaigns.atlas.plate import svg_picture
from campaigns.atlas.plate.label_placement import LabelPlacer, broken, style_of
from campaigns.atlas.plate.levels import LABELS, MARKS
from campaigns.atlas.plate.shown import Shown
from campaigns.formations import ECHELONS
from campaigns.movement import standing as positions_on_ground
from campaigns.symbology import colours, labels, marks, thresholds, unit_symbols

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    import geopandas as gpd

    from campaigns.atlas.plate.canvas import Canvas
    from campaigns.atlas.plate.clutter import Edges
    from campaigns.formations import Formation
    from campaigns.history import History

_TURNS, _DISTANCES = 12, (1.0, 1.7, 2.6, 3.8)
"""Directions in which a symbol gives way, and distances from its point in those at which it stands beside it."""
_GAP = 4.0
"""Points between a symbol and its point."""
_DOT = 1.4
_NAMES = 3.0
"""Points between a symbol and its name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A formation that is to stand at a point of the page, with the kilometres within which it surely stood or 0."""

    formation: Formation
    at: tuple[float, float]
    rank: int
    radius: float


def place(placer: LabelPlacer, rows: gpd.GeoDataFrame, history: History, day: dt.date) -> list[tuple[Standing, Edges]]:
    """Draw the symbols of a day, each over its point or beside it with a leader; gives those that found room."""
    canvas = placer.canvas
    placed = []
    for unit in standing(canvas, rows, history, day):
        svg = unit_symbols.svg(unit_symbols.of_formation(unit.formation), unit.formation.side)
        box = _free_box(placer, unit, svg)
        if box is None:
            continue
        _ring(canvas, unit)
        _leader(canvas, unit, box)
        svg_picture.draw(canvas, svg, box, zorder=LABELS - 1)
        placer.clutter.reserve(box)
        placed.append((unit, box))
    return placed


def name(placer: LabelPlacer, placed: list[tuple[Standing, Edges]]) -> list[Shown]:
    """Write the names of symbols beside them, as far as there is room; gives what the legend explains."""
    shown = []
    for unit, (left, bottom, right, top) in placed:
        formation = unit.formation
        size = labels.spec().ranked["formation"].points.of(unit.rank) * placer.canvas.unit
        text = formation.names.get(placer.language) or formation.name
        style = style_of("formation", size, formation.side)
        middle = ((left + right) / 2, (bottom + top) / 2)
        placer.beside(middle, broken(text, 20), style, (right - left) / 2 + _NAMES * placer.canvas.unit, limit=1.4)
        shown.append(Shown("unit", formation.branch, formation.side))
        if _ring_radius(placer.canvas, unit):
            shown.append(Shown("unit", "unit-uncertain"))
    return shown


def standing(canvas: Canvas, rows: gpd.GeoDataFrame, history: History, day: dt.date) -> list[Standing]:
    """What stands in the frame at its scale, the greatest first; each formation once."""
    own: dict[str, Standing] = {}
    groups: dict[str, list[Standing]] = {}
    for row in rows[rows["layer"] == "unit"].sort_values(["rank", "id"]).to_dict("records"):
        key = scene.formation_of(str(row["id"]))
        formation = history.formations[key]
        point = canvas.plane.points(np.array([[row["geometry"].x, row["geometry"].y]]))[0]
        if not np.isfinite(point).all() or not canvas.plane.holds(point, _GAP * canvas.unit):
            continue
        at = (float(point[0]), float(point[1]))
        unit = Standing(formation, at, int(row["rank"]), _radius(history, row, key, day))
        if _is_drawn(canvas, formation):
            own.setdefault(key, unit)
            continue
        parent = next((above for above in _parents(history, key, day) if _is_drawn(canvas, above)), None)
        if parent:
            groups.setdefault(parent.id, []).append(unit)
    for key, members in groups.items():
        x, y = np.mean([unit.at for unit in members], axis=0)
        own.setdefault(key, Standing(history.formations[key], (float(x), float(y)), members[0].rank, 0.0))
    return sorted(own.values(), key=lambda unit: ECHELONS.index(unit.formation.echelon))


def _is_drawn(canvas: Canvas, formation: Formation) -> bool:
    return thresholds.drawn_in_print(f"unit-{formation.echelon}", canvas.plane.km_per_point)


def _parents(history: History, key: str, day: dt.date) -> Iterator[Formation]:
    """What a formation belonged to on a day, and that in turn, the nearest first."""
    seen = {key}
    while True:
        rows = (row for row in history.orders_of_battle if row.formation == key and row.holds_on(day))
        key = next((row.parent for row in rows if row.parent), "")
        if not key or key in seen:
            return
        seen.add(key)
        yield history.formations[key]


def _radius(history: History, row: dict[str, object], key: str, day: dt.date) -> float:
    """Kilometres within which a unit surely stood on a day."""
    units = history.dossiers[str(row["dossier"])].units
    positions = (position for unit in units if unit.formation == key for position in unit.positions)
    return next(
        (
            positions_on_ground.radius_of(each, history.places)
            for each in positions
            if each.when.earliest <= day <= each.when.latest
        ),
        0.0,
    )


def _free_box(placer: LabelPlacer, unit: Standing, svg: str) -> Edges | None:
    """Where a symbol stands: over its point, else around it, the nearer the better; None where all is taken."""
    scale = labels.spec().unit_symbol.paper_width / unit_symbols.FRAME * placer.canvas.unit
    wide, tall = (each * scale for each in svg_picture.size(svg))
    gap = _GAP * placer.canvas.unit
    around = [(0.0, 0.0)] + [
        (np.cos(turn) * (wide / 2 + gap) * distance, np.sin(turn) * (tall / 2 + gap) * distance)
        for distance in _DISTANCES
        for turn in np.linspace(0, 2 * np.pi, _TURNS, endpoint=False)
    ]
    for right, up in around:
        x, y = unit.at[0] + float(right), unit.at[1] + float(up)
        box = (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
        if placer.clutter.free([box]):
            return box
    return None


def _leader(canvas: Canvas, unit: Standing, box: Edges) -> None:
    """A dot at the point of a symbol that stands beside it, and a fine line to the symbol."""
    x, y = unit.at
    meets = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
    if meets == unit.at:
        return
    colour, drawn = colours.darkened(colours.of_side(unit.formation.side)), labels.spec().leader
    casing = {"colors": colours.of("casing"), "linewidth": drawn.casing, "alpha": drawn.casing_opacity}
    canvas.lines(
        [shapely.LineString([unit.at, meets])], casing, {"colors": colour, "linewidth": drawn.width}, zorder=MARKS
    )
    canvas.add(Circle(unit.at, _DOT * canvas.unit, facecolor=colour, edgecolor="none", zorder=MARKS))


def _ring_radius(canvas: Canvas, unit: Standing) -> float:
    """Radius of the ring of a unit in points; 0 where it tells nothing."""
    radii, points = marks.spec().unit_ring.radii, unit.radius / canvas.plane.km_per_point
    return points if radii.least * canvas.unit < points < radii.most * canvas.unit else 0.0


def _ring(canvas: Canvas, unit: Standing) -> None:
    radius, drawn = _ring_radius(canvas, unit), marks.spec().unit_ring
    if not radius:
        return
    edge = {
        "edgecolor": colours.of_side(unit.formation.side),
        "linewidth": drawn.width * canvas.unit,
        "linestyle": (0, tuple(each / drawn.width for each in drawn.dash)),
        "alpha": drawn.opacity,
    }
    canvas.add(Circle(unit.at, radius, fill=False, zorder=MARKS - 0.2, **edge))
