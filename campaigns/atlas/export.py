"""The scene written to a file: the format is the file's suffix.

Whatever is written goes to a temporary file beside its target first, so that an export that fails leaves what was
there untouched.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas import folium_map, linked_places, payload, picture
from campaigns.atlas.scene import COLUMNS, LAYERS, select

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    import geopandas as gpd

    from campaigns.catalogue import Catalogue

CONTRACT = COLUMNS[:11]
"""Columns of a data export: ``id, layer, kind, name, side, start, end, certainty, sources, dossier, note``."""
DRIVERS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".kml": "LIBKML"}
PICTURES = frozenset({".png", ".svg", ".pdf"})
FORMATS = (".html", *DRIVERS, ".jsonld", ".csv", *sorted(PICTURES))


class ExportError(Exception):
    """An export that cannot be done, with what to do about it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export holds: a span of days (None = the whole atlas), the day it shows, layers (None = all)."""

    first: dt.date | None = None
    last: dt.date | None = None
    at: dt.date | None = None
    layers: tuple[str, ...] | None = None
    view: tuple[float, float, float] | None = None
    title: str = payload.TITLE
    select: str = field(default="")


def write(out: Path, catalogue: Catalogue, scene: gpd.GeoDataFrame, selection: Selection) -> Path:
    """Write an export.

    Parameters
    ----------
    out
        The file; its suffix is the format: ``.html .geojson .gpkg .kml .jsonld .csv .png .svg .pdf``.
    catalogue, scene
        The history and the rows assembled from it.
    selection
        What to write. A picture shows one day: ``at``, or the last day of the span.

    Raises
    ------
    ExportError
        If the suffix is no format, a layer is unknown, the span is empty, nothing lies in it, or the file cannot
        be written.
    """
    writer = _writer(out)
    _refuse_nonsense(selection)
    first, last = selection.first, selection.last
    if out.suffix.lower() != ".html":  # a map opens on `at`; data and pictures are of it
        first, last = first or selection.at, last or selection.at
    rows = select(scene, first, last, selection.layers)
    if rows.empty:
        when = "" if first is None and last is None else f" between {first or 'the first'} and {last or 'the last day'}"
        raise ExportError(f"nothing of the atlas lies in these layers{when}; choose others, or a wider span")
    with _replacing(out) as temporary:
        writer(temporary, catalogue, rows, selection)
    return out


def html(catalogue: Catalogue, scene: gpd.GeoDataFrame, selection: Selection) -> str:
    """The document of a selection, see ``folium_map.render``."""
    content = payload.build(
        catalogue,
        scene,
        first=selection.first or chapters.FIRST_DAY,
        last=selection.last or chapters.LAST_DAY,
        opens=selection.at,
        view=selection.view or chapters.WHOLE_THEATRE,
        layers=selection.layers,
        title=selection.title,
    )
    content["select"] = selection.select
    return folium_map.render(content)


def _writer(out: Path) -> Callable[[Path, Catalogue, gpd.GeoDataFrame, Selection], None]:
    suffix = out.suffix.lower()
    if suffix == ".html":
        return _write_html
    if suffix == ".csv":
        return _write_csv
    if suffix == ".jsonld":
        return _write_linked_places
    if suffix in DRIVERS:
        return _write_features
    if suffix in PICTURES:
        return _write_picture
    raise ExportError(f"{out.name} ends in {suffix or 'no suffix'}; expected one of {', '.join(FORMATS)}")


def _refuse_nonsense(selection: Selection) -> None:
    unknown = sorted(set(selection.layers or ()) - set(LAYERS))
    if unknown:
        raise ExportError(f"unknown layer {', '.join(unknown)}; expected some of {', '.join(LAYERS)}")
    first, last = selection.first or chapters.FIRST_DAY, selection.last or chapters.LAST_DAY
    if first > last:
        raise ExportError(f"the span ends on {last}, before it starts on {first}")
    if selection.at is not None and not first <= selection.at <= last:
        raise ExportError(f"the day {selection.at} lies outside the span {first} to {last}")


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """A temporary file beside ``out`` that takes its place when all went well."""
    try:
        handle, name = tempfile.mkstemp(suffix=out.suffix, prefix=f".{out.stem}-", dir=out.parent or Path())
    except OSError as error:
        raise ExportError(
            f"{out} cannot be written: {error.strerror}; choose a folder that exists and is yours"
        ) from None
    os.close(handle)
    temporary = Path(name)
    temporary.unlink()
    try:
        if out.is_dir():
            raise ExportError(f"{out} is a folder; give a file name")
        yield temporary
        temporary.replace(out)
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror or error}") from None
    finally:
        temporary.unlink(missing_ok=True)


def _write_html(out: Path, catalogue: Catalogue, rows: gpd.GeoDataFrame, selection: Selection) -> None:
    out.write_text(html(catalogue, rows, selection), encoding="utf-8")


def _table(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The contract's columns, days as ISO text, empty = open."""
    table = rows[[*CONTRACT, "geometry"]].copy()
    for column in ("start", "end"):
        table[column] = table[column].map(lambda day: "" if day is None else day.isoformat())
    for column in CONTRACT:
        table[column] = table[column].map(lambda value: "" if value is None else str(value))
    return table


def _write_features(out: Path, _catalogue: Catalogue, rows: gpd.GeoDataFrame, _selection: Selection) -> None:
    driver = DRIVERS[out.suffix.lower()]
    options = {"COORDINATE_PRECISION": 5} if driver == "GeoJSON" else {}
    layer = {} if driver == "GeoJSON" else {"layer": "atlas"}
    table = _table(rows)
    if driver == "LIBKML":  # the names KML's time spans have
        table = table.rename(columns={"start": "begin"})
    table.to_file(out, driver=driver, engine="pyogrio", **layer, **options)


def _write_csv(out: Path, _catalogue: Catalogue, rows: gpd.GeoDataFrame, _selection: Selection) -> None:
    table = _table(rows)
    points = table.geometry.representative_point()
    table = table.assign(lon=points.x.round(5), lat=points.y.round(5)).drop(columns="geometry")
    table.to_csv(out, index=False)


def _write_linked_places(out: Path, catalogue: Catalogue, rows: gpd.GeoDataFrame, selection: Selection) -> None:
    out.write_text(linked_places.text(catalogue, rows, selection.title), encoding="utf-8")


def _write_picture(out: Path, catalogue: Catalogue, rows: gpd.GeoDataFrame, selection: Selection) -> None:
    day = selection.at or selection.last or (chapters.LAST_DAY if selection.first else chapters.OPENING)
    picture.write(out, catalogue, select(rows, day, day), day, selection.title)
