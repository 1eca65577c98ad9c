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
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.symbology import languages
from campaigns.symbology import layers as symbology_layers
from pages.parts import (
    export_extent,
    export_opening,
    export_process,
    map_component,
    own_layers,
    presses,
    shared_work,
    visitor_language,
)
from pages.parts.atlas_data import Atlas, enter, load, plain
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
    from pages.parts.export_opening import Opening

KINDS = {
    "map": (later("Map with clock"), ":material/map:", (".html",)),
    "picture": (later("Printed page"), ":material/print:", (".pdf", ".png", ".svg")),
    "moving": (later("Moving picture"), ":material/movie:", (".gif", ".webm", ".mp4")),
    "worksheet": (later("Worksheet"), ":material/school:", (".pdf",)),
    "data": (later("Data"), ":material/table:", (".geojson", ".gpkg", ".kml", ".csv", ".jsonld")),
}
FORMATS = {
    ".html": (later("One HTML file"), "text/html"),
    ".pdf": ("PDF", "application/pdf"),
    ".png": ("PNG", "image/png"),
    ".svg": ("SVG", "image/svg+xml"),
    ".gif": ("GIF", "image/gif"),
    ".webm": (later("WebM video"), "video/webm"),
    ".mp4": (later("MP4 video"), "video/mp4"),
    ".geojson": ("GeoJSON", "application/geo+json"),
    ".gpkg": ("GeoPackage (QGIS)", "application/geopackage+sqlite3"),
    ".kml": ("KML (Google Earth)", "application/vnd.google-earth.kml+xml"),
    ".csv": (later("CSV table"), "text/csv"),
    ".jsonld": ("Linked Places (JSON-LD)", "application/ld+json"),
}
LANES: dict[str, shared_work.Lane] = {
    "map": "document",
    "picture": "picture",
    "moving": "moving picture",
    "worksheet": "picture",
    "data": "document",
}
_PREVIEWS = {
    "picture": later("Preview of the printed page"),
    "moving": later("One frame"),
    "worksheet": later("One of its maps"),
}
REQUESTED, CREATED, TABLE = "export requested", "export created", "table of an export with own data"
_PRESSED = "pressed"
"""A request of which the page has not seen yet what it is for."""
_MOVING = "august-storm"
"""Chapter a moving picture begins with: the whole atlas would be too many days."""
_ROWS = 200
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Request:
    """The settings of the widgets: kind and suffix of the file, its content, and of a worksheet its chapter."""

    kind: str
    suffix: str
    selection: export_selection.Selection
    chapter: str = ""


Table = tuple[pd.DataFrame, dict[str, int]]


def _settings(atlas: Atlas) -> Request | None:
    """Lay out the settings, which begin as the map was left; None, after a message, if one is not valid."""
    opening = export_opening.of_map(atlas.history)
    kind = st.radio(
        t("Export as"),
        KINDS,
        format_func=lambda key: f"{KINDS[key][1]} {t(KINDS[key][0])}",
        horizontal=True,
        key="kind of export",
    )
    suffixes = KINDS[kind][2]
    suffix = suffixes[0]
    if len(suffixes) > 1:
        suffix = st.selectbox(t("Format"), suffixes, format_func=lambda key: t(FORMATS[key][0]), key=f"format {kind}")
    span = _chapter(kind, opening)
    if kind == "worksheet" and span:
        return _worksheet(suffix, span)
    first, last, at = _days(kind, span, opening)
    layers = st.multiselect(
        t("Layers"),
        scene.LAYERS,
        format_func=lambda key: spoken.told(symbology_layers.titles()[key]),
        placeholder=t("All layers"),
    )
    begins = opening.title if kind != "data" else ""
    title = st.text_input(t("Title"), begins[:_LONGEST_TITLE], _LONGEST_TITLE, placeholder=_title(kind, span))
    caption, language, controls, select = "", languages.ENGLISH, True, ""
    if kind != "data":
        caption = st.text_input(t("Caption"), max_chars=240, placeholder=t("A line below the title"))
    if suffix != ".jsonld":  # it has the names in every language
        language = _language(t("Language") if suffix == ".html" else t("Language of names"))
    try:
        view, box = export_extent.extent(kind, span, opening.view)
    except ValueError as error:
        st.error(plain(str(error)))
        return None
    paper, step = Paper(), 1
    if kind == "picture":
        paper = export_extent.paper(suffix)
    if kind == "moving":
        step = int(st.number_input(t("Days per frame"), 1, 365, 1))
    if kind == "map":
        controls = st.checkbox(
            t("With time bar, legend and buttons"),
            value=True,
            help=t("Without them the map alone is left, for a slide."),
        )
        select = opening.selected_within(first, last)
        if select and not st.checkbox(t("With {name} selected", name=plain(opening.title)), value=True):
            select = ""
    selection = export_selection.Selection(
        *(first, last, at, tuple(layers) or None),
        view=view,
        title=title,
        select=select,
        box=box,
        caption=caption,
        language=language,
        controls=controls,
        paper=paper,
        step=step,
        guests=_guests(),
    )
    return Request(kind, suffix, selection)


