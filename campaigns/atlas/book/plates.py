"""Plates of a book: which there are, and how several processes draw them, each into a PDF of its own."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns import event_kinds
from campaigns.atlas import event_selection, export_selection
from campaigns.atlas.plate import extent, picture, squares
from campaigns.atlas.plate.page import Options
from campaigns.scene import select
from campaigns.symbology import languages, thresholds, wording
from campaigns.tables import naming_places
from geodata import antimeridian

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.book.edition import Edition
    from campaigns.chapters import Chapter
    from campaigns.history import History
    from campaigns.model import Dossier


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate: its number in the book, what it is of, the day and the ground it shows.

    ``dossier`` is empty of the map that opens a chapter; the box is west, south, east, north in degrees.
    """

    number: int
    chapter: str
    dossier: str
    title: str
    day: dt.date
    box: extent.Box | None

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.number:03}.pdf"


_ROOM = 1.3
"""How much larger than its movements the plate of an event without positions is."""
_LAST_NAMED = 5
"""Rank of places up to which a map names them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an index says of a plate: squares by the ids of places on it, and kilometres in a point of the page.

    These are the places that its event names, and those that maps of its scale show.
    """

    squares: dict[str, str]
    km_per_point: float


def wanted(history: History, scene: gpd.GeoDataFrame, edition: Edition) -> list[Plate]:
    """The plates of a book in their order: of each chapter the map that opens it, then those of its events.

    Of the events that have movements, units or fronts the most important have one; of equals first what was fought,
    then that of which most is told.
    """
    shown = {chapter.id for chapter in edition.chapters}
    drawn = [each for each in history.dossiers.values() if each.chapter in shown and _told(each)]
    chosen = {each.id for each in sorted(drawn, key=_rank)[: edition.plates]}
    found: list[Plate] = []
    for chapter in edition.chapters:
        found.append(_opening(chapter, len(found) + 1, edition))
        for dossier in history.dossiers.values():
            if dossier.id in chosen and dossier.chapter == chapter.id:
                found.append(_of_event(dossier, history, scene, len(found) + 1, edition))
    return found


def _rank(dossier: Dossier) -> tuple[int, bool, int]:
    return dossier.importance, not event_kinds.kinds()[dossier.kind].fought, -_told(dossier)


def _told(dossier: Dossier) -> int:
    """How much of a dossier a plate shows."""
    return len(dossier.axes) + len(dossier.units) + len(dossier.fronts)


def _opening(chapter: Chapter, number: int, edition: Edition) -> Plate:
    box = antimeridian.unrolled(extent.of_view(*chapter.view))
    return Plate(number, chapter.id, "", wording.of(chapter.title, edition.language), chapter.opens, box)


def _of_event(dossier: Dossier, history: History, scene: gpd.GeoDataFrame, number: int, edition: Edition) -> Plate:
    selection = event_selection.of_event(dossier.id, export_selection.Selection(), history, scene)
    title = languages.event_title(dossier, edition.language)
    day, box = selection.picture_day, selection.box
    moved = select(scene[scene["dossier"] == dossier.id], None, None, ("arrow", "route"))
    if len(moved) and (box is None or box[3] - box[1] <= extent.CLOSEST):  # what only moved has no ground but its ways
        if all(axis.is_route for axis in dossier.axes):
            day = max(moved["start"])
        west, south, east, north = extent.around(select(moved, day, day).total_bounds, _ROOM)
        wide, tall = extent.MOST
        box = (west, south, east, north) if east - west < wide and north - south < tall else box
    return Plate(number, dossier.chapter, dossier.id, title, day, box)


def draw(
    plates: Sequence[Plate],
    history: History,
    scene: gpd.GeoDataFrame,
    edition: Edition,
    *,
    folder: Path,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> list[Found]:
    """Draw plates into a folder, one file each.

    Parameters
    ----------
    plates, history, scene, edition
        What is drawn, from what, and for which book.
    folder
        Where the files are written.
    progress
        Told the share that is drawn, 0 to 1, and the title of the next.

    Returns
    -------
    list
        In the order of the plates, what each names.

    Raises
    ------
    ExportError
        If a process that draws them ends.
    """
    todo = [(plate, select(scene, plate.day, plate.day), folder / plate.file) for plate in plates]
    if edition.workers == 1:
        found = []
        for number, (plate, rows, out) in enumerate(todo):
            progress(number / len(todo), plate.title)
            found.append(_drawn(history, edition, plate, rows, out))
        return found
    kept = folder / "history.pickle"  # not handed over: one that died early would hold this process for ever
    kept.write_bytes(pickle.dumps(history))
    pool = ProcessPoolExecutor(
        edition.workers, multiprocessing.get_context("spawn"), _start, (kept, edition, os.getpid())
    )
    try:
        made = [pool.submit(_drawn_by_worker, *each) for each in todo]
        found = []
        for number, each in enumerate(made):
            progress(number / len(todo), plates[number].title)
            found.append(each.result())
    except BrokenProcessPool:
        raise export_selection.ExportError(
            "a process that draws plates was ended from outside, or found no memory; make room and start again"
        ) from None
    else:
        return found
    finally:
        pool.shutdown(cancel_futures=True)


_of_worker: list[tuple[History, Edition]] = []
"""What a process of the pool draws from, handed to it once."""


def _start(kept: Path, edition: Edition, parent: int) -> None:
    """Begin a process of the pool, which ends with the one it works for, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one it works for
    _of_worker.append((pickle.loads(kept.read_bytes()), edition))  # noqa: S301 - written by the one it works for
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    process = multiprocessing.parent_process()
    if process is not None and process.pid == parent:
        process.join()
        os._exit(1)


def _drawn_by_worker(plate: Plate, rows: gpd.GeoDataFrame, out: Path) -> Found:
    history, edition = _of_worker[0]
    return _drawn(history, edition, plate, rows, out)


def _drawn(history: History, edition: Edition, plate: Plate, rows: gpd.GeoDataFrame, out: Path) -> Found:
    options = Options(plate.title.replace("\u3000", "  "), "", edition.language, edition.sheet, plate.box, squares=True)
    composed = picture.write_part(out, history, rows, plate.day, options)
    plane = composed.plane
    told = naming_places.places_of(history.dossiers[plate.dossier]) if plate.dossier else {}
    found = {}
    for place in history.places.values():
        square = squares.square_of(plane, place.longitude, place.latitude)
        if square and (place.id in told or _is_shown(place.rank, plane.km_per_point)):
            found[place.id] = square
    return Found(found, plane.km_per_point)


def _is_shown(rank: int, km_per_point: float) -> bool:
    """Whether places of a rank are shown on maps of a scale."""
    return rank <= _LAST_NAMED and thresholds.drawn_in_print("place", km_per_point, rank)
