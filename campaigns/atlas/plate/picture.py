"""One day of the atlas as a printed picture: PNG, SVG or PDF, drawn with matplotlib in the document's style."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg

from campaigns.atlas.plate import fonts, page
from campaigns.symbology import style

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd

    from campaigns.atlas.plate.page import Options
    from campaigns.history import History

PREVIEW_DPI = 75
"""Dots per inch of a preview: 1,240 pixels for A3."""


def write(
    out: Path,
    history: History,
    rows: gpd.GeoDataFrame,
    day: dt.date,
    options: Options,
    *,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
) -> None:
    """Draw the rows valid on a day; the file's suffix is the format (``.png .svg .pdf``).

    Parameters
    ----------
    rows
        Rows of the scene valid on that day, EPSG:4326.
    progress
        Told the share that is done, 0 to 1, and what comes next.
    """
    suffix = out.suffix.lower()
    with fonts.setting(options.language):
        figure = page.draw(history, rows, day, options, progress)
        FigureCanvasAgg(figure)
        progress(0.7, f"writing {suffix[1:].upper()}")
        metadata: dict[str, Any] = {"Title": options.title or day.isoformat()}
        metadata |= {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(suffix, {})
        figure.savefig(out, dpi=options.paper.dpi, facecolor=style.PAPER, metadata=metadata, format=suffix[1:])
        progress(1.0, "ready")


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
        figure.savefig(stream, dpi=PREVIEW_DPI, facecolor=style.PAPER, format="png")
    return stream.getvalue()
