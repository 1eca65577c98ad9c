"""The first page, the page of data, the search, and the list of all pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas import provenance
from campaigns.atlas.site import addresses, linked_data
from campaigns.atlas.site.addresses import SiteAddresses
from campaigns.atlas.site.page import NAVIGATION, Page
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node

_KINDS = {
    "": "The atlas",
    "chapters": "Chapters",
    "tours": "Guided tours",
    "dossiers": "Events",
    "formations": "Formations",
    "places": "Places",
    "sources": "Sources",
}


def front(book: Book) -> Page:
    """The first page: what this is, and its chapters."""
    where = SiteAddresses()
    history = book.history
    counts = (
        f"{len(history.dossiers)} events, {len(history.formations)} formations and {len(history.places)} places, "
        f"with {len(history.sources)} sources. Every date, position and figure names its source; where sources "
        "disagree, all stand side by side."
    )
    rows = []
    for chapter in chapters.in_order():
        tours = [tour for tour in history.tours.values() if tour.chapter == chapter.id]
        events = len(book.by_chapter.get(chapter.id, []))
        rows.append(
            element(
                "li",
                element("span", chapter.years, classes="date"),
                link(where.of_chapter(chapter.id), chapter.title, classes="title"),
                element("span", f"{events} events", classes="lesser"),
                *(
                    element("span", "Tour: ", link(where.of_tour(tour.id), tour.title), classes="lesser")
                    for tour in tours
                ),
            )
        )
    return Page(
        path=addresses.INDEX,
        kind="front",
        title=provenance.TITLE,
        description=f"An interactive historical atlas. {counts}",
        body=(
            element("h1", provenance.TITLE),
            element("p", counts, classes="lead"),
            element("p", link(addresses.MAP, "Open the map", classes="to-map"), classes="lead"),
            element("h2", "Chapters"),
            element("ul", *rows, classes="chapters"),
        ),
        linked={"@type": "WebSite", "name": provenance.TITLE, "license": provenance.LICENCE_URL},
        on_map="",
    )


def downloads(files: Mapping[str, tuple[str, str, int]], book: Book) -> Page:
    """The page of data; ``files`` are what each is, its type of media and its bytes, by name below ``data/``."""
    rows: list[list[Node | str]] = [
        [element("a", name, href=f"data/{name}", download=""), what, f"{size / 1e6:.1f} MB"]
        for name, (what, _, size) in files.items()
    ]
    told = provenance.of(book.history, book.scene, background=True)
    return Page(
        path=addresses.DOWNLOADS,
        kind="list",
        title="Data",
        description="All data of the atlas to download, with its licence and credits.",
        body=(
            element("h1", "Data"),
            table(["file", "what it is", "size"], rows),
            element("h2", "Licence and credits"),
            element("p", f"Licence: {told.licence}."),
            element("p", told.credit),
            element("p", f"Version {told.version}, data {told.digest}.", classes="lesser"),
        ),
        linked=linked_data.data_set({f"data/{name}": media for name, (_, media, _) in files.items()}),
    )


def search() -> Page:
    """The search: its script reads the index beside it."""
    return Page(
        path=addresses.SEARCH,
        kind="search",
        title="Search",
        description="Search events, formations, places and sources by words in any script.",
        body=(
            element("h1", "Search"),
            element(
                "div",
                element("label", "A name, a place, a commander, a word in any script", for_="wanted"),
                element("input", type="search", id="wanted", autocomplete="off"),
                element("p", "", id="found", role="status"),
                element("ol", id="results", classes="results"),
                id="asked",
                hidden="",
            ),
            element(
                "p",
                "The search needs JavaScript. Without it, ",
                link(addresses.CONTENTS, "the list of all pages"),
                " has everything.",
                id="without",
            ),
        ),
        scripts=("search-index.js", "site.js"),
    )


def contents(pages: Iterable[Page]) -> Page:
    """The list of all pages, by kind."""
    in_order = sorted(pages, key=lambda page: list(_KINDS).index(page.path.rpartition("/")[0]))
    sections = []
    for kind, group in groupby(in_order, lambda page: page.path.rpartition("/")[0]):
        rows = [element("li", link(SiteAddresses().to(page.path), page.title)) for page in group]
        if not kind:
            rows += [element("li", link(addresses.MAP, dict(NAVIGATION)[addresses.MAP]))]
        sections.append(element("section", element("h2", _KINDS[kind]), element("ul", *rows, classes="columns")))
    return Page(
        path=addresses.CONTENTS,
        kind="list",
        title="All pages",
        description="Every page of the atlas.",
        body=(element("h1", "All pages"), *sections),
    )
