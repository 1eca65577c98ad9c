"""A page for every work of the bibliography: its reference, and what rests on it; and the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.atlas.site import addresses
from campaigns.atlas.site.page import Page
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.markup.addresses import link, outside
from campaigns.markup.elements import element
from campaigns.symbology import layers
from campaigns.tables.citing import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.atlas.site.addresses import SiteAddresses
    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node
    from campaigns.tables.citing import Work


def pages(book: Book) -> Iterator[Page]:
    """The bibliography, then the page of every work from A to Z."""
    yield _list(book)
    for work in book.works:
        yield _page(work, book)


def _page(work: Work, book: Book) -> Page:
    source = work.source
    path = addresses.file_of("sources", source.key)
    where = book.where(path)
    title = source.entry.fields.get("title", source.key).replace("{", "").replace("}", "")
    return Page(
        path=path,
        kind="source",
        title=title,
        description=source.reference,
        body=(
            element("h1", title),
            element("p", source.reference, classes="reference"),
            *([element("p", source.note)] if source.note else []),
            *([element("p", outside(source.url, source.url, classes="outside"))] if source.url else []),
            *_used(work, where),
        ),
        part=addresses.SOURCES,
    )


def _used(work: Work, where: SiteAddresses) -> Iterator[Node]:
    if work.dossiers:
        yield element("h2", t("Events that rest on it"))
        rows = [
            element(
                "li",
                element("span", spoken.when(each.when), classes="date"),
                link(where.of_dossier(each.id), each.title),
            )
            for each in work.dossiers
        ]
        yield element("ul", *rows, classes="dated")
    for layer, names in work.ground.items():
        yield element("h2", spoken.told(layers.titles()[layer]))
        yield element("ul", *(element("li", spoken.told(name)) for name in names), classes="columns")


def _list(book: Book) -> Page:
    where = book.where(addresses.SOURCES)
    sections = []
    for group in GROUPS.values():
        works = [work for work in book.works if work.group == group]
        if works:
            rows = [element("li", link(where.of_source(work.source.key), work.source.reference)) for work in works]
            heading = element("h2", t(group), " ", element("span", str(len(rows)), classes="count"))
            sections.append(element("section", heading, element("ul", *rows, classes="references")))
    return Page(
        path=addresses.SOURCES,
        kind="list",
        title=t("Bibliography"),
        description=t("Every work the atlas rests on, and what rests on each."),
        body=(element("h1", t("Bibliography")), *sections),
    )
