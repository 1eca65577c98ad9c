"""Every piece of land has one holder on every day, and where it has not the measure shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geodata import dated_table, territories
from geodata.measure import coverage, report

if TYPE_CHECKING:
    from pathlib import Path

TUVA_KM2 = report.EXPECTED["Tuva"][0]
JOINED = date(1944, 10, 11)
"""First day of Tuva in the Soviet Union."""


def without(tmp_path: Path, identity: str) -> dated_table.Table:
    """A copy of the table of territories with one row cut out."""
    lines = territories.TABLE.path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{identity},")]
    assert len(kept) == len(lines) - 1
    path = tmp_path / "territories.csv"
    path.write_text("".join(kept), encoding="utf-8")
    return replace(territories.TABLE, path=path)


def soviet_tuva() -> dated_table.Row:
    [row] = [row for row in territories.sound() if row.what == ("tuva",) and row.start == JOINED]
    return row


def test_limits_hold_on_every_day_of_change() -> None:
    days = coverage.measure()
    assert {date(1904, 1, 1), date(1932, 3, 1), date(1933, 3, 4), JOINED, date(1945, 8, 19)} <= {d.day for d in days}
    for day in days:
        assert day.overlap_km2 <= report.LARGEST_OVERLAP_KM2, day
        assert day.uncovered_percent <= report.LARGEST_GAP_PERCENT, day


def test_a_row_cut_out_leaves_land_uncovered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A real bug: coverage._inside projects the region's long edges on 25° N and 65° N as chords, so that the land it
    # counts (22.8 million km²) is 1.25 million km² less than its pieces (24.06): no smaller gap can ever show.
    table, whole = without(tmp_path, soviet_tuva().id), territories.sound
    monkeypatch.setattr(territories, "sound", lambda: whole(table))
    for day in coverage.measure():
        expected = 0 if day.day < JOINED else TUVA_KM2
        assert day.uncovered_km2 == pytest.approx(expected, rel=0.01, abs=1), day
    assert JOINED in {day.day for day in coverage.measure()}


def test_land_held_twice_is_an_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [*territories.sound(), replace(soviet_tuva(), id="tuva-again", holder="China")]
    monkeypatch.setattr(territories, "sound", lambda: rows)
    for day in coverage.measure():
        expected = 0 if day.day < JOINED else TUVA_KM2
        assert day.overlap_km2 == pytest.approx(expected, rel=0.01, abs=1), day
        assert day.uncovered_percent <= report.LARGEST_GAP_PERCENT


def test_an_occupation_neither_covers_nor_overlaps(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row for row in territories.sound() if row.layer == "territory"]
    before = coverage.measure()
    monkeypatch.setattr(territories, "sound", lambda: rows)
    assert coverage.measure() == before


def test_days_of_change() -> None:
    row = replace(soviet_tuva(), start=date(1930, 1, 1), end=date(1931, 5, 6))
    outside = replace(row, start=date(1860, 11, 14), end=date(1990, 1, 1))
    assert coverage.change_days([row, outside]) == [date(1904, 1, 1), date(1930, 1, 1), date(1931, 5, 7)]
