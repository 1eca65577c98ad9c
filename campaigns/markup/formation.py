"""The article of a formation: its symbol and names, where it was, who led it, how strong it was, whose it was."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING

from campaigns.languages import spoken, strength_words
from campaigns.languages.spoken import later, t
from campaigns.markup.addresses import link
from campaigns.markup.citations import cited
from campaigns.markup.elements import element, side, table
from campaigns.symbology import unit_symbols
from campaigns.tables import formation_map, runs, small_map, stays

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from campaigns.formations import Formation
    from campaigns.history import History
    from campaigns.markup.addresses import Addresses
    from campaigns.markup.elements import Node
    from campaigns.orders_of_battle import Subordination
    from campaigns.tables.nearest_place import NearestPlace
    from campaigns.tables.stays import Stay

MAP_ZOOM = 11
_WHERE = (
    *(later("no."), later("days"), later("place"), later("how")),
    *(later("dossier"), later("certainty"), later("source"), later("note")),
)
_LED = "days", later("commander"), "source"
_STRONG = "days", later("strength"), "certainty", "source", "note"
_BELONGING = "days", later("formation"), later("role"), "dossier", "source"
Drawer = Callable[["Sequence[Stay]", str], str]
"""Draws the map of the stays of a formation of a side: an address with the picture in it."""


def symbol(formation: Formation) -> Node:
    """Its symbol as on the map; size and branch stand beside it in words."""
    address = unit_symbols.picture(unit_symbols.of_formation(formation), formation.side)
    return element("img", alt="", src=address, classes="unit-symbol")


def title(formation: Formation, addresses: Addresses) -> Node:
    """Its name, which leads to its page, names in their scripts, size and branch."""
    names = _names(formation)
    return element(
        "div",
        link(addresses.of_formation(formation.id), formation.name, classes="title"),
        element("span", *names, classes="names") if names else None,
        element("span", kind(formation), classes="lesser"),
    )


def _names(formation: Formation) -> list[Node]:
    """Its names in the scripts of other languages."""
    names = formation.names.items()
    return [element("span", name, lang=code) for code, name in names if name != formation.name]


def kind(formation: Formation) -> str:
    """Size and branch in words; an army without a branch is its headquarters."""
    size = spoken.told(formation.echelon)
    return size if formation.branch == "headquarters" else spoken.listed([size, spoken.kind(formation.branch)])


def at(stay: Stay, where: str, addresses: Addresses) -> Node:
    """Where it was, leading to the map on the first of those days with the formation selected.

    ``where`` is that in words; empty where no place is near, which coordinates tell.
    """
    view = f"{MAP_ZOOM}/{stay.lat:g}/{stay.lon:g}"
    target = addresses.on_day(stay.start, select=stay.feature, view=view)
    return link(target, where or f"{stay.lat:.3f}, {stay.lon:.3f}", classes="where")


def article(
    formation: Formation, history: History, addresses: Addresses, nearest: NearestPlace, draw: Drawer
) -> list[Node]:
    """All that is told of a formation; ``nearest`` names the points it stood at, ``draw`` draws its map."""
    names = _names(formation)
    head = element(
        "header",
        symbol(formation),
        element("div", element("h1", formation.name), element("p", *names, classes="names"), classes="name"),
        element("div", side(formation.side), element("span", kind(formation), classes="lesser")),
        classes="dossier-head",
    )
    note = element("p", formation.note) if formation.note else None
    rows = [row for row in history.orders_of_battle if row.formation == formation.id]
    found = stays.of_formation(history, formation.id)
    return [
        head,
        *([note] if note is not None else []),
        *_where(found, draw(found, formation.side) if found else "", history, addresses, nearest),
        *_commanders(formation, history, addresses),
        *_strength(rows, history, addresses),
        *_above_and_below(formation, rows, history, addresses),
        element("h2", t("Source")),
        element("p", cited(formation.citations, history, addresses)),
    ]


def _where(
    found: Sequence[Stay], picture: str, history: History, addresses: Addresses, nearest: NearestPlace
) -> Iterator[Node]:
    if not found:
        return
    yield element("h2", t("Where it was"))
    yield element(
        "img",
        src=picture,
        alt=t("Its way on a small map; the places are listed below"),
        width=str(small_map.WIDTH),
        height=str(small_map.HEIGHT),
        classes="formation-map",
    )
    numbers = dict(zip(((stay.lon, stay.lat) for stay in found), formation_map.numbered(found), strict=True))
    rows = [_run(run, numbers[run[0].lon, run[0].lat], nearest, history, addresses) for run in stays.runs_of(found)]
    yield table(list(map(t, _WHERE)), rows)


def _run(
    run: Sequence[Stay], number: int, nearest: NearestPlace, history: History, addresses: Addresses
) -> list[Node | str]:
    """Cells of the stays at one point whose days meet."""
    battles = dict.fromkeys(stay.dossier for stay in run)
    how = spoken.listed(dict.fromkeys(spoken.told(stay.how) for stay in run))
    return [
        str(number),
        run[0].days if len(run) == 1 else runs.span(run, lambda stay: (stay.start, stay.end)),
        at(run[0], nearest.of_stay(run[0]), addresses),
        t("{how}, within {number} km", how=how, number=max(stay.radius for stay in run)),
        _listed(link(addresses.of_dossier(key), history.dossiers[key].short) for key in battles),
        _different(t(stay.certainty) for stay in run),
        cited(dict.fromkeys(citation for stay in run for citation in stay.citations), history, addresses),
        _sentences(stay.note for stay in run),
    ]


def _listed(nodes: Iterable[Node]) -> Node:
    """Links below each other."""
    return element("div", *(element("div", node) for node in nodes))


def _commanders(formation: Formation, history: History, addresses: Addresses) -> Iterator[Node]:
    if led := stays.commanders(history, formation.id):
        yield element("h2", t("Commanders"))
        rows: list[list[Node | str]] = [
            [days, name, cited(citations, history, addresses)] for name, days, citations in led
        ]
        yield table(list(map(t, _LED)), rows)


def _strength(rows: Iterable[Subordination], history: History, addresses: Addresses) -> Iterator[Node]:
    told = [row for row in rows if row.men or row.strength]
    if told:
        yield element("h2", t("Strength, by source"))
        cells: list[list[Node | str]] = [
            [
                runs.span(run, _days),
                strength_words.of(run[0]),
                t(run[0].certainty),
                cited(run[0].citations, history, addresses),
                _sentences(row.note for row in run),
            ]
            for run in runs.runs(told, lambda row: (strength_words.of(row), row.source, row.certainty), _days)
        ]
        yield table(list(map(t, _STRONG)), cells)


def _above_and_below(
    formation: Formation, rows: Sequence[Subordination], history: History, addresses: Addresses
) -> Iterator[Node]:
    below = [row for row in history.orders_of_battle if row.parent == formation.id]
    above = [row for row in rows if row.parent]
    for heading, found, other in (
        (t("It belonged to"), above, attrgetter("parent")),
        (t("Under it"), below, attrgetter("formation")),
    ):
        if found:
            yield element("h2", heading)
            groups = runs.runs(found, lambda row, other=other: (other(row), row.dossier), _days)  # type: ignore[misc]
            cells = [_belonging(run, history.formations[other(run[0])], history, addresses) for run in groups]
            yield table(list(map(t, _BELONGING)), cells)


def _belonging(
    run: Sequence[Subordination], other: Formation, history: History, addresses: Addresses
) -> list[Node | str]:
    """Cells of rows of one battle that say whose a formation was on days that meet."""
    dossier = history.dossiers.get(run[0].dossier)
    battle = link(addresses.of_dossier(dossier.id), dossier.short) if dossier else run[0].dossier
    sources = dict.fromkeys(citation for row in run for citation in row.citations)
    name = link(addresses.of_formation(other.id), other.name)
    return [runs.span(run, _days), name, _roles(run), battle, cited(sources, history, addresses)]


def _roles(run: Sequence[Subordination]) -> str:
    """Roles of a run; where it has several, or one of some of its days, each with its days."""
    groups = runs.runs([row for row in run if row.role], lambda row: row.role, _days)
    whole = runs.span(run, _days)
    texts = ((group[0].role, runs.span(group, _days)) for group in groups)
    return "; ".join(role if days == whole else f"{role} ({days})" for role, days in texts)


def _different(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _sentences(texts: Iterable[str]) -> str:
    return " ".join(spoken.sentence(text) for text in dict.fromkeys(filter(None, texts)))


def _days(row: Subordination) -> tuple[dt.date, dt.date]:
    return row.first.earliest, row.last.latest
