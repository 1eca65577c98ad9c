"""Users' own points on the exported map beside the same points on maps of other makers, all measured in the same run.

The exported map draws them among everything of its own; the other maps have nothing else to draw, see ``beside_pages``.
So the map without them is measured too, and what they add to it is a figure of its own.
Each step shows the next day, one step a frame. Frames a second and the time to open are time that passes; on a machine
that does other things the processor time tells more. Chromium draws WebGL in software, as on a machine without a
graphics card.

That all maps show the same is looked at, not hoped for: a place where a point is due on the day differs from the
picture without points, a place where none is due does not.
"""

from __future__ import annotations

import gzip
import io
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from PIL import Image

from campaigns import catalogue, scene
from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection
from campaigns.guests import guessing, placing, reading
from tests import chromium
from tests.benchmarks import beside_pages, measure_clock, measure_guests, synthetic_guests
from tests.benchmarks.figures import percentile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

ROWS = 100_000
VIEW = beside_pages.View(latitude=47, longitude=124, zoom=4, day=14_400, radius=4)
_ADDRESS = "#date=1939-06-05&view=4/47/124"
"""The same, of the exported map."""
_WIDTH, _HEIGHT = 1440, 900
_COMPILED, _STEPS = 6, 30
"""Steps before those that are measured, and those."""
_ROUNDS = 3
"""Times each map is measured; the median counts."""
OURS, _PLAIN = "exported map", "the same without points"
_TILE = 256
_CLEAR = 10
"""Pixels from a point of the day within which nothing is asked of other points."""
_VISIBLE = 24
WEBGL = "--enable-unsafe-swiftshader"
BY_FRAME = """async (days) => {
  const start = performance.now();
  for (const day of days) {
    window.stepTo(day);
    await new Promise((done) => requestAnimationFrame(done));
  }
  return (days.length / (performance.now() - start)) * 1000;
}"""
WITHOUT_POINTS = """() => {
  if (window.atlas) document.querySelector(".guest-legend input").click();
  else window.stepTo(-40000);
}"""
MIDDLE = """([longitude, latitude]) => {
  if (!window.atlas) return [longitude, latitude, innerWidth / 2, innerHeight / 2];
  const { map } = atlas;
  const { x, y } = map.getSize();
  return [map.getCenter().lng, map.getCenter().lat, x / 2, y / 2];
}"""
"""What stands in the middle of the map, in degrees, and where that is in the picture."""


@dataclass(frozen=True)
class Measured:
    """What one map costs; where not said otherwise, less is better."""

    raw: float
    """Megabytes."""
    zipped: float
    opened: float
    """Seconds until the points are drawn."""
    opened_processor: float
    """Seconds of processor time of all processes of the browser until then."""
    script: float
    """Milliseconds that the scripts of a step take, half of the steps."""
    script_95: float
    processor: float
    """Milliseconds of processor time of all processes of the browser that a step costs."""
    frames: float
    """Frames a second, each of which shows another day; more is better."""


TITLES = {
    "raw": ("the page", "MB"),
    "zipped": ("the page, zipped", "MB"),
    "opened": ("opened and drawn, time that passes", "s"),
    "opened_processor": ("opened and drawn, processor time", "s"),
    "script": ("script of a step, median", "ms"),
    "script_95": ("script of a step, 95th percentile", "ms"),
    "processor": ("processor time of a step", "ms"),
    "frames": ("frames a second", ""),
}


