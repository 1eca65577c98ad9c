"""Files of one layer, each written when a visitor asks for it."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns.atlas import export
from campaigns.atlas.export_selection import Selection, rows_of
from campaigns.atlas.formats import csv_on_the_web

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    import geopandas as gpd

    from campaigns.history import History


def of_layer(
    history: History, scene: gpd.GeoDataFrame, layer: str, day: dt.date | None, suffix: str
) -> dict[str, Callable[[], bytes]]:
    """Files of a layer on a day, or of all years, by name: one, and of a table the description beside it.

    Raises
    ------
    ExportError
        If nothing of the layer is there then.
    """
    selection = Selection(at=day, layers=(layer,))
    rows_of(suffix, scene, selection)
    out = Path(f"{layer}{f'-{day.isoformat()}' if day else ''}{suffix}")
    names = [out.name, csv_on_the_web.description_path(out).name] if suffix == ".csv" else [out.name]
    return {name: partial(_content, history, scene, selection, out.name, name) for name in names}


def _content(history: History, scene: gpd.GeoDataFrame, selection: Selection, out: str, name: str) -> bytes:
    """One of the files of an export to ``out``."""
    with tempfile.TemporaryDirectory() as folder:
        export.write(Path(folder) / out, history, scene, selection)
        return (Path(folder) / name).read_bytes()
