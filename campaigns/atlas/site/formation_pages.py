"""A page for every formation, and the list of all."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from campaigns.atlas.site import addresses
from campaigns.atlas.site.page import Page
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.markup import formation as article
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, side
from geodata import powers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from campaigns.atlas.site.book import Book


def pages(book: Book) -> Iterator[Page]:
    """The list, then the page of every formation in the order of the table."""
    yield _list(book)
    for formation in book.history.formations.values():
        path = addresses.file_of("formations", formation.id)
        where = book.where(path)
        yield Page(
            path=path,
            kind="formation",
            title=formation.name,
            description=t(
                "{name}, {side}: where it was, who led it, whom it belonged to.",
                name=formation.name,
                side=spoken.told(formation.side),
            ),
            body=tuple(article.article(formation, book.history, where, book.nearest, book.formation_map)),
            part=addresses.FORMATIONS,
        )


def _list(book: Book) -> Page:
    where = book.where(addresses.FORMATIONS)
    order = list(powers.sides())
    formations = sorted(book.history.formations.values(), key=lambda each: (order.index(each.side), each.order))
    sections = []
    for name, group in groupby(formations, attrgetter("side")):
        rows = [
            element(
                "li",
                link(where.of_formation(each.id), each.name),
                element("span", article.kind(each), classes="lesser"),
            )
            for each in group
        ]
        sections.append(element("section", element("h2", side(name)), element("ul", *rows, classes="columns")))
    return Page(
        path=addresses.FORMATIONS,
        kind="list",
        title=t("Formations"),
        description=t("Every formation of the atlas by side and size."),
        body=(element("h1", t("Formations")), *sections),
    )
