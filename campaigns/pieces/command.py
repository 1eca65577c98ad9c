"""What ``python -m campaigns pieces`` does around the work: understands what is asked, and tells how far it is."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.atlas import provenance
from campaigns.guests import placing
from campaigns.pieces import cluster, folder_lock, inputs, run
from campaigns.pieces.cluster import Workers
from campaigns.pieces.work_folder import WorkFolder
from campaigns.scene import LAYERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from campaigns.pieces.blocks import Source
    from campaigns.pieces.manifest import Made

_EVERY = 2.0
"""Seconds from one line of progress to the next."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: files and folders, the folder to write, a mapping, names, and who does the work."""

    given: Sequence[Path]
    out: Path
    columns: Path | None
    name: str
    source: str
    workers: int | None
    memory: int
    scheduler: str


@contextmanager
def made(request: Request, tell: Callable[[str], None], warn: Callable[[str], None]) -> Iterator[Made]:
    """Turn data into pieces, and keep other runs from their folder until the map, too, is beside them.

    Parameters
    ----------
    request
        What is asked.
    tell
        Told, now and then, how far it is.
    warn
        Told what of the data is not done as with ``export --with``.

    Raises
    ------
    ExportError
        As of ``run.make``; and if another run is at work in the folder.
    """
    cluster.validate()
    source = inputs.understand(inputs.files(request.given), request.columns, request.name)
    if remark := inputs.remark_on_arrows(source):
        warn(remark)
    folder = WorkFolder(request.out.absolute())
    folder.prepare()
    with folder_lock.held(folder.lock, request.out):
        yield _made(request, source, folder, tell)


def _made(request: Request, source: Source, folder: WorkFolder, tell: Callable[[str], None]) -> Made:
    understood = ", ".join(f"{role}: {column}" for role, column in source.mapping.columns.items())
    tell(f"{len(source.files)} file(s); {understood or 'no columns'}")
    identity = placing.layer_id(source.mapping.title)
    job = run.Job(
        source,
        f"{identity}-pieces" if identity in LAYERS else identity,
        request.source or source.mapping.source or f"file {source.files[0].path.name}",
        provenance.digest() if source.mapping.has("place") else "",
    )
    count = request.workers or os.cpu_count() or 1
    workers = Workers(count, request.memory, request.scheduler, folder.workers)
    return run.make(job, folder, workers, _Telling(tell))


def finish(out: Path, *, keep_work: bool) -> None:
    """Remove what only a run that goes on needs."""
    if not keep_work:
        WorkFolder(out.absolute()).clear()


class _Telling:
    """Tells how far a step is, but not too often."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._last = float("-inf")

    def __call__(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if of and (done == of or now - self._last >= _EVERY):
            self._tell(f"{what}: {done:,} of {of:,}")
            self._last = now
