"""Phases of events on the page: smaller marks, where a map is close enough and the event's own mark does not stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from campaigns.atlas.plate import marks
from campaigns.atlas.plate.label_placement import broken, style_of
from campaigns.atlas.plate.levels import MARKS
from campaigns.atlas.plate.shown import Shown
from campaigns.scene import phase_of
from campaigns.symbology import colours, labels, legend, thresholds
from campaigns.symbology import marks as symbology_marks

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    import geopandas as gpd

    from campaigns.atlas.plate.label_placement import LabelPlacer
    from campaigns.history import History

_RING = 1.25
"""Radii of a mark within which no name stands."""
_GAP = 2.0
"""Points on A3 between a mark and its name."""
_LINE = 20
"""Letters from which on a name has two lines."""
_LIMIT = 0.5
"""How much a name may lie on that it should rather not, as that of a small place."""


def drawn(rows: gpd.GeoDataFrame, km_per_point: float) -> gpd.GeoDataFrame:
    """Rows of a day without the phases that a map does not draw.

    Parameters
    ----------
    rows
        Rows of the scene valid on one day, EPSG:4326.
    km_per_point
        Kilometres of ground in a point of the map, on which depends from which rank on phases are drawn.
    """
    events = rows[rows["layer"] == "event"]
    marked = {(row.dossier, row.geometry.wkb) for row in events.itertuples()}
    phases = rows[rows["layer"] == "phase"]
    hidden = [
        row.Index
        for row in phases.itertuples()
        if (row.dossier, row.geometry.wkb) in marked
        or not thresholds.drawn_in_print("phase", km_per_point, int(row.rank))
    ]
    return rows.drop(index=hidden)


def draw(placer: LabelPlacer, rows: gpd.GeoDataFrame, history: History) -> list[Shown]:
    """Draw the marks of the phases among rows of a day, below those of events; gives what the legend explains."""
    canvas = placer.canvas
    shown: list[Shown] = []
    for row, at in _within(placer, rows):
        rank, kind = int(row["rank"]), str(row["kind"])
        size = symbology_marks.phase_radius(rank) * canvas.unit
        uncertain = phase_of(str(row["id"]), history).when.vague or row["certainty"] == "low"
        colour, mark = colours.of_side(str(row["side"])), symbology_marks.of_kind(kind)
        marks.draw(canvas, mark, at, size, colour, uncertain=uncertain, zorder=MARKS - rank / 100)
        reach = size * _RING
        placer.clutter.reserve((at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach))
        shown += [Shown("phase", kind), Shown("event", kind)]
        shown += [Shown("event", legend.DAY_UNCERTAIN)] if uncertain else []
    return shown


def name(placer: LabelPlacer, rows: gpd.GeoDataFrame) -> None:
    """Write the names of the phases among rows of a day for which there is room, the most important first."""
    unit = placer.canvas.unit
    for row, at in _within(placer, rows):
        rank = int(row["rank"])
        if not thresholds.drawn_in_print("phase-name", placer.canvas.plane.km_per_point, rank):
            continue
        text_style = style_of("phase", labels.spec().ranked["phase"].points.of(rank) * unit, str(row["side"]))
        gap = symbology_marks.phase_radius(rank) * unit + _GAP * unit
        placer.beside(at, broken(str(row["name"]), _LINE), text_style, gap, _LIMIT)


def _within(placer: LabelPlacer, rows: gpd.GeoDataFrame) -> Iterator[tuple[dict[Hashable, Any], tuple[float, float]]]:
    """The phases among rows that lie on the map, with their place on the page, the most important first."""
    plane, unit = placer.canvas.plane, placer.canvas.unit
    for row in rows[rows["layer"] == "phase"].sort_values(["rank", "id"]).to_dict("records"):
        point = plane.points(np.array([[row["geometry"].x, row["geometry"].y]]))[0]
        if np.isfinite(point).all() and plane.holds(point, 4 * unit):
            yield row, (float(point[0]), float(point[1]))
