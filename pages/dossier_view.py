"""A dossier on the page: prose, figures as a chart of ranges with each source's mark, and the figures as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from campaigns import dates, figures
from pages.atlas_data import plain

if TYPE_CHECKING:
    from campaigns.catalogue import Catalogue
    from campaigns.model import Dossier


def show(dossier: Dossier, catalogue: Catalogue) -> None:
    """Show a dossier under the map."""
    st.header(plain(dossier.title), anchor=False)
    names = [name for name in dossier.names.model_dump().values() if name]
    st.text(" · ".join([dates.english(dossier.when), *names]))
    prose, numbers = st.columns([1, 1.15], gap="large")
    with prose:
        st.text(dossier.summary.strip())
        if dossier.outcome:
            st.subheader("Outcome", anchor=False)
            st.text(dossier.outcome.text)
        st.subheader("Sources", anchor=False)
        for key in dict.fromkeys(citation.key for citation in dossier.citations()):
            source = catalogue.sources[key]
            st.text(source.reference)
            if source.url:
                st.link_button("open", source.url, type="tertiary")
    with numbers:
        table = figures.table(dossier, catalogue.sources)
        if table.empty:
            return
        st.subheader("Forces and losses, by source", anchor=False)
        _chart(table)
        st.dataframe(
            table[["about", "side", "figure", "scope", "source", "certainty", "note"]],
            hide_index=True,
            width="stretch",
        )


def _chart(table: object) -> None:
    base = alt.Chart(table).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
        color=alt.Color("side:N", title="Side", scale=alt.Scale(domain=figures.SIDES, range=figures.COLOURS)),
        tooltip=["about:N", "side:N", "figure:N", "scope:N", "source:N"],
    )
    axis = alt.X("low:Q", title="men, guns, tanks … (logarithmic)", scale=alt.Scale(type="log"))
    ranges = base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=axis, x2="high:Q")
    marks = base.mark_point(size=70, filled=True).encode(x=axis, shape=alt.Shape("side:N", title="Side"))
    tops = base.mark_point(size=70, filled=True).encode(x=alt.X("high:Q"), shape=alt.Shape("side:N", title="Side"))
    st.altair_chart(ranges + marks + tops, width="stretch")