def _language(label: str) -> str:
    return st.selectbox(
        label,
        languages.LANGUAGES,
        [*languages.LANGUAGES].index(visitor_language.of_names()),
        format_func=lambda code: languages.LANGUAGES[code],
        help=t("A name without a form in this language is written in English."),
    )


def _worksheet(suffix: str, span: chapters.Chapter) -> Request:
    """The settings of a worksheet: what it shows follows from its chapter."""
    language = _language(t("Language"))
    st.caption(t("For a class, on A4: maps without names, a text, questions, and behind them the solutions."))
    return Request("worksheet", suffix, export_selection.Selection(language=language), str(span.id))


def _guests() -> tuple[GuestLayer, ...]:
    """The visitor's own layers, where there are any and they are wanted."""
    own = own_layers.guests()
    if own and st.checkbox(t("With your data"), value=True, help=plain(", ".join(guest.title for guest in own))):
        return own
    return ()


def _chapter(kind: str, opening: Opening) -> chapters.Chapter | None:
    spans = {str(span.id): span for span in chapters.in_order()}
    keys = [*spans] if kind in {"moving", "worksheet"} else ["", *spans]
    begins = {"moving": _MOVING, "worksheet": opening.chapter}.get(kind)
    chosen = st.selectbox(
        t("Chapter"),
        keys,
        index=keys.index(begins) if begins in keys else 0,
        format_func=lambda key: f"{spoken.told(spans[key].title)} {spans[key].years}" if key else t("All years"),
        key=f"chapter {kind}",
    )
    return spans.get(chosen)


def _days(
    kind: str, span: chapters.Chapter | None, opening: Opening
) -> tuple[dt.date | None, dt.date | None, dt.date | None]:
    """First and last day, and the day shown; those a kind does not ask for are None."""
    first, last = (span.first, span.last) if span else (chapters.FIRST_DAY, chapters.LAST_DAY)
    opens = opening.day_within(first, last) or (span.opens if span else chapters.OPENING)
    key = f"{kind} {span.id if span else ''}"
    if kind == "picture":
        return None, None, _day(st.container(), later("Day shown"), opens, key)
    columns = st.columns(2)
    start = _day(columns[0], later("First day"), first, key)
    end = _day(columns[1], later("Last day"), last, key)
    return start, end, _day(st.container(), later("Opens on"), opens, key) if kind == "map" else None


def _day(column: DeltaGenerator, label: str, value: dt.date, key: str) -> dt.date:
    return column.date_input(
        t(label),
        value,
        min_value=chapters.FIRST_DAY,
        max_value=chapters.LAST_DAY,
        key=f"{label} {key}",
        format="YYYY-MM-DD",
    )


def _title(kind: str, span: chapters.Chapter | None) -> str:
    if kind == "picture":
        return spoken.told(span.title) if span else t("The chapter of the day")
    return t(TITLE)


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


