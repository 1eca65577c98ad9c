"""An export to be made in a process of its own, and what that process does."""

from __future__ import annotations

import gc
import gzip
import hashlib
import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.atlas import export, export_selection
from geodata import translated
from pages.parts import child_process

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.export import Progress
    from campaigns.atlas.export_selection import Selection
    from campaigns.history import History

_SHARES = (0.1, 0.7, 0.8)
"""Of a worksheet, when each of its steps begins: maps, questions, pages."""
NO_MEMORY = "there was not enough memory for it; try again later, or a smaller page or fewer dots per inch"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be written.

    Attributes
    ----------
    atlas
        File with the history and the scene, see ``atlas_data.file``.
    out
        The file; its suffix is the format.
    selection
        What it shows.
    preview
        Whether a preview is written beside that place instead, see ``write_preview``.
    worksheet
        Id of the chapter of which it is a worksheet; empty of anything else.
    """

    atlas: Path
    out: Path
    selection: Selection
    preview: bool
    worksheet: str = ""


def write(job: Job, history: History, scene: gpd.GeoDataFrame, report: Progress) -> None:
    """Write the file, or its preview. Raises ``ExportError``, see ``export.write``."""
    if job.worksheet:
        _write_worksheet(job, history, scene, report)
    elif job.preview:
        write_preview(job, history, scene, report)
    else:
        export.write(job.out, history, scene, job.selection, report)


def _write_worksheet(job: Job, history: History, scene: gpd.GeoDataFrame, report: Progress) -> None:
    from campaigns.atlas.worksheet import write as worksheet  # noqa: PLC0415 - as of pictures

    wanted = worksheet.Worksheet(job.worksheet, job.selection.language)
    if job.preview:
        worksheet.write_preview(job.out.with_name("preview.png"), history, scene, wanted)
        return
    worksheet.validate(wanted)
    shares = iter(_SHARES)
    worksheet.write(job.out, history, scene, wanted, lambda what: report(next(shares), what))


def write_preview(job: Job, history: History, scene: gpd.GeoDataFrame, report: Progress) -> None:
    """Write a preview of the file into its folder.

    Of a map the document, zipped, under its digest; of a picture a small PNG; of a moving one a frame
    from the middle of its days.
    """
    suffix, selection = job.out.suffix, job.selection
    rows = export.rows_drawn(suffix, scene, selection)
    if suffix == ".html":
        report(0.3, "the document")
        document = export.html(history, rows, selection, still=False).encode()
        zipped = gzip.compress(document, 6, mtime=0)
        job.out.with_name(f"{hashlib.sha256(document).hexdigest()[:16]}.gz").write_bytes(zipped)
        return
    from campaigns.atlas.plate import animation, picture  # noqa: PLC0415 - matplotlib takes half a second

    look = export.options(selection)
    if suffix in export_selection.MOVING:
        assert selection.first is not None and selection.last is not None  # noqa: S101, PT018 - `rows_of` saw to it
        middle = selection.first + (selection.last - selection.first) / 2
        content = animation.still(history, rows, middle, look)
    else:
        content = picture.preview(history, rows, selection.picture_day, look, progress=report)
    job.out.with_name("preview.png").write_bytes(content)


def main() -> int:
    """Do the job on the standard input, see ``child_process``."""
    return child_process.serve(_do, export_selection.ExportError, no_memory=NO_MEMORY)


def _do(job: Job, report: Progress) -> None:
    gc.disable()
    with job.atlas.open("rb") as stream:
        history, scene = pickle.load(stream)  # noqa: S301 - the server wrote it
    gc.freeze()
    gc.enable()
    if job.selection.language in translated.LANGUAGES and job.out.suffix not in export_selection.DATA:
        from campaigns import scene as scenes  # noqa: PLC0415 - they take a second, which most exports need not
        from campaigns.languages import translating  # noqa: PLC0415

        history = translating.translated(history, job.selection.language)
        scene = scenes.build(history)
    write(job, history, scene, report)
