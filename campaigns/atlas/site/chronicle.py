"""The events as lists: the chronicle by year, and all by chapter."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from campaigns import chapters, event_kinds
from campaigns.atlas.site import addresses
from campaigns.atlas.site.page import Page
from campaigns.languages import spoken
from campaigns.languages.spoken import t
from campaigns.markup.addresses import link
from campaigns.markup.elements import element, mark, side
from campaigns.tables import dossiers as dossier_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from campaigns.atlas.site.addresses import SiteAddresses
    from campaigns.atlas.site.book import Book
    from campaigns.markup.elements import Node
    from campaigns.model import Dossier


def pages(book: Book) -> Iterator[Page]:
    """The chronicle, and the list of events."""
    dossiers = book.history.dossiers.values()
    where = book.where(addresses.CHRONICLE)
    sections = [
        element("section", element("h2", t("{year}", year=str(year))), event_rows(events, where), id=f"year-{year}")
        for year, events in groupby(dossiers, lambda each: each.when.earliest.year)
    ]
    years = dict.fromkeys(each.when.earliest.year for each in dossiers)
    jumps = element(
        "nav",
        *(element("a", str(year), href=f"#year-{year}") for year in years),
        classes="jumps",
        aria_label=t("Years"),
    )
    yield Page(
        path=addresses.CHRONICLE,
        kind="list",
        title=t("Chronicle"),
        description=t("{count} event.|{count} events in order of time, treaties beside battles.", count=len(dossiers)),
        body=(element("h1", t("Chronicle")), jumps, *sections),
    )
    titles = {chapter.id: chapter for chapter in chapters.in_order()}
    yield Page(
        path=addresses.DOSSIERS,
        kind="list",
        title=t("Events"),
        description=t("{count} event by chapter.|{count} events by chapter.", count=len(dossiers)),
        body=(
            element("h1", t("Events")),
            *(
                element(
                    "section",
                    element(
                        "h2",
                        link(where.of_chapter(key), spoken.told(titles[key].title)),
                        " ",
                        element("span", titles[key].years, classes="count"),
                    ),
                    event_rows(events, where, gist=True),
                )
                for key in titles
                if (events := book.by_chapter.get(key, []))
            ),
        ),
    )


def event_rows(events: Iterable[Dossier], where: SiteAddresses, *, gist: bool = False) -> Node:
    """Events as a list: mark, day, title, kind and sides; with ``gist`` the first sentence of each as well."""
    return element("ul", *(_row(each, where, gist=gist) for each in events), classes="events")


def _row(dossier: Dossier, where: SiteAddresses, *, gist: bool) -> Node:
    sides = list(dict.fromkeys(str(party.side) for party in dossier.belligerents))
    uncertain = str(dossier.dates[0].certainty) == "low"
    return element(
        "li",
        mark(dossier.kind, sides[0] if sides else "", uncertain=uncertain),
        element("span", spoken.when(dossier.when), classes="date"),
        link(where.of_dossier(dossier.id), dossier.title, classes="title"),
        element("span", spoken.told(event_kinds.kinds()[dossier.kind].en), classes="lesser"),
        element("span", *(side(name) for name in sides), classes="sides"),
        element("p", dossier_tables.first_sentence(dossier.summary), classes="gist") if gist else None,
    )
