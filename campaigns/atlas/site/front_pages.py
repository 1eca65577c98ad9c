"""The first page, the page of data, the search, and the list of all pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from campaigns import chapters
from campaigns.atlas import provenance
from campaigns.atlas.site import addresses, linked_data
from campaigns.atlas.site.page import NAVIGATION, SCRIPT, Page, in_sentences, labelled
from campaigns.languages import spoken
from campaigns.languages.spoken import later, t
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from campaigns.atlas.provenance import Provenance
    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node

_KINDS = {
    "": later("The atlas"),
    "chapters": later("Chapters"),
    "tours": later("Guided tours"),
    "dossiers": later("Events"),
    "formations": later("Formations"),
    "places": later("Places"),
    "sources": later("Sources"),
}


def front(book: Book) -> Page:
    """The first page: what this is, and its chapters."""
    where = book.where(addresses.INDEX)
    history = book.history
    counts = t(
        "{events} events, {formations} formations and {places} places, with {sources} sources. Every date, position "
        "and figure names its source; where sources disagree, all stand side by side.",
        events=len(history.dossiers),
        formations=len(history.formations),
        places=len(history.places),
        sources=len(history.sources),
    )
    rows = []
    for chapter in chapters.in_order():
        tours = [tour for tour in history.tours.values() if tour.chapter == chapter.id]
        events = len(book.by_chapter.get(chapter.id, []))
        rows.append(
            element(
                "li",
                element("span", chapter.years, classes="date"),
                link(where.of_chapter(chapter.id), spoken.told(chapter.title), classes="title"),
                element("span", t("{count} event|{count} events", count=events), classes="lesser"),
                *(
                    element("span", *labelled(t("Tour"), link(where.of_tour(tour.id), tour.title)), classes="lesser")
                    for tour in tours
                ),
            )
        )
    return Page(
        path=addresses.INDEX,
        kind="front",
        title=t(provenance.TITLE),
        description=in_sentences(t("An interactive historical atlas."), counts),
        body=(
            element("h1", t(provenance.TITLE)),
            element("p", counts, classes="lead"),
            element("p", link(where.map, t("Open the map"), classes="to-map"), classes="lead"),
            element("h2", t("Chapters")),
            element("ul", *rows, classes="chapters"),
        ),
        linked={"@type": "WebSite", "name": t(provenance.TITLE), "license": provenance.LICENCE_URL},
        on_map=addresses.place_on(where.map),
    )


def downloads(files: Mapping[str, tuple[str, str, int]], book: Book) -> Page:
    """The page of data; ``files`` are what each is, its type of media and its bytes, by name below ``data/``."""
    where = book.where(addresses.DOWNLOADS)
    shared = {name: where.shared(f"data/{name}") for name in files}
    rows: list[list[Node | str]] = [
        [element("a", name, href=shared[name], download=""), t(what), t("{number} MB", number=round(size / 1e6, 1))]
        for name, (what, _, size) in files.items()
    ]
    told = provenance.of(book.history, book.scene, background=True)
    return Page(
        path=addresses.DOWNLOADS,
        kind="list",
        title=t("Data"),
        description=t("All data of the atlas to download, with its licence and credits."),
        body=(
            element("h1", t("Data")),
            table([t("file"), t("what it is"), t("size")], rows),
            element("h2", t("Licence and credits")),
            element("p", t("Licence: {licence}.", licence=_licence(told))),
            element("p", in_sentences(*(t(origin.credit) for origin in told.origins))),
            element(
                "p",
                t("Version {version}, data {digest}.", version=told.version, digest=told.digest),
                classes="lesser",
            ),
        ),
        linked=linked_data.data_set({shared[name]: media for name, (_, media, _) in files.items()}),
    )


def _licence(told: Provenance) -> str:
    """The licence, and that of positions of places."""
    if provenance.GEONAMES not in told.origins:
        return told.licence
    return t(
        "{licence}; positions from GeoNames: {other}",
        licence=provenance.LICENCE,
        other="CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)",
    )


def search() -> Page:
    """The search: its script reads the index beside it."""
    return Page(
        path=addresses.SEARCH,
        kind="search",
        title=t("Search"),
        description=t("Search events, formations, places and sources by words in any script."),
        body=(
            element("h1", t("Search")),
            element(
                "div",
                element("label", t("A name, a place, a commander, a word in any script"), for_="wanted"),
                element("input", type="search", id="wanted", autocomplete="off"),
                element("p", "", id="found", role="status"),
                element("ol", id="results", classes="results"),
                id="asked",
                hidden="",
            ),
            element(
                "p",
                *labelled(
                    t("The search needs JavaScript. Without it, this list has everything"),
                    link(addresses.CONTENTS, t("All pages")),
                ),
                id="without",
            ),
        ),
        scripts=("search-index.js", SCRIPT),
    )


def contents(pages: Iterable[Page], book: Book) -> Page:
    """The list of all pages, by kind."""
    in_order = sorted(pages, key=lambda page: list(_KINDS).index(page.path.rpartition("/")[0]))
    where, sections = book.where(addresses.CONTENTS), []
    for kind, group in groupby(in_order, lambda page: page.path.rpartition("/")[0]):
        rows = [element("li", link(where.to(page.path), page.title)) for page in group]
        if not kind:
            rows += [element("li", link(where.map, t(dict(NAVIGATION)[addresses.MAP])))]
        sections.append(element("section", element("h2", t(_KINDS[kind])), element("ul", *rows, classes="columns")))
    return Page(
        path=addresses.CONTENTS,
        kind="list",
        title=t("All pages"),
        description=t("Every page of the atlas."),
        body=(element("h1", t("All pages")), *sections),
    )
