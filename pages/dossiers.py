"""Dossiers: search in any script, filter, sort; and each one on a page of its own with its map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from campaigns import chapters, event_kinds, typed_date
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.model import Certainty
from campaigns.tables import dossiers as dossier_tables
from campaigns.tables import orders_of_battle
from geodata import powers
from pages.parts import (
    address_problems,
    choices,
    dossier_rows,
    dossier_view,
    links,
    map_component,
    map_document,
    markup,
    own_layers,
    visitor_language,
)
from pages.parts.atlas_data import EDITIONS, Atlas, enter, load
from pages.parts.markup import element

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from campaigns.model import Dossier
    from pages.parts.markup import Node

BEST = later("best match")
"""The order that is not that of a column: of a search the best first; without one, by date."""
ORDERS = {
    BEST: ([], True),
    later("by date"): (["first", "importance"], True),
    later("by importance"): (["importance", "first"], True),
    later("by strength"): (["men", "first"], False),
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
            links.link(links.address("dossiers", **st.session_state.get(LIST, {})), t("All dossiers"), classes="back"),
            links.link(links.on_map(dossier), t("Show on the map")),
            _order_of_battle(atlas, dossier),
            classes="ways",
            aria_label=t("From this dossier"),
        ),
        dossier_rows.head(dossier),
    )
    day = min(max(dossier.when.earliest, chapters.FIRST_DAY), chapters.LAST_DAY)
    key = f"map of {dossier.id}"
    map_component.show(
        map_document.of(atlas),
        {"date": day.isoformat(), "select": dossier.id, visitor_language.PART: visitor_language.of_names()},
        lambda: None,
        key=key,
        height=600,
        frame=dossier.id,
    )
    map_component.give(own_layers.layers())
    kind, requested = map_component.requested(key)
    map_component.follow_formations(kind, requested, atlas.history)
    if kind == "dossier" and requested in atlas.history.dossiers and requested != dossier.id:
        st.query_params[SHOWN] = requested
        st.rerun()
    dossier_view.show(dossier, atlas.history, whole=True)


def _order_of_battle(atlas: Atlas, dossier: Dossier) -> Node | None:
    """The way to its order of battle, where one is told."""
    if orders_of_battle.days_told(atlas.history, dossier.id) is None:
        return None
    return links.link(links.of_order_of_battle(dossier.id), t("Order of battle"))


def _widget(make: Callable[..., Any], label: str, key: str, *options: object, **more: object) -> Any:  # noqa: ANN401 - each widget has its own type
    """A filter that stands in the address; what it shows says what it is, its label is for screen readers."""
    return make(label, *options, key=key, bind="query-params", label_visibility="collapsed", **more)


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
def _table(_atlas: Atlas, identity: str) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    return dossier_tables.table(_atlas.history.dossiers.values())


@st.cache_resource(max_entries=EDITIONS, show_spinner=False)
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
    sides = sorted(powers.sides(), key=spoken.told) if spoken.language() != spoken.ENGLISH else [*powers.sides()]
    span = (chapters.FIRST_DAY.year, chapters.LAST_DAY.year)
    years = [str(year) for year in range(span[0], span[1] + 1)]
    choices.take_over(kind=kinds, side=sides, certainty=levels, sort=[*ORDERS])
    address_problems.not_offered(years=years)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        text = _widget(
            st.text_input,
            t("Search"),
            "search",
            placeholder=t("Search: a name in any script, a word, a date"),
            live=True,
        )
        told = {"format_func": spoken.kind}
        kind = _widget(st.multiselect, t("Kind"), "kind", kinds, placeholder=t("Any kind"), **told)
        side = _widget(st.multiselect, t("Side"), "side", sides, placeholder=t("Any side"), format_func=spoken.told)
        level = _widget(
            st.multiselect, t("Certainty"), "certainty", levels, placeholder=t("Any certainty"), format_func=t
        )
        order = _widget(st.selectbox, t("Order"), "sort", ORDERS, format_func=t)
        low, high = _widget(st.slider, t("Years"), "years", *span, span)
    rows = _table(atlas, atlas.identity)
    keep = rows["year"].between(low, high)
    hits: dict[str, dossier_tables.Hit] = {}
    if text.strip():
        hits = _found(atlas, text)
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


def _found(atlas: Atlas, text: str) -> dict[str, dossier_tables.Hit]:
    """What a search finds by id, the best first; in another language behind it what the English texts have."""
    hits = {hit.dossier.id: hit for hit in _search(atlas, atlas.identity).find(text)}
    if atlas is not atlas.english:
        for hit in _search(atlas.english, atlas.english.identity).find(text):
            hits.setdefault(hit.dossier.id, hit)
    return hits


def _show_day() -> None:
    """The way to the map on the day that was searched, where a date was."""
    days = [first for first, _ in typed_date.read(st.session_state["search"])]
    known = [day for day in days if chapters.FIRST_DAY <= day <= chapters.LAST_DAY]
    ways = (links.link(links.on_day(day), t("{date} on the map", date=spoken.day(day))) for day in known)
    if known:
        markup.show(element("nav", *ways, classes="ways", aria_label=t("To the day")))


def _list(atlas: Atlas) -> None:
    rows, hits, head = _filtered(atlas)
    st.session_state[LIST] = {key: st.query_params.get_all(key) for key in FILTERS if key in st.query_params}
    shown = [atlas.history.dossiers[identity] for identity in rows["id"]]
    with head:
        markup.show_head(t("Dossiers"), t("{number} of {all}", number=len(shown), all=len(atlas.history.dossiers)))
    _show_day()
    if not shown:
        st.caption(t("None is all of that. Take a filter away."))
        return
    parts = []
    reasons = {key: hit.why for key, hit in hits.items()}
    order = st.session_state["sort"]
    if order == "by date" or (order == BEST and not hits):
        for span in chapters.in_order():
            if group := [dossier for dossier in shown if dossier.chapter == span.id]:
                heading = element("h2", spoken.told(span.title), " ", element("span", span.years))
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
        address_problems.unknown(SHOWN, t("There is no dossier {value}; here are all."))
    _list(atlas)


enter("dossiers")
page()
