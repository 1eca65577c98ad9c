"""Export a map: one HTML file, a printed or moving picture, or data, with a preview before it is downloaded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from campaigns import chapters, scene
from campaigns.atlas import export, export_selection
from campaigns.atlas.embedding import embedding
from campaigns.atlas.plate.paper import Paper
from campaigns.atlas.provenance import TITLE
from campaigns.symbology import languages
from campaigns.symbology import layers as symbology_layers
from pages.parts import export_process, map_component, own_layers, shared_work
from pages.parts.atlas_data import Atlas, as_view, enter, load, plain
from pages.parts.atlas_data import file as file_of
from pages.parts.export_job import Job
from pages.parts.export_line import FullError
from pages.parts.kept_document import Document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.delta_generator import DeltaGenerator

    from campaigns.guests.placing import GuestLayer

KINDS = {
    "map": ("Map with clock", ":material/map:", (".html",)),
    "picture": ("Printed page", ":material/print:", (".pdf", ".png", ".svg")),
    "moving": ("Moving picture", ":material/movie:", (".gif", ".webm", ".mp4")),
    "data": ("Data", ":material/table:", (".geojson", ".gpkg", ".kml", ".csv", ".jsonld")),
}
FORMATS = {
    ".html": ("One HTML file", "text/html"),
    ".pdf": ("PDF", "application/pdf"),
    ".png": ("PNG", "image/png"),
    ".svg": ("SVG", "image/svg+xml"),
    ".gif": ("GIF", "image/gif"),
    ".webm": ("WebM video", "video/webm"),
    ".mp4": ("MP4 video", "video/mp4"),
    ".geojson": ("GeoJSON", "application/geo+json"),
    ".gpkg": ("GeoPackage (QGIS)", "application/geopackage+sqlite3"),
    ".kml": ("KML (Google Earth)", "application/vnd.google-earth.kml+xml"),
    ".csv": ("CSV table", "text/csv"),
    ".jsonld": ("Linked Places (JSON-LD)", "application/ld+json"),
}
LANES: dict[str, shared_work.Lane] = {
    "map": "document",
    "picture": "picture",
    "moving": "moving picture",
    "data": "document",
}
MOVEMENTS, CHAPTER, CUSTOM = "movements", "chapter", "custom"
REQUESTED, CREATED, TABLE = "export requested", "export created", "table of an export with own data"
_PRESSED = "pressed"
"""A request of which the page has not seen yet what it is for."""
_MOVING = "august-storm"
"""Chapter a moving picture begins with: the whole atlas would be too many days."""
_ROWS = 200
_RELIEF_DPI = 210
"""Dots per inch of the relief in a PDF or SVG: all that it has is in them; more would only make the file larger."""


@dataclass(frozen=True, slots=True)
class Request:
    """The settings of the widgets: kind and suffix of the file, and its content."""

    kind: str
    suffix: str
    selection: export_selection.Selection


Table = tuple[pd.DataFrame, dict[str, int]]


def _settings() -> Request | None:
    """Lay out the settings; None, after a message, if one is not valid."""
    kind = st.radio(
        "Export as",
        KINDS,
        format_func=lambda key: f"{KINDS[key][1]} {KINDS[key][0]}",
        horizontal=True,
        key="kind of export",
    )
    suffixes = KINDS[kind][2]
    suffix = suffixes[0]
    if len(suffixes) > 1:
        suffix = st.selectbox("Format", suffixes, format_func=lambda key: FORMATS[key][0], key=f"format {kind}")
    span = _chapter(kind)
    days = _days(kind, span)
    layers = st.multiselect(
        "Layers", scene.LAYERS, format_func=lambda key: symbology_layers.titles()[key], placeholder="All layers"
    )
    title = st.text_input("Title", max_chars=120, placeholder=_title(kind, span))
    caption, language, controls = "", languages.ENGLISH, True
    if kind != "data":
        caption = st.text_input("Caption", max_chars=240, placeholder="A line below the title")
    if suffix != ".jsonld":  # it has the names in every language
        language = st.selectbox(
            "Language of names",
            languages.LANGUAGES,
            format_func=lambda code: languages.LANGUAGES[code],
            help="A name without a form in this language is written in English.",
        )
    try:
        view, box = _extent(kind, span)
    except ValueError as error:
        st.error(plain(str(error)))
        return None
    paper, step = Paper(), 1
    if kind == "picture":
        paper = _paper(suffix)
    if kind == "moving":
        step = int(st.number_input("Days per frame", 1, 365, 1))
    if kind == "map":
        controls = st.checkbox(
            "With time bar, legend and buttons", value=True, help="Without them the map alone is left, for a slide."
        )
    first, last, at = days
    selection = export_selection.Selection(
        *(first, last, at, tuple(layers) or None),
        view=view,
        title=title,
        box=box,
        caption=caption,
        language=language,
        controls=controls,
        paper=paper,
        step=step,
        guests=_guests(),
    )
    return Request(kind, suffix, selection)


def _guests() -> tuple[GuestLayer, ...]:
    """The visitor's own layers, where there are any and they are wanted."""
    own = own_layers.guests()
    if own and st.checkbox("With your data", value=True, help=plain(", ".join(guest.title for guest in own))):
        return own
    return ()


