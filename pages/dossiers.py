"""Dossiers: search in any script, filter, sort; and each one on a page of its own with its map."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
from typing import TYPE_CHECKING

import streamlit as st

from campaigns import chapters, dates
from campaigns.atlas import export
from campaigns.atlas.document import feature_payload
from campaigns.atlas.export_selection import Selection
from campaigns.model import Certainty
from campaigns.tables import dossiers as dossier_tables
from geodata import powers
from pages.parts import dossier_view, map_component
from pages.parts.atlas_data import Atlas, enter, load, plain, show_on_map

if TYPE_CHECKING:
    import pandas as pd

    from campaigns.model import Dossier

ORDERS = {
    "Date": (["first", "importance"], True),
    "Importance": (["importance", "first"], True),
    "Strength": (["men", "first"], False),
}
SHOWN = "dossier"
FILTER_KEYS = ("search", "kinds", "sides", "levels", "years", "order")
"""Session keys of search and filters; kept while a dossier is shown in place of the list."""


def _open(identity: str) -> None:
    st.query_params[SHOWN] = identity


def _close() -> None:
    st.query_params.pop(SHOWN, None)


@st.cache_data(max_entries=8, show_spinner="Drawing its map …")
def _map(_atlas: Atlas, identity: str, dossier: str) -> str:  # noqa: ARG001 - part of the key
    shown = _atlas.history.dossiers[dossier]
    place = _atlas.history.places[shown.place]
    first = max(chapters.FIRST_DAY, shown.when.earliest - dt.timedelta(days=3))
    last = min(chapters.LAST_DAY, max(first, shown.when.latest + dt.timedelta(days=3)))
    at = min(max(shown.when.earliest, first), last)
    view = (feature_payload.zoom(shown), place.latitude, place.longitude)
    selection = Selection(first, last, at, view=view, title=shown.title)
    document = export.html(_atlas.history, _atlas.scene, selection)
    return base64.b64encode(gzip.compress(document.encode(), 6, mtime=0)).decode("ascii")


def _dossier_page(atlas: Atlas, dossier: Dossier) -> None:
    back, to_map = st.columns([1, 1])
    back.button("All dossiers", on_click=_close, icon=":material/arrow_back:")
    if to_map.button("Show on the map", icon=":material/map:"):
        show_on_map(dossier)
    requested = map_component.show(
        _map(atlas, atlas.identity, dossier.id),
        f"{atlas.identity}-{dossier.id}",
        {},
        lambda: None,
        key=f"map of {dossier.id}",
        height=600,
    )
    if requested in atlas.history.dossiers and requested != dossier.id:
        _open(requested)
        st.rerun()
    dossier_view.show(dossier, atlas.history, whole=True)


def _filtered(atlas: Atlas) -> pd.DataFrame:
    text = st.text_input("Search", placeholder="a name in any script, a place, a commander, a formation", key="search")
    found = dossier_tables.matching(text, atlas.history)
    rows = dossier_tables.table(atlas.history.dossiers[key] for key in found)
    if rows.empty:
        return rows
    kinds, sides, levels, years = st.columns([1.2, 1.4, 1, 1.6])
    every_kind = sorted({dossier.kind for dossier in atlas.history.dossiers.values()})
    kind = kinds.multiselect("Kind", every_kind, placeholder="All", key="kinds")
    side = sides.multiselect("Side", powers.sides(), placeholder="All", key="sides")
    level = levels.multiselect("Certainty", [str(level) for level in Certainty], placeholder="All", key="levels")
    span = (chapters.FIRST_DAY.year, chapters.LAST_DAY.year)
    low, high = years.slider("Years", *span, span, key="years")
    keep = rows["year"].between(low, high)
    if kind:
        keep &= rows["kind"].isin(kind)
    if level:
        keep &= rows["certainty"].isin(level)
    if side:
        keep &= rows["sides"].map(lambda there: bool(set(there) & set(side)))
    order = st.radio("Sort by", ORDERS, horizontal=True, key="order")
    columns, ascending = ORDERS[order]
    return rows[keep].sort_values(columns, ascending=ascending, kind="stable")


def _list(atlas: Atlas) -> None:
    st.title("Dossiers", anchor=False)
    rows = _filtered(atlas)
    st.caption(f"{len(rows)} of {len(atlas.history.dossiers)} dossiers")
    for identity in rows["id"] if len(rows) else ():
        dossier = atlas.history.dossiers[identity]
        with st.container(border=True):
            name, about = st.columns([1.1, 2])
            name.button(plain(dossier.title), key=f"open {identity}", on_click=_open, args=(identity,), type="tertiary")
            others = [text for text in dossier.names.model_dump().values() if text]
            name.caption(plain(f"{dates.english(dossier.when)} · {dossier.kind} · certainty {dossier.certainty}"))
            about.text(dossier.summary.strip().partition(". ")[0].rstrip(".") + ".")
            if others:
                about.caption(plain(" · ".join(others)))


def page() -> None:
    """Lay out the page."""
    atlas = load()
    if atlas is None:
        return
    requested = str(st.query_params.get(SHOWN, ""))
    if requested in atlas.history.dossiers:
        for key in FILTER_KEYS:
            if key in st.session_state:
                st.session_state[key] = st.session_state[key]
        _dossier_page(atlas, atlas.history.dossiers[requested])
        return
    if requested:
        st.info(plain(f"There is no dossier {requested!r}; here are all."))
    _list(atlas)


enter("dossiers")
page()
