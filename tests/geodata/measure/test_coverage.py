"""Every piece of land has one holder on every day, and where it has not the measure shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geodata import holdings, islands, territories
from geodata.measure import report
from geodata.measure.coverage import Coverage, change_days
from tests.geodata.shipped import GROUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.dated_table import Row
    from geodata.measure.coverage import DayCover

pytestmark = pytest.mark.slow
TUVA_KM2 = report.EXPECTED["Tuva"][0]
JOINED = date(1944, 10, 11)
"""First day of Tuva in the Soviet Union."""

Measure = Callable[["Sequence[Row]"], "list[DayCover]"]


def soviet_tuva() -> Row:
    [row] = [row for row in territories.valid_rows(GROUND) if row.geometry_ids == ("tuva",) and row.start == JOINED]
    return row


@pytest.fixture(scope="module")
def measure() -> Measure:
    """Measures rows of territories, with the islands as they ship."""
    coverage = Coverage(GROUND)
    return lambda rows: coverage.by_day(rows, holdings.valid_rows(GROUND, islands.TABLE))


def test_limits_hold_on_every_day_of_change(measure: Measure) -> None:
    days = measure(territories.valid_rows(GROUND))
    assert {date(1904, 1, 1), date(1932, 3, 1), date(1933, 3, 4), JOINED, date(1945, 8, 19)} <= {d.day for d in days}
    for day in days:
        assert day.overlap_km2 <= report.LARGEST_OVERLAP_KM2, day
        assert day.uncovered_percent <= report.LARGEST_GAP_PERCENT, day


def test_a_row_cut_out_leaves_land_uncovered(measure: Measure) -> None:
    # A real bug: the coverage projects the region's long edges on 25° N and 65° N as chords, so that the land it
    # counts (22.8 million km²) is 1.25 million km² less than its pieces (24.06): no smaller gap can ever show.
    days = measure([row for row in territories.valid_rows(GROUND) if row != soviet_tuva()])
    for day in days:
        expected = 0 if day.day < JOINED else TUVA_KM2
        # Five islets and slivers of the coast, 2 km² in all, lie in no cell.
        assert day.uncovered_km2 == pytest.approx(expected, rel=0.01, abs=3), day
    assert JOINED in {day.day for day in days}


def test_land_held_twice_is_an_overlap(measure: Measure) -> None:
    rows = [*territories.valid_rows(GROUND), replace(soviet_tuva(), id="tuva-again", holder="China")]
    days = measure(rows)
    assert JOINED in {day.day for day in days}
    for day in days:
        expected = 0 if day.day < JOINED else TUVA_KM2
        assert day.overlap_km2 == pytest.approx(expected, rel=0.01, abs=1), day
        assert day.uncovered_percent <= report.LARGEST_GAP_PERCENT


def test_an_occupation_neither_covers_nor_overlaps(measure: Measure) -> None:
    rows = territories.valid_rows(GROUND)
    ruled = [row for row in rows if row.layer == "territory"]
    assert len(ruled) < len(rows)
    assert measure(ruled) == measure(rows)


def test_days_of_change() -> None:
    row = replace(soviet_tuva(), start=date(1930, 1, 1), end=date(1931, 5, 6))
    outside = replace(row, start=date(1860, 11, 14), end=date(1990, 1, 1))
    assert change_days([row, outside]) == [date(1904, 1, 1), date(1930, 1, 1), date(1931, 5, 7)]