def _chapter(kind: str) -> chapters.Chapter | None:
    spans = {str(span.id): span for span in chapters.in_order()}
    keys = [*spans] if kind == "moving" else ["", *spans]
    chosen = st.selectbox(
        "Chapter",
        keys,
        index=keys.index(_MOVING) if kind == "moving" and _MOVING in keys else 0,
        format_func=lambda key: f"{spans[key].title} {spans[key].years}" if key else "All years",
        key=f"chapter {kind}",
    )
    return spans.get(chosen)


def _days(kind: str, span: chapters.Chapter | None) -> tuple[dt.date | None, dt.date | None, dt.date | None]:
    """First and last day, and the day shown; those a kind does not ask for are None."""
    first, last = (span.first, span.last) if span else (chapters.FIRST_DAY, chapters.LAST_DAY)
    opens = span.opens if span else chapters.OPENING
    key = f"{kind} {span.id if span else ''}"
    if kind == "picture":
        return None, None, _day(st.container(), "Day shown", opens, key)
    columns = st.columns(2)
    start = _day(columns[0], "First day", first, key)
    end = _day(columns[1], "Last day", last, key)
    return start, end, _day(st.container(), "Opens on", opens, key) if kind == "map" else None


def _day(column: DeltaGenerator, label: str, value: dt.date, key: str) -> dt.date:
    return column.date_input(
        label,
        value,
        min_value=chapters.FIRST_DAY,
        max_value=chapters.LAST_DAY,
        key=f"{label} {key}",
        format="YYYY-MM-DD",
    )


def _title(kind: str, span: chapters.Chapter | None) -> str:
    if kind == "picture":
        return span.title if span else "The chapter of the day"
    return TITLE


def _extent(
    kind: str, span: chapters.Chapter | None
) -> tuple[tuple[float, float, float] | None, tuple[float, float, float, float] | None]:
    """View or bounding box chosen in the widgets.

    Raises
    ------
    ValueError
        If the text is neither.
    """
    choices = [*([MOVEMENTS] if kind != "map" else []), *([CHAPTER] if kind != "data" or span else []), CUSTOM]
    names = {
        MOVEMENTS: "All of the earth" if kind == "data" else "All movements shown",
        CHAPTER: "Extent of the chapter" if span else "Whole theatre",
        CUSTOM: "Custom",
    }
    chosen = st.selectbox("Map extent", choices, format_func=lambda key: names[key], key=f"extent {kind}")
    if chosen == MOVEMENTS:
        return None, None
    if chosen == CHAPTER:
        return (span.view if span else chapters.WHOLE_THEATRE), None
    text = st.text_input(
        "View",
        "6/45/127",
        key=f"view {kind}",
        help="zoom/latitude/longitude as in the address of the map, or west,south,east,north in degrees"
        + ("; what meets it is in the file" if kind == "data" else ""),
    )
    view = as_view(text)
    if view:
        return (view[0], view[1], view[2]), None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(
            f"{text!r} is not a view; expected zoom/latitude/longitude such as 6/45/127, or west,south,east,north"
        ) from None
    return None, (west, south, east, north)


def _paper(suffix: str) -> Paper:
    columns = st.columns(3)
    size = columns[0].selectbox("Paper", ["a3", "a4"], format_func=str.upper)
    portrait = columns[1].selectbox("Orientation", ["landscape", "portrait"]) == "portrait"
    dpi = _RELIEF_DPI
    if suffix == ".png":
        dpi = columns[2].selectbox("Dots per inch", [300, 200, 150, 96])
    return Paper(size, portrait=portrait, dpi=dpi)


def _key(atlas: Atlas, request: Request, *more: str) -> tuple[str, ...]:
    """What tells a file from others: text, as Streamlit makes a page's classes anew at each run."""
    asked = replace(request, selection=replace(request.selection, guests=()))
    return (atlas.identity, own_layers.identity(), repr(asked), *more)


def _table(atlas: Atlas, request: Request) -> Table:
    """The first rows of a data export, and how many of each layer it has: own data first."""
    selection = request.selection
    rows = export.rows_drawn(request.suffix, atlas.scene, selection)
    table = export.data(atlas.history, rows, selection, request.suffix)
    counts = {str(layer): int(count) for layer, count in table["layer"].value_counts().items()}
    own = table["layer"].isin([guest.id for guest in selection.guests])
    first = pd.concat([table[own], table[~own]]).head(_ROWS)
    return pd.DataFrame(first.drop(columns="geometry")), counts


@st.cache_data(max_entries=8, show_spinner="Reading the rows …")
def _shared_table(_atlas: Atlas, key: tuple[str, ...], _request: Request) -> Table:  # noqa: ARG001 - tells tables apart
    return _table(_atlas, _request)


