"""Data larger than memory turned into pieces: time, memory of every process, size; and the map that loads them.

Rows are made by a script, always the same (``synthetic_guests``), in parts of half a million, as CSV. The command line
turns them into pieces with two workers of 2 GiB each. Processor time is that of all its processes, the map that it
writes at the end included; memory is the most that each process had at any time. The map is opened from a plain web
server; a step of its clock costs what ``measure_guests`` says.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests import chromium, static_server
from tests.benchmarks import measure_clock, measure_guests, synthetic_guests
from tests.benchmarks.figures import percentile, show

ROOT = Path(__file__).parent.parent.parent
ROWS = (1_000_000, 5_000_000)
_PART = 500_000
_WORKERS = 2
_MEMORY = 2
"""GiB of a worker."""
_PER_MILLION = 30.0
"""Seconds of processor time that a million rows may take."""
_OPENED, _SCRIPT = 3.0, 16.0
"""Seconds until the map is drawn, and milliseconds of script of a step."""
_STEPS = {"day": range(14_000, 14_120), "month": range(12_000, 12_000 + 60 * 31, 31)}
"""Days of a step each."""
_COMPILED = 20
"""Steps until all of the script is compiled."""
_EVERY = 0.5
"""Seconds from one look at the memory to the next."""


def run(rows: int | None = None) -> None:
    """Print the figures of so many rows; by default of a million and of five."""
    for count in (rows,) if rows else ROWS:
        print(f"  {count:,} rows:")
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), count)


def _measure(folder: Path, rows: int) -> None:
    parts = folder / "parts"
    parts.mkdir()
    for number, first in enumerate(range(0, rows, _PART)):
        synthetic_guests.write(parts / f"part-{number:03}.csv", min(_PART, rows - first), seed=number)
    weight = sum(part.stat().st_size for part in parts.iterdir())
    print(f"  {'input':<58} {weight / 1e6:>10.1f} MB")
    out = folder / "out"
    command = [sys.executable, "-m", "campaigns", "pieces", str(parts), str(out)]
    command += ["--workers", str(_WORKERS), "--memory", f"{_MEMORY}GiB"]
    before, started = os.times(), time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    most = _watched(process)
    if process.returncode:
        raise SystemExit(f"it ended with status {process.returncode}")
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"  {'time that passed':<58} {time.monotonic() - started:>10.1f} s")
    show("processor time of all processes, of a million rows", spent / rows * 1e6, "s", _PER_MILLION)
    for name, size in sorted(most.items(), key=lambda each: -each[1]):
        if name == process.pid:
            print(f"  {'memory of the process that leads, at most':<58} {size / 2**20:>10.0f} MiB")
        elif size > 2**26:  # beside workers there are small ones that watch over them
            show("memory of a worker, at most", size / 2**20, "MiB", _MEMORY * 1024)
    sizes = [path.stat().st_size for path in (out / "pieces").rglob("*.json")]
    print(f"  {'pieces':<58} {len(sizes):>10,}")
    print(f"  {'all of them':<58} {sum(sizes) / 1e6:>10.1f} MB")
    print(f"  {'the largest':<58} {max(sizes) / 1e6:>10.2f} MB")
    print(f"  {'the manifest':<58} {(out / 'pieces.json').stat().st_size / 1e6:>10.2f} MB")
    _map(out)


def _map(folder: Path) -> None:
    """Open the map of a folder, and let its clock run."""
    with static_server.serving(folder) as (address, asked), chromium.started() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        started = time.monotonic()
        page.goto(f"{address}/index.html{measure_guests.VIEW.format(zoom=measure_guests.ZOOMS[0])}")
        chromium.until(page, chromium.READY)
        chromium.settle(page)
        show("opened and drawn, time that passes", time.monotonic() - started, "s", _OPENED)
        print(f"  {'files asked for':<58} {len(asked):>10,}")
        page.evaluate(measure_clock.STEP_TO)
        for zoom in measure_guests.ZOOMS:
            page.evaluate(f"atlas.map.setView([47, 124], {zoom}, {{ animate: false }}), null")
            chromium.settle(page)
            for step, days in _STEPS.items():
                script = percentile(measure_guests.scripts(page, days)[_COMPILED:], 95)
                show(f"script of a step by a {step} at zoom {zoom}, 95th percentile", script, "ms", _SCRIPT)


def _watched(process: subprocess.Popen[bytes]) -> dict[int, int]:
    """Bytes that each process had at most, by its number, looked at until the first ends."""
    most: dict[int, int] = {}
    while process.poll() is None:
        try:
            leader = psutil.Process(process.pid)
            for each in (leader, *leader.children(recursive=True)):
                most[each.pid] = max(most.get(each.pid, 0), _peak(each.pid))
        except (psutil.Error, OSError):
            pass
        time.sleep(_EVERY)
    return most


def _peak(process: int) -> int:
    """Bytes that a process had in memory at most."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0
