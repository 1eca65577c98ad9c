"""Data larger than memory turned into pieces: by workers, step by step, each step taken up where it stopped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from campaigns import chapters, dates
from campaigns.atlas.document.guest_payload import OPEN_END, OPEN_START
from campaigns.atlas.export_selection import ExportError
from campaigns.pieces import cluster, colours, groups, manifest, placed_rows, steps, stored_blocks, tile_files, tiles
from campaigns.pieces.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from distributed import Client, Future

    from campaigns.pieces.blocks import Block, Source
    from campaigns.pieces.cluster import Workers
    from campaigns.pieces.groups import Group
    from campaigns.pieces.stored_blocks import Summary
    from campaigns.pieces.work_folder import WorkFolder


class Progress(Protocol):
    """Told what is done, and how far."""

    def __call__(self, what: str, done: int, of: int) -> None:
        """Told a step, and how many of its parts are done of how many."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is made: of which data, under which id, and where the user says that it is from."""

    source: Source
    identity: str
    origin: str
    atlas: str
    """Digest of the atlas's data where places are named; else empty."""


def make(job: Job, folder: WorkFolder, workers: Workers, progress: Progress) -> manifest.Made:
    """Turn data into pieces and write their manifest.

    Parameters
    ----------
    job, folder
        What is made, and where.
    workers
        Who does it.
    progress
        Told how far it is.

    Raises
    ------
    ExportError
        If a part cannot be read, no row can be placed, the folder is of other data, or workers died of the work.
    """
    with cluster.connected(workers) as client:
        run = _Run(job, folder, client, progress)
        return run.all_steps()


