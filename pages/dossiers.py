"""Dossiers: search in any script, filter, sort; and each one on a page of its own with its map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from campaigns import chapters, event_kinds
from campaigns.model import Certainty
from campaigns.tables import dossiers as dossier_tables
from campaigns.tables import orders_of_battle
from geodata import powers
from pages.parts import address_problems, dossier_rows, dossier_view, links, map_component, markup
from pages.parts.atlas_data import Atlas, enter, load
from pages.parts.markup import element

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from campaigns.model import Dossier
    from pages.parts.markup import Node

ORDERS = {
    "by date": (["first", "importance"], True),
    "by importance": (["importance", "first"], True),
    "by strength": (["men", "first"], False),
}
SHOWN = "dossier"
FILTERS = ("search", "kind", "side", "certainty", "years", "sort")
"""Filters by the name they have in the address."""
LIST = "list of dossiers"
"""Session key of the filters with which the list was last seen."""


def _dossier_page(atlas: Atlas, dossier: Dossier) -> None:
    markup.show(
        element(
            "nav",
            links.link(links.address("dossiers", **st.session_state.get(LIST, {})), "All dossiers", classes="back"),
            links.link(links.on_map(dossier), "Show on the map"),
            _order_of_battle(atlas, dossier),
            classes="ways",
            aria_label="From this dossier",
        ),
        dossier_rows.head(dossier),
    )
    day = min(max(dossier.when.earliest, chapters.FIRST_DAY), chapters.LAST_DAY)
    kind, requested = map_component.show(
        atlas.zipped,
        f"{atlas.identity}-{dossier.id}",
        {"date": day.isoformat(), "select": dossier.id},
        lambda: None,
        key=f"map of {dossier.id}",
        height=600,
    )
    map_component.follow_formations(kind, requested, atlas.history)
    if kind == "dossier" and requested in atlas.history.dossiers and requested != dossier.id:
        st.query_params[SHOWN] = requested
        st.rerun()
    dossier_view.show(dossier, atlas.history, whole=True)


def _order_of_battle(atlas: Atlas, dossier: Dossier) -> Node | None:
    """The way to its order of battle, where one is told."""
    if orders_of_battle.days_told(atlas.history, dossier.id) is None:
        return None
    return links.link(links.of_order_of_battle(dossier.id), "Order of battle")


def _widget(make: Callable[..., Any], label: str, key: str, *options: object, **more: object) -> Any:  # noqa: ANN401 - each widget has its own type
    """A filter that stands in the address; what it shows says what it is, its label is for screen readers."""
    return make(label, *options, key=key, bind="query-params", label_visibility="collapsed", **more)


@st.cache_resource(max_entries=1, show_spinner=False)
def _table(_atlas: Atlas, identity: str) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    return dossier_tables.table(_atlas.history.dossiers.values())


def _filtered(atlas: Atlas) -> tuple[pd.DataFrame, DeltaGenerator]:
    """The dossiers asked for, sorted; and where the head of the page is written."""
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        text = _widget(
            st.text_input, "Search", "search", placeholder="Search: a name in any script, place, commander", live=True
        )
        known = {dossier.kind for dossier in atlas.history.dossiers.values()}
        kinds = [kind for kind in event_kinds.kinds() if kind in known]
        kind = _widget(st.multiselect, "Kind", "kind", kinds, placeholder="Any kind")
        side = _widget(st.multiselect, "Side", "side", powers.sides(), placeholder="Any side")
        levels = [str(level) for level in Certainty]
        level = _widget(st.multiselect, "Certainty", "certainty", levels, placeholder="Any certainty")
        order = _widget(st.selectbox, "Order", "sort", ORDERS)
        span = (chapters.FIRST_DAY.year, chapters.LAST_DAY.year)
        low, high = _widget(st.slider, "Years", "years", *span, span)
    rows = _table(atlas, atlas.identity)
    keep = rows["year"].between(low, high)
    if text.strip():
        keep &= rows["id"].isin(dossier_tables.matching(text, atlas.history))
    if kind:
        keep &= rows["kind"].isin(kind)
    if level:
        keep &= rows["certainty"].isin(level)
    if side:
        keep &= rows["sides"].map(lambda there: bool(set(there) & set(side)))
    columns, ascending = ORDERS[order]
    return rows[keep].sort_values(columns, ascending=ascending, kind="stable"), head


def _list(atlas: Atlas) -> None:
    rows, head = _filtered(atlas)
    st.session_state[LIST] = {key: st.query_params.get_all(key) for key in FILTERS if key in st.query_params}
    shown = [atlas.history.dossiers[identity] for identity in rows["id"]]
    with head:
        markup.show_head("Dossiers", f"{len(shown)} of {len(atlas.history.dossiers)}")
    if not shown:
        st.caption("None is all of that. Take a filter away.")
        return
    parts = []
    if st.session_state["sort"] == "by date":
        for span in chapters.in_order():
            if group := [dossier for dossier in shown if dossier.chapter == span.id]:
                heading = element("h2", span.title, " ", element("span", span.years))
                parts.append(element("section", heading, dossier_rows.rows(atlas, group)))
    else:
        parts.append(dossier_rows.rows(atlas, shown))
    markup.show(*parts, style=dossier_rows.style(atlas))


def page() -> None:
    """Lay out the page."""
    links.follow()
    atlas = load()
    if atlas is None:
        return
    requested = str(st.query_params.get(SHOWN, ""))
    if requested in atlas.history.dossiers:
        _dossier_page(atlas, atlas.history.dossiers[requested])
        return
    if requested:
        address_problems.unknown(SHOWN, "dossier", "here are all")
    _list(atlas)


enter("dossiers")
page()
