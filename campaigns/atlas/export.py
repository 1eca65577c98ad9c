"""The scene written to a file: the format is the file's suffix.

Whatever is written goes to a temporary file beside its target first, so that an export that fails leaves what was
there untouched.
"""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.document import folium_map, payload
from campaigns.atlas.formats import linked_places
from campaigns.atlas.plate.paper import LEAST_DPI, MOST_DPI, SIZES_MM, Paper
from campaigns.scene import COLUMNS, LAYERS, select
from campaigns.symbology import languages

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    import geopandas as gpd

    from campaigns.atlas.document.payload_types import Payload
    from campaigns.atlas.plate.page import Options
    from campaigns.history import History

# What draws pictures is imported where it is used: matplotlib takes half a second, and a map needs none of it.

CONTRACT = COLUMNS[:11]
"""Columns of a data export: ``id, layer, kind, name, side, start, end, certainty, sources, dossier, note``."""
DATA = (".geojson", ".gpkg", ".kml", ".jsonld", ".csv")
PICTURES = (".pdf", ".png", ".svg")
MOVING = (".gif", ".mp4", ".webm")
FORMATS = (".html", *DATA, *PICTURES, *MOVING)
Progress = Callable[[float, str], None]
"""Told the share of an export that is done, 0 to 1, and what comes next."""
_LOWEST, _HIGHEST = 2.0, 12.0
"""Zooms a view can have."""


