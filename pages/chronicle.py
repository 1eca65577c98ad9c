"""Everything on one axis of time, treaties beside battles; a click goes there on the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from campaigns import chapters, dates, event_kinds
from campaigns.symbology import colours
from campaigns.tables import dossiers as dossier_tables
from geodata import powers
from pages.parts.atlas_data import Atlas, enter, load, plain, show_on_map

if TYPE_CHECKING:
    import pandas as pd

TICK = "chosen"
LIST_STYLE = (Path(__file__).parent / "parts" / "event_list.css").read_text(encoding="utf-8")


def _lanes() -> dict[str, str]:
    """Titles of the lanes by their ids, from above."""
    return {lane.id: lane.title.capitalize() for lane in event_kinds.lanes().values()}


def _rows(atlas: Atlas, first: int, last: int) -> pd.DataFrame:
    rows = dossier_tables.table(atlas.history.dossiers.values())
    rows = rows[rows["year"].between(first, last)].copy()
    rows["lane"] = rows["kind"].map(lambda kind: _lanes()[event_kinds.kinds()[kind].lane])
    rows["side"] = [
        next((str(side.side) for side in atlas.history.dossiers[key].belligerents), "") for key in rows["id"]
    ]
    rows["when"] = [dates.english(atlas.history.dossiers[key].when) for key in rows["id"]]
    for column in ("first", "last"):
        rows[column] = rows[column].map(lambda day: day.isoformat())
    return rows.drop(columns="sides")


def _chart(rows: pd.DataFrame, years: list[str]) -> alt.LayerChart | alt.FacetChart:
    sides = [side for side in powers.sides() if side in set(rows["side"])]
    colour = alt.Color(
        "side:N", title=None, scale=alt.Scale(domain=sides, range=[colours.of_side(side) for side in sides])
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
    marks = base.mark_point(filled=True, opacity=0.9).encode(
        shape=alt.Shape("lane:N", legend=None, sort=[*_lanes().values()]),
        size=alt.Size("importance:Q", scale=alt.Scale(domain=[1, 4], range=[170, 45]), legend=None),
        strokeWidth=alt.condition(picked, alt.value(3), alt.value(0)),
    )
    chart = alt.layer(spans, marks.add_params(picked)).properties(height=430).interactive(bind_y=False)
    inked: alt.LayerChart = chart.configure_axis(labelColor=colours.of("text")).configure_legend(
        labelColor=colours.of("text")
    )
    return inked


def page() -> None:
    """Lay out the page."""
    st.title("Chronicle", anchor=False)
    atlas = load()
    if atlas is None:
        return
    st.markdown(
        "Everything the atlas tells, treaties beside battles, on one axis of time. Click a mark to go there, "
        "turn the wheel over the chart to look closer.",
    )
    span = (chapters.FIRST_DAY.year, chapters.LAST_DAY.year)
    first, last = st.slider("Years", *span, span)
    rows = _rows(atlas, first, last)
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
    st.subheader("The same as a list", anchor=False)
    st.html(f"<style>{LIST_STYLE}</style>")
    for row in rows.sort_values("first").to_dict("records"):
        if st.button(plain(f"{row['when']} · {row['title']}"), key=f"event {row['id']}", type="tertiary"):
            show_on_map(atlas.history.dossiers[row["id"]])


enter("chronicle")
page()
