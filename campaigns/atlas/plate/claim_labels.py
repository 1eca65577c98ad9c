"""Whose claim a line is, written along it as on a screen: close up, where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shapely

from campaigns.atlas.plate.label_placement import LabelPlacer, smooth_run, style_of
from campaigns.symbology import claims, thresholds
from campaigns.symbology import labels as symbology_labels
from geodata import powers

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

_KIND: Final = "claim"
_RUNS = 3
"""Stretches of a line that are tried, the longest first."""


def write(placer: LabelPlacer, rows: gpd.GeoDataFrame) -> None:
    """Name the lines of claims among the rows of a day, once for each."""
    plane, unit = placer.canvas.plane, placer.canvas.unit
    if not thresholds.drawn_in_print("claim-name", plane.km_per_point):
        return
    lines = rows[(rows["layer"] == _KIND) & (rows["kind"] == _KIND) & rows["side"].isin(powers.by_name())]
    for side, geometry in zip(lines["side"], lines.geometry, strict=True):
        text_style = style_of(_KIND, symbology_labels.spec().ranked[_KIND].points.of(1) * unit, str(side))
        text = claims.name_of(str(side), placer.language)
        runs = _runs(plane.cut(plane.project(geometry)))
        next(
            (run for run in runs if placer.along(smooth_run(run), text, text_style, above=2.2 * unit, limit=0.55)), None
        )


def _runs(line: BaseGeometry) -> list[shapely.LineString]:
    parts = shapely.get_parts(shapely.line_merge(line) if line.geom_type == "MultiLineString" else line).ravel()
    found = [part for part in parts if part.geom_type == "LineString"]
    return sorted(found, key=lambda run: -float(run.length))[:_RUNS]
