"""A page for every place: what it was called when, where it lies, and what happened there; and the list of all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from campaigns import dates
from campaigns.atlas.site import addresses, linked_data
from campaigns.atlas.site.addresses import SiteAddresses
from campaigns.atlas.site.page import Page
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, table
from geodata.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node
    from geodata.gazetteer import Place

_ZOOM = 9


def pages(book: Book) -> Iterator[Page]:
    """The list, then the page of every place in the order of the gazetteer."""
    yield _list(book)
    for place in book.history.places.values():
        yield _page(place, book)


def _page(place: Place, book: Book) -> Page:
    path = addresses.file_of("places", place.id)
    where = SiteAddresses.of_page(path)
    names = [element("span", name, lang=code) for code, name in place.names.items() if name]
    kind = place.kind.replace("-", " ")
    return Page(
        path=path,
        kind="place",
        title=place.name,
        description=f"{place.name}, {kind}: its names and what happened there.",
        body=(
            element(
                "header",
                element("h1", place.name),
                element("p", *names, classes="names") if names else None,
                element("p", kind, classes="date"),
                classes="head",
            ),
            _about(place, book, where),
            *_called(place),
            *_happened(place, book, where),
        ),
        part=addresses.PLACES,
        linked=linked_data.place(place),
    )


def _about(place: Place, book: Book, where: SiteAddresses) -> Node:
    source = book.history.sources.get(place.source)
    position = f"{place.latitude:.4g}° N, {abs(place.longitude):.5g}° {'E' if place.longitude >= 0 else 'W'}"
    first = next(iter(book.at_place.get(place.id, ())), None)
    view = f"{_ZOOM}/{place.latitude:g}/{place.longitude:g}"
    cells: list[Node] = [
        element("dt", "Position"),
        element("dd", f"{position}, within {place.precision_km:g} km"),
    ]
    if place.modern and place.modern != place.name:
        cells += [element("dt", "Today"), element("dd", place.modern)]
    cells += [
        element("dt", "Source"),
        element("dd", link(where.of_source(place.source), source.reference) if source else place.source),
    ]
    if place.note:
        cells += [element("dt", "Note"), element("dd", place.note)]
    if first:
        day = where.on_map(first).partition("#")[2].partition("&")[0].removeprefix("date=")
        target = f"{where.up}{addresses.MAP}#date={day}&view={view}"
        cells += [element("dt", "Map"), element("dd", link(target, "Open the map there"))]
    return element("dl", *cells, classes="about")


def _called(place: Place) -> Iterator[Node]:
    """What it was called when, where that changed."""
    stages = place.stages()
    if len(stages) < 2:  # noqa: PLR2004 - one is no change
        return
    rows: list[list[Node | str]] = [
        [
            start.isoformat() if start else "before 1904",
            end.isoformat() if end else "after 1973",
            stage.name,
            stage.kind,
            element("div", *(element("div", name, lang=code) for code, name in stage.names.items() if name)),
        ]
        for start, end, stage in stages
    ]
    yield element("h2", "What it was called when")
    yield table(["from", "to", "name", "kind", "in other languages"], rows)


def _happened(place: Place, book: Book, where: SiteAddresses) -> Iterator[Node]:
    found = book.at_place.get(place.id, [])
    for heading, there in (
        ("What happened here", [each for each in found if each.place == place.id]),
        ("What touched it", [each for each in found if each.place != place.id]),
    ):
        if there:
            rows = [
                element(
                    "li",
                    element("span", dates.english(each.when), classes="date"),
                    link(where.of_dossier(each.id), each.title),
                )
                for each in there
            ]
            yield element("h2", heading)
            yield element("ul", *rows, classes="dated")


def _list(book: Book) -> Page:
    where = SiteAddresses.of_page(addresses.PLACES)
    in_order = sorted(book.history.places.values(), key=lambda each: (folded(each.name), each.id))
    sections = []
    for letter, group in groupby(in_order, lambda each: folded(each.name)[:1].upper() or "#"):
        rows = [
            element(
                "li",
                link(where.of_place(each.id), each.name),
                element("span", each.kind.replace("-", " "), classes="lesser"),
            )
            for each in group
        ]
        sections.append(element("section", element("h2", letter), element("ul", *rows, classes="columns")))
    return Page(
        path=addresses.PLACES,
        kind="list",
        title="Places",
        description="Every place of the atlas from A to Z.",
        body=(element("h1", "Places"), *sections),
    )