def _kept_table(atlas: Atlas, request: Request) -> Table:
    """The table, kept for all visitors; one with own data for this session alone."""
    key = _key(atlas, request)
    if not request.selection.guests:
        return _shared_table(atlas, key, request)
    kept = st.session_state.get(TABLE)
    if kept is None or kept[0] != key:
        kept = (key, _table(atlas, request))
        st.session_state[TABLE] = kept
    table: Table = kept[1]
    return table


def _preview(atlas: Atlas, request: Request) -> None:
    """Show what the file will contain."""
    selection = request.selection
    if request.kind == "data":
        table, counts = _kept_table(atlas, request)
        titles = {**symbology_layers.titles(), **{guest.id: guest.title for guest in selection.guests}}
        texts = (f"{titles[layer]} {count}" for layer, count in counts.items())
        st.caption(plain(f"{sum(counts.values())} features: " + " · ".join(texts)))
        st.dataframe(table, hide_index=True, width="stretch", height=420)
        if sum(counts.values()) > _ROWS:
            st.caption(f"The first {_ROWS} are shown.")
        return
    alike = replace(selection.paper, dpi=_RELIEF_DPI)
    [file] = shared_work.made(
        _key(atlas, replace(request, selection=replace(selection, paper=alike)), "preview"),
        "Drawing the preview …",
        lane="document" if request.kind == "map" else "picture",
        private=bool(selection.guests),
        make=lambda folder, report: _make(atlas, request, folder, report, preview=True),
    )
    if request.kind == "map":
        document = Document(file.read_bytes(), file.stem)
        map_component.show(document, {}, lambda: None, key="export map", height=560)
    else:
        caption = "One frame" if request.kind == "moving" else "Preview of the printed page"
        st.image(file.read_bytes(), caption=caption, width="stretch")


def _create(atlas: Atlas, request: Request) -> None:
    """Create the file on request, and offer it for download."""
    key = _key(atlas, request)
    private = bool(request.selection.guests)
    state = st.session_state
    # The request is kept until it is done, as the map beside it may have the page run again meanwhile. What it is for
    # is seen when the page runs: when the button is pressed, a setting that was just changed may not have come yet.
    st.button(
        "Create file",
        type="primary",
        icon=":material/build:",
        width="stretch",
        on_click=lambda: state.update({REQUESTED: _PRESSED}),
    )
    if state.get(REQUESTED) == _PRESSED:
        state[REQUESTED] = key
    files = shared_work.kept(key, private=private) if state.get(CREATED) == key else None
    if files is None and state.get(REQUESTED) == key:
        files = shared_work.made(
            key,
            "Writing …",
            lane=LANES[request.kind],
            private=private,
            make=lambda folder, report: _make(atlas, request, folder, report, preview=False),
            on_cancel=_cancel,
        )
        state[CREATED] = key
    state.pop(REQUESTED, None)
    if files is None:
        st.caption("A file made here needs no network: put it on a slide, a web page or a kiosk.")
        return
    file, *beside = files
    st.success(f"Ready: {file.stat().st_size / 1e6:.2f} MB", icon=":material/check_circle:")
    _download("Download", file, FORMATS[request.suffix][1])
    for description in beside:
        _download("Download its description: columns, licence, credits", description, "application/csvm+json")
    if request.suffix == ".html":
        st.caption("To show it within another page, put the file beside that page and write:")
        st.code(embedding(file.name, request.selection.title or TITLE), language="html", wrap_lines=True)


def _cancel() -> None:
    st.session_state.pop(REQUESTED, None)


def _make(atlas: Atlas, request: Request, folder: Path, report: Callable[[float, str], None], *, preview: bool) -> None:
    """Write the file, and what describes it if anything does, into a folder; or a preview."""
    export.rows_drawn(request.suffix, atlas.scene, request.selection)  # what is wrong is told at once
    job = Job(file_of(atlas, atlas.identity), folder / _name(request), request.selection, preview)
    export_process.run(job, report)


def _download(label: str, file: Path, mime: str) -> None:
    """A button for a file, which is read when it is pressed."""
    st.download_button(
        label,
        file.read_bytes,
        file_name=file.name,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )


def _name(request: Request) -> str:
    selection = request.selection
    days = (selection.first, selection.last) if request.kind == "moving" else (selection.picture_day,)
    return "-".join(["atlas", *(day.isoformat() for day in days if day)]) + request.suffix


def page() -> None:
    """Lay out the page."""
    st.title("Export", anchor=False)
    atlas = load()
    if atlas is None:
        return
    settings, preview = st.columns([1, 1.9], gap="large")
    with settings:
        request = _settings()
    if request is None:
        return
    try:
        export_selection.validate(request.selection)
        with preview:
            _preview(atlas, request)
        with settings:
            _create(atlas, request)
    except (export_selection.ExportError, FullError) as error:
        preview.error(plain(str(error)), icon=":material/error:")


enter("export")
page()
