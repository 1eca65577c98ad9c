"""The article of a dossier: prose, sides, phases, disputes, dates, movements, positions, fronts and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.markup import formation as formation_article
from campaigns.markup.addresses import link, outside
from campaigns.markup.citations import cited
from campaigns.markup.elements import Node, element, side, table
from campaigns.tables import stays

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from campaigns.history import History
    from campaigns.markup.addresses import Addresses
    from campaigns.model import Dossier
    from campaigns.tables.nearest_place import NearestPlace

_COLUMNS = (
    *(later("about"), later("side"), later("figure"), later("scope")),
    *(later("source"), later("certainty"), later("note")),
)
"""Columns of ``figures.table`` that are shown."""
_MOVEMENT = later("date"), later("place"), "certainty", "source", "note"
_POSITION = later("days"), "place", later("within"), "certainty", "source", "note"
_BESIDE = {"before": later("Before the event"), "after": later("After the event"), None: later("The event")}


def prose(dossier: Dossier, history: History, addresses: Addresses, *, whole: bool) -> Iterator[Node]:
    """What is told in sentences, and the sources; ``whole`` also sides, phases and disputes."""
    yield element("p", dossier.summary.strip())
    if dossier.outcome:
        yield element("h2", t("Outcome"))
        yield _fact(dossier.outcome.text, cited(dossier.outcome.source, history, addresses))
    if whole:
        yield from _sides(dossier)
        yield from _phases(dossier, history, addresses)
        yield from _disputes(dossier, history, addresses)
    yield element("h2", t("Sources"))
    keys = dict.fromkeys(citation.key for citation in dossier.citations())
    yield element("ul", *(element("li", *_source(key, history, addresses)) for key in keys), classes="references")


def _source(key: str, history: History, addresses: Addresses) -> Iterator[Node | str]:
    source = history.sources[key]
    yield link(addresses.of_source(key), source.reference)
    if source.url:
        yield " "
        yield outside(source.url, t("open"), classes="outside", aria_label=t("open {work}", work=source.reference))


def _fact(text: str | Node, *behind: Node) -> Node:
    return element("div", element("p", text), *behind, classes="fact")


def _sides(dossier: Dossier) -> Iterator[Node]:
    if dossier.belligerents:
        yield element("h2", t("Sides"))
    for party in dossier.belligerents:
        yield element(
            "div",
            element("h3", side(str(party.side))),
            element("p", spoken.listed(party.commanders)) if party.commanders else None,
            element("p", "; ".join(party.formations), classes="lesser") if party.formations else None,
            classes="fact",
        )


def _phases(dossier: Dossier, history: History, addresses: Addresses) -> Iterator[Node]:
    if dossier.phases:
        yield element("h2", t("Phases"))
    besides = [phase.beside(dossier.when) for phase in dossier.phases]
    for number, phase in enumerate(dossier.phases):
        beside = besides[number]
        if any(besides) and (not number or beside != besides[number - 1]):
            yield element("h3", t(_BESIDE[beside]))
        text = f"{spoken.when(phase.when)}: {phase.name}{f' – {phase.text}' if phase.text else ''}"
        yield _fact(text, cited(phase.source, history, addresses))


def _disputes(dossier: Dossier, history: History, addresses: Addresses) -> Iterator[Node]:
    for dispute in dossier.disputes:
        yield element("h2", dispute.question)
        for answer in dispute.answers:
            via = f", {t('after {source}', source=answer.via)}" if answer.via else ""
            more = f"{via} · {spoken.certainty(answer.certainty)}"
            yield _fact(answer.text, cited(answer.source, history, addresses, more))


def facts(dossier: Dossier, history: History, addresses: Addresses, nearest: NearestPlace) -> Iterator[Node]:
    """Dates by source, movements, positions and fronts; ``nearest`` names points that are no places."""
    yield from _dates(dossier, history, addresses)
    yield from _movements(dossier, history, addresses)
    yield from _standing(dossier, history, addresses, nearest)


def _dates(dossier: Dossier, history: History, addresses: Addresses) -> Iterator[Node]:
    if len(dossier.dates) > 1:
        yield element("h2", t("Dates, by source"))
        for date in dossier.dates:
            text = spoken.when(date.when) + (f" – {date.note}" if date.note else "")
            yield _fact(text, cited(date.source, history, addresses, f" · {spoken.certainty(date.certainty)}"))


def _movements(dossier: Dossier, history: History, addresses: Addresses) -> Iterator[Node]:
    if dossier.axes:
        yield element("h2", t("Movements"))
    for axis in dossier.axes:
        who = f"{axis.formation}{f' – {axis.commander}' if axis.commander else ''}"
        rows: list[list[Node | str]] = [
            [
                spoken.when(point.when),
                link(addresses.of_place(point.place), history.places[point.place].on(point.when.earliest).name),
                t(point.certainty),
                cited(point.source, history, addresses),
                point.note,
            ]
            for point in axis.waypoints
        ]
        more = element("p", link(addresses.of_formation(axis.unit), t("All that is told of it"))) if axis.unit else None
        listed = table(list(map(t, _MOVEMENT)), rows)
        yield element("details", element("summary", side(str(axis.side)), " ", who), more, listed)


def _standing(dossier: Dossier, history: History, addresses: Addresses, nearest: NearestPlace) -> Iterator[Node]:
    """Formations in position, and lines that were held."""
    if dossier.units:
        yield element("h2", t("In position"))
    for unit in dossier.units:
        formation = history.formations[unit.formation]
        rows: list[list[Node | str]] = [
            [
                stay.days,
                formation_article.at(stay, nearest.of_stay(stay), addresses),
                t("{number} km", number=stay.radius),
                t(stay.certainty),
                cited(stay.citations, history, addresses),
                stay.note,
            ]
            for stay in stays.of_unit(history, dossier, unit)
        ]
        listed = table(list(map(t, _POSITION)), rows)
        more = element("p", link(addresses.of_formation(formation.id), t("All that is told of it")))
        yield element("details", element("summary", side(formation.side), " ", formation.name), more, listed)
    if dossier.fronts:
        yield element("h2", t("Fronts"))
    for front in dossier.fronts:
        sides = spoken.joined([spoken.told(name) for name in front.side])
        about = f"{spoken.when(front.when)}: {front.name} ({spoken.kind(front.kind)}, {sides})"
        note = f" · {spoken.certainty(front.certainty)}{f' · {front.note}' if front.note else ''}"
        yield _fact(about, cited(front.source, history, addresses, note))


def figures_table(frame: pd.DataFrame) -> Node:
    """Forces and losses as a table; ``frame`` as of ``figures.table``."""
    rows: list[list[Node | str]] = [
        [
            side(text) if column == "side" else t(text) if column == "certainty" else str(text)
            for column, text in row.items()
        ]
        for row in frame[list(_COLUMNS)].to_dict("records")
    ]
    return table(list(map(t, _COLUMNS)), rows)
