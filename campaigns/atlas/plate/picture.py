"""One day of the atlas as a printed picture: PNG, SVG or PDF, drawn with matplotlib in the document's style."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg

from campaigns.atlas.plate import fonts, page, pdf_paths
from campaigns.atlas.provenance import AUTHORS
from campaigns.symbology import colours

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.plate.page import Composed, Options
    from campaigns.atlas.provenance import Provenance
    from campaigns.history import History

PREVIEW_DPI = 75
"""Dots per inch of a preview: 1,240 pixels for A3."""
_COMPRESSION = 4
"""Of a PNG, 1 to 9: with 6, which is usual, the file is a twentieth smaller and takes twice as long to compress."""


def write(
    out: Path,
    history: History,
    rows: gpd.GeoDataFrame,
    day: dt.date,
    options: Options,
    *,
    provenance: Provenance,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> None:
    """Draw the rows valid on a day; the file's suffix is the format (``.png .svg .pdf``).

    Parameters
    ----------
    rows
        Rows of the scene valid on that day, EPSG:4326.
    provenance
        Is written into the file's own description of itself.
    progress
        Told the share that is done, 0 to 1, and what comes next.
    """
    suffix = out.suffix.lower()
    with fonts.setting(options.language):
        figure = page.draw(history, rows, day, replace(options, of_lines=suffix != ".png"), progress)
        FigureCanvasAgg(figure)
        progress(0.7, f"writing {suffix[1:].upper()}")
        settings: Any = {
            "dpi": options.paper.dpi,
            "facecolor": colours.of("paper"),
            "metadata": _metadata(suffix, provenance),
        }
        if suffix == ".png":
            settings["pil_kwargs"] = {"compress_level": _COMPRESSION}
        with out.open("wb") as file:  # matplotlib leaves a file that it opened itself open where the disk is full
            figure.savefig(file, format=suffix[1:], **settings)
        progress(1.0, "ready")


def write_part(out: Path, history: History, rows: gpd.GeoDataFrame, day: dt.date, options: Options) -> Composed:
    """Draw the rows valid on a day as a PDF for a page of a book: nothing below it, and not a word on itself."""
    with fonts.setting(options.language):
        composed = page.compose(history, rows, day, replace(options, of_lines=True))
        FigureCanvasAgg(composed.figure)
        with out.open("wb") as file, pdf_paths.rounded():
            composed.figure.savefig(file, format="pdf", facecolor="none", metadata={"CreationDate": None})
    return composed


def _metadata(suffix: str, provenance: Provenance) -> dict[str, str | None]:
    """The provenance under the names that a format has for it, and no time of writing."""
    rights = f"Licence: {provenance.licence}. {provenance.credit}"
    state = f"version {provenance.version}, data {provenance.digest}"
    names: dict[str, dict[str, str | None]] = {
        ".pdf": {"Author": AUTHORS, "Subject": provenance.statement, "Keywords": state, "CreationDate": None},
        ".svg": {"Creator": AUTHORS, "Rights": rights, "Identifier": state, "Date": None},
        ".png": {"Author": AUTHORS, "Description": provenance.statement, "Copyright": rights},
    }
    return {"Title": provenance.title} | names[suffix]


def preview(
    history: History,
    rows: gpd.GeoDataFrame,
    day: dt.date,
    options: Options,
    *,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> bytes:
    """A small PNG of the same page; parameters as of ``write``."""
    small = replace(options, paper=replace(options.paper, dpi=PREVIEW_DPI))
    stream = io.BytesIO()
    with fonts.setting(options.language):
        figure = page.draw(history, rows, day, small, progress)
        FigureCanvasAgg(figure)
        figure.savefig(stream, dpi=PREVIEW_DPI, facecolor=colours.of("paper"), format="png")
    return stream.getvalue()
