"""Exports killed at random moments: whether the old file is whole each time, and whether anything is left behind."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import random
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import av

from campaigns import catalogue, scene
from campaigns.atlas import export
from campaigns.atlas.export_selection import FORMATS, Selection
from campaigns.atlas.plate.paper import Paper
from tests.benchmarks.figures import show

if TYPE_CHECKING:
    import geopandas as gpd

    from campaigns.history import History

KILLS = 60
_SEED = 1945
_SELECTION = Selection(dt.date(1938, 8, 1), dt.date(1938, 8, 8), paper=Paper("a4", dpi=60))
_OLD = b"what was there"
_SECONDS = 2.0
"""By then whatever cleans up has done so."""


def run() -> None:
    """Print the figures: an export of each format in turn is killed (SIGKILL) between its start and its end."""
    if sys.platform == "win32":
        print("  processes are not forked on Windows: not measured")
        return
    history = catalogue.load()
    whole = scene.build(history)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        complete = {suffix: _complete(folder / suffix[1:], suffix, history, whole) for suffix in FORMATS}
        chance = random.Random(_SEED)  # noqa: S311 - moments, not secrets
        damaged = killed = left = 0
        for number in count():
            if killed == KILLS:
                break
            suffix = FORMATS[number % len(FORMATS)]
            place = folder / str(number)
            place.mkdir()
            seconds, files = complete[suffix]
            out = place / f"atlas{suffix}"
            for old in files:
                (place / old).write_bytes(_OLD)
            killed += _killed_after(chance.uniform(0, seconds), out, history, whole)
            is_new = [_is_complete(place / old, content) for old, content in files.items()]
            is_old = [(place / old).read_bytes() == _OLD for old in files]
            damaged += not all(new or old for new, old in zip(is_new, is_old, strict=True))
            left += not _is_clean(place, [*files])
    show(f"exports killed while they ran, of {len(FORMATS)} formats in turn", KILLS, "", 60, at_least=True)
    show("files that were neither the old one nor the new one", damaged, "", 0)
    show(f"exports that had left something behind {_SECONDS:g} s later", left, "", 0)


def _complete(folder: Path, suffix: str, history: History, whole: gpd.GeoDataFrame) -> tuple[float, dict[str, bytes]]:
    """Seconds an export takes in a process of its own, and the files it gives."""
    folder.mkdir()
    started = time.perf_counter()
    process = _started(folder / f"atlas{suffix}", history, whole)
    process.join()
    seconds = time.perf_counter() - started
    return seconds, {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _started(out: Path, history: History, whole: gpd.GeoDataFrame) -> multiprocessing.process.BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=export.write, args=(out, history, whole, _SELECTION))
    process.start()
    return process


def _killed_after(seconds: float, out: Path, history: History, whole: gpd.GeoDataFrame) -> bool:
    """Start an export and kill it; False if it had ended before."""
    process = _started(out, history, whole)
    process.join(seconds)
    process.kill()
    process.join()
    return process.exitcode != 0


def _is_complete(path: Path, content: bytes) -> bool:
    """Whether a file is that of an export that was not killed."""
    found = path.read_bytes()
    if path.suffix != ".mp4" or found == _OLD:
        return found == content
    with av.open(str(path)) as film:  # its encoder does not promise the same bytes: it is whole if every frame is read
        frames = sum(1 for _ in film.decode(video=0))
        return frames == film.streams.video[0].frames


def _is_clean(folder: Path, names: list[str]) -> bool:
    """Whether a folder has these files and, soon, no other."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        if sorted(path.name for path in folder.iterdir()) == sorted(names):
            return True
        time.sleep(0.01)
    return False
