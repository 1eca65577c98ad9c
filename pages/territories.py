"""Territories and borders on a day: who held or claimed what, how large, how certain; layers to download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from campaigns import chapters
from campaigns.atlas.export_selection import ExportError
from campaigns.symbology import layers as symbology_layers
from campaigns.tables import ground as ground_tables
from geodata import folders
from pages.parts import address_problems, layer_files, links, markup
from pages.parts.atlas_data import Atlas, enter, load, plain
from pages.parts.markup import element, side

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from pages.parts.markup import Node

PARTS = {
    "Territories": ("territory",),
    "Military occupation": ("occupation",),
    "Islands": ("island",),
    "Borders, claims, fortified lines": ("border", "claim"),
    "Railways and roads": ("railway", "road"),
    "Ground cover of battlefields": ("cover",),
}
"""What can be shown, to its layers."""

SUFFIXES = {".geojson": "GeoJSON", ".gpkg": "GeoPackage", ".kml": "KML", ".csv": "CSV"}
DAY = "territories day"


@st.cache_data(max_entries=12, show_spinner="Measuring …")
def _table(_atlas: Atlas, identity: str, layers: tuple[str, ...], day: dt.date) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    return ground_tables.of_day(_atlas.scene, _atlas.history, layers, day, _atlas.locator)


@st.cache_data(max_entries=1, show_spinner="Measuring …")
def _areas(_atlas: Atlas, identity: str) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    return ground_tables.compared_areas(_atlas.history)


def _row(atlas: Atlas, row: Mapping[Any, Any], day: dt.date) -> Node:
    """A land, line or island: where it lies, whose and since when, how large, and what is to be known about it."""
    name = links.link(links.address("", date=day.isoformat(), view=row["view"]), row["name"], classes="title")
    area = "" if pd.isna(row["km²"]) else f"{row['km²']:,.0f} km²"
    off = "" if pd.isna(row["borders"]) else f"borders within {row['borders']:g} km"
    sources: list[Node | str] = []
    for key, locator in row["sources"]:
        work = atlas.history.sources.get(key)
        sources += [" · "] if sources else []
        sources += [
            links.link(links.of_source(key), work.reference) if work else key,
            f", {locator}" if locator else "",
        ]
    count = len(row["sources"])
    summary = element("summary", f"{count} source{'s' if count > 1 else ''}")
    cited = element("details", summary, element("p", *sources)) if count else None
    return element(
        "li",
        element("div", element("img", alt="", src=row["map"], loading="lazy"), classes="locator"),
        element("div", name, element("span", row["kind"], classes="lesser"), classes="name"),
        element("div", *(side(holder.strip()) for holder in str(row["holder"]).split(";") if holder), classes="sides"),
        element("div", f"{row['from']} –", element("br"), row["to"], classes="date"),
        element(
            "div",
            area,
            *(element("span", text, classes="lesser") for text in (off, f"certainty {row['certainty']}") if text),
        ),
        element("div", element("p", row["note"]), cited, classes="note"),
        classes="row ground",
    )


def _show_rows(atlas: Atlas, table: pd.DataFrame, day: dt.date) -> None:
    if table.empty:
        st.caption("None on this day.")
        return
    land = f".locator {{ background-image: url({atlas.locator.land}); }}"
    rows = (_row(atlas, row, day) for row in table.to_dict("records"))
    markup.show(element("ul", *rows, classes="rows"), style=land)


def _show_areas(atlas: Atlas) -> None:
    rows = [
        [row["land"], row["year"], f"{row['km²']:,.0f}", row["of"], row["why"]]
        for row in _areas(atlas, atlas.identity).to_dict("records")
    ]
    heading = element("h2", "Areas: measured here and in statistics of the time")
    markup.show(heading, markup.table(["land", "year", "km²", "source", "why they differ"], rows))


def _downloads(atlas: Atlas, day: dt.date) -> None:
    st.subheader("Download a layer", anchor=False)
    layer_column, format_column, days_column = st.columns(3)
    layers = [layer for layer in symbology_layers.titles() if layer not in {"event", "phase", "unit", "front", "arrow"}]
    layer = layer_column.selectbox("Layer", layers, format_func=lambda key: symbology_layers.titles()[key])
    suffix = format_column.selectbox("Format", SUFFIXES, format_func=lambda key: SUFFIXES[key])
    whole = days_column.radio("Days", ("This day", "All years"), horizontal=True) == "All years"
    try:
        files = layer_files.of_layer(atlas.history, atlas.scene, layer, None if whole else day, suffix)
    except ExportError as error:
        st.info(plain(str(error)))
    else:
        for name, make in files.items():
            st.download_button(f"Download {name}", make, file_name=name, on_click="ignore", icon=":material/download:")
    with st.expander("The layers as they are built, with their licences"):
        folder = atlas.history.ground.layers
        st.markdown((folder / "LICENCES.md").read_text(encoding="utf-8").partition("\n")[2])
        for path in folders.files(folder, ".geojson"):
            size = path.stat().st_size / 1000
            st.download_button(f"{path.name} · {size:,.0f} kB", path.read_bytes, file_name=path.name, on_click="ignore")


def page() -> None:
    """Lay out the page."""
    links.follow()
    atlas = load()
    if atlas is None:
        return
    opening = address_problems.day("date") or chapters.OPENING
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        day = st.date_input(
            "Day",
            opening,
            min_value=chapters.FIRST_DAY,
            max_value=chapters.LAST_DAY,
            format="YYYY-MM-DD",
            key=DAY,
            label_visibility="collapsed",
        )
        part = st.segmented_control(
            "What is shown",
            list(PARTS),
            default=next(iter(PARTS)),
            required=True,
            key="show",
            bind="query-params",
            wrap=True,
            label_visibility="collapsed",
        )
    st.query_params["date"] = day.isoformat()
    table = _table(atlas, atlas.identity, PARTS[part], day)
    with head:
        markup.show_head("Territories and borders", str(len(table)))
    _show_rows(atlas, table, day)
    _show_areas(atlas)
    _downloads(atlas, day)


enter("territories")
page()