class ExportError(Exception):
    """An export that cannot be done, with what to do about it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What an export holds, and how it is shown.

    Attributes
    ----------
    first, last, at
        The span of days (None = the whole atlas) and the day it shows.
    layers
        Names of layers (None = all).
    view, box
        What is seen: zoom, latitude, longitude, or west, south, east, north in degrees.
    title, caption, language
        ``title`` empty = the atlas's own, or in a picture that of its chapter.
    controls
        Whether a map has its time bar, legend and buttons.
    paper, step
        The sheet of a picture; days between two frames of a moving one.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    at: dt.date | None = None
    layers: tuple[str, ...] | None = None
    view: tuple[float, float, float] | None = None
    title: str = ""
    select: str = ""
    box: tuple[float, float, float, float] | None = None
    caption: str = ""
    language: str = languages.ENGLISH
    controls: bool = True
    paper: Paper = field(default_factory=Paper)
    step: int = 1


def of_chapter(identity: str, selection: Selection) -> Selection:
    """A selection with the days and view of a chapter where it names none of its own.

    Raises
    ------
    ExportError
        If there is no such chapter.
    """
    spans = {str(span.id): span for span in chapters.CHAPTERS}
    if identity not in spans:
        raise ExportError(f"unknown chapter {identity}; expected one of {', '.join(spans)}")
    span = spans[identity]
    first, last = selection.first or span.first, selection.last or span.last
    at = selection.at or min(max(span.opens, first), last)
    view = selection.view or (None if selection.box else span.view)
    return replace(selection, first=first, last=last, at=at, view=view, title=selection.title or span.title)


def write(
    out: Path,
    history: History,
    scene: gpd.GeoDataFrame,
    selection: Selection,
    progress: Progress = lambda _share, _what: None,
) -> Path:
    """Write an export.

    Parameters
    ----------
    out
        The file; its suffix is the format: ``.html .geojson .gpkg .kml .jsonld .csv .png .svg .pdf``, and
        ``.gif .webm .mp4`` for a moving picture.
    history, scene
        The history and the rows assembled from it.
    selection
        What to write. A picture shows one day: ``at``, or the last day of the span.
    progress
        Told how far a picture is.

    Raises
    ------
    ExportError
        If the suffix is no format, a layer is unknown, the span is empty, nothing lies in it, or the file cannot
        be written. Nothing is written then.
    """
    writer = _writer(out)
    refuse_nonsense(selection)
    rows = rows_of(out.suffix.lower(), scene, selection)
    with _replacing(out) as temporary:
        writer(temporary, history, rows, selection, progress)
    return out


def rows_of(suffix: str, scene: gpd.GeoDataFrame, selection: Selection) -> gpd.GeoDataFrame:
    """The rows an export of a format holds.

    Raises
    ------
    ExportError
        If there are none, a moving picture has no span, or no typeface is installed for its language.
    """
    first, last = selection.first, selection.last
    if suffix in {*MOVING, *PICTURES} and not _can_write(selection.language):
        raise ExportError(
            f"no typeface for the language {selection.language} is installed; install Noto Serif CJK, or take en or ru"
        )
    if suffix in MOVING:
        if first is None or last is None:
            raise ExportError(f"a moving picture ({suffix}) needs a first and a last day: --from and --to")
    elif suffix in PICTURES:
        first = last = picture_day(selection)
    elif suffix != ".html":  # a map opens on `at`; data is of it where no span is given
        first, last = first or selection.at, last or selection.at
    rows = select(scene, first, last, selection.layers)
    if rows.empty:
        when = "" if first is None and last is None else f" between {first or 'the first'} and {last or 'the last day'}"
        raise ExportError(f"nothing of the atlas lies in these layers{when}; choose others, or a wider span")
    return rows


def picture_day(selection: Selection) -> dt.date:
    """The day a picture shows."""
    return selection.at or selection.last or (chapters.LAST_DAY if selection.first else chapters.OPENING)


def content(history: History, scene: gpd.GeoDataFrame, selection: Selection) -> Payload:
    """What the document of a selection carries, see ``payload.build``."""
    carried = payload.build(
        history,
        scene,
        first=selection.first or chapters.FIRST_DAY,
        last=selection.last or chapters.LAST_DAY,
        opens=selection.at,
        view=_view(selection),
        layers=selection.layers,
        title=selection.title or payload.TITLE,
    )
    carried["select"] = selection.select
    carried["caption"] = selection.caption
    carried["language"] = selection.language
    carried["controls"] = selection.controls
    return carried


def html(history: History, scene: gpd.GeoDataFrame, selection: Selection) -> str:
    """The document of a selection, see ``folium_map.render``."""
    return folium_map.render(content(history, scene, selection), history.ground.relief)


def embedding(name: str, title: str) -> str:
    """HTML that shows an exported map within another page."""
    return (
        f'<iframe src="{escape(name)}" title="{escape(title or payload.TITLE)}" width="100%" height="640" '
        'style="border:0" loading="lazy" sandbox="allow-scripts allow-downloads allow-popups"></iframe>'
    )


def _can_write(language: str) -> bool:
    from campaigns.atlas.plate import fonts  # noqa: PLC0415 - as above

    return fonts.can_write(language)


def options(selection: Selection) -> Options:
    """How a picture of a selection is printed."""
    from campaigns.atlas.plate import extent  # noqa: PLC0415 - as above
    from campaigns.atlas.plate.page import Options  # noqa: PLC0415

    box = selection.box or (extent.of_view(*selection.view) if selection.view else None)
    return Options(selection.title, selection.caption, selection.language, selection.paper, box)


def _view(selection: Selection) -> tuple[float, float, float]:
    if selection.view:
        return selection.view
    if not selection.box:
        return chapters.WHOLE_THEATRE
    west, south, east, north = selection.box
    zoom = math.log2(min(1440 * 360 / (256 * (east - west)), 810 * 170 / (256 * (north - south))))
    return (
        round(min(max(zoom, _LOWEST), _HIGHEST) * 2) / 2,
        round((south + north) / 2, 3),
        round((west + east) / 2, 3),
    )


Writer = Callable[[Path, "History", "gpd.GeoDataFrame", Selection, Progress], None]


def _writer(out: Path) -> Writer:
    suffix = out.suffix.lower()
    writers: dict[str, Writer] = {
        ".html": _write_html,
        ".geojson": _write_geojson,
        ".gpkg": _write_geopackage,
        ".kml": _write_kml,
        ".jsonld": _write_linked_places,
        ".csv": _write_csv,
        **dict.fromkeys(PICTURES, _write_picture),
        **dict.fromkeys(MOVING, _write_animation),
    }
    if suffix not in writers:
        raise ExportError(f"{out.name} ends in {suffix or 'no suffix'}; expected one of {', '.join(FORMATS)}")
    return writers[suffix]


def refuse_nonsense(selection: Selection) -> None:
    """Find out before anything is drawn what cannot be done.

    Raises
    ------
    ExportError
        With what was found and what was expected.
    """
    unknown = sorted(set(selection.layers or ()) - set(LAYERS))
    if unknown:
        raise ExportError(f"unknown layer {', '.join(unknown)}; expected some of {', '.join(LAYERS)}")
    first, last = selection.first or chapters.FIRST_DAY, selection.last or chapters.LAST_DAY
    if first > last:
        raise ExportError(f"the span ends on {last}, before it starts on {first}")
    if selection.at is not None and not first <= selection.at <= last:
        raise ExportError(f"the day {selection.at} lies outside the span {first} to {last}")
    if selection.paper.size not in SIZES_MM:
        raise ExportError(f"unknown paper {selection.paper.size}; expected one of {', '.join(SIZES_MM)}")
    if not LEAST_DPI <= selection.paper.dpi <= MOST_DPI:
        raise ExportError(f"{selection.paper.dpi} dots per inch; expected {LEAST_DPI} to {MOST_DPI}")
    if selection.step < 1:
        raise ExportError(f"a step of {selection.step} days; expected 1 or more")
    if selection.box:
        west, south, east, north = selection.box
        if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):  # noqa: PLR2004 - degrees
            raise ExportError(f"the box {west:g},{south:g},{east:g},{north:g} is not west,south,east,north in degrees")


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


def _write_html(out: Path, history: History, rows: gpd.GeoDataFrame, selection: Selection, _: Progress) -> None:
    out.write_text(html(history, rows, selection), encoding="utf-8")


def _table(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The contract's columns, days as ISO text, empty = open."""
    table = rows[[*CONTRACT, "geometry"]].copy()
    for column in ("start", "end"):
        table[column] = table[column].map(lambda day: "" if day is None else day.isoformat())
    for column in CONTRACT:
        table[column] = table[column].map(lambda value: "" if value is None else str(value))
    return table