def run() -> None:
    """Print the figures."""
    missing = beside_pages.not_installed()
    if missing:
        print(f"  not installed: the maps to compare with. First run: {missing}")
        return
    points = synthetic_guests.table(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        files = _pages(Path(folder), points)
        rounds: dict[str, list[Measured]] = {name: [] for name in files}
        for number in range(_ROUNDS):
            for name, path in files.items():
                shows = number == 0 and name != _PLAIN
                rounds[name].append(_measure(name, path, points if shows else None))
    found = {name: median(each) for name, each in rounds.items()}
    print("\n".join(table(found.pop(OURS), found.pop(_PLAIN), found)))


def _pages(folder: Path, points: pd.DataFrame) -> dict[str, Path]:
    """Files of the maps by name; the exported map first."""
    csv = points.to_csv(index=False)
    (folder / "points.csv").write_text(csv, encoding="utf-8")
    history = catalogue.load()
    read = reading.read(folder / "points.csv")
    understood = guessing.guess(read).model_copy(update={"colour_by": "kind"})
    layer = placing.place(read, understood, history)
    assert len(layer.rows) == ROWS, layer.refused[:3]
    whole = scene.build(history)
    texts = {
        OURS: export.html(history, whole, Selection(guests=(layer,))),
        _PLAIN: export.html(history, whole, Selection()),
        beside_pages.timeline_name(): beside_pages.timeline_map(csv, VIEW),
        beside_pages.kepler_name(): beside_pages.kepler_map(csv, VIEW),
    }
    files = {name: folder / f"{number}.html" for number, name in enumerate(texts)}
    for name, path in files.items():
        path.write_text(texts[name], encoding="utf-8")
    return files


def _measure(name: str, path: Path, points: pd.DataFrame | None) -> Measured:
    """Measure one map, and look at what it shows where the points are given."""
    ours = name in {OURS, _PLAIN}
    days = [*range(VIEW.day, VIEW.day + _COMPILED + _STEPS)]
    data = path.read_bytes()
    with chromium.started(WEBGL) as browser:
        page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
        outside = chromium.watch(page, "file:")
        before, started = measure_clock.spent(), time.monotonic()
        page.goto(path.as_uri() + (_ADDRESS if ours else ""))
        chromium.until(page, chromium.READY)
        if ours:
            chromium.settle(page)
            page.evaluate(measure_clock.STEP_TO)
        opened, opened_processor = time.monotonic() - started, measure_clock.spent() - before
        page.evaluate(BY_FRAME, days[:_COMPILED])
        script = measure_guests.scripts(page, days)[_COMPILED:]
        before = measure_clock.spent()
        frames = float(page.evaluate(BY_FRAME, days))
        processor = (measure_clock.spent() - before) / len(days) * 1000
        if points is not None:
            drawn, strays = _look(page, points)
            print(
                f"  {name}: {drawn:.0%} of the day's points are drawn, {strays:.0%} of others; asked outside: {outside}"
            )
    return Measured(
        raw=len(data) / 1e6,
        zipped=len(gzip.compress(data, 6)) / 1e6,
        opened=opened,
        opened_processor=opened_processor,
        script=percentile(script, 50),
        script_95=percentile(script, 95),
        processor=processor,
        frames=frames,
    )


def _look(page: Page, points: pd.DataFrame) -> tuple[float, float]:
    """Shares of the points of the day that are drawn, and of others."""
    page.evaluate("(day) => window.stepTo(day)", VIEW.day)
    page.wait_for_timeout(2_000)
    shown = page.screenshot()
    middle = page.evaluate(MIDDLE, [VIEW.longitude, VIEW.latitude])
    page.evaluate(WITHOUT_POINTS)
    page.wait_for_timeout(2_000)
    first, last = (_day_numbers(points[column]) for column in ("from", "to"))
    due = ((first <= VIEW.day) & (last >= VIEW.day)).to_numpy()
    places = pixels(points[["longitude", "latitude"]].to_numpy(), middle)
    return shares(differing(shown, page.screenshot()), places[due], places[~due])


def _day_numbers(days: pd.Series[str]) -> pd.Series[int]:
    return (pd.to_datetime(days) - pd.Timestamp("1900-01-01")).dt.days


def pixels(places: np.ndarray, middle: Sequence[float]) -> np.ndarray:
    """Columns and rows (n by 2) of places (n by 2, longitude and latitude in degrees) in the picture.

    ``middle`` is longitude and latitude of a place, and the column and row where it is.
    """

    def mercator(degrees: np.ndarray) -> np.ndarray:
        north = np.log(np.tan(np.pi / 4 + np.radians(degrees[:, 1]) / 2))
        return np.stack([degrees[:, 0] / 360, -north / (2 * np.pi)], axis=1)

    away = (mercator(places) - mercator(np.array([middle[:2]]))) * _TILE * 2**VIEW.zoom
    return np.asarray(np.rint(away + np.array(middle[2:])), dtype=int)


def differing(picture: bytes, other: bytes) -> np.ndarray:
    """Where two pictures differ visibly: a row of truths for each row of pixels."""
    here, there = (np.asarray(Image.open(io.BytesIO(each)).convert("RGB"), dtype=int) for each in (picture, other))
    return np.asarray((np.abs(here - there) > _VISIBLE).any(axis=2))


def shares(mask: np.ndarray, due: np.ndarray, others: np.ndarray) -> tuple[float, float]:
    """Of the places (n by 2, columns and rows) that are due and of others, clear of them: the share that is marked."""
    height, width = mask.shape
    due, others = (each[((each >= 0) & (each < [width, height])).all(axis=1)] for each in (due, others))
    near = np.zeros_like(mask)
    for column, row in due:
        near[max(row - _CLEAR, 0) : row + _CLEAR + 1, max(column - _CLEAR, 0) : column + _CLEAR + 1] = True
    clear = others[~near[others[:, 1], others[:, 0]]]
    return tuple(float(mask[each[:, 1], each[:, 0]].mean()) if len(each) else 0.0 for each in (due, clear))  # type: ignore[return-value]


def median(rounds: list[Measured]) -> Measured:
    """Of each figure that in the middle."""
    return Measured(**{each: float(np.median([getattr(found, each) for found in rounds])) for each in TITLES})


def table(own: Measured, plain: Measured, others: dict[str, Measured]) -> list[str]:
    """Lines: what was measured of each map, and how the first of them stands to all others.

    ``plain`` is the same map without points; what they add is the difference, but for frames a second.
    """
    lines = ["  " + " " * 36 + "".join(f"{name:>24}" for name in (OURS, "of it for the points", *others))]
    for each, (title, unit) in TITLES.items():
        value, rivals = getattr(own, each), [getattr(found, each) for found in others.values()]
        added = None if each == "frames" else value - getattr(plain, each)
        if value > max(rivals) if each == "frames" else value < min(rivals):
            verdict = "ahead"
        else:
            verdict = "ahead for the points" if added is not None and added < min(rivals) else "not ahead"
        cells = (" " * 24 if cell is None else f"{cell:>21.2f} {unit:<2}" for cell in (value, added, *rivals))
        lines.append(f"  {title:<36}{''.join(cells)}  {verdict}")
    return lines
