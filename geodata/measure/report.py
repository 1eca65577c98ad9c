"""Measures the ground: ``python -m geodata report``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import shapely

from geodata import borders, concessions, dated_table, disputed, frontiers, islands, railways, territories
from geodata.errors import GroundError
from geodata.measure import coverage, detail_check, gazetteer_check, yardstick
from geodata.projections import areas_km2

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    import geopandas as gpd

    from geodata.gazetteer import Place
    from geodata.ground import Ground
    from geodata.problems import Problem

YARDSTICK_DAY = date(1940, 1, 1)

EXPECTED = {
    "Manchukuo": (1_286_000, 0.5),
    "Mongolian People's Republic": (1_564_700, 0.5),
    "Korea": (220_800, 0.5),
    "Tuva": (169_400, 0.5),
    "Karafuto": (33_500, 1.5),
    "Kwantung Leased Territory": (3_454, 3.0),
}
"""Name of a territory in 1940: square kilometres measured on other geometry, and allowed difference in percent."""

KURILS = (10_503, 1.5)
"""Area of the Kurils in the literature, square kilometres, and allowed difference in percent."""

LARGEST_OVERLAP_KM2, LARGEST_GAP_PERCENT = 1.0, 0.1
LAYERS_MB = 9.0
MEDIAN_KM = 3.0
DETAIL_MEDIAN_M = 150.0
"""Metres that half of a shore or river may be off its source."""
HEIGHT_M = 5.0
"""Metres by which the height of a hill may differ from what a source gives."""
YARDSTICK_MEDIAN_KM, YARDSTICK_HIGHEST_KM = 4.0, 20.0

_HOKKAIDO_EAST = 145.3
"""Degrees; the islands of the layer that lie east of it are the Kurils."""
_PARTS = (territories, borders, islands, railways, concessions)

Lines = Iterator[tuple[str, bool]]
"""Lines of a report, each with whether what it says is as it should be."""


def area_km2(frame: gpd.GeoDataFrame) -> float:
    """Area of all geometries in square kilometres, in the equal-area projection of the region."""
    return sum(areas_km2(frame.geometry))


def kurils(ground: Ground) -> gpd.GeoDataFrame:
    """Outlines of the islands between Hokkaido and Kamchatka; columns as ``islands.outlines``."""
    outlines = islands.outlines(ground)
    return outlines[outlines.bounds["minx"] > _HOKKAIDO_EAST]


def areas(ground: Ground) -> list[tuple[str, float, float, float]]:
    """Name, measured, expected (both square kilometres) and allowed difference (percent) of each land compared."""
    day = territories.on(ground, YARDSTICK_DAY)
    ruled = day[day["layer"] == "territory"]
    found = [(name, area_km2(ruled[ruled["name"] == name]), *EXPECTED[name]) for name in EXPECTED]
    chain = kurils(ground)
    return [*found, (f"Kurils ({len(chain)} islands)", area_km2(chain), *KURILS)]


def _areas(ground: Ground) -> Lines:
    yield f"Areas on {YARDSTICK_DAY} (Albers equal-area)", True
    for name, found, expected, allowed in areas(ground):
        difference = (found - expected) / expected * 100
        within = abs(difference) <= allowed
        verdict = f"(allowed {allowed} %)" if within else f"more than {allowed} %"
        yield f"  {name:<30}{found:>13,.0f} km²  reference {expected:>11,.0f}  {difference:+.2f} % {verdict}", within
    yield "Official figures of the time", True
    for row in ground.official_areas:
        yield f"  {row.territory:<30}{row.km2:>13,.0f} km²  {row.year:<9} {row.source}: {row.note}", True


def _days(ground: Ground) -> Lines:
    days = coverage.measure(ground)
    overlap = max(days, key=lambda day: day.overlap_km2)
    gap = max(days, key=lambda day: abs(day.uncovered_percent))
    yield f"Days on which a territory or island changes hands: {len(days)}, {days[0].day} to {days[-1].day}", True
    text = f"  largest overlap {overlap.overlap_km2:.6f} km² on {overlap.day} (limit {LARGEST_OVERLAP_KM2})"
    yield text, overlap.overlap_km2 <= LARGEST_OVERLAP_KM2
    text = f"  largest gap {gap.uncovered_km2:.3f} of {gap.land_km2:,.0f} km² of land in the region, "
    text += f"{gap.uncovered_percent:.5f} %, on {gap.day} (limit {LARGEST_GAP_PERCENT} %)"
    yield text, abs(gap.uncovered_percent) <= LARGEST_GAP_PERCENT
    frames = {part.__name__.rpartition(".")[2]: part.load(ground) for part in (*_PARTS, frontiers, disputed)}
    wrong = [f"{name}: {row}" for name, frame in frames.items() for row in frame[~frame.geometry.is_valid]["id"]]
    count = sum(len(frame) for frame in frames.values())
    yield f"  geometries: {count} rows, {len(wrong)} not valid {' '.join(wrong)}", not wrong


def _places(ground: Ground, places: Mapping[str, Place], problems: Collection[Problem]) -> Lines:
    yield f"Gazetteer: {len(places)} places, {len(problems)} mistakes", not problems
    try:
        found = gazetteer_check.differences(places.values())
    except GroundError as error:
        yield f"  not compared with GeoNames: {error}", True
    else:
        median = gazetteer_check.median_km(found)
        text = f"  GeoNames has {len(found)}: median difference {median:.2f} km (limit {MEDIAN_KM})"
        yield text, median <= MEDIAN_KM
        far = [entry for entry in found if entry.distance_km > gazetteer_check.FAR_KM]
        for entry in sorted(far, key=lambda entry: -entry.distance_km):
            note = entry.place.note if entry.explained else "NOT EXPLAINED"
            yield f"  {entry.distance_km:6.1f} km  {entry.place.id} ({entry.name}): {note}", entry.explained
    lost = gazetteer_check.in_the_sea(places.values(), ground)
    names = ", ".join(place.id for place in lost)
    yield f"  in the sea though no sea places: {len(lost)} {names}", not lost


def _tables(ground: Ground) -> Lines:
    yield "Tables", True
    for part in _PARTS:
        rows, _ = ground.table(part.TABLE)
        levels = Counter(row.certainty for row in rows)
        known = ", ".join(f"{levels[level]} {level}" for level in dated_table.CERTAINTIES)
        unverified = sum(row.sources.strip() == "atlas-unverified" for row in rows)
        yield f"  {part.TABLE.file:<26}{len(rows):>5} rows: {known}; {unverified} not verified", True
    wrong = (problem for part in (*_PARTS, disputed) for problem in part.problems(ground))
    mistakes = [*wrong, *ground.official_area_problems]
    yield f"  mistakes: {len(mistakes)}", not mistakes
    yield from ((f"  {problem}", False) for problem in mistakes)


def _layers(ground: Ground) -> Lines:
    files = sorted(path for path in ground.layers.rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files)
    yield f"Layers: {size / 1e6:.2f} MB (limit {LAYERS_MB:g})", size <= LAYERS_MB * 1e6
    yield from ((f"  {path.stat().st_size:>10,} bytes  {path.relative_to(ground.layers)}", True) for path in files)


def _sheets(ground: Ground) -> Lines:
    yield f"Battlefield sheets: {len(ground.sheets)}", not ground.sheet_problems
    for each in ground.sheets:
        files = [path for path in each.relief.path.parent.iterdir() if _is_of(path, each.sheet.id)]
        size = sum(path.stat().st_size for path in files)
        points = sum(shapely.get_num_coordinates(layer.shapes).sum() for layer in each.layers.values())
        text = f"{size:>10,} bytes, of these {each.relief.path.stat().st_size:,} of the picture, {points:,} vertices"
        yield f"  {each.sheet.id}: {text}", True
    yield from ((f"  {problem}", False) for problem in ground.sheet_problems)


def _is_of(path: Path, sheet: str) -> bool:
    return path.stem == sheet or path.stem.rpartition("-")[0] == sheet


def _detail(ground: Ground) -> Lines:
    yield f"Shores and rivers of the battlefields: distance from their sources (limit {DETAIL_MEDIAN_M:g} m)", True
    for found in detail_check.shores_and_rivers(ground):
        if isinstance(found, str):
            yield f"  {found}: not drawn", False
            continue
        text = f"median {found.median:.0f} m, nine of ten points within {found.ninety:.0f} m"
        yield f"  {found.name}, {found.kilometres:.0f} km: {text}", found.median <= DETAIL_MEDIAN_M


def _heights(ground: Ground, places: Mapping[str, Place]) -> Lines:
    hills, mistakes = ground.heights(places)
    agreeing = detail_check.agreeing(hills, HEIGHT_M)
    yield f"Hills: {len(hills)}, {len(agreeing)} with a height within {HEIGHT_M:g} m of all its sources", not mistakes
    for hill in hills:
        if hill.metres is not None:
            others = "".join(f", {metres:g} m ({key})" for metres, key in hill.others)
            text = f"{hill.metres:g} m ({hill.sources}){others}"
            yield f"  {hill.name}: {text}, {hill.certainty} certainty", hill in agreeing
    yield from ((f"  {problem}", False) for problem in mistakes)


def _against(name: str, measured: Collection[yardstick.Distance]) -> Lines:
    yield f"Against {name}: distance from every kilometre of its lines to our border", True
    limits = f"limits {YARDSTICK_MEDIAN_KM:g} and {YARDSTICK_HIGHEST_KM:g}"
    for found in measured:
        within = found.median <= YARDSTICK_MEDIAN_KM and found.highest <= YARDSTICK_HIGHEST_KM
        text = f"  {found.name}: median {found.median:.1f} km, highest {found.highest:.1f} km "
        yield text + f"at {found.where[0]:.2f}, {found.where[1]:.2f} ({limits})", within


def lines(
    ground: Ground,
    places: Mapping[str, Place],
    problems: Collection[Problem] = (),
    against: Path | None = None,
) -> Lines:
    """Lines of the report, each with whether it is within bounds.

    Parameters
    ----------
    ground, places
        What is measured; the places by id.
    problems
        What is wrong with the gazetteer.
    against
        GeoJSON of another drawing of Manchukuo's border to compare with.

    Raises
    ------
    MistakeError
        Before the first line, when ``against`` cannot be read.
    """
    measured = yardstick.against(against, ground) if against else []
    yield from _areas(ground)
    yield from _days(ground)
    yield from _places(ground, places, problems)
    yield from _tables(ground)
    yield from _layers(ground)
    yield from _sheets(ground)
    yield from _detail(ground)
    yield from _heights(ground, places)
    if against:
        yield from _against(against.name, measured)
