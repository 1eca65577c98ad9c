"""Territories and borders on a day: who held or claimed what, how large, how certain; layers to download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from campaigns import chapters
from campaigns.atlas.export_selection import ExportError
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.symbology import layers as symbology_layers
from campaigns.tables import ground as ground_tables
from geodata import folders
from pages.parts import address_problems, choices, layer_files, links, markup
from pages.parts.atlas_data import EDITIONS, Atlas, enter, load, plain
from pages.parts.markup import element, side

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from pages.parts.markup import Node

PARTS = {
    later("Territories"): ("territory",),
    later("Military occupation"): ("occupation",),
    later("Islands"): ("island",),
    later("Borders, claims, fortified lines"): ("border", "claim"),
    later("Railways and roads"): ("railway", "road"),
    later("Ground cover of battlefields"): ("cover",),
}
"""What can be shown, to its layers."""

SUFFIXES = {".geojson": "GeoJSON", ".gpkg": "GeoPackage", ".kml": "KML", ".csv": "CSV"}
DAY = "territories day"


@st.cache_data(max_entries=12, show_spinner=False)
def _table(_atlas: Atlas, identity: str, layers: tuple[str, ...], day: dt.date) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    with st.spinner(t("Measuring …")):
        return ground_tables.of_day(_atlas.scene, _atlas.history, layers, day, _atlas.locator)


@st.cache_data(max_entries=EDITIONS, show_spinner=False)
def _areas(_atlas: Atlas, identity: str) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    with st.spinner(t("Measuring …")):
        return ground_tables.compared_areas(_atlas.history)


def _row(atlas: Atlas, row: Mapping[Any, Any], day: dt.date) -> Node:
    """A land, line or island: where it lies, whose and since when, how large, and what is to be known about it."""
    on_map = links.address("", date=day.isoformat(), view=row["view"])
    name = links.link(on_map, spoken.told(row["name"]), classes="title")
    area = "" if pd.isna(row["km²"]) else t("{number} km²", number=row["km²"])
    off = "" if pd.isna(row["borders"]) else t("borders within {number} km", number=row["borders"])
    sources: list[Node | str] = []
    for key, locator in row["sources"]:
        work = atlas.history.sources.get(key)
        sources += [" · "] if sources else []
        sources += [
            links.link(links.of_source(key), work.reference) if work else key,
            f", {locator}" if locator else "",
        ]
    count = len(row["sources"])
    summary = element("summary", t("{count} source|{count} sources", count=count))
    cited = element("details", summary, element("p", *sources)) if count else None
    return element(
        "li",
        element("div", element("img", alt="", src=row["map"], loading="lazy"), classes="locator"),
        element("div", name, element("span", spoken.kind(row["kind"]), classes="lesser"), classes="name"),
        element("div", *(side(holder.strip()) for holder in str(row["holder"]).split(";") if holder), classes="sides"),
        element("div", f"{t(row['from'])} –", element("br"), t(row["to"]), classes="date"),
        element(
            "div",
            area,
            *(element("span", text, classes="lesser") for text in (off, spoken.certainty(row["certainty"])) if text),
        ),
        element("div", element("p", spoken.told(row["note"])), cited, classes="note"),
        classes="row ground",
    )


def _show_rows(atlas: Atlas, table: pd.DataFrame, day: dt.date) -> None:
    if table.empty:
        st.caption(t("None on this day."))
        return
    land = f".locator {{ background-image: url({atlas.locator.land}); }}"
    rows = (_row(atlas, row, day) for row in table.to_dict("records"))
    markup.show(element("ul", *rows, classes="rows"), style=land)


def _show_areas(atlas: Atlas) -> None:
    rows = [
        [spoken.told(row["land"]), row["year"], spoken.number(row["km²"], 0), row["of"], spoken.told(row["why"])]
        for row in _areas(atlas, atlas.identity).to_dict("records")
    ]
    heading = element("h2", t("Areas: measured here and in statistics of the time"))
    markup.show(heading, markup.table([t("land"), t("year"), t("km²"), t("source"), t("why they differ")], rows))


def _downloads(atlas: Atlas, day: dt.date) -> None:
    st.subheader(t("Download a layer"), anchor=False)
    layer_column, format_column, days_column = st.columns(3)
    layers = [layer for layer in symbology_layers.titles() if layer not in {"event", "phase", "unit", "front", "arrow"}]
    layer = layer_column.selectbox(
        t("Layer"), layers, format_func=lambda key: spoken.told(symbology_layers.titles()[key])
    )
    suffix = format_column.selectbox(t("Format"), SUFFIXES, format_func=lambda key: SUFFIXES[key])
    of_days = later("This day"), later("All years")
    whole = days_column.radio(t("Days"), of_days, format_func=t, horizontal=True) == "All years"
    try:
        files = layer_files.of_layer(atlas.english.history, atlas.scene, layer, None if whole else day, suffix)
    except ExportError as error:
        st.info(plain(str(error)))
    else:
        for name, make in files.items():
            label = t("Download {file}", file=name)
            st.download_button(label, make, file_name=name, on_click="ignore", icon=":material/download:")
    with st.expander(t("The layers as they are built, with their licences")):
        folder = atlas.history.ground.layers
        st.markdown((folder / "LICENCES.md").read_text(encoding="utf-8").partition("\n")[2])
        for path in folders.files(folder, ".geojson"):
            size = path.stat().st_size / 1000
            label = t("{file} · {number} kB", file=path.name, number=round(size))
            st.download_button(label, path.read_bytes, file_name=path.name, on_click="ignore")


def page() -> None:
    """Lay out the page."""
    links.follow()
    atlas = load()
    if atlas is None:
        return
    opening = address_problems.day("date") or chapters.OPENING
    choices.take_over(show=[*PARTS])
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        day = st.date_input(
            t("Day"),
            opening,
            min_value=chapters.FIRST_DAY,
            max_value=chapters.LAST_DAY,
            format="YYYY-MM-DD",
            key=DAY,
            label_visibility="collapsed",
        )
        part = st.segmented_control(
            t("What is shown"),
            list(PARTS),
            format_func=t,
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
        markup.show_head(t("Territories and borders"), spoken.number(len(table)))
    _show_rows(atlas, table, day)
    _show_areas(atlas)
    _downloads(atlas, day)


enter("territories")
page()
