"""One day of the atlas as a printed picture: PNG, SVG or PDF, drawn with matplotlib in the document's style."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg

from campaigns.atlas import style
from campaigns.atlas.plate import fonts, page
from campaigns.atlas.plate.page import Options
from campaigns.atlas.plate.paper import Paper

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd

    from campaigns.catalogue import Catalogue

PREVIEW_DPI = 62
"""Dots per inch of a preview: about a thousand pixels for A3."""


def write(
    out: Path,
    catalogue: Catalogue,
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
    with mpl.rc_context(fonts.rc(options.language)):
        figure = page.draw(catalogue, rows, day, options, progress)
        FigureCanvasAgg(figure)
        progress(0.7, f"writing {suffix[1:].upper()}")
        metadata: dict[str, Any] = {"Title": options.title or day.isoformat()}
        metadata |= {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(suffix, {})
        figure.savefig(out, dpi=options.paper.dpi, facecolor=style.PAPER, metadata=metadata, format=suffix[1:])
        progress(1.0, "ready")


def preview(catalogue: Catalogue, rows: gpd.GeoDataFrame, day: dt.date, options: Options) -> bytes:
    """A small PNG of the same page."""
    paper = Paper(options.paper.size, portrait=options.paper.portrait, dpi=PREVIEW_DPI)
    small = Options(options.title, options.caption, options.language, paper, options.box)
    stream = io.BytesIO()
    with mpl.rc_context(fonts.rc(options.language)):
        figure = page.draw(catalogue, rows, day, small)
        FigureCanvasAgg(figure)
        figure.savefig(stream, dpi=PREVIEW_DPI, facecolor=style.PAPER, format="png")
    return stream.getvalue()
