"""The map, what is happening on its day, and the dossier of what was clicked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters, scene
from campaigns.atlas.document import folium_map
from campaigns.dates import day_number
from pages.parts import dossier_view, map_component
from pages.parts.atlas_data import Atlas, as_day, as_view, load, plain

if TYPE_CHECKING:
    import datetime as dt

DAY, PLACE = "day", "place"
STYLE = "".join(
    (Path(__file__).parent / "parts" / name).read_text(encoding="utf-8") for name in ("explore.css", "event_list.css")
)


def _on_settled() -> None:
    """Copy date, selection and view of the map, once it has settled, into the page and its address."""
    settled = st.session_state["map"].get("settled") or {}
    day = as_day(settled.get("date"))
    if day is not None:
        st.session_state[DAY] = day
        st.query_params["date"] = day.isoformat()
    st.session_state[PLACE] = {key: str(settled[key]) for key in ("date", "select", "view") if settled.get(key)}
    for key in ("select", "view"):
        if settled.get(key):
            st.query_params[key] = settled[key]
        else:
            st.query_params.pop(key, None)


def _to_day() -> None:
    map_component.request({"date": st.session_state[DAY].isoformat()})


def _to_chapter() -> None:
    chosen = st.session_state["chapter"]
    map_component.request({"chapter": chosen or ""})


def _to_event(identity: str) -> None:
    st.query_params["select"] = identity
    map_component.request({"select": identity})


def _event_list(atlas: Atlas, day: dt.date) -> None:
    spans = {str(span.id): f"{span.title} {span.years}" for span in chapters.CHAPTERS}
    st.selectbox(
        "Chapter",
        ["", *spans],
        format_func=lambda key: spans.get(key, "All years"),
        key="chapter",
        on_change=_to_chapter,
    )
    st.date_input(
        "Day",
        key=DAY,
        min_value=chapters.FIRST_DAY,
        max_value=chapters.LAST_DAY,
        format="YYYY-MM-DD",
        on_change=_to_day,
    )
    happening = scene.select(atlas.events, day, day).sort_values(["rank", "start"])
    later = scene.select(atlas.events, day)
    later = later.loc[[start > day for start in later["start"]]].sort_values("start").head(6)
    with st.container(height=420, border=False):
        st.markdown(f"**On this day** · {len(happening) or 'nothing'} recorded")
        for row in happening.to_dict("records"):
            _entry(row, row["name"])
        if len(later):
            st.markdown("**Next**")
        for row in later.to_dict("records"):
            _entry(row, f"{row['start'].isoformat()} · {row['name']}")


def _entry(row: dict[str, object], label: str) -> None:
    identity = str(row["id"])
    chosen = str(st.query_params.get("select", "")).split("/")[0] == identity
    st.button(
        plain(label),
        key=f"event {identity}",
        on_click=_to_event,
        args=(identity,),
        type="secondary" if chosen else "tertiary",
    )


def _download(atlas: Atlas, day: dt.date) -> None:
    content = atlas.payload.copy()
    content["opens"] = day_number(day)
    content["view"] = as_view(st.query_params.get("view")) or atlas.payload["view"]
    content["select"] = str(st.query_params.get("select", ""))
    st.download_button(
        "Download this map (HTML)",
        data=lambda: folium_map.render(content, atlas.history.ground.relief),
        file_name=f"atlas-{day.isoformat()}.html",
        mime="text/html",
        icon=":material/download:",
        width="stretch",
        help="One file with map, clock and dossiers. It needs no network.",
    )


def _restore() -> None:
    """Start from the address or, when coming back from another page, from where the map was left."""
    keys = ("date", "select", "view")
    requested = {key: str(st.query_params[key]) for key in keys if key in st.query_params}
    requested = requested or st.session_state.get(PLACE, {})
    st.session_state["opening"] = requested
    st.session_state[DAY] = as_day(requested.get("date")) or chapters.OPENING
    for key, value in requested.items():
        st.query_params[key] = value


def page() -> None:
    """Lay out the page."""
    atlas = load()
    if atlas is None:
        return
    if DAY not in st.session_state:
        _restore()
    day = st.session_state[DAY]
    st.html(f"<style>{STYLE}</style>")
    chart, side = st.columns([3.6, 1], gap="small")
    with chart:
        requested = map_component.show(atlas.zipped, atlas.identity, st.session_state["opening"], _on_settled)
        map_component.send_request()
    if requested in atlas.history.dossiers:
        st.switch_page("pages/dossiers.py", query_params={"dossier": requested})
    with side:
        _download(atlas, day)
        _event_list(atlas, day)
    selected = str(st.query_params.get("select", "")).split("/")[0]
    if selected in atlas.history.dossiers:
        dossier_view.show(atlas.history.dossiers[selected], atlas.history)


page()
