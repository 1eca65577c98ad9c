"""Everything on one axis of time, treaties beside battles; a click goes there on the map."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from campaigns import chapters, event_kinds
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.symbology import colours, marks
from campaigns.tables import dossiers as dossier_tables
from geodata import powers
from pages.parts import dossier_rows, links, markup, own_events, own_layers
from pages.parts.atlas_data import Atlas, enter, load, show_on_map
from pages.parts.markup import element

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from pages.parts.markup import Node, Written

TICK = "chosen"
TOLD = later("title"), later("when"), later("kind"), later("certainty"), later("source")
"""What is told of a mark under the pointer."""


def _lanes() -> dict[str, str]:
    """Titles of the lanes by their ids, from above."""
    return {lane.id: _capital(spoken.told(lane.title)) for lane in event_kinds.lanes().values()}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@st.cache_data(max_entries=8, show_spinner=False)
def _rows(_atlas: Atlas, identity: str, first: int, last: int) -> pd.DataFrame:  # noqa: ARG001 - part of the key
    dossiers = _atlas.history.dossiers
    rows = dossier_tables.table(dossiers.values())
    rows = rows[rows["year"].between(first, last)].copy()
    rows["lane"] = rows["kind"].map(lambda kind: _lanes()[event_kinds.kinds()[kind].lane])
    rows["shape"] = rows["kind"]
    rows["kind"] = rows["kind"].map(spoken.kind)
    rows["certainty"] = rows["certainty"].map(t)
    rows["side"] = [next((str(side.side) for side in dossiers[key].belligerents), "") for key in rows["id"]]
    rows["colour"] = rows["side"].map(lambda side: colours.of_side(side) if side in powers.sides() else None)
    rows["when"] = [spoken.when(dossiers[key].when) for key in rows["id"]]
    for column in ("first", "last"):
        rows[column] = rows[column].map(lambda day: day.isoformat())
    return rows.drop(columns="sides")


def _chart(rows: pd.DataFrame, years: list[str], lanes: list[str]) -> alt.LayerChart | alt.FacetChart:
    picked = alt.selection_point(name=TICK, fields=["id"])
    base = alt.Chart(rows).encode(
        x=alt.X("first:T", title=None, axis=alt.Axis(format="%Y", grid=True), scale=alt.Scale(domain=years)),
        y=alt.Y("lane:N", title=None, sort=lanes, axis=alt.Axis(labelLimit=200)),
        yOffset=alt.YOffset("importance:O"),
        color=alt.Color("colour:N", legend=None, scale=None),
        tooltip=[alt.Tooltip(f"{name}:N", title=t(name)) for name in TOLD if name in rows.columns],
    )
    spans = base.mark_rule(strokeWidth=5, opacity=0.35).encode(x2="last:T")
    kinds = list(event_kinds.kinds())
    shapes = [marks.spec().marks[marks.of_kind(kind)].body.svg() for kind in kinds]
    names, drawn = [*kinds, own_events.LANE], [*shapes, "circle"]
    points = base.mark_point(filled=True, opacity=0.9).encode(
        shape=alt.Shape("shape:N", legend=None, scale=alt.Scale(domain=names, range=drawn)),
        size=alt.Size("importance:Q", scale=alt.Scale(domain=[1, 4], range=[260, 80]), legend=None),
        strokeWidth=alt.condition(picked, alt.value(3), alt.value(0)),
    )
    chart = alt.layer(spans, points.add_params(picked)).properties(height=75 * len(lanes)).interactive(bind_y=False)
    inked: alt.LayerChart = chart.configure_axis(labelColor=colours.of("text"))
    return inked


def _list(atlas: Atlas, rows: pd.DataFrame, own: pd.DataFrame) -> list[Node | Written]:
    """Events by year; the mark of each stands on the rail of its lane, own rows stand between those of the atlas."""
    key = element("div", *(element("span", title) for title in _lanes().values()), classes="rails-key")
    parts: list[Node | Written] = [key]
    dossiers = [atlas.history.dossiers[identity] for identity in rows["id"]]
    shown: list[tuple[dt.date, Node | Written]] = [
        (dossier.when.earliest, dossier_rows.event(atlas, dossier)) for dossier in dossiers
    ]
    records = own.head(own_events.MOST_LISTED).to_dict("records")
    shown += [(own_events.day_of(row), own_events.event(row)) for row in records]
    for year, events in groupby(sorted(shown, key=itemgetter(0)), key=lambda each: each[0].year):
        listed = markup.around("ul", *(event for _, event in events), classes="rows")
        parts.append(markup.around("section", element("h2", t("{year}", year=str(year))), listed, classes="year"))
    return parts


def _own(first: int, last: int, whose: str) -> pd.DataFrame:
    """The visitor's own rows that began in some years."""
    rows = own_events.rows()
    return rows[rows["year"].between(first, last)] if whose != own_events.ATLAS else rows.head(0)


def _whose() -> str:
    """Whose events are shown: a choice for those who have brought some."""
    if not own_layers.layers():
        return own_events.EVERYTHING
    choices = (own_events.EVERYTHING, own_events.ATLAS, own_events.OWN)
    return st.segmented_control(
        t("Whose"),
        choices,
        format_func=t,
        default=choices[0],
        required=True,
        key="whose",
        label_visibility="collapsed",
    )


def _follow(atlas: Atlas, picked: list[str], own: pd.DataFrame) -> None:
    """Leave for what was clicked on the axis."""
    if not picked:
        return
    if picked[0] in atlas.history.dossiers:
        show_on_map(atlas.history.dossiers[picked[0]])
    if found := own[own["id"] == picked[0]].to_dict("records"):
        own_events.show_on_map(found[0])


def page() -> None:
    """Lay out the page."""
    links.follow()
    atlas = load()
    if atlas is None:
        return
    span = (chapters.FIRST_DAY.year, chapters.LAST_DAY.year)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        head = st.container(width="content")
        first, last = st.slider(t("Years"), *span, span, key="years", bind="query-params", label_visibility="collapsed")
        whose = _whose()
    own = _own(first, last, whose)
    rows = _rows(atlas, atlas.identity, first, last)
    rows = rows.head(0) if whose == own_events.OWN else rows
    with head:
        of_own = " · " + t("{number} of yours", number=len(own)) if own_layers.layers() else ""
        count = t("{number} of {all}", number=len(rows), all=len(atlas.history.dossiers))
        markup.show_head(t("Chronicle"), f"{count}{of_own}")
    if rows.empty and own.empty:
        st.caption(t("Nothing in these years."))
        return
    lanes = [*_lanes().values(), *([] if own.empty else [t(own_events.LANE)])]
    event = st.altair_chart(
        _chart(own_events.beside(rows, own), [f"{first - 1}-07-01", f"{last + 1}-06-30"], lanes),
        width="stretch",
        on_select="rerun",
        selection_mode=TICK,
        key="chronicle",
    )
    _follow(atlas, [entry["id"] for entry in event.selection.get(TICK, []) if "id" in entry], own)
    there = set(rows["side"])
    sides = element("div", *(markup.side(side) for side in powers.sides() if side in there), classes="sides-key")
    hint = element("p", t("Click a mark to go there on the map, turn the wheel over the axis to look closer."))
    markup.show(sides, hint)
    if len(own) > own_events.MOST_LISTED:
        text = later("The first {number} of {all} rows of yours are listed: choose fewer years.")
        st.caption(t(text, number=own_events.MOST_LISTED, all=len(own)))
    markup.show_list(*_list(atlas, rows, own), style=dossier_rows.style(atlas), classes="chronicle")


enter("chronicle")
page()
