"""Territories and borders on a day: who held or claimed what, how large, how certain; layers to download."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters
from campaigns.atlas import export
from campaigns.atlas.export_selection import ExportError, Selection
from campaigns.symbology import layers as symbology_layers
from campaigns.tables import ground as ground_tables
from geodata import folders
from pages.parts.atlas_data import Atlas, as_day, enter, load, plain

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

PARTS = {
    "Territories": ("territory",),
    "Military occupation": ("occupation",),
    "Islands": ("island",),
    "Borders, claims, fortified lines": ("border", "claim"),
    "Railways and roads": ("railway", "route"),
}
"""Tab to the layers it shows."""

SUFFIXES = {".geojson": "GeoJSON", ".gpkg": "GeoPackage", ".kml": "KML", ".csv": "CSV"}
DAY = "territories day"


@st.cache_data(max_entries=12, show_spinner="Measuring …")
def _table(_atlas: Atlas, identity: str, layers: tuple[str, ...], day: dt.date) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    return ground_tables.of_day(_atlas.scene, _atlas.history, layers, day, _atlas.locator)


@st.cache_data(max_entries=1, show_spinner="Measuring …")
def _areas(_atlas: Atlas, identity: str) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    return ground_tables.compared_areas(_atlas.history)


def _layer_files(atlas: Atlas, layer: str, day: dt.date | None, suffix: str) -> dict[str, bytes]:
    """Files of a layer by name: one, and of a table the description beside it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"{layer}{f'-{day.isoformat()}' if day else ''}{suffix}"
        export.write(out, atlas.history, atlas.scene, Selection(at=day, layers=(layer,)))
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def _show_table(table: pd.DataFrame) -> None:
    if table.empty:
        st.caption("None on this day.")
        return
    st.dataframe(
        table.dropna(axis="columns", how="all"),
        hide_index=True,
        width="stretch",
        row_height=84,
        height=min(640, 40 + 84 * len(table)),
        column_config={
            "map": st.column_config.ImageColumn("map", width=150),
            "km²": st.column_config.NumberColumn("km²", format="localized", help="In an equal-area projection"),
            "borders": st.column_config.NumberColumn(
                "± km", format="%g", help="Positional error of the least certain stretch of its land borders"
            ),
            "note": st.column_config.TextColumn("note", width="large"),
            "sources": st.column_config.TextColumn("sources", width="large"),
        },
    )


def _downloads(atlas: Atlas, day: dt.date) -> None:
    st.subheader("Download a layer", anchor=False)
    layer_column, format_column, days_column = st.columns(3)
    layers = [layer for layer in symbology_layers.titles() if layer not in {"event", "arrow"}]
    layer = layer_column.selectbox("Layer", layers, format_func=lambda key: symbology_layers.titles()[key])
    suffix = format_column.selectbox("Format", SUFFIXES, format_func=lambda key: SUFFIXES[key])
    whole = days_column.radio("Days", ("This day", "All years"), horizontal=True) == "All years"
    try:
        files = _layer_files(atlas, layer, None if whole else day, suffix)
    except ExportError as error:
        st.info(plain(str(error)))
    else:
        for name, content in files.items():
            label = f"Download {name}"
            st.download_button(label, content, file_name=name, on_click="ignore", icon=":material/download:")
    with st.expander("The layers as they are built, with their licences"):
        folder = atlas.history.ground.layers
        st.markdown((folder / "LICENCES.md").read_text(encoding="utf-8").partition("\n")[2])
        for path in folders.files(folder, ".geojson"):
            size = path.stat().st_size / 1000
            st.download_button(f"{path.name} · {size:,.0f} kB", path.read_bytes, file_name=path.name, on_click="ignore")


def page() -> None:
    """Lay out the page."""
    st.title("Territories and borders", anchor=False)
    atlas = load()
    if atlas is None:
        return
    st.markdown(
        "Who held or claimed what on one day: since when, how large, how precisely its line is known, and by which "
        "source. A border drawn dashed on the map is known only approximately.",
    )
    opening = as_day(st.query_params.get("date")) or chapters.OPENING
    day = st.date_input(
        "Day",
        opening,
        min_value=chapters.FIRST_DAY,
        max_value=chapters.LAST_DAY,
        format="YYYY-MM-DD",
        key=DAY,
        width=220,
    )
    st.query_params["date"] = day.isoformat()
    for tab, layers in zip(st.tabs(list(PARTS)), PARTS.values(), strict=True):
        with tab:
            _show_table(_table(atlas, atlas.identity, layers, day))
    st.subheader("Areas: measured here and in statistics of the time", anchor=False)
    st.dataframe(
        _areas(atlas, atlas.identity),
        hide_index=True,
        width="stretch",
        column_config={
            "km²": st.column_config.NumberColumn("km²", format="localized"),
            "why": st.column_config.TextColumn("why they differ", width="large"),
        },
    )
    _downloads(atlas, day)


enter("territories")
page()
