"""Phases of events on the page: smaller marks, where a map is close enough and the event's own mark does not stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from campaigns.atlas.plate import marks
from campaigns.atlas.plate.levels import MARKS
from campaigns.atlas.plate.shown import Shown
from campaigns.scene import phase_of
from campaigns.symbology import colours, legend, thresholds
from campaigns.symbology import marks as symbology_marks

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.plate.label_placement import LabelPlacer
    from campaigns.history import History

_RING = 1.25
"""Radii of a mark within which no name stands."""


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
    plane, unit = canvas.plane, canvas.unit
    shown: list[Shown] = []
    for row in rows[rows["layer"] == "phase"].sort_values(["rank", "id"]).to_dict("records"):
        point = plane.points(np.array([[row["geometry"].x, row["geometry"].y]]))[0]
        if not np.isfinite(point).all() or not plane.holds(point, 4 * unit):
            continue
        at = (float(point[0]), float(point[1]))
        rank, kind = int(row["rank"]), str(row["kind"])
        size = symbology_marks.phase_radius(rank) * unit
        uncertain = phase_of(str(row["id"]), history).when.vague or row["certainty"] == "low"
        colour, mark = colours.of_side(str(row["side"])), symbology_marks.of_kind(kind)
        marks.draw(canvas, mark, at, size, colour, uncertain=uncertain, zorder=MARKS - rank / 100)
        reach = size * _RING
        placer.clutter.reserve((at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach))
        shown += [Shown("phase", kind), Shown("event", kind)]
        shown += [Shown("event", legend.DAY_UNCERTAIN)] if uncertain else []
    return shown
