"""The article of a dossier: prose, sides, phases, disputes, dates, movements, positions, fronts and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import dates
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

_COLUMNS = ("about", "side", "figure", "scope", "source", "certainty", "note")
"""Columns of ``figures.table`` that are shown."""


def prose(dossier: Dossier, history: History, addresses: Addresses, *, whole: bool) -> Iterator[Node]:
    """What is told in sentences, and the sources; ``whole`` also sides, phases and disputes."""
    yield element("p", dossier.summary.strip())
    if dossier.outcome:
        yield element("h2", "Outcome")
        yield _fact(dossier.outcome.text, cited(dossier.outcome.source, history, addresses))
    if whole:
        yield from _sides(dossier)
        yield from _phases(dossier, history, addresses)
        yield from _disputes(dossier, history, addresses)
    yield element("h2", "Sources")
    keys = dict.fromkeys(citation.key for citation in dossier.citations())
    yield element("ul", *(element("li", *_source(key, history, addresses)) for key in keys), classes="references")


def _source(key: str, history: History, addresses: Addresses) -> Iterator[Node | str]:
    source = history.sources[key]
    yield link(addresses.of_source(key), source.reference)
    if source.url:
        yield " "
        yield outside(source.url, "open", classes="outside", aria_label=f"open {source.reference}")


def _fact(text: str | Node, *behind: Node) -> Node:
    return element("div", element("p", text), *behind, classes="fact")


def _sides(dossier: Dossier) -> Iterator[Node]:
    if dossier.belligerents:
        yield element("h2", "Sides")
    for party in dossier.belligerents:
        yield element(
            "div",
            element("h3", side(str(party.side))),
            element("p", ", ".join(party.commanders)) if party.commanders else None,
            element("p", "; ".join(party.formations), classes="lesser") if party.formations else None,
            classes="fact",
        )


def _phases(dossier: Dossier, history: History, addresses: Addresses) -> Iterator[Node]:
    if dossier.phases:
        yield element("h2", "Phases")
    besides = [phase.beside(dossier.when) for phase in dossier.phases]
    for number, phase in enumerate(dossier.phases):
        beside = besides[number]
        if any(besides) and (not number or beside != besides[number - 1]):
            yield element("h3", f"{beside.capitalize()} the event" if beside else "The event")
        text = f"{dates.english(phase.when)}: {phase.name}{f' – {phase.text}' if phase.text else ''}"
        yield _fact(text, cited(phase.source, history, addresses))


def _disputes(dossier: Dossier, history: History, addresses: Addresses) -> Iterator[Node]:
    for dispute in dossier.disputes:
        yield element("h2", dispute.question)
        for answer in dispute.answers:
            via = f", after {answer.via}" if answer.via else ""
            yield _fact(answer.text, cited(answer.source, history, addresses, f"{via} · certainty {answer.certainty}"))


def facts(dossier: Dossier, history: History, addresses: Addresses, nearest: NearestPlace) -> Iterator[Node]:
    """Dates by source, movements, positions and fronts; ``nearest`` names points that are no places."""
    yield from _dates(dossier, history, addresses)
    yield from _movements(dossier, history, addresses)
    yield from _standing(dossier, history, addresses, nearest)


def _dates(dossier: Dossier, history: History, addresses: Addresses) -> Iterator[Node]:
    if len(dossier.dates) > 1:
        yield element("h2", "Dates, by source")
        for date in dossier.dates:
            text = dates.english(date.when) + (f" – {date.note}" if date.note else "")
            yield _fact(text, cited(date.source, history, addresses, f" · certainty {date.certainty}"))


def _movements(dossier: Dossier, history: History, addresses: Addresses) -> Iterator[Node]:
    if dossier.axes:
        yield element("h2", "Movements")
    for axis in dossier.axes:
        who = f"{axis.formation}{f' – {axis.commander}' if axis.commander else ''}"
        rows: list[list[Node | str]] = [
            [
                dates.english(point.when),
                link(addresses.of_place(point.place), history.places[point.place].on(point.when.earliest).name),
                str(point.certainty),
                cited(point.source, history, addresses),
                point.note,
            ]
            for point in axis.waypoints
        ]
        more = element("p", link(addresses.of_formation(axis.unit), "All that is told of it")) if axis.unit else None
        listed = table(["date", "place", "certainty", "source", "note"], rows)
        yield element("details", element("summary", side(str(axis.side)), " ", who), more, listed)


def _standing(dossier: Dossier, history: History, addresses: Addresses, nearest: NearestPlace) -> Iterator[Node]:
    """Formations in position, and lines that were held."""
    if dossier.units:
        yield element("h2", "In position")
    for unit in dossier.units:
        formation = history.formations[unit.formation]
        rows: list[list[Node | str]] = [
            [
                stay.days,
                formation_article.at(stay, nearest.of_stay(stay), addresses),
                f"{stay.radius:g} km",
                stay.certainty,
                cited(stay.citations, history, addresses),
                stay.note,
            ]
            for stay in stays.of_unit(history, dossier, unit)
        ]
        listed = table(["days", "place", "within", "certainty", "source", "note"], rows)
        more = element("p", link(addresses.of_formation(formation.id), "All that is told of it"))
        yield element("details", element("summary", side(formation.side), " ", formation.name), more, listed)
    if dossier.fronts:
        yield element("h2", "Fronts")
    for front in dossier.fronts:
        about = f"{dates.english(front.when)}: {front.name} ({front.kind}, {' and '.join(front.side)})"
        note = f" · certainty {front.certainty}{f' · {front.note}' if front.note else ''}"
        yield _fact(about, cited(front.source, history, addresses, note))


def figures_table(frame: pd.DataFrame) -> Node:
    """Forces and losses as a table; ``frame`` as of ``figures.table``."""
    rows: list[list[Node | str]] = [
        [side(text) if column == "side" else str(text) for column, text in row.items()]
        for row in frame[list(_COLUMNS)].to_dict("records")
    ]
    return table(_COLUMNS, rows)
