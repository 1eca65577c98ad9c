"""A formation on the page: its symbol and names, whom it belonged to, who led it, how strong it was, where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns import dates
from campaigns.symbology import unit_symbols
from campaigns.tables import formation_map, stays
from pages.parts import links, markup
from pages.parts.citations import cited
from pages.parts.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from campaigns.formations import Formation
    from campaigns.history import History
    from campaigns.orders_of_battle import Subordination
    from campaigns.tables.stays import Stay
    from pages.parts.markup import Node

MAP_ZOOM = 11


def symbol(formation: Formation) -> Node:
    """Its symbol as on the map; size and branch stand beside it in words."""
    address = unit_symbols.picture(unit_symbols.of_formation(formation), formation.side)
    return element("img", alt="", src=address, classes="unit-symbol")


def title(formation: Formation) -> Node:
    """Its name, which leads to its page, names in their scripts, size and branch."""
    names = [element("span", name, lang=code) for code, name in formation.names.items()]
    return element(
        "div",
        links.link(links.of_formation(formation.id), formation.name, classes="title"),
        element("span", *names, classes="names") if names else None,
        element("span", kind(formation), classes="lesser"),
    )


def kind(formation: Formation) -> str:
    """Size and branch in words; an army without a branch is its headquarters."""
    branch = formation.branch.replace("-", " ")
    return formation.echelon if branch == "headquarters" else f"{formation.echelon}, {branch}"


def at(stay: Stay) -> Node:
    """Where it was, leading to the map on the first of those days."""
    view = f"{MAP_ZOOM}/{stay.lat:g}/{stay.lon:g}"
    place = stay.place or f"{stay.lat:.3f}, {stay.lon:.3f}"
    target = links.address("", date=stay.start.isoformat(), select=stay.dossier, view=view)
    return links.link(target, place, classes="where")


def show(formation: Formation, history: History) -> None:
    """Show all that is told of a formation."""
    names = [element("span", name, lang=code) for code, name in formation.names.items()]
    head = element(
        "header",
        symbol(formation),
        element("div", element("h1", formation.name), element("p", *names, classes="names"), classes="name"),
        element("div", markup.side(formation.side), element("span", kind(formation), classes="lesser")),
        classes="dossier-head",
    )
    note = element("p", formation.note) if formation.note else None
    rows = [row for row in history.orders_of_battle if row.formation == formation.id]
    found = stays.of_formation(history, formation.id)
    markup.show(
        head,
        *([note] if note else []),
        *_where(formation, found, history),
        *_commanders(formation, history),
        *_strength(rows, history),
        *_above_and_below(formation, rows, history),
        element("h2", "Source"),
        element("p", cited(formation.citations, history)),
    )


def _where(formation: Formation, found: Sequence[Stay], history: History) -> Iterator[Node]:
    if not found:
        return
    yield element("h2", "Where it was")
    picture = formation_map.picture(found, formation.side, history.ground)
    yield element(
        "img", src=picture, alt="Its way on a small map; the places are listed below", classes="formation-map"
    )
    rows: list[list[Node | str]] = [
        [
            str(number),
            stay.days,
            at(stay),
            f"{stay.how}, within {stay.radius:g} km",
            links.link(links.of_dossier(stay.dossier), history.dossiers[stay.dossier].short),
            stay.certainty,
            cited(stay.citations, history),
            stay.note,
        ]
        for number, stay in zip(formation_map.numbered(found), found, strict=True)
    ]
    yield markup.table(["no.", "days", "place", "how", "dossier", "certainty", "source", "note"], rows)


def _commanders(formation: Formation, history: History) -> Iterator[Node]:
    if led := stays.commanders(history, formation.id):
        yield element("h2", "Commanders")
        rows: list[list[Node | str]] = [[days, name, cited(citations, history)] for name, days, citations in led]
        yield markup.table(["days", "commander", "source"], rows)


def _strength(rows: Iterable[Subordination], history: History) -> Iterator[Node]:
    told = [row for row in rows if row.men or row.strength]
    if told:
        yield element("h2", "Strength, by source")
        cells: list[list[Node | str]] = [
            [_days(row), row.strength_in_words, str(row.certainty), cited(row.citations, history), row.note]
            for row in told
        ]
        yield markup.table(["days", "strength", "certainty", "source", "note"], cells)


def _above_and_below(formation: Formation, rows: Sequence[Subordination], history: History) -> Iterator[Node]:
    below = [row for row in history.orders_of_battle if row.parent == formation.id]
    for heading, found in (("It belonged to", [row for row in rows if row.parent]), ("Under it", below)):
        if found:
            yield element("h2", heading)
            cells: list[list[Node | str]] = []
            for row in found:
                other = history.formations[row.parent if heading == "It belonged to" else row.formation]
                link = links.link(links.of_formation(other.id), other.name)
                dossier = history.dossiers.get(row.dossier)
                battle = links.link(links.of_dossier(row.dossier), dossier.short) if dossier else row.dossier
                cells.append([_days(row), link, row.role, battle, cited(row.citations, history)])
            yield markup.table(["days", "formation", "role", "dossier", "source"], cells)


def _days(row: Subordination) -> str:
    return dates.english(dates.parse(f"{row.first.text}/{row.last.text}") if row.first != row.last else row.first)
