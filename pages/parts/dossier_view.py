"""A dossier on the page: prose, figures as a chart of ranges with each source's mark, and the figures as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import streamlit as st

from campaigns import dates
from campaigns.symbology import colours
from campaigns.tables import figures, stays
from campaigns.tables.nearest_place import NearestPlace
from pages.parts import formation_view, links, markup
from pages.parts.atlas_data import plain
from pages.parts.citations import cited
from pages.parts.markup import Node, element
from pages.parts.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from campaigns.history import History
    from campaigns.model import Dossier

_COLUMNS = ("about", "side", "figure", "scope", "source", "certainty", "note")
"""Columns of ``figures.table`` that are shown."""


def show(dossier: Dossier, history: History, *, whole: bool = False) -> None:
    """Show a dossier: under the map its name, prose and figures, ``whole`` also phases, disputes and movements."""
    if not whole:
        st.header(plain(dossier.title), anchor=False)
        names = [name for name in dossier.names.model_dump().values() if name]
        st.text(" · ".join([dates.english(dossier.when), *names]))
    terms = Terms(history)
    prose, numbers = st.columns([1, 1.15], gap="large")
    with prose:
        markup.show(*terms.explain(_prose(dossier, history, whole=whole)), classes="prose")
    with numbers:
        table = figures.table(dossier, history.sources)
        if not table.empty:
            markup.show(element("h2", "Forces and losses, by source"))
            _chart(table)
            markup.show(*terms.explain([_figures(table)]))
        if whole:
            rest = (*_dates(dossier, history), *_movements(dossier, history), *_standing(dossier, history))
            markup.show(*terms.explain(rest))


def _prose(dossier: Dossier, history: History, *, whole: bool) -> Iterator[Node]:
    yield element("p", dossier.summary.strip())
    if dossier.outcome:
        yield element("h2", "Outcome")
        yield _fact(dossier.outcome.text, cited(dossier.outcome.source, history))
    if whole:
        yield from _sides(dossier)
        yield from _phases(dossier, history)
        yield from _disputes(dossier, history)
    yield element("h2", "Sources")
    keys = dict.fromkeys(citation.key for citation in dossier.citations())
    yield element("ul", *(element("li", *_source(key, history)) for key in keys), classes="references")


def _source(key: str, history: History) -> Iterator[Node | str]:
    source = history.sources[key]
    yield links.link(links.of_source(key), source.reference)
    if source.url:
        yield " "
        yield links.outside(source.url, "open", classes="outside", aria_label=f"open {source.reference}")


def _fact(text: str | Node, *behind: Node) -> Node:
    return element("div", element("p", text), *behind, classes="fact")


def _sides(dossier: Dossier) -> Iterator[Node]:
    if dossier.belligerents:
        yield element("h2", "Sides")
    for party in dossier.belligerents:
        yield element(
            "div",
            element("h3", markup.side(str(party.side))),
            element("p", ", ".join(party.commanders)) if party.commanders else None,
            element("p", "; ".join(party.formations), classes="lesser") if party.formations else None,
            classes="fact",
        )


def _phases(dossier: Dossier, history: History) -> Iterator[Node]:
    if dossier.phases:
        yield element("h2", "Phases")
    besides = [phase.beside(dossier.when) for phase in dossier.phases]
    for number, phase in enumerate(dossier.phases):
        beside = besides[number]
        if any(besides) and (not number or beside != besides[number - 1]):
            yield element("h3", f"{beside.capitalize()} the event" if beside else "The event")
        text = f"{dates.english(phase.when)}: {phase.name}{f' – {phase.text}' if phase.text else ''}"
        yield _fact(text, cited(phase.source, history))


def _disputes(dossier: Dossier, history: History) -> Iterator[Node]:
    for dispute in dossier.disputes:
        yield element("h2", dispute.question)
        for answer in dispute.answers:
            via = f", after {answer.via}" if answer.via else ""
            yield _fact(answer.text, cited(answer.source, history, f"{via} · certainty {answer.certainty}"))


def _dates(dossier: Dossier, history: History) -> Iterator[Node]:
    if len(dossier.dates) > 1:
        yield element("h2", "Dates, by source")
        for date in dossier.dates:
            text = dates.english(date.when) + (f" – {date.note}" if date.note else "")
            yield _fact(text, cited(date.source, history, f" · certainty {date.certainty}"))


def _movements(dossier: Dossier, history: History) -> Iterator[Node]:
    if dossier.axes:
        yield element("h2", "Movements")
    for axis in dossier.axes:
        who = f"{axis.formation}{f' – {axis.commander}' if axis.commander else ''}"
        rows: list[list[Node | str]] = [
            [
                dates.english(point.when),
                history.places[point.place].on(point.when.earliest).name,
                str(point.certainty),
                cited(point.source, history),
                point.note,
            ]
            for point in axis.waypoints
        ]
        more = element("p", links.link(links.of_formation(axis.unit), "All that is told of it")) if axis.unit else None
        table = markup.table(["date", "place", "certainty", "source", "note"], rows)
        yield element("details", element("summary", markup.side(str(axis.side)), " ", who), more, table)


def _standing(dossier: Dossier, history: History) -> Iterator[Node]:
    """Formations in position, and lines that were held."""
    if dossier.units:
        yield element("h2", "In position")
    nearest = NearestPlace.of(history)
    for unit in dossier.units:
        formation = history.formations[unit.formation]
        rows: list[list[Node | str]] = [
            [
                stay.days,
                formation_view.at(stay, nearest.of_stay(stay)),
                f"{stay.radius:g} km",
                stay.certainty,
                cited(stay.citations, history),
                stay.note,
            ]
            for stay in stays.of_formation(history, unit.formation)
            if stay.dossier == dossier.id and stay.how == stays.STOOD
        ]
        table = markup.table(["days", "place", "within", "certainty", "source", "note"], rows)
        more = element("p", links.link(links.of_formation(formation.id), "All that is told of it"))
        yield element("details", element("summary", markup.side(formation.side), " ", formation.name), more, table)
    if dossier.fronts:
        yield element("h2", "Fronts")
    for front in dossier.fronts:
        about = f"{dates.english(front.when)}: {front.name} ({front.kind}, {' and '.join(front.side)})"
        note = f" · certainty {front.certainty}{f' · {front.note}' if front.note else ''}"
        yield _fact(about, cited(front.source, history, note))


def _figures(table: pd.DataFrame) -> Node:
    rows: list[list[Node | str]] = [
        [markup.side(text) if column == "side" else str(text) for column, text in row.items()]
        for row in table[list(_COLUMNS)].to_dict("records")
    ]
    return markup.table(_COLUMNS, rows)


def _chart(table: pd.DataFrame) -> None:
    sides, ink = figures.side_colours(), colours.of("text")
    base = alt.Chart(table).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(labelLimit=260)),
        color=alt.Color("side:N", title="Side", scale=alt.Scale(domain=[*sides], range=[*sides.values()])),
        tooltip=["about:N", "side:N", "figure:N", "scope:N", "source:N"],
    )
    axis = alt.X("low:Q", title="men, guns, tanks … (logarithmic)", scale=alt.Scale(type="log"))
    ranges = base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=axis, x2="high:Q")
    marks = base.mark_point(size=70, filled=True).encode(x=axis, shape=alt.Shape("side:N", title="Side"))
    tops = base.mark_point(size=70, filled=True).encode(x=alt.X("high:Q"), shape=alt.Shape("side:N", title="Side"))
    chart = (ranges + marks + tops).configure_axis(labelColor=ink, titleColor=ink)
    st.altair_chart(chart.configure_legend(labelColor=ink, titleColor=ink), width="stretch")
