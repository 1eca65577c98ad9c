"""The ground: the area of Manchukuo, with and without Rehe, and the size of the layers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shapely.geometry import Point

from campaigns import catalogue, scene
from campaigns.atlas.document import folium_map, payload
from geodata import territories
from geodata.measure import report
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.atlas.document.payload_types import Payload
    from geodata.ground import Ground
    from geodata.relief_files import Relief

REFERENCE = 1_286_000
CHENGTEH = Point(117.93, 40.97)


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    whole = _manchukuo(history.ground, dt.date(1940, 1, 1))
    area = report.area_km2(whole)
    print(f"  {'Manchukuo on 1940-01-01':<58} {area:>10,.0f} km²")
    show("difference from 1,286,000 km²", 100 * abs(area - REFERENCE) / REFERENCE, "%", 1)
    before = _manchukuo(history.ground, dt.date(1932, 6, 1))
    without = report.area_km2(before)
    print(f"  {'Manchukuo on 1932-06-01':<58} {without:>10,.0f} km²")
    held = before.contains(CHENGTEH).any(), whole.contains(CHENGTEH).any()
    print(f"  {'Chengteh (Rehe) in it on 1932-06-01, on 1940-01-01':<58} {held[0]!s:>10}, {held[1]}")
    size = sum(path.stat().st_size for path in history.ground.layers.rglob("*") if path.is_file()) / 1e6
    show("layers in the repository", size, "MB", 9)
    sizes = ground_kilobytes(payload.build(history, scene.build(history)), history.ground.relief)
    show("ground part of the whole document", sum(sizes.values()), "kB", 900)
    for name, kilobytes in sizes.items():
        print(f"    {name:<56} {kilobytes:>10.1f} kB")


def ground_kilobytes(content: Payload, picture: Relief) -> dict[str, float]:
    """Kilobytes of the parts of a document that are ground, compressed as they are in it, and of the relief."""
    parts = {
        "geometry": content["groundLines"],
        "features": [feature for feature in content["features"] if not feature["dossier"]],
        "water": content["ground"],
        "notes": content["notes"],
    }
    relief = -(-picture.path.stat().st_size // 3) * 4
    return {name: len(folium_map.packed(part)) / 1000 for name, part in parts.items()} | {"relief": relief / 1000}


def _manchukuo(ground: Ground, day: dt.date) -> gpd.GeoDataFrame:
    frame = territories.on(ground, day)
    return frame[frame["name"] == "Manchukuo"]
