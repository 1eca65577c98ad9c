"""A dossier on the page: prose, figures as a chart of ranges with each source's mark, and the figures as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from campaigns import dates
from campaigns.tables import figures
from pages.parts.atlas_data import plain

if TYPE_CHECKING:
    from campaigns.history import History
    from campaigns.model import Citation, Dossier


def show(dossier: Dossier, history: History, *, whole: bool = False) -> None:
    """Show a dossier: under the map its prose and figures, ``whole`` also phases, disputes and movements."""
    (st.title if whole else st.header)(plain(dossier.title), anchor=False)
    names = [name for name in dossier.names.model_dump().values() if name]
    st.text(" · ".join([dates.english(dossier.when), *names]))
    prose, numbers = st.columns([1, 1.15], gap="large")
    with prose:
        st.text(dossier.summary.strip())
        if dossier.outcome:
            st.subheader("Outcome", anchor=False)
            st.text(dossier.outcome.text)
        if whole:
            _sides(dossier)
            _phases(dossier)
            _disputes(dossier, history)
        _sources(dossier, history)
    with numbers:
        table = figures.table(dossier, history.sources)
        if not table.empty:
            st.subheader("Forces and losses, by source", anchor=False)
            _chart(table)
            st.dataframe(
                table[["about", "side", "figure", "scope", "source", "certainty", "note"]],
                hide_index=True,
                width="stretch",
            )
        if whole:
            _dates(dossier, history)
            _movements(dossier, history)


def _sources(dossier: Dossier, history: History) -> None:
    st.subheader("Sources", anchor=False)
    for key in dict.fromkeys(citation.key for citation in dossier.citations()):
        source = history.sources[key]
        st.text(source.reference)
        if source.url:
            st.link_button("open", source.url, type="tertiary")


def _cited(citations: tuple[Citation, ...], history: History) -> str:
    """Citations in full, joined by semicolons."""
    texts = (history.sources[c.key].reference + (f", {c.locator}" if c.locator else "") for c in citations)
    return "; ".join(texts)


def _sides(dossier: Dossier) -> None:
    if dossier.belligerents:
        st.subheader("Sides", anchor=False)
    for side in dossier.belligerents:
        st.markdown(f"**{plain(side.side)}**")
        if side.commanders:
            st.text(", ".join(side.commanders))
        if side.formations:
            st.caption(plain("; ".join(side.formations)))


def _phases(dossier: Dossier) -> None:
    if dossier.phases:
        st.subheader("Phases", anchor=False)
    for phase in dossier.phases:
        st.text(f"{dates.english(phase.when)}: {phase.name}{f' – {phase.text}' if phase.text else ''}")


def _disputes(dossier: Dossier, history: History) -> None:
    for dispute in dossier.disputes:
        st.subheader(plain(dispute.question), anchor=False)
        for answer in dispute.answers:
            via = f", after {answer.via}" if answer.via else ""
            st.text(answer.text)
            st.caption(plain(f"{_cited(answer.source, history)}{via} · certainty {answer.certainty}"))


def _dates(dossier: Dossier, history: History) -> None:
    if len(dossier.dates) > 1:
        st.subheader("Dates, by source", anchor=False)
        for date in dossier.dates:
            st.text(dates.english(date.when) + (f" – {date.note}" if date.note else ""))
            st.caption(plain(f"{_cited(date.source, history)} · certainty {date.certainty}"))


def _movements(dossier: Dossier, history: History) -> None:
    if dossier.axes:
        st.subheader("Movements", anchor=False)
    for axis in dossier.axes:
        with st.expander(plain(f"{axis.formation}{f' – {axis.commander}' if axis.commander else ''}")):
            st.dataframe(
                [
                    {
                        "date": dates.english(point.when),
                        "place": history.places[point.place].on(point.when.earliest).name,
                        "certainty": str(point.certainty),
                        "source": _cited(point.source, history),
                        "note": point.note,
                    }
                    for point in axis.waypoints
                ],
                hide_index=True,
                width="stretch",
            )


def _chart(table: object) -> None:
    colours = figures.side_colours()
    base = alt.Chart(table).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
        color=alt.Color("side:N", title="Side", scale=alt.Scale(domain=[*colours], range=[*colours.values()])),
        tooltip=["about:N", "side:N", "figure:N", "scope:N", "source:N"],
    )
    axis = alt.X("low:Q", title="men, guns, tanks … (logarithmic)", scale=alt.Scale(type="log"))
    ranges = base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=axis, x2="high:Q")
    marks = base.mark_point(size=70, filled=True).encode(x=axis, shape=alt.Shape("side:N", title="Side"))
    tops = base.mark_point(size=70, filled=True).encode(x=alt.X("high:Q"), shape=alt.Shape("side:N", title="Side"))
    st.altair_chart(ranges + marks + tops, width="stretch")
