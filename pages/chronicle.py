"""Everything on one axis of time, treaties beside battles; a click goes there on the map."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from campaigns import chapters, dates, event_kinds
from campaigns.symbology import colours, marks
from campaigns.tables import dossiers as dossier_tables
from geodata import powers
from pages.parts import dossier_rows, links, markup
from pages.parts.atlas_data import Atlas, enter, load, show_on_map
from pages.parts.markup import element

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.markup import Node

TICK = "chosen"


def _lanes() -> dict[str, str]:
    """Titles of the lanes by their ids, from above."""
    return {lane.id: lane.title.capitalize() for lane in event_kinds.lanes().values()}


@st.cache_data(max_entries=8, show_spinner=False)
def _rows(_atlas: Atlas, identity: str, first: int, last: int) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    dossiers = _atlas.history.dossiers
    rows = dossier_tables.table(dossiers.values())
    rows = rows[rows["year"].between(first, last)].copy()
    rows["lane"] = rows["kind"].map(lambda kind: _lanes()[event_kinds.kinds()[kind].lane])
    rows["side"] = [next((str(side.side) for side in dossiers[key].belligerents), "") for key in rows["id"]]
    rows["when"] = [dates.english(dossiers[key].when) for key in rows["id"]]
    for column in ("first", "last"):
        rows[column] = rows[column].map(lambda day: day.isoformat())
    return rows.drop(columns="sides")


def _chart(rows: pd.DataFrame, years: list[str]) -> alt.LayerChart | alt.FacetChart:
    sides = [side for side in powers.sides() if side in set(rows["side"])]
    colour = alt.Color(
        "side:N", legend=None, scale=alt.Scale(domain=sides, range=[colours.of_side(side) for side in sides])
    )
    picked = alt.selection_point(name=TICK, fields=["id"])
    base = alt.Chart(rows).encode(
        x=alt.X("first:T", title=None, axis=alt.Axis(format="%Y", grid=True), scale=alt.Scale(domain=years)),
        y=alt.Y("lane:N", title=None, sort=[*_lanes().values()], axis=alt.Axis(labelLimit=200)),
        yOffset=alt.YOffset("importance:O"),
        color=colour,
        tooltip=[alt.Tooltip("title:N"), alt.Tooltip("when:N"), alt.Tooltip("kind:N"), alt.Tooltip("certainty:N")],
    )
    spans = base.mark_rule(strokeWidth=5, opacity=0.35).encode(x2="last:T")
    kinds = list(event_kinds.kinds())
    shapes = [marks.spec().marks[marks.of_kind(kind)].body.svg() for kind in kinds]
    points = base.mark_point(filled=True, opacity=0.9).encode(
        shape=alt.Shape("kind:N", legend=None, scale=alt.Scale(domain=kinds, range=shapes)),
        size=alt.Size("importance:Q", scale=alt.Scale(domain=[1, 4], range=[260, 80]), legend=None),
        strokeWidth=alt.condition(picked, alt.value(3), alt.value(0)),
    )
    chart = alt.layer(spans, points.add_params(picked)).properties(height=300).interactive(bind_y=False)
    inked: alt.LayerChart = chart.configure_axis(labelColor=colours.of("text"))
    return inked


def _list(atlas: Atlas, rows: pd.DataFrame) -> list[Node]:
    """Events by year; the mark of each stands on the rail of its lane."""
    parts = [element("div", *(element("span", title) for title in _lanes().values()), classes="rails-key")]
    shown = [atlas.history.dossiers[identity] for identity in rows.sort_values("first", kind="stable")["id"]]
    for year, dossiers in groupby(shown, key=lambda dossier: dossier.when.earliest.year):
        events = dossier_rows.events(atlas, dossiers)
        parts.append(element("section", element("h2", str(year)), events, classes="year"))
    return parts


def page() -> None:
    """Lay out the page."""
    links.follow()
    atlas = load()
    if atlas is None:
        return
    span = (chapters.FIRST_DAY.year, chapters.LAST_DAY.year)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        first, last = st.slider("Years", *span, span, key="years", bind="query-params", label_visibility="collapsed")
    rows = _rows(atlas, atlas.identity, first, last)
    with head:
        markup.show_head("Chronicle", f"{len(rows)} of {len(atlas.history.dossiers)}")
    if rows.empty:
        st.caption("Nothing in these years.")
        return
    event = st.altair_chart(
        _chart(rows, [f"{first - 1}-07-01", f"{last + 1}-06-30"]),
        width="stretch",
        on_select="rerun",
        selection_mode=TICK,
        key="chronicle",
    )
    picked = [entry["id"] for entry in event.selection.get(TICK, []) if "id" in entry]
    if picked and picked[0] in atlas.history.dossiers:
        show_on_map(atlas.history.dossiers[picked[0]])
    there = set(rows["side"])
    sides = element("div", *(markup.side(side) for side in powers.sides() if side in there), classes="sides-key")
    hint = element("p", "Click a mark to go there on the map, turn the wheel over the axis to look closer.")
    markup.show(sides, hint)
    markup.show(*_list(atlas, rows), style=dossier_rows.style(atlas), classes="chronicle")


enter("chronicle")
page()
