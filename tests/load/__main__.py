"""The command line: ``python -m tests.load --sessions N --exports N``.

Visitors open the map and a list and stay; some export a file, while another turns from list to list. Errors, times and
memory are printed: before, while all are there, and after all have left. Memory is that of all processes of the app;
what several of them share counts once (proportional set size; where the system does not tell it, resident memory).
Status 1 if there was an error or it took more memory than it may.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
import time
from itertools import count

import psutil

from tests import server
from tests.load.visitor import Shown, Visitor

MOST_MEGABYTES = 700.0
"""Most the app may take with all visitors there, and after their exports."""
MOST_WORKING = 1000.0
"""Most it may take at any moment: an export at work takes up to 450 MB of its own, and only one is made at a time."""
_LOADING = 6
"""Visitors whose page is drawn at the same time, so that the machine measures memory and not patience."""
_LISTS = ("dossiers", "chronicle", "territories", "sources")
_FILES = (
    ("Moving picture", ".gif", "GIF"),
    ("Moving picture", ".mp4", "MP4"),
    ("Printed page", ".pdf", "PDF"),
    ("Printed page", ".png", "PNG"),
    ("Data", ".gpkg", "GeoPackage"),
    ("Map with clock", ".html", ""),
)
_CHAPTERS = ("Lake Khasan", "Khalkhin Gol", "August Storm")


class Load:
    """What is measured while visitors come and go."""

    def __init__(self, address: str, pid: int) -> None:
        self.address, self.errors = address, list[str]()
        self.in_line, self.received = 0, 0
        self.map_seconds: list[float] = []
        self.list_seconds: list[float] = []
        self.export_seconds: list[float] = []
        self._process = psutil.Process(pid)
        self._drawing = asyncio.Semaphore(_LOADING)
        self.all_there = asyncio.Event()
        self.coming = 0
        self.most = 0.0

    def memory(self) -> float:
        """Memory of the server and of what it has started, MB."""
        memory = 0.0
        for process in (self._process, *self._process.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess, psutil.ZombieProcess):  # it has ended meanwhile
                taken = process.memory_full_info()
                memory += float(getattr(taken, "pss", taken.rss)) / 1e6
        self.most = max(self.most, memory)
        return memory

    async def watch(self) -> None:
        """Note the memory twice a second, for ever."""
        while True:
            self.memory()
            await asyncio.sleep(0.5)

    def note(self, shown: Shown) -> Shown:
        """Keep what a page told."""
        self.errors += shown.errors
        self.in_line += bool(shown.in_line)
        self.received += shown.received
        return shown

    async def visit(self, number: int, leave: asyncio.Event) -> None:
        """Open the map and a list, and stay until all leave."""
        try:
            async with Visitor(self.address) as visitor:
                async with self._drawing:
                    began = time.monotonic()
                    self.note(await visitor.open(""))
                    self.map_seconds.append(time.monotonic() - began)
                    await self._list(visitor, number)
                self._arrived()
                await leave.wait()
        except Exception as error:  # noqa: BLE001 - counted
            self.errors.append(f"visitor {number}: {error!r}")
            self._arrived()

    async def _list(self, visitor: Visitor, number: int) -> None:
        began = time.monotonic()
        self.note(await visitor.open(_LISTS[number % len(_LISTS)]))
        self.list_seconds.append(time.monotonic() - began)

    async def turn_pages(self) -> None:
        """Open one list after the other, with a pause to read, for ever."""
        try:
            async with Visitor(self.address) as visitor:
                for number in count():
                    await self._list(visitor, number)
                    await asyncio.sleep(1)
        except Exception as error:  # noqa: BLE001 - counted
            self.errors.append(f"reader of lists: {error!r}")

    def _arrived(self) -> None:
        self.coming -= 1
        if self.coming <= 0:
            self.all_there.set()

    async def export(self, number: int) -> None:
        """Have a file made, and fetch it."""
        kind, suffix, name = _FILES[number % len(_FILES)]
        try:
            async with Visitor(self.address) as visitor:
                shown = self.note(await visitor.open("export"))
                label = next(each for each in shown.widgets["radio", "Export as"].options if kind in each)
                shown = self.note(await visitor.choose(shown, "radio", "Export as", label))
                if name:
                    shown = self.note(await visitor.choose(shown, "selectbox", "Format", name))
                chapter = _CHAPTERS[number // len(_FILES) % len(_CHAPTERS)]
                shown = self.note(await visitor.choose(shown, "selectbox", "Chapter", chapter))
                began = time.monotonic()
                shown = self.note(await visitor.press(shown, "Create file"))
                sizes = [await visitor.size_of(file) for file in shown.files]
                self.export_seconds.append(time.monotonic() - began)
                if not sizes or not all(sizes):
                    self.errors.append(f"export {number}: no file {suffix}")
        except Exception as error:  # noqa: BLE001 - counted
            self.errors.append(f"export {number}: {error!r}")


def _slow(seconds: list[float]) -> str:
    """What half of the visitors waited at most, and what 95 of 100 did."""
    ordered = sorted(seconds) or [0.0]
    half, most = (ordered[int((len(ordered) - 1) * share)] for share in (0.5, 0.95))
    return f"{half:.1f} s (half of the visitors), {most:.1f} s (95 of 100)"


async def measure(address: str, pid: int, sessions: int, exports: int, wait: float) -> bool:
    """Let visitors come and go, print the figures; whether they are as they should be."""
    load = Load(address, pid)
    async with Visitor(address) as first:
        load.note(await first.open(""))
    before = load.memory()
    watching = asyncio.create_task(load.watch())
    leave = asyncio.Event()
    began = time.monotonic()
    load.coming = sessions
    staying = [asyncio.create_task(load.visit(number, leave)) for number in range(sessions)]
    await load.all_there.wait()
    print(f"{sessions} sessions open after {time.monotonic() - began:.0f} s", flush=True)
    with_sessions = load.memory()
    reading = asyncio.create_task(load.turn_pages())
    await asyncio.gather(*(load.export(number) for number in range(exports)))
    reading.cancel()
    print(f"{exports} exports done after {time.monotonic() - began:.0f} s, {load.in_line} of them waited in line")
    with_exports = load.memory()
    leave.set()
    await asyncio.gather(*staying)
    await asyncio.sleep(wait)
    async with Visitor(address) as last:
        load.note(await last.open("sources"))
    await asyncio.sleep(1)
    after = load.memory()
    watching.cancel()
    print(f"map shown in {_slow(load.map_seconds)}, a list in {_slow(load.list_seconds)}")
    print(
        f"a file made, with its place in line, in {_slow(load.export_seconds)}; {load.received / 1e6:.0f} MB received"
    )
    print(f"memory, MB: {before:.0f} before, {with_sessions:.0f} with {sessions} sessions, {with_exports:.0f} after")
    print(f"  {exports} exports (at most {MOST_MEGABYTES:.0f}), {after:.0f} when all had left;")
    print(f"  {load.most:.0f} while an export was made (at most {MOST_WORKING:.0f})")
    print(f"errors: {len(load.errors)}", *load.errors[:10], sep="\n  ")
    kept = max(with_sessions, with_exports, after)
    return not load.errors and kept <= MOST_MEGABYTES and load.most <= MOST_WORKING


def main() -> int:
    """Run it on a server of its own."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--sessions", type=int, default=20, metavar="N")
    parser.add_argument("--exports", type=int, default=4, metavar="N")
    parser.add_argument(
        "--wait", type=float, default=135.0, metavar="SECONDS", help="until those who left are forgotten"
    )
    given = parser.parse_args()
    with server.running() as (address, pid):
        sound = asyncio.run(measure(address, pid, given.sessions, given.exports, given.wait))
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
