"""Measures the ground against the literature: ``python -m geodata report``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import shapely

from geodata import borders, islands, layer_files, territories
from geodata.projections import EQUAL_AREA

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd

YARDSTICK_DAY = date(1940, 1, 1)

EXPECTED = {
    "Manchukuo": (1_286_000, 0.5),
    "Mongolian People's Republic": (1_564_700, 0.5),
    "Korea": (220_800, 1.0),
    "Tuva": (169_400, 0.5),
    "Karafuto": (33_500, 1.5),
    "Kwantung Leased Territory": (3_454, 3.0),
}
"""Name of a territory in 1940: square kilometres measured on other geometry, and allowed difference in percent."""

KURILS = (10_503, 2.0)
"""Area of the Kurils in the literature, square kilometres, and allowed difference in percent."""

_NOT_KURILS = frozenset({"moneron", "tyuleniy"})


def area_km2(frame: gpd.GeoDataFrame) -> float:
    """Area of all geometries in square kilometres, in the equal-area projection of the region."""
    return float(frame.to_crs(EQUAL_AREA).area.sum()) / 1e6


def overlaps(frame: gpd.GeoDataFrame) -> list[str]:
    """Pairs of rows whose insides meet, as ``first / second``."""
    shapes: Sequence[shapely.Geometry] = frame.geometry.to_numpy()
    names = [str(name) for name in frame["id"]]
    first, second = shapely.STRtree(shapes).query(shapes, predicate="overlaps")
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    return [f"{names[a]} / {names[b]}" for a, b in pairs if a < b]


def _measured(name: str, found: float, expected: float, allowed: float) -> tuple[str, bool]:
    difference = (found - expected) / expected * 100
    sound = abs(difference) <= allowed
    verdict = "" if sound else f"  more than {allowed} %"
    return f"{name:<30}{found:>13,.0f} km²  expected {expected:>11,.0f}  {difference:+.2f} %{verdict}", sound


def lines() -> tuple[list[str], bool]:
    """Lines of the report, and whether everything is within bounds."""
    day = territories.on(YARDSTICK_DAY)
    ruled = day[day["layer"] == "territory"]
    told, all_sound = [f"Areas on {YARDSTICK_DAY} (Albers equal-area)"], True
    for name, (expected, allowed) in EXPECTED.items():
        text, sound = _measured(name, area_km2(ruled[ruled["name"] == name]), expected, allowed)
        told.append(text)
        all_sound &= sound
    outlines = islands.outlines()
    kurils = outlines[~outlines["id"].isin(_NOT_KURILS)]
    text, sound = _measured(f"Kurils ({len(kurils)} islands)", area_km2(kurils), *KURILS)
    told.append(text)
    clashes = overlaps(territories.cells())
    mistakes = [*territories.problems(), *islands.problems(), *borders.problems()]
    told += ["", f"Overlapping cells: {len(clashes)}", *clashes, f"Mistakes in the tables: {len(mistakes)}"]
    told += [*map(str, mistakes), "", "Layers"]
    files = sorted(path for path in layer_files.FOLDER.iterdir() if path.is_file())
    told += [f"{path.stat().st_size:>12,} bytes  {path.name}" for path in files]
    told.append(f"{sum(path.stat().st_size for path in files):>12,} bytes  together")
    return told, all_sound and sound and not clashes and not mistakes
