"""The rows of every data export beside those that another version wrote.

``python -m tests.benchmarks exports --against FOLDER [--out FOLDER]``; the first folder holds what
``python -m campaigns export FOLDER/all.geojson``, ``all.csv``, ``all.gpkg``, ``all.kml``, ``all.jsonld`` wrote
there.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import catalogue, scene
from campaigns.atlas import export
from campaigns.atlas.export_selection import DATA, Selection
from tests.benchmarks import export_rows, row_comparison
from tests.benchmarks.row_comparison import TOLERANCE, Comparison, Table

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(against: Path, out: Path | None = None) -> None:
    """Print, for each format, how many rows are equal, and every kind of difference with an example.

    ``out`` is a folder for ``differences.csv``, every difference of every row; made if it is not there.
    """
    history = catalogue.load()
    whole = scene.build(history)
    found: dict[str, Comparison] = {}
    print(f"  equal: same columns and values, rings and vertices in the same order, coordinates within {TOLERANCE:g}°")
    with tempfile.TemporaryDirectory() as folder:
        for suffix in DATA:
            before, now = against / f"all{suffix}", Path(folder) / f"all{suffix}"
            if not before.exists():
                print(f"  {before.name}: not in {against}, not compared")
                continue
            export.write(now, history, whole, Selection())
            same = before.read_bytes() == now.read_bytes()
            print(f"  {before.name}: {'the same bytes' if same else 'other bytes'}")
            compared = dict(_compared(export_rows.read(before), export_rows.read(now)))
            for name, comparison in compared.items():
                _report(name, comparison)
            found |= compared
    if out:
        out.mkdir(parents=True, exist_ok=True)
        _write(out / "differences.csv", found)


def _compared(before: list[Table], now: list[Table]) -> Iterator[tuple[str, Comparison]]:
    """A table that one version alone has is compared with an empty one."""
    old, new = ({table.name: table for table in tables} for tables in (before, now))
    for name in dict.fromkeys((*old, *new)):
        known = old.get(name) or new[name]
        empty = Table(name, known.key, [])
        yield name, row_comparison.compare(old.get(name, empty), new.get(name, empty))


def _report(name: str, found: Comparison) -> None:
    counts = f"{found.before:>6} rows before {found.now:>6} now {found.equal:>6} equal {found.changed:>6} changed"
    print(f"    {name:<24}{counts} {found.added:>6} added {found.gone:>6} gone")
    for difference in found.differences:
        print(f"      {difference.kind}: {len(difference.changes)}, {difference.example}")


def _write(path: Path, found: dict[str, Comparison]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("table", "difference", "row", "change"))
        for name, comparison in found.items():
            for kind, changes in comparison.differences:
                writer.writerows((name, kind, *change) for change in changes)
