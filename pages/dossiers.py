"""Dossiers: search in any script, filter, sort; and each one on a page of its own with its map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from campaigns import chapters, dates, event_kinds, typed_date
from campaigns.model import Certainty
from campaigns.tables import dossiers as dossier_tables
from campaigns.tables import orders_of_battle
from geodata import powers
from pages.parts import address_problems, dossier_rows, dossier_view, links, map_component, markup, own_layers
from pages.parts.atlas_data import Atlas, enter, load
from pages.parts.markup import element

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from campaigns.model import Dossier
    from pages.parts.markup import Node

BEST = "best match"
"""The order that is not that of a column: of a search the best first; without one, by date."""
ORDERS = {
    BEST: ([], True),
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
        atlas.document,
        {"date": day.isoformat(), "select": dossier.id},
        lambda: None,
        key=f"map of {dossier.id}",
        height=600,
        frame=dossier.id,
    )
    map_component.give(own_layers.layers())
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


@st.cache_resource(max_entries=1, show_spinner=False)
def _search(_atlas: Atlas, identity: str) -> dossier_tables.Search:  # noqa: ARG001 - part of the key
    return dossier_tables.Search(_atlas.history)


class _Asked(NamedTuple):
    """The dossiers asked for, sorted; what a search found, by id, the best first; where the head is written."""

    rows: pd.DataFrame
    hits: dict[str, dossier_tables.Hit]
    head: DeltaGenerator


def _filtered(atlas: Atlas) -> _Asked:
    known = {dossier.kind for dossier in atlas.history.dossiers.values()}
    kinds = [kind for kind in event_kinds.kinds() if kind in known]
    levels = [str(level) for level in Certainty]
    span = (chapters.FIRST_DAY.year, chapters.LAST_DAY.year)
    years = [str(year) for year in range(span[0], span[1] + 1)]
    address_problems.not_offered(kind=kinds, side=powers.sides(), certainty=levels, sort=ORDERS, years=years)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        text = _widget(
            st.text_input, "Search", "search", placeholder="Search: a name in any script, a word, a date", live=True
        )
        kind = _widget(st.multiselect, "Kind", "kind", kinds, placeholder="Any kind")
        side = _widget(st.multiselect, "Side", "side", powers.sides(), placeholder="Any side")
        level = _widget(st.multiselect, "Certainty", "certainty", levels, placeholder="Any certainty")
        order = _widget(st.selectbox, "Order", "sort", ORDERS)
        low, high = _widget(st.slider, "Years", "years", *span, span)
    rows = _table(atlas, atlas.identity)
    keep = rows["year"].between(low, high)
    hits: dict[str, dossier_tables.Hit] = {}
    if text.strip():
        hits = {hit.dossier.id: hit for hit in _search(atlas, atlas.identity).find(text)}
        keep &= rows["id"].isin(hits)
    if kind:
        keep &= rows["kind"].isin(kind)
    if level:
        keep &= rows["certainty"].isin(level)
    if side:
        keep &= rows["sides"].map(lambda there: bool(set(there) & set(side)))
    if order == BEST and hits:
        best = {key: place for place, key in enumerate(hits)}
        return _Asked(rows[keep].sort_values("id", key=lambda ids: ids.map(best)), hits, head)
    columns, ascending = ORDERS["by date" if order == BEST else order]
    return _Asked(rows[keep].sort_values(columns, ascending=ascending, kind="stable"), hits, head)


def _show_day() -> None:
    """The way to the map on the day that was searched, where a date was."""
    days = [first for first, _ in typed_date.read(st.session_state["search"])]
    known = [day for day in days if chapters.FIRST_DAY <= day <= chapters.LAST_DAY]
    ways = (links.link(links.on_day(day), f"{dates.english(dates.parse(day.isoformat()))} on the map") for day in known)
    if known:
        markup.show(element("nav", *ways, classes="ways", aria_label="To the day"))


def _list(atlas: Atlas) -> None:
    rows, hits, head = _filtered(atlas)
    st.session_state[LIST] = {key: st.query_params.get_all(key) for key in FILTERS if key in st.query_params}
    shown = [atlas.history.dossiers[identity] for identity in rows["id"]]
    with head:
        markup.show_head("Dossiers", f"{len(shown)} of {len(atlas.history.dossiers)}")
    _show_day()
    if not shown:
        st.caption("None is all of that. Take a filter away.")
        return
    parts = []
    reasons = {key: hit.why for key, hit in hits.items()}
    order = st.session_state["sort"]
    if order == "by date" or (order == BEST and not hits):
        for span in chapters.in_order():
            if group := [dossier for dossier in shown if dossier.chapter == span.id]:
                heading = element("h2", span.title, " ", element("span", span.years))
                parts.append(markup.around("section", heading, dossier_rows.rows(atlas, group, reasons)))
    else:
        parts.append(dossier_rows.rows(atlas, shown, reasons))
    markup.show_list(*parts, style=dossier_rows.style(atlas))


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