class _Run:
    def __init__(self, job: Job, folder: WorkFolder, client: Client, progress: Progress) -> None:
        self._job, self._folder, self._client, self._progress = job, folder, client, progress

    def all_steps(self) -> manifest.Made:
        blocks, before, digests = self._cut()
        self._folder.take_up(self._described(digests))
        if known := manifest.finished(self._folder):
            return known
        summaries = self._place(blocks)
        rows = sum(each.rows for each in summaries)
        if not rows:
            raise ExportError(f"no row could be placed; what was found in each stands in {self._folder.refused}")
        source = self._job.source
        looks = colours.of_blocks(summaries, source.mapping, source.mapping.title), _spans(summaries)
        numbers = [block.number for block, summary in zip(blocks, summaries, strict=True) if summary.rows]
        most = groups.most_rows(rows, sum(each.bytes for each in summaries))
        planned = groups.plan(numbers, self._folder.blocks, most)
        names = self._build(planned, numbers, looks)
        names += self._count(planned, looks[1])
        return manifest.write(
            self._folder,
            manifest.About(self._job.identity, self._job.origin, source, before, summaries, *looks),
            names,
        )

    def _described(self, digests: list[str]) -> dict[str, Any]:
        source = self._job.source
        return {
            "files": [[part.path.name, digest] for part, digest in zip(source.files, digests, strict=True)],
            "columns": source.mapping.model_dump(mode="json"),
            "id": self._job.identity,
            "source": self._job.origin,
            "atlas": self._job.atlas,
        }

    def _cut(self) -> tuple[list[Block], list[int], list[str]]:
        """All blocks, of each file the lines before it, and its digest."""
        files = self._job.source.files
        made = [self._client.submit(steps.cut, part, number, pure=False) for number, part in enumerate(files)]
        self._wait(made, "reading", 0, len(made))
        blocks: list[Block] = []
        before, digests, lines = [], [], 0
        for found, count, digest in self._client.gather(made):
            blocks += [replace(each, number=len(blocks) + each.number, before=lines) for each in found]
            before.append(lines)
            digests.append(digest)
            lines += count
        return blocks, before, digests

    def _place(self, blocks: Sequence[Block]) -> list[Summary]:
        """Place all rows: a GeoDataFrame of dask with a part for each block, which is kept on disk when it is made."""
        import dask.dataframe as dd  # noqa: PLC0415 - needed by this command alone
        import dask_geopandas  # noqa: F401, PLC0415 - its frames are what dask makes of rows with geometry

        left = [block for block in blocks if stored_blocks.stored(block.number, self._folder.blocks) is None]
        if left:
            source = self._job.source
            placed = dd.from_map(steps.place, left, source=source, folder=self._folder, meta=placed_rows.empty(source))
            kept = placed.map_partitions(steps.store, self._folder, meta=steps.STORED)
            futures = self._client.compute(kept.to_delayed())
            self._wait(futures, "placing rows", len(blocks) - len(left), len(blocks))
        found = [stored_blocks.stored(block.number, self._folder.blocks) for block in blocks]
        return [summary for summary in found if summary is not None]

    def _build(self, planned: Sequence[Group], blocks: list[int], looks: tuple[colours.Colours, Spans]) -> list[str]:
        left = [group for group in planned if not tile_files.is_whole(self._folder.tiles, group.name)]
        shown = self._job.source.shown
        futures = [
            self._client.submit(steps.build, group, blocks, shown, looks, self._folder, pure=False) for group in left
        ]
        self._wait(futures, "writing pieces", len(planned) - len(left), len(planned))
        return [group.name for group in planned]

    def _count(self, planned: Sequence[Group], spans: Spans) -> list[str]:
        """Count the tiles above the groups, the smallest first."""
        below: dict[tuple[int, int], list[str]] = {}
        for group in planned:
            below.setdefault((group.zoom, group.tile), []).append(group.name)
        found: list[str] = []
        for zoom in range(tiles.DEEPEST - 1, tiles.WIDEST - 1, -1):
            above = sorted({tile >> 2 for level, tile in below if level == zoom + 1})
            names = [f"{zoom}-{tile}" for tile in above]
            futures = [
                self._client.submit(
                    steps.count, zoom, tile, _quarters(below, zoom + 1, tile), spans, self._folder, pure=False
                )
                for tile, name in zip(above, names, strict=True)
                if not tile_files.is_whole(self._folder.tiles, name)
            ]
            self._wait(futures, f"counting at zoom {zoom}", len(above) - len(futures), len(above))
            below |= {(zoom, tile): [name] for tile, name in zip(above, names, strict=True)}
            found += names
        return found

    def _wait(self, futures: Sequence[Future], what: str, done: int, of: int) -> None:
        """Wait until all is done. Raises ExportError where workers died of a part of it."""
        from distributed import as_completed  # noqa: PLC0415 - needed by this command alone
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - as above

        self._progress(what, done, of)
        for number, future in enumerate(as_completed(futures, loop=self._client.loop), start=done + 1):
            try:
                future.result()
            except KilledWorker as error:
                raise ExportError(
                    f"{what}: {error.allowed_failures + 1} workers died of the same part, most likely for want of "
                    "memory; give each more by --memory, or let fewer work by --workers"
                ) from None
            self._progress(what, number, of)


def _quarters(below: dict[tuple[int, int], list[str]], zoom: int, tile: int) -> dict[int, list[str]]:
    """Names of what lies in each of the four tiles below one."""
    quarters = range(tile * 4, tile * 4 + 4)
    return {quarter: below[zoom, quarter] for quarter in quarters if (zoom, quarter) in below}


def _spans(summaries: Sequence[Summary]) -> Spans:
    """Spans over the days of the data, as far as the clock of the atlas runs."""
    clock = dates.day_number(chapters.FIRST_DAY), dates.day_number(chapters.LAST_DAY)
    first = min((each.first for each in summaries if each.first != OPEN_START), default=clock[0])
    last = max((each.last for each in summaries if each.last != OPEN_END), default=clock[1])
    first = min(max(first, clock[0]), clock[1])
    return Spans.over(first, max(min(last, clock[1]), first))
