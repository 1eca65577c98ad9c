"""Exports: seconds and sizes of printed pages, moving pictures and documents."""

from __future__ import annotations

import datetime as dt
import gzip
import tempfile
import time
from pathlib import Path

from campaigns import catalogue, chapters, scene
from campaigns.atlas import export, export_selection
from campaigns.atlas.export_selection import Selection
from campaigns.atlas.plate.paper import Paper
from tests.benchmarks.figures import show

_BUSY, _FIRST, _LAST = dt.date(1945, 8, 12), dt.date(1945, 8, 8), dt.date(1945, 9, 2)


def run() -> None:
    """Print the figures."""
    history = catalogue.load()
    whole = scene.build(history)
    page = Selection(at=_BUSY, paper=Paper("a3"))
    month = Selection(first=_FIRST, last=_LAST)
    with tempfile.TemporaryDirectory() as folder:

        def written(name: str, selection: Selection) -> tuple[Path, float]:
            started = time.perf_counter()
            out = export.write(Path(folder) / name, history, whole, selection)
            return out, time.perf_counter() - started

        for suffix, megabytes in (("pdf", 15), ("png", 25), ("svg", 40)):
            out, seconds = written(f"page.{suffix}", page)
            show(f"A3 {suffix.upper()} at 300 dpi, a busy day", seconds, "s", 20)
            show(f"  its size as {suffix.upper()}", out.stat().st_size / 1e6, "MB", megabytes)
        for suffix in ("gif", "webm", "mp4"):
            out, seconds = written(f"month.{suffix}", month)
            show(f"August 1945 as {suffix.upper()}, 26 frames", seconds, "s", 60)
            show(f"  its size as {suffix.upper()}", out.stat().st_size / 1e6, "MB", 5)
        for suffix, megabytes in (("kml", 15), ("gpkg", 15)):
            out, _ = written(f"data.{suffix}", Selection())
            show(f"all of the atlas as {suffix.upper()}", out.stat().st_size / 1e6, "MB", megabytes)
        for span in chapters.in_order():
            out, _ = written("chapter.html", export_selection.of_chapter(str(span.id), Selection()))
            content = out.read_bytes()
            show(f"chapter as HTML: {span.title}", len(content) / 1e6, "MB", 1.5)
        show("  the last one compressed by gzip", len(gzip.compress(content)) / 1e6, "MB", 1.2)