@st.cache_data(max_entries=8, show_spinner=False)
def _shared_table(_atlas: Atlas, key: tuple[str, ...], _request: Request) -> Table:  # noqa: ARG001 - tells tables apart
    with st.spinner(t("Reading the rows …")):
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
        texts = (f"{spoken.told(titles[layer])} {spoken.number(count)}" for layer, count in counts.items())
        said = t("{number} features: {layers}", number=sum(counts.values()), layers=" · ".join(texts))
        st.caption(plain(said))
        st.dataframe(table, hide_index=True, width="stretch", height=420)
        if sum(counts.values()) > _ROWS:
            st.caption(t("The first {number} are shown.", number=_ROWS))
        return
    alike = replace(selection.paper, dpi=export_extent.RELIEF_DPI)
    [file] = shared_work.made(
        _key(atlas, replace(request, selection=replace(selection, paper=alike)), "preview"),
        t("Drawing the preview …"),
        lane="document" if request.kind == "map" else "picture",
        private=bool(selection.guests),
        make=lambda folder, report: _make(atlas, request, folder, report, preview=True),
    )
    if request.kind == "map":
        document = Document(file.read_bytes(), file.stem)
        map_component.show(document, {}, lambda: None, key="export map", height=560)
    else:
        st.image(file.read_bytes(), caption=t(_PREVIEWS[request.kind]), width="stretch")


def _create(atlas: Atlas, request: Request) -> None:
    """Create the file on request, and offer it for download."""
    key = _key(atlas, request)
    private = bool(request.selection.guests)
    state = st.session_state
    # The request is kept until it is done, as the map beside it may have the page run again meanwhile. What it is for
    # is seen when the page runs: when the button is pressed, a setting that was just changed may not have come yet.
    st.button(
        t("Create file"),
        type="primary",
        icon=":material/build:",
        width="stretch",
        on_click=presses.whole(lambda: state.update({REQUESTED: _PRESSED})),
    )
    if state.get(REQUESTED) == _PRESSED:
        state[REQUESTED] = key
    files = shared_work.kept(key, private=private) if state.get(CREATED) == key else None
    if files is None and state.get(REQUESTED) == key:
        files = shared_work.made(
            key,
            t("Writing …"),
            lane=LANES[request.kind],
            private=private,
            make=lambda folder, report: _make(atlas, request, folder, report, preview=False),
            on_cancel=_cancel,
        )
        state[CREATED] = key
    state.pop(REQUESTED, None)
    if files is None:
        st.caption(t("A file made here needs no network: put it on a slide, a web page or a kiosk."))
        return
    file, *beside = files
    size = spoken.number(file.stat().st_size / 1e6, 2)
    st.success(t("Ready: {number} MB", number=size), icon=":material/check_circle:")
    _download(t("Download"), file, FORMATS[request.suffix][1])
    for description in beside:
        _download(t("Download its description: columns, licence, credits"), description, "application/csvm+json")
    if request.suffix == ".html":
        st.caption(t("To show it within another page, put the file beside that page and write:"))
        st.code(embedding(file.name, request.selection.title or TITLE), language="html", wrap_lines=True)


def _cancel() -> None:
    st.session_state.pop(REQUESTED, None)


def _make(atlas: Atlas, request: Request, folder: Path, report: Callable[[float, str], None], *, preview: bool) -> None:
    """Write the file, and what describes it if anything does, into a folder; or a preview."""
    if not request.chapter:
        export.rows_drawn(request.suffix, atlas.scene, request.selection)  # what is wrong is told at once
    job = Job(file_of(atlas, atlas.identity), folder / _name(request), request.selection, preview, request.chapter)
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
    if request.chapter:
        return f"worksheet-{request.chapter}{request.suffix}"
    days = (selection.first, selection.last) if request.kind == "moving" else (selection.picture_day,)
    return "-".join(["atlas", *(day.isoformat() for day in days if day)]) + request.suffix


def page() -> None:
    """Lay out the page."""
    st.title(t("Export"), anchor=False)
    atlas = load()
    if atlas is None:
        return
    atlas = atlas.english  # a file is in the language that is chosen for it
    settings, preview = st.columns([1, 1.9], gap="large")
    with settings:
        request = _settings(atlas)
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
