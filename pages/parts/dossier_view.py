"""A dossier on the page: prose, figures as a chart of ranges with each source's mark, and the figures as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.markup import dossier as dossier_article
from campaigns.markup.elements import element
from campaigns.markup.terms import Terms
from campaigns.symbology import colours
from campaigns.tables import figures
from campaigns.tables.nearest_place import NearestPlace
from pages.parts import links, markup
from pages.parts.atlas_data import plain

if TYPE_CHECKING:
    import pandas as pd

    from campaigns.history import History
    from campaigns.model import Dossier


def show(dossier: Dossier, history: History, *, whole: bool = False) -> None:
    """Show a dossier: under the map its name, prose and figures, ``whole`` also phases, disputes and movements."""
    if not whole:
        st.header(plain(dossier.title), anchor=False)
        names = [name for name in dossier.names.model_dump().values() if name and name != dossier.title]
        st.text(" · ".join([spoken.when(dossier.when), *names]))
    terms = Terms(history, links)
    prose, numbers = st.columns([1, 1.15], gap="large")
    with prose:
        markup.show(*terms.explain(dossier_article.prose(dossier, history, links, whole=whole)), classes="prose")
    with numbers:
        table = figures.table(dossier, history.sources)
        if not table.empty:
            markup.show(element("h2", t("Forces and losses, by source")))
            _chart(table)
            markup.show(*terms.explain([dossier_article.figures_table(table)]))
        if whole:
            facts = dossier_article.facts(dossier, history, links, NearestPlace.of(history))
            markup.show(*terms.explain(facts))


def _chart(table: pd.DataFrame) -> None:
    sides, ink = figures.side_colours(), colours.of("text")
    told = table.assign(side=table["side"].map(spoken.told))
    names = [spoken.told(side) for side in sides]
    base = alt.Chart(told).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
        color=alt.Color("side:N", title=t("Side"), scale=alt.Scale(domain=names, range=[*sides.values()])),
        tooltip=[alt.Tooltip(f"{name}:N", title=t(name)) for name in ("about", "side", "figure", "scope", "source")],
    )
    axis = alt.X("low:Q", title=t("men, guns, tanks … (logarithmic)"), scale=alt.Scale(type="log"))
    ranges = base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=axis, x2="high:Q")
    marks = base.mark_point(size=70, filled=True).encode(x=axis, shape=alt.Shape("side:N", title=t("Side")))
    tops = base.mark_point(size=70, filled=True).encode(x=alt.X("high:Q"), shape=alt.Shape("side:N", title=t("Side")))
    chart = (ranges + marks + tops).configure_axis(labelColor=ink, titleColor=ink)
    st.altair_chart(chart.configure_legend(labelColor=ink, titleColor=ink), width="stretch")