def _write_geojson(out: Path, _c: History, rows: gpd.GeoDataFrame, _s: Selection, _: Progress) -> None:
    _table(rows).to_file(out, driver="GeoJSON", engine="pyogrio", COORDINATE_PRECISION=5)


def _write_geopackage(out: Path, _c: History, rows: gpd.GeoDataFrame, _s: Selection, _: Progress) -> None:
    from campaigns.atlas.formats import qgis  # noqa: PLC0415 - as above

    table = _table(rows)
    table.to_file(out, driver="GPKG", engine="pyogrio", layer="atlas", GEOMETRY_NAME="geom")
    qgis.style_layer(out, table)


def _write_kml(out: Path, _c: History, rows: gpd.GeoDataFrame, selection: Selection, _: Progress) -> None:
    from campaigns.atlas.formats import kml  # noqa: PLC0415 - as above

    kml.write(out, _table(rows), selection.title or payload.TITLE)


def _write_csv(out: Path, _c: History, rows: gpd.GeoDataFrame, _s: Selection, _: Progress) -> None:
    table = _table(rows)
    points = table.geometry.representative_point()
    table = table.assign(lon=points.x.round(5), lat=points.y.round(5)).drop(columns="geometry")
    table.to_csv(out, index=False)


def _write_linked_places(
    out: Path, history: History, rows: gpd.GeoDataFrame, selection: Selection, _: Progress
) -> None:
    out.write_text(linked_places.text(history, rows, selection.title or payload.TITLE), encoding="utf-8")


def _write_picture(
    out: Path, history: History, rows: gpd.GeoDataFrame, selection: Selection, progress: Progress
) -> None:
    from campaigns.atlas.plate import picture  # noqa: PLC0415 - as above

    picture.write(out, history, rows, picture_day(selection), options(selection), progress=progress)


def _write_animation(
    out: Path, history: History, rows: gpd.GeoDataFrame, selection: Selection, progress: Progress
) -> None:
    from campaigns.atlas.plate import animation  # noqa: PLC0415 - as above

    assert selection.first is not None and selection.last is not None  # noqa: S101, PT018 - `rows_of` saw to it
    try:
        days = animation.days(selection.first, selection.last, selection.step)
        animation.write(out, history, rows, days, options(selection), progress=progress)
    except animation.AnimationError as error:
        raise ExportError(str(error)) from None
