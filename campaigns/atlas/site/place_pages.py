"""A page for every place: what it was called when, where it lies, and what happened there; and the list of all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas.site import addresses, linked_data
from campaigns.atlas.site.page import Page
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, table
from geodata.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.atlas.site.addresses import SiteAddresses
    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node
    from geodata.gazetteer import Place

_ZOOM = 9
_EAST = later("{latitude}° N, {longitude}° E, within {number} km")
_WEST = later("{latitude}° N, {longitude}° W, within {number} km")
"""Where a place lies, by the half of the earth."""
_WITHOUT_LETTERS = frozenset({"ja", "zh"})
"""Languages whose names do not begin with a letter of an alphabet: there the list of places is by kind."""


def pages(book: Book) -> Iterator[Page]:
    """The list, then the page of every place in the order of the gazetteer."""
    yield _list(book)
    for place in book.history.places.values():
        yield _page(place, book)


def _page(place: Place, book: Book) -> Page:
    path = addresses.file_of("places", place.id)
    where = book.where(path)
    names = [element("span", name, lang=code) for code, name in _others(place)]
    kind = spoken.kind(place.kind)
    return Page(
        path=path,
        kind="place",
        title=place.name,
        description=t("{name}, {kind}: its names and what happened there.", name=place.name, kind=kind),
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


def _others(place: Place) -> Iterator[tuple[str, str]]:
    """What it is called in other languages than that of the page, by their codes."""
    return ((code, name) for code, name in place.names.items() if name and code != spoken.language())


def _position(place: Place) -> str:
    """Where it lies, in words."""
    return t(
        _EAST if place.longitude >= 0 else _WEST,
        latitude=float(format(place.latitude, ".4g")),
        longitude=float(format(abs(place.longitude), ".5g")),
        number=place.precision_km,
    )


def _about(place: Place, book: Book, where: SiteAddresses) -> Node:
    source = book.history.sources.get(place.source)
    first = next(iter(book.at_place.get(place.id, ())), None)
    view = f"{_ZOOM}/{place.latitude:g}/{place.longitude:g}"
    cells: list[Node] = [
        element("dt", t("Position")),
        element("dd", _position(place)),
    ]
    if place.modern and place.modern != place.name:
        cells += [element("dt", t("Today")), element("dd", place.modern)]
    cells += [
        element("dt", t("Source")),
        element("dd", link(where.of_source(place.source), source.reference) if source else place.source),
    ]
    if place.note:
        cells += [element("dt", t("Note")), element("dd", spoken.told(place.note))]
    if first:
        day = min(max(first.when.earliest, chapters.FIRST_DAY), chapters.LAST_DAY)
        cells += [element("dt", t("Map")), element("dd", link(where.on_day(day, view=view), t("Open the map there")))]
    return element("dl", *cells, classes="about")


def _called(place: Place) -> Iterator[Node]:
    """What it was called when, where that changed."""
    stages = place.stages()
    if len(stages) < 2:  # noqa: PLR2004 - one is no change
        return
    rows: list[list[Node | str]] = [
        [
            start.isoformat() if start else t("before 1904"),
            end.isoformat() if end else t("after 1973"),
            stage.name,
            spoken.kind(stage.kind),
            element("div", *(element("div", name, lang=code) for code, name in _others(stage))),
        ]
        for start, end, stage in stages
    ]
    yield element("h2", t("What it was called when"))
    yield table([t("from"), t("to"), t("name"), t("kind"), t("in other languages")], rows)


def _happened(place: Place, book: Book, where: SiteAddresses) -> Iterator[Node]:
    found = book.at_place.get(place.id, [])
    for heading, there in (
        (t("What happened here"), [each for each in found if each.place == place.id]),
        (t("What touched it"), [each for each in found if each.place != place.id]),
    ):
        if there:
            rows = [
                element(
                    "li",
                    element("span", spoken.when(each.when), classes="date"),
                    link(where.of_dossier(each.id), each.title),
                )
                for each in there
            ]
            yield element("h2", heading)
            yield element("ul", *rows, classes="dated")


def _letter(place: Place) -> str:
    return folded(place.name)[:1].upper() or "#"


def _kind(place: Place) -> str:
    return spoken.kind(place.kind)


def _list(book: Book) -> Page:
    where = book.where(addresses.PLACES)
    heading = _kind if spoken.language() in _WITHOUT_LETTERS else _letter
    in_order = sorted(book.history.places.values(), key=lambda each: (heading(each), folded(each.name), each.id))
    sections = []
    for title, group in groupby(in_order, heading):
        rows = [
            element(
                "li",
                link(where.of_place(each.id), each.name),
                element("span", spoken.kind(each.kind), classes="lesser"),
            )
            for each in group
        ]
        sections.append(element("section", element("h2", title), element("ul", *rows, classes="columns")))
    return Page(
        path=addresses.PLACES,
        kind="list",
        title=t("Places"),
        description=t("Every place of the atlas from A to Z."),
        body=(element("h1", t("Places")), *sections),
    )
