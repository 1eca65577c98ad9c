"""Take a map home: one HTML file, a picture, or the data."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters
from campaigns.atlas import export, scene, style
from campaigns.atlas.payload import TITLE
from pages.atlas_data import Atlas, enter, load, plain

if TYPE_CHECKING:
    import datetime as dt

    from streamlit.delta_generator import DeltaGenerator

FORMATS = {
    ".html": ("Map with clock (HTML)", "text/html"),
    ".png": ("Picture of one day (PNG)", "image/png"),
    ".pdf": ("Picture of one day (PDF)", "application/pdf"),
    ".svg": ("Picture of one day (SVG)", "image/svg+xml"),
    ".geojson": ("Data (GeoJSON)", "application/geo+json"),
    ".gpkg": ("Data (GeoPackage)", "application/geopackage+sqlite3"),
    ".kml": ("Data (KML)", "application/vnd.google-earth.kml+xml"),
    ".csv": ("Data (CSV)", "text/csv"),
    ".jsonld": ("Data (Linked Places, JSON-LD)", "application/ld+json"),
}


def _span() -> tuple[dt.date, dt.date, dt.date]:
    spans = {str(span.id): span for span in chapters.CHAPTERS}
    chosen = st.selectbox(
        "Chapter",
        ["", *spans],
        format_func=lambda key: f"{spans[key].title} {spans[key].years}" if key else "All years",
    )
    span = spans.get(chosen)
    first, last = (span.first, span.last) if span else (chapters.FIRST_DAY, chapters.LAST_DAY)
    opens = span.opens if span else chapters.OPENING
    days = (("First day", first), ("Last day", last), ("Opens on, or shows", opens))
    start, end, day = (_day(c, label, value, chosen) for c, (label, value) in zip(st.columns(3), days, strict=True))
    return start, end, day


def _day(column: DeltaGenerator, label: str, value: dt.date, chapter: str) -> dt.date:
    return column.date_input(
        label,
        value,
        min_value=chapters.FIRST_DAY,
        max_value=chapters.LAST_DAY,
        key=f"{label} {chapter}",
        format="YYYY-MM-DD",
    )


@st.cache_data(max_entries=4, show_spinner=False)
def _written(_atlas: Atlas, identity: str, selection: export.Selection, suffix: str) -> bytes:  # noqa: ARG001 - part of the key
    with tempfile.TemporaryDirectory() as folder:
        out = export.write(Path(folder) / f"atlas{suffix}", _atlas.catalogue, _atlas.scene, selection)
        return out.read_bytes()


def page() -> None:
    """Lay out the page."""
    st.title("Export", anchor=False)
    atlas = load()
    if atlas is None:
        return
    suffix = st.radio("What", FORMATS, format_func=lambda key: FORMATS[key][0], horizontal=True)
    start, end, day = _span()
    layers = st.multiselect(
        "Layers", scene.LAYERS, format_func=lambda key: style.LAYER_TITLES[key], placeholder="All layers"
    )
    title = st.text_input("Title", TITLE, max_chars=120)
    selection = export.Selection(start, end, day, tuple(layers) or None, title=title or TITLE)
    if not st.button("Prepare the file", type="primary"):
        st.caption("A file made here needs no network: put it on a slide, a web page or a kiosk.")
        return
    try:
        with st.status("Drawing and writing …", expanded=False) as status:
            content = _written(atlas, atlas.identity, selection, suffix)
            status.update(label=f"Ready: {len(content) / 1e6:.2f} MB", state="complete")
    except export.ExportError as error:
        st.error(plain(str(error)))
        return
    name = f"atlas-{day.isoformat()}{suffix}"
    st.download_button("Save the file", content, file_name=name, mime=FORMATS[suffix][1], on_click="ignore")
    if suffix == ".png":
        st.image(content)


enter("export")
page()
