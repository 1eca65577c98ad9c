"""The ground: the area of Manchukuo, with and without Rehe, and the size of the layers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from shapely.geometry import Point

from geodata import layer_files, report, territories
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    import geopandas as gpd

REFERENCE = 1_286_000
CHENGTEH = Point(117.93, 40.97)


def run() -> None:
    """Print the figures."""
    whole = _manchukuo(dt.date(1940, 1, 1))
    area = report.area_km2(whole)
    print(f"  {'Manchukuo on 1940-01-01':<58} {area:>10,.0f} km²")
    show("difference from 1,286,000 km²", 100 * abs(area - REFERENCE) / REFERENCE, "%", 1)
    before = _manchukuo(dt.date(1932, 6, 1))
    without = report.area_km2(before)
    print(f"  {'Manchukuo on 1932-06-01':<58} {without:>10,.0f} km²")
    held = before.contains(CHENGTEH).any(), whole.contains(CHENGTEH).any()
    print(f"  {'Chengteh (Rehe) in it on 1932-06-01, on 1940-01-01':<58} {held[0]!s:>10}, {held[1]}")
    size = sum(path.stat().st_size for path in Path(layer_files.FOLDER).iterdir()) / 1e6
    show("layers in the repository", size, "MB", 6)


def _manchukuo(day: dt.date) -> gpd.GeoDataFrame:
    frame = territories.on(day)
    return frame[frame["name"] == "Manchukuo"]
